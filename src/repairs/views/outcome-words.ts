import { priorities } from '../model.ts';
import { checklist, meterKinds } from '../model/findings.ts';
import { priorityInWords } from '../words.ts';
import { presenceWords } from './findings.ts';

/** What came of a visit, as its form offers it; what "done" means depends on what the visit was for. */
export const outcomeInWords = { done: 'Done', 'no-access': 'No access', temporary: 'Mended for now', 'follow-on': 'More work is needed' } as const;

const yesOrNo: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No' };
const inWords: Readonly<Record<string, (value: string) => string | undefined>> = {
  outcome: (value) => wordsIn(outcomeInWords, value),
  checked: (value) => checklist.find(({ id }) => id === value)?.words,
  presence: (value) => wordsIn(presenceWords, value),
  priority: (value) => priorities.filter((one) => one === value).map(priorityInWords)[0],
  sameOperative: (value) => wordsIn(yesOrNo, value),
};

/** A value that was chosen on the form of a visit, in the words that the form had for it; what was typed stays as it is. */
export function chosenInWords(name: string, value: string): string {
  if (/^reading-\d-kind$/.test(name)) return Object.entries(meterKinds).find(([kind]) => kind === value)?.[1].words ?? value;
  return (Object.hasOwn(inWords, name) ? inWords[name]?.(value) : undefined) ?? value;
}

const wordsIn = (words: Readonly<Record<string, string>>, value: string): string | undefined => (Object.hasOwn(words, value) ? words[value] : undefined);
