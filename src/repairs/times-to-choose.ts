import { saidIn } from '../appointments/index.ts';
import { addDays, isPlainDate, type PlainDate } from '../clock/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { daysOfSlots, type DayOfSlots, type TimesToChoose } from './decide/days-of-slots.ts';
import { daysOffered, slotsFor, type SlotAsked } from './find-slot.ts';
import type { VisitPurpose } from './model.ts';

/** Days on one page: what a phone shows without much scrolling. */
const daysOnPage = 4;
const daysAhead = 56;

/** Which of the free times are asked for. */
export interface TimesWanted {
  readonly purpose: VisitPurpose;
  /** The last day of the page before; undefined for the first page. */
  readonly after: PlainDate | undefined;
  /** Also those that do not suit. */
  readonly everyTime: boolean;
}

/** The day that an address names as the last one seen. */
export const dayIn = (text: string): PlainDate | undefined => (isPlainDate(text) ? text : undefined);

/** A few days of free times for the resident, those that suit them unless they ask for all, paged by the last day seen. */
export async function timesToChoose(tx: Tx, asked: SlotAsked, wanted: TimesWanted): Promise<TimesToChoose> {
  const { repair, context } = asked;
  if (repair.wishes.length === 0 || wanted.everyTime) return { ...(await look(tx, asked, { ...wanted, from: context.today, isWanted: () => true })), shows: 'every-time' };
  const from = soonEnough(saidIn(repair.wishes).notBefore, context.today);
  const suiting = await look(tx, asked, { ...wanted, from, isWanted: ({ suitsResident }) => suitsResident });
  if (suiting.days.length > 0 || wanted.after !== undefined) return { ...suiting, shows: 'what-suits' };
  return { ...(await look(tx, asked, { ...wanted, from: context.today, isWanted: () => true })), shows: 'none-suits' };
}

/** A first day that is more than a year off is a slip, and nothing can be booked then. */
const soonEnough = (notBefore: PlainDate | null, today: PlainDate): PlainDate => (notBefore === null || notBefore > addDays(today, 366) ? today : notBefore);

interface Looking extends TimesWanted {
  readonly from: PlainDate;
  readonly isWanted: (slot: DayOfSlots['slots'][number]) => boolean;
}

/** Ten working days at a time, until a page is full or it would be too far ahead to promise. */
async function look(tx: Tx, asked: SlotAsked, { purpose, after, from, isWanted }: Looking): Promise<Pick<TimesToChoose, 'days' | 'next'>> {
  const { today } = asked.context;
  const until = addDays(from > today ? from : today, daysAhead);
  const found: DayOfSlots[] = [];
  let next = after === undefined || after < from ? from : addDays(after, 1);
  while (found.length <= daysOnPage && next <= until) {
    const days = daysOffered(asked, next);
    found.push(...daysOfSlots((await slotsFor(tx, asked, purpose, days)).filter(isWanted)));
    next = addDays(days.at(-1) ?? until, 1);
  }
  const shown = found.slice(0, daysOnPage);
  return { days: shown, next: found.length > shown.length ? shown.at(-1)?.on : undefined };
}
