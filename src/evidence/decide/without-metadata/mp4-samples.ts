import { boxesIn, type Box } from '../media-tracks.ts';

/**
 * Makes the samples of a track zeros, wherever in the file they lie: of a track of words or places that is taken out. A table
 * that says more than the file can hold is believed no further than that.
 */
export function blankSamples(bytes: Uint8Array, track: Box): void {
  const table = inside(bytes, inside(bytes, inside(bytes, track, 'mdia'), 'minf'), 'stbl');
  if (table === undefined) return;
  const media = [...boxesIn(bytes, 0, bytes.length)].filter(({ name }) => name === 'mdat');
  let left = bytes.length;
  for (const { from, length } of chunksOf(bytes, table)) {
    if (left <= 0) return;
    const to = from + Math.min(length, left);
    for (const box of media) if (from < box.to && to > box.from) bytes.fill(0, Math.max(from, box.from), Math.min(to, box.to));
    left -= Math.max(length, 1);
  }
}

function* chunksOf(bytes: Uint8Array, table: Box): Generator<{ readonly from: number; readonly length: number }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const runs = runsOf(bytes, view, table);
  const lengthOf = lengths(bytes, view, table);
  let run = 0;
  let chunk = 0;
  let sample = 0;
  for (const from of offsetsOf(bytes, view, table)) {
    chunk += 1;
    while ((runs[run + 1]?.first ?? Infinity) <= chunk) run += 1;
    const samples = runs[run]?.samples ?? 1;
    yield { from, length: lengthOf(sample, samples) };
    sample += samples;
  }
}

function inside(bytes: Uint8Array, holder: Box | undefined, name: string): Box | undefined {
  return holder && [...boxesIn(bytes, holder.from, holder.to)].find((box) => box.name === name);
}

/** How many entries of a table there really are: what it says, or as many as fit. */
function entries(view: DataView, { from, to }: Box, { behind, each }: { readonly behind: number; readonly each: number }): number {
  if (from + behind > to) return 0;
  return Math.min(view.getUint32(from + behind - 4), Math.floor((to - from - behind) / each));
}

function* offsetsOf(bytes: Uint8Array, view: DataView, table: Box): Generator<number> {
  for (const box of boxesIn(bytes, table.from, table.to)) {
    if (box.name === 'stco') for (let n = 0; n < entries(view, box, { behind: 8, each: 4 }); n += 1) yield view.getUint32(box.from + 8 + 4 * n);
    if (box.name === 'co64') for (let n = 0; n < entries(view, box, { behind: 8, each: 8 }); n += 1) yield Number(view.getBigUint64(box.from + 8 + 8 * n));
  }
}

/** How many bytes so many samples from this one on have together. */
function lengths(bytes: Uint8Array, view: DataView, table: Box): (from: number, samples: number) => number {
  const box = inside(bytes, table, 'stsz');
  if (box === undefined || box.from + 12 > box.to) return () => 0;
  const same = view.getUint32(box.from + 4);
  if (same > 0) return (_from, samples) => same * samples;
  const start = box.from + 12;
  const count = entries(view, box, { behind: 12, each: 4 });
  return (from, samples) => {
    let length = 0;
    for (let n = from; n < Math.min(from + samples, count); n += 1) length += view.getUint32(start + 4 * n);
    return length;
  };
}

function runsOf(bytes: Uint8Array, view: DataView, table: Box): readonly { readonly first: number; readonly samples: number }[] {
  const box = inside(bytes, table, 'stsc');
  const count = box === undefined ? 0 : entries(view, box, { behind: 8, each: 12 });
  return Array.from({ length: count }, (_, n) => {
    const at = (box?.from ?? 0) + 8 + 12 * n;
    return { first: view.getUint32(at), samples: view.getUint32(at + 4) };
  });
}
