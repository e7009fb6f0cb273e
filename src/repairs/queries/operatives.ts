import { bookedByDay, hoursOf, type Diary, type FreeSlot } from '../../appointments/index.ts';
import { addDays, addWorkingDays, isWorkingDay, nextWorkingDayOnOrAfter, type Calendar, type PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { AskedBack } from '../decide/asked-back.ts';
import { listActiveStaff, type StaffActor, type StaffId } from '../../staff/index.ts';

/** Who may be sent, how full they are on the days offered, and what is free next. */
export interface BookingChoices {
  readonly days: readonly PlainDate[];
  readonly operatives: readonly { readonly id: StaffId; readonly name: string }[];
  readonly booked: readonly DayOfOperative[];
  readonly slots: readonly FreeSlot[];
  readonly askedBack: AskedBack | undefined;
}

/** How full one person's day is. */
export interface DayOfOperative {
  readonly operativeId: string;
  readonly on: PlainDate;
  readonly morning: number;
  readonly afternoon: number;
}

const daysOffered = 10;

/** The next ten working days, today included; every day of the next ten for an emergency, which does not wait for Monday. */
export function daysToOffer(today: PlainDate, isEmergency: boolean, calendar: Calendar): readonly PlainDate[] {
  const first = isEmergency ? today : nextWorkingDayOnOrAfter(today, calendar);
  const step = (count: number) => (isEmergency ? addDays(first, count) : addWorkingDays(first, count, calendar));
  return Array.from({ length: daysOffered }, (_, count) => step(count)).filter((day) => isEmergency || isWorkingDay(day, calendar));
}

/** Operatives and surveyors of the planner's own organisation: whoever may not be sent is not among them. */
export async function whoMayBeSent(tx: Tx, planner: StaffActor): Promise<BookingChoices['operatives']> {
  const staff = await listActiveStaff(tx, { roles: ['operative', 'surveyor'] });
  return staff.filter(({ organisationId }) => organisationId === planner.organisationId).map(({ id, name }) => ({ id, name }));
}

/** How many visits each person of a diary has in each half of these days; days without any are left out. */
export function halfDaysOf({ calendars, booked }: Diary, days: readonly PlainDate[]): readonly DayOfOperative[] {
  const found = bookedByDay(booked);
  return calendars.flatMap(({ staffId }) => days.flatMap((on) => {
    const visits = found(staffId, on);
    const begins = visits.map(({ partOfDay }) => hoursOf(partOfDay).from < hoursOf('afternoon').from);
    const allDay = visits.filter(({ partOfDay }) => partOfDay === 'all-day').length;
    const morning = begins.filter(Boolean).length;
    return visits.length === 0 ? [] : [{ operativeId: staffId, on, morning, afternoon: visits.length - morning + allDay }];
  }));
}
