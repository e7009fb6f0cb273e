import { readFileSync } from 'node:fs';
import type { Tenth } from '../model/deprivation-index.ts';

const file = new URL('../../../data/deprivation-2019.csv', import.meta.url);
/** Codes of England are E01 and six figures up to 033768. */
const codes = 33_769;
let tenths: Uint8Array | undefined;

/** The tenth of a small area of the 2011 census; undefined of a code that is none of them. */
export function tenthOf(lsoa2011: string): Tenth | undefined {
  if (!/^E01\d{6}$/.test(lsoa2011)) return undefined;
  tenths ??= readTenths();
  const tenth = tenths[Number(lsoa2011.slice(3))] ?? 0;
  return tenth === 0 ? undefined : (tenth as Tenth);
}

/** A byte for each code, read once: the file has 32,844 rows, and a map of them would take megabytes for as long as the program runs. */
function readTenths(): Uint8Array {
  const read = new Uint8Array(codes);
  for (const line of readFileSync(file, 'utf8').trimEnd().split('\n').slice(1)) read[Number(line.slice(3, 9))] = Number(line.slice(10));
  return read;
}
