import { halves, isAway, type Diary, type OperativeCalendar } from '../../appointments/index.ts';
import { addDays, dayOfWeek, isWorkingDay, type Calendar, type PlainDate } from '../../clock/index.ts';
import type { Repair } from '../model.ts';

/** Whoever saw the work and was asked to come back for it, as far as they can be sent. */
export interface AskedBack {
  readonly name: string;
  /** Undefined: they cannot be sent any more, or only by others. */
  readonly calendar: Pick<OperativeCalendar, 'staffId'> | undefined;
  /** The first day from now on that they are there. Undefined: none is in sight. */
  readonly hereOn: PlainDate | undefined;
}

const daysLookedAt = 120;

/** What a planner must know of the person who was asked to come back; undefined where nobody was. */
export function askedBack({ askedOperative }: Pick<Repair, 'askedOperative'>, { calendars }: Pick<Diary, 'calendars'>, from: PlainDate, calendar: Calendar): AskedBack | undefined {
  if (askedOperative === null) return undefined;
  const theirs = calendars.find(({ staffId }) => staffId === askedOperative.id);
  return { name: askedOperative.name, calendar: theirs, hereOn: theirs === undefined ? undefined : firstDayHere(theirs, from, calendar) };
}

function firstDayHere(calendar: OperativeCalendar, from: PlainDate, working: Calendar): PlainDate | undefined {
  return Array.from({ length: daysLookedAt }, (_, days) => addDays(from, days)).find((on) => isHere(calendar, on, working));
}

function isHere(calendar: OperativeCalendar, on: PlainDate, working: Calendar): boolean {
  return isWorkingDay(on, working) && !isAway(calendar, on) && halves.some((half) => calendar.works.includes(`${dayOfWeek(on)}-${half}`));
}
