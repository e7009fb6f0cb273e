import type { PlainDate } from '../../clock/index.ts';
import type { StaffId } from '../../staff/index.ts';
import type { Diary, OperativeCalendar, PartOfDay } from '../model.ts';
import type { AppointmentPolicy } from './policy.ts';
import { bookedByDay, dayOf, isAway, suits, tradesOf, type SlotWish } from './free-slots.ts';
import { halfOfPlace, placesWithin } from './places.ts';
import { suitsResident, type Wish } from './wishes.ts';

/** Work that waits for a visit. */
export interface JobToPlan extends Pick<SlotWish, 'sends' | 'trade' | 'neighbourhoodId' | 'askedFor'> {
  readonly id: string;
  /** Nought comes first. */
  readonly rank: number;
  /** Null: no day by which it must be done. */
  readonly dueOn: PlainDate | null;
  /** When it suits the resident; none: any time. They give way where the work must be done by that day. */
  readonly wishes: readonly Wish[];
}

export interface PlannedJob {
  readonly jobId: string;
  readonly operativeId: StaffId;
  readonly operativeName: string;
  readonly partOfDay: PartOfDay;
  readonly isNearby: boolean;
}

export const reasonsLeft = {
  'wrong-kind': 'Nobody here does this kind of visit',
  'no-trade': 'Nobody here does this trade',
  'no-patch': 'Nobody of the trade covers this neighbourhood',
  'nobody-works': 'Everybody who could is away or does not work that day',
  'no-wish': 'Nobody is free at a time that suits the resident',
  'day-is-over': 'The times we offer are over for that day',
  full: 'Everybody who could has their places full, with work that comes first',
} as const;
export type ReasonLeft = keyof typeof reasonsLeft;

export interface DayProposal {
  readonly planned: readonly PlannedJob[];
  readonly left: readonly { readonly jobId: string; readonly because: ReasonLeft }[];
}

/** Somebody's day: the places that are free, by the time that would be promised. */
interface OpenDay {
  readonly calendar: OperativeCalendar;
  readonly free: ReadonlyMap<PartOfDay, readonly number[]>;
  readonly neighbourhoods: Map<string, number>;
  readonly isAtWork: boolean;
}

interface Seat {
  readonly day: OpenDay;
  readonly partOfDay: PartOfDay;
  readonly place: number;
}

/**
 * Fits jobs into the free places of a day: what comes first (rank, due day, id) is fitted first, near what is there already.
 * Where no place is left, jobs already fitted change places to make room, so none is left out for one that comes after it,
 * and none that comes before loses its place. The same jobs and diary give the same proposal.
 */
export function proposeDay(jobs: readonly JobToPlan[], diary: Diary, on: PlainDate, policy: AppointmentPolicy): DayProposal {
  const days = openDays(diary, on, policy);
  const seats = new Map<string, Seat>();
  const holders = new Map<string, JobToPlan>();
  const left: { jobId: string; because: ReasonLeft }[] = [];
  const plan = { seats, holders, policy, on };
  for (const job of jobs.toSorted(firstComesFirst)) {
    const choices = days.filter(({ calendar }) => suits(calendar, job));
    const seated = takeFree(job, choices, plan) || makeRoom(job, days, plan, new Set());
    if (!seated) left.push({ jobId: job.id, because: whyLeft(job, diary, choices, plan) });
  }
  const planned = jobs.flatMap((job) => {
    const seat = seats.get(job.id);
    return seat === undefined ? [] : [plannedFrom(job, seat)];
  });
  return { planned, left };
}

const firstComesFirst = (one: JobToPlan, other: JobToPlan): number =>
  one.rank - other.rank || compared(one.dueOn ?? '9999', other.dueOn ?? '9999') || compared(one.id, other.id);
const compared = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

interface Plan {
  readonly seats: Map<string, Seat>;
  readonly holders: Map<string, JobToPlan>;
  readonly policy: AppointmentPolicy;
  readonly on: PlainDate;
}

function openDays({ calendars, booked }: Diary, on: PlainDate, policy: AppointmentPolicy): readonly OpenDay[] {
  const visits = bookedByDay(booked);
  return calendars.filter((calendar) => !isAway(calendar, on)).map((calendar) => {
    const theirs = visits(calendar.staffId, on);
    const { taken, works, inHalfDay } = dayOf(calendar, theirs, on, { policy, onAnyDay: false });
    const free = new Map(partsOffered(policy).map((part) => [part, works.flatMap((half) => placesWithin(part, half, inHalfDay)).filter((place) => !taken.has(place) && works.includes(halfOfPlace(place)))]));
    const neighbourhoods = new Map<string, number>();
    for (const { neighbourhoodId } of theirs) if (neighbourhoodId !== null) neighbourhoods.set(neighbourhoodId, (neighbourhoods.get(neighbourhoodId) ?? 0) + 1);
    return { calendar, free, neighbourhoods, isAtWork: works.length > 0 };
  });
}

/** A visit that may come all day takes two places: it is agreed one by one, not proposed. */
const partsOffered = ({ parts }: AppointmentPolicy): readonly PartOfDay[] => parts.filter((part) => part !== 'all-day');

/** The times a job may be put at, those that suit first: the others too where the day is the last that will do. */
function partsFor({ wishes, dueOn }: JobToPlan, { policy, on }: Pick<Plan, 'policy' | 'on'>): readonly PartOfDay[] {
  const offered = partsOffered(policy);
  const suiting = offered.filter((part) => suitsResident(wishes, on, part));
  return dueOn !== null && dueOn <= on ? [...suiting, ...offered.filter((part) => !suiting.includes(part))] : suiting;
}

const keyOf = ({ day, place }: Pick<Seat, 'day' | 'place'>): string => `${day.calendar.staffId} ${place}`;

/** A free place with whoever is there already, whose patch it is, who has the fewest trades. */
function takeFree(job: JobToPlan, choices: readonly OpenDay[], plan: Plan): boolean {
  let best: Seat | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const day of choices) {
    const nearness = costOf(day, job);
    if (nearness >= bestCost) continue;
    const seat = freeSeat(day, job, plan);
    if (seat === undefined) continue;
    const cost = nearness + (suitsResident(job.wishes, plan.on, seat.partOfDay) ? 0 : 10_000);
    if (cost < bestCost) [best, bestCost] = [seat, cost];
  }
  if (best === undefined) return false;
  sit(job, best, plan);
  return true;
}

function costOf({ calendar, neighbourhoods }: OpenDay, { neighbourhoodId, askedFor }: JobToPlan): number {
  if (calendar.staffId === askedFor) return -1;
  const isThere = neighbourhoodId !== null && (neighbourhoods.get(neighbourhoodId) ?? 0) > 0;
  const isOwn = neighbourhoodId !== null && calendar.neighbourhoodIds.includes(neighbourhoodId);
  return (isThere ? 0 : 1000) + (isOwn ? 0 : 100) + Math.min(tradesOf(calendar), 99);
}

function freeSeat(day: OpenDay, job: JobToPlan, plan: Plan): Seat | undefined {
  const { holders } = plan;
  for (const partOfDay of partsFor(job, plan)) {
    const place = day.free.get(partOfDay)?.find((one) => !holders.has(keyOf({ day, place: one })));
    if (place !== undefined) return { day, partOfDay, place };
  }
  return undefined;
}

/** Somebody who sits where this job could sit goes elsewhere, and so on, until a free place is found (an augmenting path). */
function makeRoom(job: JobToPlan, days: readonly OpenDay[], plan: Plan, tried: Set<string>): boolean {
  for (const day of days) {
    if (!suits(day.calendar, job)) continue;
    for (const partOfDay of partsFor(job, plan)) {
      for (const place of day.free.get(partOfDay) ?? []) {
        const key = keyOf({ day, place });
        if (tried.has(key)) continue;
        tried.add(key);
        const holder = plan.holders.get(key);
        if (holder !== undefined && !makeRoom(holder, days, plan, tried)) continue;
        sit(job, { day, partOfDay, place }, plan);
        return true;
      }
    }
  }
  return false;
}

function sit(job: JobToPlan, seat: Seat, { seats, holders }: Plan): void {
  const before = seats.get(job.id);
  if (before !== undefined) {
    if (holders.get(keyOf(before)) === job) holders.delete(keyOf(before));
    count(before.day, job, -1);
  }
  seats.set(job.id, seat);
  holders.set(keyOf(seat), job);
  count(seat.day, job, 1);
}

function count({ neighbourhoods }: OpenDay, { neighbourhoodId }: JobToPlan, by: number): void {
  if (neighbourhoodId !== null) neighbourhoods.set(neighbourhoodId, (neighbourhoods.get(neighbourhoodId) ?? 0) + by);
}

function plannedFrom(job: JobToPlan, { day, partOfDay }: Seat): PlannedJob {
  const { staffId, name } = day.calendar;
  const others = job.neighbourhoodId === null ? 0 : (day.neighbourhoods.get(job.neighbourhoodId) ?? 0) - 1;
  return { jobId: job.id, operativeId: staffId, operativeName: name, partOfDay, isNearby: others > 0 };
}

function whyLeft(job: JobToPlan, { calendars }: Diary, choices: readonly OpenDay[], plan: Plan): ReasonLeft {
  const ofKind = calendars.filter((calendar) => suits(calendar, { sends: job.sends, trade: null, neighbourhoodId: null }));
  if (ofKind.length === 0) return 'wrong-kind';
  const ofTrade = ofKind.filter((calendar) => suits(calendar, { ...job, neighbourhoodId: null }));
  if (ofTrade.length === 0) return 'no-trade';
  if (!ofTrade.some((calendar) => suits(calendar, job))) return 'no-patch';
  const anywhere = choices.some(({ free }) => partsOffered(plan.policy).some((part) => (free.get(part)?.length ?? 0) > 0));
  if (choices.length === 0 || !choices.some(({ isAtWork }) => isAtWork)) return 'nobody-works';
  const atWished = choices.some(({ free }) => partsFor(job, plan).some((part) => (free.get(part)?.length ?? 0) > 0));
  return job.wishes.length > 0 && anywhere && !atWished ? 'no-wish' : 'full';
}
