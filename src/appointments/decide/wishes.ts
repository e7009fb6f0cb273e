import { isPlainDate, longDate, longDateWithYear, weekdayName, type PlainDate } from '../../clock/index.ts';
import { halves, hoursOf, type FreeSlot, type Half, type PartOfDay } from '../model.ts';

export const wishDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
export type WishDay = (typeof wishDays)[number];

/**
 * When a visit suits a resident, one word each: days of the week, parts of the day, a first day. Of what nothing is said, all
 * suits. It decides what is offered and proposed first; nothing is ever refused because of it.
 */
export type Wish = WishDay | Half | `not-before-${string}`;

const firstDayWord = 'not-before-';

/** Whether the text is one of our words for a wish. */
export function isWish(text: string): text is Wish {
  if (text.startsWith(firstDayWord)) return isPlainDate(text.slice(firstDayWord.length));
  return [...wishDays, ...halves].some((word) => word === text);
}

export interface SaidWishes {
  readonly days: readonly WishDay[];
  readonly halves: readonly Half[];
  readonly notBefore: PlainDate | null;
}

/** What was said, as it is kept: every day of the week says no more than none. */
export function wishesOf({ days, halves: parts, notBefore }: SaidWishes): readonly Wish[] {
  return [
    ...(days.length === wishDays.length ? [] : wishDays.filter((day) => days.includes(day))),
    ...(parts.length === halves.length ? [] : halves.filter((half) => parts.includes(half))),
    ...(notBefore === null ? [] : [`${firstDayWord}${notBefore}` as const]),
  ];
}

/** What is kept, by what it is about. */
export function saidIn(wishes: readonly Wish[]): SaidWishes {
  const first = wishes.find((wish) => wish.startsWith(firstDayWord))?.slice(firstDayWord.length);
  return {
    days: wishDays.filter((day) => wishes.includes(day)),
    halves: halves.filter((half) => wishes.includes(half)),
    notBefore: first !== undefined && isPlainDate(first) ? first : null,
  };
}

/** Whether somebody who comes at this time comes when it suits: a time that reaches into a half that does not, does not. */
export function suitsResident(wishes: readonly Wish[], on: PlainDate, partOfDay: PartOfDay): boolean {
  const { days, halves: parts, notBefore } = saidIn(wishes);
  if (notBefore !== null && on < notBefore) return false;
  if (days.length > 0 && !days.some((day) => day === weekdayName(on).toLowerCase())) return false;
  return parts.length === 0 || halves.every((half) => parts.includes(half) || !reachesInto(partOfDay, half));
}

function reachesInto(partOfDay: PartOfDay, half: Half): boolean {
  const [time, within] = [hoursOf(partOfDay), hoursOf(half)];
  return time.from < within.until && time.until > within.from;
}

/** The same slots, those that suit the resident first, else in the order they were in. */
export const suitingFirst = (slots: readonly FreeSlot[]): readonly FreeSlot[] => slots.toSorted((one, other) => Number(other.suitsResident) - Number(one.suitsResident));

/** "on Mondays or Tuesdays, in the morning, not before Thursday 3 December"; "at any time". */
export function wishesInWords(wishes: readonly Wish[], today?: PlainDate): string {
  const { days, halves: parts, notBefore } = saidIn(wishes);
  const said = [
    ...(days.length === 0 ? [] : [`on ${inARow(days.map((day) => `${day.charAt(0).toUpperCase()}${day.slice(1)}s`))}`]),
    ...parts.map((half) => `in the ${half}`),
    ...(notBefore === null ? [] : [`not before ${today === undefined ? longDateWithYear(notBefore) : longDate(notBefore, today)}`]),
  ];
  return said.length === 0 ? 'at any time' : said.join(', ');
}

function inARow(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
