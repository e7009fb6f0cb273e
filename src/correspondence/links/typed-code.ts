import { createHmac } from 'node:crypto';
import type { LinkName } from './token.ts';

// The same link for somebody who reads it on paper and types it: sixteen characters, six of when the link was made (which finds
// it), nine of the landlord's signature and one that shows a slip. What a stranger would have to guess is 45 bits, at a door that
// lets few tries through; the link itself keeps its 128.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bitsEach = 5;
const [timeLetters, proofLetters] = [6, 9];
// 2020-01-01. Thirty bits of seconds last until 2054.
const firstSecond = 1_577_836_800;

/** What a code that was typed without a slip says: between which ids its link lies. */
export interface TypedCode {
  readonly letters: string;
  readonly idsFrom: string;
  readonly idsBefore: string;
}

/** "K7QM-2XRD-9HTB-4WPA": the code for one link, signed with the landlord's key. */
export function makeTypedCode(key: Uint8Array, { landlordId, linkId }: LinkName): string {
  const seconds = Math.floor(Number.parseInt(linkId.replaceAll('-', '').slice(0, 12), 16) / 1000) - firstSecond;
  const proof = createHmac('sha256', key).update('putright typed code').update(`${landlordId} ${linkId}`).digest().readBigUInt64BE() >> BigInt(64 - proofLetters * bitsEach);
  const letters = `${inLetters(BigInt(seconds), timeLetters)}${inLetters(proof, proofLetters)}`;
  return `${letters}${alphabet[checkOf(letters)] ?? ''}`.replace(/(.{4})(?=.)/g, '$1-');
}

/** What was typed, however it was spaced and whichever of 0 and O, 1, I and L was taken for the other; undefined where it has a slip. */
export function readTypedCode(typed: string): TypedCode | undefined {
  const letters = typed.toUpperCase().replaceAll(/[\s–—-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const [code, check] = [letters.slice(0, -1), letters.slice(-1)];
  if (code.length !== timeLetters + proofLetters || [...letters].some((letter) => !alphabet.includes(letter)) || alphabet[checkOf(code)] !== check) return undefined;
  const second = valueOf(code.slice(0, timeLetters)) + firstSecond;
  return { letters, idsFrom: firstIdOf(second), idsBefore: firstIdOf(second + 1) };
}

const valueOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 32 + alphabet.indexOf(letter), 0);

function inLetters(value: bigint, count: number): string {
  return Array.from({ length: count }, (_, at) => alphabet[Number((value >> BigInt((count - 1 - at) * bitsEach)) & 31n)]).join('');
}

const firstIdOf = (second: number): string => `${(second * 1000).toString(16).padStart(12, '0').replace(/^(.{8})/, '$1-')}-0000-0000-000000000000`;

/** One letter wrong, or two neighbours changed about, always gives another sum: letters as elements of a field of 32 (x⁵ + x² + 1). */
function checkOf(letters: string): number {
  return [...letters].reduce((sum, letter) => timesX(sum ^ alphabet.indexOf(letter)), 0);
}

const timesX = (value: number): number => ((value << 1) ^ ((value & 16) === 0 ? 0 : 0b100101)) & 31;
