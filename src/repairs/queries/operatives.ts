import { addDays, addWorkingDays, isWorkingDay, nextWorkingDayOnOrAfter, type Calendar, type PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { listActiveStaff, type StaffActor, type StaffId } from '../../staff/index.ts';
import { bookedHalfDays, type DayOfOperative } from './capacity.ts';

/** Who may be sent and how full they are on the days offered. */
export interface BookingChoices {
  readonly days: readonly PlainDate[];
  readonly operatives: readonly { readonly id: StaffId; readonly name: string }[];
  readonly booked: readonly DayOfOperative[];
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

/** Who may be sent on these days, and how full they are. */
export async function bookingChoices(tx: Tx, planner: StaffActor, days: readonly PlainDate[]): Promise<BookingChoices> {
  const operatives = await whoMayBeSent(tx, planner);
  const [from = '' as PlainDate, until = from] = [days[0], days.at(-1)];
  return { days, operatives, booked: await bookedHalfDays(tx, operatives.map(({ id }) => id), from, until) };
}
