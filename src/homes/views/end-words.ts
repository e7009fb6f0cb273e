import { longDateWithYear, type PlainDate } from '../../clock/index.ts';
import type { HomeEndRefusal } from '../decide/home-end.ts';
import type { HomeEnd, WayToEnd } from '../model.ts';

/** How a home stopped being ours, for a list and within a sentence. */
export const wayToEndInWords: Readonly<Record<WayToEnd, string>> = {
  sold: 'Sold', 'right to buy': 'Sold to its tenant (Right to Buy or Right to Acquire)', demolished: 'Demolished', 'handed back': 'Handed back to its owner', other: 'Something else',
};

const said: Readonly<Record<WayToEnd, string>> = { sold: 'it was sold', 'right to buy': 'it was sold to its tenant', demolished: 'it was demolished', 'handed back': 'it was handed back to its owner', other: 'for another reason' };

/** "No longer ours since Tuesday 3 March 2026: it was sold. Completion confirmed by our solicitor." */
export function endInWords({ on, how, words }: HomeEnd): string {
  const more = words === '' ? '' : ` ${/[.!?]$/.test(words) ? words : `${words}.`}`;
  return `No longer ours since ${longDateWithYear(on)}: ${said[how]}.${more}`;
}

/** The same in a few words, for a list. */
export const endInShort = (on: PlainDate): string => `No longer ours since ${longDateWithYear(on)}`;

const words: Readonly<Record<HomeEndRefusal, { readonly field: string; readonly words: (facts: Readonly<Record<string, string>>) => string }>> = {
  'end-in-the-future': { field: 'on', words: () => 'That day has not come. A sale can fall through: enter the end when it has happened' },
  'end-too-long-ago': { field: 'on', words: () => 'That is before 1980: check the year' },
  'end-unexplained': { field: 'words', words: () => 'Say what happened to the home' },
  'ended-already': { field: '', words: ({ on = '', how = '' }) => `An end of this home is on record already: ${on}, ${how}. Undo that one first, on the home’s page` },
  'end-was-undone': { field: '', words: ({ by = '', reason = '' }) => `This end was undone by ${by}: ${reason}. Take it out of the file, or enter it on the home’s page` },
  'not-ended': { field: '', words: () => 'This home has no end on record' },
  'reason-missing': { field: 'reason', words: () => 'Say why it is ours after all' },
};

export const homeEndRefusalInWords = (refusal: HomeEndRefusal, facts: Readonly<Record<string, string>>): string => words[refusal].words(facts);
export const fieldOfHomeEndRefusal = (refusal: HomeEndRefusal): string => words[refusal].field;
