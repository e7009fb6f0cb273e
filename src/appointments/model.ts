import { instantInLondon, type Instant, type PlainDate } from '../clock/index.ts';
import type { Brand } from '../platform/brand.ts';
import type { StaffId } from '../staff/index.ts';

/** A window of the landlord's own, such as the school run: '0930-1430'. */
export type TimeWindow = Brand<'TimeWindow'>;

export const usualParts = ['morning', 'afternoon', 'all-day'] as const;
/** When somebody comes: a part of the day, or a window of the landlord's own. */
export type PartOfDay = (typeof usualParts)[number] | TimeWindow;

export const halves = ['morning', 'afternoon'] as const;
export type Half = (typeof halves)[number];
/** '1-morning' is Monday's, '7-afternoon' is Sunday's. */
export type HalfDay = `${number}-${Half}`;
export const everyHalfDay: readonly HalfDay[] = [1, 2, 3, 4, 5, 6, 7].flatMap((day) => halves.map((half): HalfDay => `${day}-${half}`));
/** Monday to Friday. */
export const usualHalfDays: readonly HalfDay[] = everyHalfDay.filter((halfDay) => Number(halfDay[0]) <= 5);

/** What somebody who visits homes can be sent to, and when. */
export interface OperativeCalendar {
  readonly staffId: StaffId;
  readonly name: string;
  readonly isOperative: boolean;
  readonly isSurveyor: boolean;
  /** None named: every trade. */
  readonly trades: readonly string[];
  /** None named: everywhere. */
  readonly neighbourhoodIds: readonly string[];
  readonly works: readonly HalfDay[];
  /** Null: as many as the landlord sets for everybody. */
  readonly placesInHalfDay: number | null;
  readonly away: readonly { readonly fromOn: PlainDate; readonly untilOn: PlainDate }[];
}

/** A visit as a diary has it: who goes when, and whereabouts. */
export interface BookedVisit {
  readonly operativeId: StaffId;
  readonly on: PlainDate;
  readonly partOfDay: PartOfDay;
  /** Null: booked before visits had places. */
  readonly places: readonly number[] | null;
  readonly neighbourhoodId: string | null;
}

/** Who can be sent, and what they are already down for, over some days. */
export interface Diary {
  readonly calendars: readonly OperativeCalendar[];
  readonly booked: readonly BookedVisit[];
}

/** A slot that somebody can keep. */
export interface FreeSlot {
  readonly on: PlainDate;
  readonly partOfDay: PartOfDay;
  readonly operativeId: StaffId;
  readonly operativeName: string;
  /** They are in that neighbourhood already on that day. */
  readonly isNearby: boolean;
  /** It is at a time that the resident said suits them. False where they said nothing. */
  readonly suitsResident: boolean;
}

/** What somebody does at a door that nobody opens. */
export const accessAttempts = ['knocked and waited', 'phoned', 'sent a text', 'left a card', 'asked a neighbour'] as const;
export type AccessAttempt = (typeof accessAttempts)[number];

/** In minutes after midnight. */
export interface Hours {
  readonly from: number;
  readonly until: number;
}

const hour = 60;
const noon = 12 * hour;
/** How the end of a day is written where its hours have two figures. */
const lastMinute = 24 * hour - 1;
const usualHours = { morning: { from: 8 * hour, until: noon }, afternoon: { from: noon, until: 17 * hour }, 'all-day': { from: 8 * hour, until: 17 * hour } } as const;

const windowShape = /^([01]\d|2[0-3])([0-5]\d)-([01]\d|2[0-3])([0-5]\d)$/;

/** True for a part of the day, or a window that ends after it begins, inside the working day. */
export function isPartOfDay(text: string): text is PartOfDay {
  if ((usualParts as readonly string[]).includes(text)) return true;
  const hours = windowIn(text);
  return hours !== undefined && hours.from < hours.until && hours.from >= usualHours['all-day'].from && hours.until <= usualHours['all-day'].until;
}

/** For emergencies alone, whatever else a landlord offers: somebody on call comes in the evening or in the night. */
export const outOfHours = ['1700-2359', '0000-0800'] as readonly string[] as readonly TimeWindow[];

/** True of a time outside the working day, which holds nobody's places in it. */
export const isOutOfHours = (part: PartOfDay): boolean => (outOfHours as readonly PartOfDay[]).includes(part);

/** True of any time that a visit can be agreed for; whether it is offered for this one, the decision says. */
export const isTimeToCome = (text: string): text is PartOfDay => isPartOfDay(text) || (outOfHours as readonly string[]).includes(text);

function windowIn(text: string): Hours | undefined {
  const [, fromHour, fromMinute, untilHour, untilMinute] = windowShape.exec(text) ?? [];
  if (fromHour === undefined) return undefined;
  return { from: Number(fromHour) * hour + Number(fromMinute), until: Number(untilHour) * hour + Number(untilMinute) };
}

/** When a part of the day begins and ends. */
export function hoursOf(part: PartOfDay): Hours {
  return Object.hasOwn(usualHours, part) ? usualHours[part as keyof typeof usualHours] : (windowIn(part) ?? usualHours['all-day']);
}

/** "between 8am and 12 noon". */
export function partOfDayInWords(part: PartOfDay): string {
  const { from, until } = hoursOf(part);
  return `between ${timeOfDay(from)} and ${timeOfDay(until)}`;
}

interface Slot {
  readonly on: PlainDate;
  readonly partOfDay: PartOfDay;
}

/** From when somebody may stand at the door. */
export const beginningOfSlot = ({ on, partOfDay }: Slot): Instant => instantInLondon(on, clockTime(hoursOf(partOfDay).from));

/** When a time that was promised is over. */
export const endOfSlot = ({ on, partOfDay }: Slot): Instant => instantInLondon(on, clockTime(hoursOf(partOfDay).until));

/** "09:30", as a clock in London is read. */
export const clockTime = (minutes: number): string => `${String(Math.floor(minutes / hour)).padStart(2, '0')}:${String(minutes % hour).padStart(2, '0')}`;

function timeOfDay(minutes: number): string {
  if (minutes === noon) return '12 noon';
  if (minutes === 0 || minutes === lastMinute) return 'midnight';
  const [hours, rest] = [Math.floor(minutes / hour), minutes % hour];
  return `${hours % 12 === 0 ? 12 : hours % 12}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}${hours < 12 ? 'am' : 'pm'}`;
}
