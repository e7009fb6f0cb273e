import { dateInLondon, longDate, type PlainDate } from '../../clock/index.ts';
import type { CaseFile, CasePromise, Deadline } from '../model.ts';

/** What the next owner must know, in three short answers; none of them empty. */
export interface HandoverNote {
  readonly promised: string;
  readonly next: string;
  readonly resident: string;
}

/** A note somebody wrote, or one drawn up from the record, with why the case changes hands. */
export type Handover = { readonly written: HandoverNote } | { readonly fromTheRecord: string };

/** What a draft is made of: a case's header and whatever is open on it. */
export interface Handed {
  readonly file: Pick<CaseFile, 'lastContactAt'>;
  readonly promises: readonly Pick<CasePromise, 'words' | 'dueOn'>[];
  readonly deadlines: readonly Pick<Deadline, 'kind' | 'duty' | 'dueOn' | 'endsAt'>[];
}

const mostPromises = 5;

/** The note as the record has it: what is open, what falls due next, when the resident heard from us and is to hear again. */
export function draftHandover({ file, promises, deadlines }: Handed, today: PlainDate): HandoverNote {
  const clocks = deadlines.toSorted((one, other) => (one.endsAt < other.endsAt ? -1 : 1));
  const next = clocks.find(({ kind }) => kind !== 'promise' && kind !== 'rhythm');
  const word = clocks.find(({ kind }) => kind === 'rhythm');
  const listed = promises.slice(0, mostPromises).map(({ words, dueOn }) => `${words} (by ${longDate(dueOn, today)})`);
  const more = promises.length > mostPromises ? [`and ${promises.length - mostPromises} more`] : [];
  return {
    promised: listed.length === 0 ? 'Nothing that is still open.' : `${[...listed, ...more].join('; ')}.`,
    next: next === undefined ? 'No clock is running.' : `${next.duty}, by ${dayOf(next, today)}.`,
    resident: [
      file.lastContactAt === null ? 'They have not heard from us yet.' : `They last heard from us on ${longDate(dateInLondon(file.lastContactAt), today)}.`,
      ...(word === undefined ? [] : [`Their next word is due by ${dayOf(word, today)}.`]),
    ].join(' '),
  };
}

const dayOf = ({ dueOn, endsAt }: Pick<Deadline, 'dueOn' | 'endsAt'>, today: PlainDate): string => longDate(dueOn ?? dateInLondon(endsAt), today);

/** Whether each of its answers is there. */
export const isWholeNote = ({ promised, next, resident }: HandoverNote): boolean => ![promised, next, resident].includes('');

/** The note in one paragraph, for a list. */
export const noteInWords = ({ promised, next, resident }: HandoverNote): string => `Promised: ${promised} Next: ${next} The resident: ${resident}`;
