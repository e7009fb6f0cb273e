// ISO/IEC 14496-12: a file is boxes in boxes, each with its length and a name of four letters.
const wayToTracks: Readonly<Record<string, readonly string[]>> = { '': ['moov'], moov: ['trak'], trak: ['mdia'], mdia: ['hdlr'] };
const mostBoxes = 2000;

/** A box: where it begins, and where what it holds begins and ends. */
export interface Box {
  readonly name: string;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

interface Walk {
  readonly bytes: Uint8Array;
  readonly kinds: string[];
  boxes: number;
}

/** The kinds of track in such a file ('soun', 'vide', …). Boxes that claim to be longer than the file end the search. */
export function tracksOf(bytes: Uint8Array): readonly string[] {
  const walk: Walk = { bytes, kinds: [], boxes: 0 };
  look(walk, '', { from: 0, to: bytes.length });
  return walk.kinds;
}

function look(walk: Walk, parent: string, { from, to }: Pick<Box, 'from' | 'to'>): void {
  for (const box of boxesIn(walk.bytes, from, to)) {
    walk.boxes += 1;
    if (walk.boxes > mostBoxes) return;
    if (wayToTracks[parent]?.includes(box.name) !== true) continue;
    if (box.name === 'hdlr') walk.kinds.push(nameAt(walk.bytes, box.from + 8));
    else look(walk, box.name, box);
  }
}

/** The boxes one after another, as far as each ends where it may. */
export function* boxesIn(bytes: Uint8Array, from: number, to: number): Generator<Box> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = from; at + 8 <= to; ) {
    const box = boxAt(bytes, view, { at, end: to });
    if (box === undefined) return;
    yield box;
    at = box.to;
  }
}

function boxAt(bytes: Uint8Array, view: DataView, { at, end }: { readonly at: number; readonly end: number }): Box | undefined {
  const short = view.getUint32(at);
  const isLong = short === 1 && at + 16 <= end;
  const length = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? end - at : short;
  const from = at + (isLong ? 16 : 8);
  return at + length > end || from > at + length ? undefined : { name: nameAt(bytes, at + 4), at, from, to: at + length };
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
