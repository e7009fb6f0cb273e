import { addDays, dateInLondon, instantInLondon, longDate, plainDate, timeInLondon, weekdayName, whyNotWorkingDay, type Calendar, type Instant, type PlainDate } from '../../clock/index.ts';
import type { StaffId } from '../../staff/index.ts';

/** The days that may have hours of their own. Nobody is expected on a bank holiday, nor at Christmas and New Year where the bank holiday is on another day. */
export const officeDays = ['weekdays', 'saturday', 'sunday'] as const;
export type OfficeDay = (typeof officeDays)[number];

/** "08:00" to "18:00" on London's clocks; until is later than from. */
export interface OpenFrom {
  readonly from: string;
  readonly until: string;
}

/** When a landlord's own people are there, and who hears at once of what cannot wait while they are not. */
export interface OfficeHours {
  readonly open: Readonly<Record<OfficeDay, OpenFrom | null>>;
  readonly onCall: readonly StaffId[];
}

/** As many people may be on call at once. */
export const mostOnCall = 3;

/** What the landlord has set; undefined where nothing is, and then nothing is said of hours and nobody is on call. */
export function officeHoursFrom(settings: Readonly<Record<string, unknown>>): OfficeHours | undefined {
  return settings['officeHours'] as OfficeHours | undefined;
}

/** Whether the office is open at this moment. */
export function isOfficeOpen({ open }: Pick<OfficeHours, 'open'>, now: Instant, calendar: Calendar): boolean {
  const today = dateInLondon(now);
  const hours = hoursOn(open, today, calendar);
  return hours !== null && instantInLondon(today, hours.from) <= now && now < instantInLondon(today, hours.until);
}

/** The next moment at which the office opens, looked for three weeks ahead; undefined where it does not. */
export function opensNext({ open }: Pick<OfficeHours, 'open'>, now: Instant, calendar: Calendar): Instant | undefined {
  const today = dateInLondon(now);
  for (let ahead = 0; ahead <= 21; ahead += 1) {
    const day = addDays(today, ahead);
    const hours = hoursOn(open, day, calendar);
    const opens = hours === null ? undefined : instantInLondon(day, hours.from);
    if (opens !== undefined && opens > now) return opens;
  }
  return undefined;
}

/** Who hears at once at this moment beside whoever always does: nobody while the office is open. */
export function onCallNow(hours: OfficeHours | undefined, now: Instant, calendar: Calendar): readonly StaffId[] {
  return hours === undefined || isOfficeOpen(hours, now, calendar) ? [] : hours.onCall;
}

const dayWords: Readonly<Record<OfficeDay, string>> = { weekdays: 'Monday to Friday', saturday: 'Saturday', sunday: 'Sunday' };

/** "Monday to Friday 8am to 6pm and Saturday 9am to 1pm, not on bank holidays". */
export function hoursInWords({ open }: Pick<OfficeHours, 'open'>): string {
  const days = officeDays.flatMap((day) => (open[day] === null ? [] : [`${dayWords[day]} ${clockWords(open[day].from)} to ${clockWords(open[day].until)}`]));
  return `${new Intl.ListFormat('en-GB').format(days)}, not on bank holidays`;
}

/** "We are closed now. We open at 8am on Monday 23 November." Undefined while the office is open, or where no hours are set. */
export function closedNow(hours: OfficeHours | undefined, now: Instant, calendar: Calendar): string | undefined {
  if (hours === undefined || isOfficeOpen(hours, now, calendar)) return undefined;
  const opens = opensNext(hours, now, calendar);
  return opens === undefined ? undefined : `We are closed now. We open at ${timeInLondon(opens)} on ${longDate(dateInLondon(opens), dateInLondon(now))}.`;
}

const feasts: ReadonlySet<string> = new Set(['12-25', '12-26', '01-01']);

function hoursOn(open: OfficeHours['open'], day: PlainDate, calendar: Calendar): OpenFrom | null {
  const why = whyNotWorkingDay(day, calendar);
  if (why === null) return open.weekdays;
  if (calendar.bankHolidays.has(day) || feasts.has(day.slice(5))) return null;
  return weekdayName(day) === 'Saturday' ? open.saturday : open.sunday;
}

// Any day on which no clock changes: only the time of it is read.
const anyDay = plainDate('2026-06-01');
const clockWords = (time: string): string => timeInLondon(instantInLondon(anyDay, time));
