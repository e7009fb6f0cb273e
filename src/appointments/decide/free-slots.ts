import { dayOfWeek, type PlainDate } from '../../clock/index.ts';
import type { StaffId } from '../../staff/index.ts';
import { halves, type BookedVisit, type Diary, type FreeSlot, type Half, type OperativeCalendar, type PartOfDay } from '../model.ts';
import type { AppointmentPolicy } from './policy.ts';
import { choosePlaces, extraPlace, type DayPlaces } from './places.ts';
import { suitsResident, type Wish } from './wishes.ts';

/** What is looked for: work of a trade, or somebody competent to look, somewhere. */
export interface SlotWish {
  readonly days: readonly PlainDate[];
  readonly parts: readonly PartOfDay[];
  readonly sends: 'operative' | 'surveyor';
  /** Null: any. */
  readonly trade: string | null;
  readonly neighbourhoodId: string | null;
  /** People who may not be the ones. */
  readonly never?: readonly StaffId[];
  /** An emergency is attended on any day of the week. */
  readonly onAnyDay?: boolean;
  /** Whoever was asked to come back: sent before anybody else, whatever their trades and patch. */
  readonly askedFor?: StaffId | null;
  /** When it suits the resident. */
  readonly wishes?: readonly Wish[];
}

/** Every slot that somebody suitable can keep, by day and time, each with whoever suits best. */
export function freeSlots(diary: Diary, wish: SlotWish, policy: AppointmentPolicy): readonly FreeSlot[] {
  const suitable = diary.calendars.filter((calendar) => (suits(calendar, wish) || calendar.staffId === wish.askedFor) && wish.never?.includes(calendar.staffId) !== true);
  const days = bookedByDay(diary.booked);
  const { wishes = [] } = wish;
  return wish.days.flatMap((on) => wish.parts.flatMap((partOfDay) => {
    const [best] = suitable
      .filter((calendar) => !isAway(calendar, on) && choosePlaces(partOfDay, dayOf(calendar, days(calendar.staffId, on), on, { policy, onAnyDay: wish.onAnyDay === true }), policy.parts) !== undefined)
      .map((calendar) => rankOf(calendar, days(calendar.staffId, on), wish))
      .toSorted(bestFirst);
    return best === undefined ? [] : [{ on, partOfDay, operativeId: best.calendar.staffId, operativeName: best.calendar.name, isNearby: best.isNearby, suitsResident: wishes.length > 0 && suitsResident(wishes, on, partOfDay) }];
  }));
}

/** Whether somebody is of the kind, the trade and the neighbourhood. */
export function suits({ isOperative, isSurveyor, trades, neighbourhoodIds }: OperativeCalendar, { sends, trade, neighbourhoodId }: Pick<SlotWish, 'sends' | 'trade' | 'neighbourhoodId'>): boolean {
  if (sends === 'surveyor' ? !isSurveyor : !isOperative) return false;
  const ofTrade = trades.length === 0 || trade === null || trades.includes(trade);
  return ofTrade && (neighbourhoodIds.length === 0 || neighbourhoodId === null || neighbourhoodIds.includes(neighbourhoodId));
}

export const isAway = ({ away }: Pick<OperativeCalendar, 'away'>, on: PlainDate): boolean => away.some(({ fromOn, untilOn }) => fromOn <= on && on <= untilOn);

interface Ranked {
  readonly calendar: OperativeCalendar;
  readonly isAsked: boolean;
  readonly isNearby: boolean;
  readonly isOwnPatch: boolean;
  readonly visits: number;
}

function rankOf(calendar: OperativeCalendar, booked: readonly BookedVisit[], { neighbourhoodId, askedFor }: Pick<SlotWish, 'neighbourhoodId' | 'askedFor'>): Ranked {
  const isNearby = neighbourhoodId !== null && booked.some((visit) => visit.neighbourhoodId === neighbourhoodId);
  return { calendar, isAsked: calendar.staffId === askedFor, isNearby, isOwnPatch: neighbourhoodId !== null && calendar.neighbourhoodIds.includes(neighbourhoodId), visits: booked.length };
}

/** Who was asked to come back, who is there already, whose patch it is, who has the fewest trades to be kept free for, who has least to do. */
function bestFirst(one: Ranked, other: Ranked): number {
  return (
    Number(other.isAsked) - Number(one.isAsked) ||
    Number(other.isNearby) - Number(one.isNearby) ||
    Number(other.isOwnPatch) - Number(one.isOwnPatch) ||
    tradesOf(one.calendar) - tradesOf(other.calendar) ||
    one.visits - other.visits ||
    (one.calendar.staffId < other.calendar.staffId ? -1 : 1)
  );
}

/** Whoever names no trades can be sent to anything, and is kept for what nobody else does. */
export const tradesOf = ({ trades }: OperativeCalendar): number => (trades.length === 0 ? Number.MAX_SAFE_INTEGER : trades.length);

interface HowToCount {
  readonly policy: AppointmentPolicy;
  readonly onAnyDay: boolean;
}

/** One person's day: which halves they work, and which places their visits take. */
export function dayOf(calendar: OperativeCalendar, booked: readonly BookedVisit[], on: PlainDate, { policy, onAnyDay }: HowToCount): DayPlaces {
  const inHalfDay = calendar.placesInHalfDay ?? policy.placesInHalfDay;
  const works: readonly Half[] = onAnyDay ? halves : halves.filter((half) => calendar.works.includes(`${dayOfWeek(on)}-${half}`));
  return { taken: takenBy(booked, inHalfDay, policy.parts), works, inHalfDay };
}

/** Visits that were booked before there were places are seated after the others, in the order they were booked. */
function takenBy(booked: readonly BookedVisit[], inHalfDay: number, offered: readonly PartOfDay[]): ReadonlySet<number> {
  const taken = new Set(booked.flatMap(({ places }) => places ?? []));
  for (const { partOfDay, places } of booked) {
    if (places !== null) continue;
    for (const place of choosePlaces(partOfDay, { taken, works: halves, inHalfDay }, offered) ?? extraPlace(taken)) taken.add(place);
  }
  return taken;
}

/** The visits of each person on each day, found at once. */
export function bookedByDay(booked: readonly BookedVisit[]): (who: StaffId, on: PlainDate) => readonly BookedVisit[] {
  const found = Map.groupBy(booked, ({ operativeId, on }) => `${operativeId} ${on}`);
  return (who, on) => found.get(`${who} ${on}`) ?? [];
}
