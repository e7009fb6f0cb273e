import { numberKey } from '../../platform/number-key.ts';
import { storableText } from '../../platform/storable-text.ts';
import { isUuid } from '../../platform/uuid.ts';
import { referencesIn } from './match-orphan.ts';

/** A text as GOV.UK Notify hands it over (its "received text messages" callback). */
export interface ReceivedText {
  /** Notify's own id of it: handed over twice, it is held once. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly words: string;
}

/** The longest we keep; a text of several parts has some thousand characters at most. */
const mostWords = 5000;

/** What was handed over, as far as it is a text; undefined for anything else. */
export function receivedTextIn(news: unknown): ReceivedText | undefined {
  const { id, source_number: from, destination_number: to, message } = (typeof news === 'object' && news !== null ? news : {}) as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || !isUuid(id) || typeof from !== 'string' || typeof to !== 'string' || typeof message !== 'string') return undefined;
  if (from.length > 30 || to.length > 30 || numberKey(to) === undefined) return undefined;
  const words = storableText(message).slice(0, mostWords).toWellFormed().trim();
  return { id, from: storableText(from), to: storableText(to), words };
}

/** A case of somebody with the number that a text came from. */
export interface CaseOfNumber {
  readonly id: string;
  readonly reference: string;
  readonly isOpen: boolean;
  /** When we last texted them about it; null where we did not within the month. */
  readonly textedAt: string | null;
}

export interface TextMatch {
  readonly found: CaseOfNumber;
  /** Nothing else could be meant: it goes on the case without anybody looking. */
  readonly isSure: boolean;
}

/**
 * Which case a text is about, of so many people who have the number, with a case or without. Sure is only one open case of the one person who has the number, named in the text or the only one they have;
 * a number that two people share, several cases, or one that is closed, is for somebody to look at.
 */
export function caseOfText({ cases, people }: { readonly cases: readonly CaseOfNumber[]; readonly people: number }, words: string): TextMatch | undefined {
  const isOnePerson = people === 1;
  const open = cases.filter(({ isOpen }) => isOpen);
  const named = referencesIn(words).map(withoutGaps);
  const meant = named.length === 0 ? open : cases.filter(({ reference }) => named.includes(withoutGaps(reference)));
  const [only, ...others] = meant;
  if (only !== undefined && others.length === 0) return { found: only, isSure: isOnePerson && only.isOpen };
  const last = cases.filter(({ textedAt }) => textedAt !== null).toSorted((one, other) => (one.textedAt ?? '') < (other.textedAt ?? '') ? 1 : -1)[0];
  return named.length > 0 || last === undefined ? undefined : { found: last, isSure: false };
}

/** "rep 2026 412" and "REP-2026-00412" are the same. */
function withoutGaps(reference: string): string {
  const [, prefix = '', year = '', number = ''] = /([a-z]{3})\W*(\d{4})\W*(\d+)/i.exec(reference) ?? [];
  return `${prefix.toUpperCase()}-${year}-${Number(number)}`;
}
