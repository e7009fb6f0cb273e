import type { CaseFile } from '../../casefile/index.ts';
import type { EvidenceDoer } from '../perform.ts';

/** Words that somebody wrote to us, now on a case. */
export interface HeardOfCase {
  readonly doer: EvidenceDoer;
  readonly file: CaseFile;
  readonly words: string;
  /** When they reached us. */
  readonly heardAt: string;
}

type Listener = (doer: EvidenceDoer, heard: HeardOfCase) => Promise<void>;

const listeners: Listener[] = [];

/** A kind of case listens to what is written to us about its cases; its slice says so once, at boot. */
export function whenWordsAreHeard(listener: Listener): void {
  listeners.push(listener);
}

/** Tells them, in the transaction that puts the words on the case. */
export async function tellOfWords(heard: HeardOfCase): Promise<void> {
  for (const listener of listeners) await listener(heard.doer, heard);
}
