// ISO/IEC 14496-12: a file is boxes in boxes, each with its length and a name of four letters.
const wayToTracks: Readonly<Record<string, readonly string[]>> = { '': ['moov'], moov: ['trak'], trak: ['mdia'], mdia: ['hdlr'] };
const mostBoxes = 2000;

interface Walk {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly kinds: string[];
  boxes: number;
}

/** The kinds of track in such a file ('soun', 'vide', …). Boxes that claim to be longer than the file end the search. */
export function tracksOf(bytes: Uint8Array): readonly string[] {
  const walk: Walk = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), kinds: [], boxes: 0 };
  look(walk, '', { from: 0, to: bytes.length });
  return walk.kinds;
}

interface Part {
  readonly from: number;
  readonly to: number;
}

function look(walk: Walk, parent: string, { from, to }: Part): void {
  for (let at = from; at + 8 <= to; ) {
    walk.boxes += 1;
    const box = boxAt(walk, at, to);
    if (box === undefined || walk.boxes > mostBoxes) return;
    if (wayToTracks[parent]?.includes(box.name) === true) {
      if (box.name === 'hdlr') walk.kinds.push(nameAt(walk, box.from + 8));
      else look(walk, box.name, box);
    }
    at = box.to;
  }
}

function boxAt(walk: Walk, at: number, end: number): (Part & { readonly name: string }) | undefined {
  const short = walk.view.getUint32(at);
  const isLong = short === 1 && at + 16 <= end;
  const length = isLong ? Number(walk.view.getBigUint64(at + 8)) : short === 0 ? end - at : short;
  const from = at + (isLong ? 16 : 8);
  return at + length > end || from > at + length ? undefined : { name: nameAt(walk, at + 4), from, to: at + length };
}

function nameAt({ bytes }: Walk, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
