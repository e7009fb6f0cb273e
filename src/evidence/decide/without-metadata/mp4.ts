import { boxesIn, type Box } from '../media-tracks.ts';
import { blankSamples } from './mp4-samples.ts';

/**
 * What a file of sound needs, by what it stands in (ISO/IEC 14496-12, and Apple's QuickTime File Format). All else, such as
 * `udta`, `meta`, `uuid` and tracks of words or places, becomes free space of the same length, so that every offset still holds.
 */
const needed: Readonly<Record<string, readonly string[]>> = {
  '': ['ftyp', 'styp', 'moov', 'mdat', 'moof', 'sidx', 'ssix', 'mfra', 'wide'],
  moov: ['mvhd', 'trak', 'mvex'],
  trak: ['tkhd', 'mdia', 'edts'],
  edts: ['elst'],
  mdia: ['mdhd', 'hdlr', 'minf', 'elng'],
  minf: ['smhd', 'hdlr', 'dinf', 'stbl'],
  dinf: ['dref'],
  stbl: ['stsd', 'stts', 'ctts', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'stss', 'stps', 'sdtp', 'cslg', 'sgpd', 'sbgp'],
  mvex: ['mehd', 'trex', 'leva'],
  moof: ['mfhd', 'traf'],
  traf: ['tfhd', 'tfdt', 'trun', 'sdtp', 'sgpd', 'sbgp'],
  mfra: ['tfra', 'mfro'],
};

/** Boxes whose inside is looked through too. */
const holders = new Set(Object.keys(needed));

/** A copy of the same length without names, dates and position; its sound is where and what it was. */
export function mp4WithoutMetadata(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes);
  cleanInside(copy, '', { from: 0, to: copy.length });
  return copy;
}

function cleanInside(copy: Uint8Array, parent: string, { from, to }: Pick<Box, 'from' | 'to'>): void {
  let end = from;
  for (const box of boxesIn(copy, from, to)) {
    if (isNeeded(copy, parent, box)) cleanBox(copy, box);
    else makeFree(copy, box);
    end = box.to;
  }
  // What is no box is nothing that a player reads; but sound that was cut off is still sound.
  if (parent !== '' || nameAt(copy, end) !== 'mdat') copy.fill(0, end, to);
}

function isNeeded(copy: Uint8Array, parent: string, box: Box): boolean {
  if (needed[parent]?.includes(box.name) !== true) return false;
  if (box.name !== 'trak' || isOfSound(copy, box)) return true;
  blankSamples(copy, box);
  return false;
}

function isOfSound(copy: Uint8Array, track: Box): boolean {
  const media = [...boxesIn(copy, track.from, track.to)].find(({ name }) => name === 'mdia');
  const handler = media && [...boxesIn(copy, media.from, media.to)].find(({ name }) => name === 'hdlr');
  return handler !== undefined && nameAt(copy, handler.from + 4) === 'soun';
}

function cleanBox(copy: Uint8Array, box: Box): void {
  if (holders.has(box.name)) cleanInside(copy, box.name, box);
  else if (box.name === 'mvhd' || box.name === 'tkhd' || box.name === 'mdhd') copy.fill(0, box.from + 4, Math.min(box.from + (copy[box.from] === 1 ? 20 : 12), box.to));
  // Behind the kind of track stands the name of whoever wrote the track.
  else if (box.name === 'hdlr') copy.fill(0, Math.min(box.from + 12, box.to), box.to);
  else if (box.name === 'dref') for (const source of boxesIn(copy, box.from + 8, box.to)) pointAtItself(copy, source);
  else if (box.name === 'wide') copy.fill(0, box.from, box.to);
}

/** Where the sound lies may be told as a path on the maker's machine; it is in this file. */
function pointAtItself(copy: Uint8Array, { from, to }: Box): void {
  copy.fill(0, from, to);
  if (from + 4 <= to) copy[from + 3] = 1;
}

function makeFree(copy: Uint8Array, { at, from, to }: Box): void {
  copy.set([0x66, 0x72, 0x65, 0x65], at + 4);
  copy.fill(0, from, to);
}

const nameAt = (bytes: Uint8Array, boxAt: number): string => String.fromCharCode(...bytes.subarray(boxAt + 4, boxAt + 8));
