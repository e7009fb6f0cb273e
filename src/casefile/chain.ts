import { hash } from 'node:crypto';
import type { CaseEvent } from './model.ts';

/** The hash before the first event of every case. */
export const chainStart = '0'.repeat(64);

/** JSON with its keys in order, so that the same facts always give the same text, whatever stored them. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let written = '';
  for (const key of Object.keys(value).sort()) {
    const entry = (value as Readonly<Record<string, unknown>>)[key];
    if (entry !== undefined) written += `${written === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(entry)}`;
  }
  return `{${written}}`;
}

type Sealable = Omit<CaseEvent, 'hash'>;

/** SHA-256, in hex, over the event's own facts, its case and the hash of the event before it. */
export function sealEvent(caseId: string, event: Sealable): string {
  return hash('sha256', canonicalFacts(caseId, event), 'hex');
}

/** `canonicalJson` of the facts, written out because every entry of every case has the same nine. */
function canonicalFacts(caseId: string, event: Sealable): string {
  const { actorId, actorKind, actorName, at, data, previousHash, sequence, type } = event;
  const text = JSON.stringify;
  return `{"actorId":${text(actorId)},"actorKind":${text(actorKind)},"actorName":${text(actorName)},"at":${text(at)},"caseId":${text(caseId)},"data":${canonicalJson(data)},"previousHash":${text(previousHash)},"sequence":${text(sequence)},"type":${text(type)}}`;
}

export type ChainCheck =
  | { readonly intact: true; readonly entries: number }
  | { readonly intact: false; readonly brokenAt: number; readonly why: string };

/** The most entries of a case that are checked while its page is made: the whole of all but a few very long ones. */
export const newestChecked = 100;

/** An entry whose facts are not at hand, such as what is left out of a copy: its place in the chain still shows. */
export interface WithheldEntry {
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly leftOut: string;
}
export type ChainEntry = CaseEvent | WithheldEntry;

/** The entry that a stretch of a chain follows: its number and its seal. */
export interface ChainPoint {
  readonly sequence: number;
  readonly hash: string;
}

/**
 * Recomputes a case's chain and names the first link that does not hold. `expected` is what the case header says; `after`
 * the entry before the first, when these are only the newest.
 */
export function checkChain(
  caseId: string,
  events: readonly ChainEntry[],
  expected: { readonly lastSequence: number; readonly lastHash: string },
  after: ChainPoint = { sequence: 0, hash: chainStart },
): ChainCheck {
  let { hash: previous, sequence: place } = after;
  for (const event of events) {
    place += 1;
    if (event.sequence !== place) return broken(place, `entry ${place} is missing`);
    if (event.previousHash !== previous) return broken(place, 'it does not follow from the entry before it');
    if (!('leftOut' in event) && sealEvent(caseId, event) !== event.hash) return broken(place, 'its contents were changed after it was written');
    previous = event.hash;
  }
  if (place > expected.lastSequence) return broken(expected.lastSequence + 1, 'it comes after the last entry the case knows of');
  if (place < expected.lastSequence) return broken(place + 1, `entries after ${place} are missing`);
  if (previous !== expected.lastHash) return broken(place, 'the case points at a different last entry');
  return { intact: true, entries: place };
}

function broken(brokenAt: number, why: string): ChainCheck {
  return { intact: false, brokenAt, why };
}
