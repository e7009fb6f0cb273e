import { longDateWithYear, type PlainDate } from '../../clock/index.ts';
import type { HomeEnd, HomeEndEntry } from '../model.ts';

export type HomeEndRefusal = 'end-in-the-future' | 'end-too-long-ago' | 'end-unexplained' | 'ended-already' | 'end-was-undone' | 'not-ended' | 'reason-missing';

export type HomeEndVerdict = { readonly ok: true } | { readonly ok: false; readonly refusal: HomeEndRefusal; readonly facts: Readonly<Record<string, string>> };

const refuse = (refusal: HomeEndRefusal, facts: Readonly<Record<string, string>> = {}): HomeEndVerdict => ({ ok: false, refusal, facts });

/** Earlier is a slip of the year. */
const longestAgo = '1980-01-01';

export const standingEnd = (ends: readonly HomeEndEntry[]): HomeEndEntry | undefined => ends.find(({ undoneAt }) => undoneAt === null);

/** Whether two ends say the same of a home. */
export const sameEnd = (one: HomeEnd, other: HomeEnd): boolean => one.on === other.on && one.how === other.how;

/** Whether a home may end so. A sale can fall through, so its end is written down when it has come, and never before. */
export function decideHomeEnd(end: HomeEnd, { ends, today }: { readonly ends: readonly HomeEndEntry[]; readonly today: PlainDate }): HomeEndVerdict {
  const standing = standingEnd(ends);
  if (standing !== undefined) return refuse('ended-already', { on: longDateWithYear(standing.on), how: standing.how });
  if (end.on > today) return refuse('end-in-the-future');
  if (end.on < longestAgo) return refuse('end-too-long-ago');
  return end.how === 'other' && end.words === '' ? refuse('end-unexplained') : { ok: true };
}

/** As above, for a file: what a person undid is not done again by the same words of the file. */
export function decideHomeEndInFile(end: HomeEnd, known: { readonly ends: readonly HomeEndEntry[]; readonly today: PlainDate }): HomeEndVerdict | 'unchanged' {
  const standing = standingEnd(known.ends);
  if (standing !== undefined && sameEnd(standing, end)) return 'unchanged';
  const undone = known.ends.find((each) => each.undoneAt !== null && sameEnd(each, end));
  if (standing === undefined && undone !== undefined) return refuse('end-was-undone', { by: undone.undoneByName ?? '', reason: undone.undoneReason ?? '' });
  return decideHomeEnd(end, known);
}

/** Whether the end of a home may be undone: with a reason, and it stays on the record. */
export function decideUndoing(reason: string, ends: readonly HomeEndEntry[]): HomeEndVerdict {
  if (standingEnd(ends) === undefined) return refuse('not-ended');
  return reason === '' ? refuse('reason-missing') : { ok: true };
}
