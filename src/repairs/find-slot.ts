import { bookedByDay, choosePlaces, dayOf, extraPlace, freeSlots, holdDay, isAway, isOutOfHours, partOfDayInWords, suitingFirst, type Diary, type FreeSlot, type SlotWish } from '../appointments/index.ts';
import { addDays, longDate, type Calendar, type PlainDate } from '../clock/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Actor } from '../staff/index.ts';
import type { RepairCommand, RepairContext } from './decide/index.ts';
import { askedBack } from './decide/asked-back.ts';
import { hadAHandIn } from './decide/check-of-work.ts';
import { isOver, whoeverIsFree } from './decide/visit-slots.ts';
import type { Repair, VisitPurpose } from './model.ts';
import { diaryOf } from './queries/diary.ts';
import { daysToOffer, halfDaysOf, type BookingChoices } from './queries/operatives.ts';
import type { RepairPlace } from './queries/place.ts';

export type Booking = Extract<RepairCommand, { type: 'BookVisit' | 'MoveVisit' | 'BookPostInspection' }>;

/** The repair for which a slot is looked for, where it is, and who looks. */
export interface SlotAsked {
  readonly repair: Repair;
  readonly place: RepairPlace;
  readonly context: RepairContext;
}

/** A booking with somebody to keep it, what the decision must know of their day, and the places it would take. */
export interface FoundSlot {
  readonly command: RepairCommand;
  readonly facts: Partial<RepairContext>;
  readonly places: readonly number[] | undefined;
}

const isBooking = (command: RepairCommand): command is Booking => command.type === 'BookVisit' || command.type === 'MoveVisit' || command.type === 'BookPostInspection';

/**
 * Looks at the day that a booking is for. Whoever else books on it waits until this is saved, so that the last place is
 * given once and the next to ask are told what is still free. Nothing for commands that book no one.
 */
export async function findSlot(tx: Tx, command: RepairCommand, asked: SlotAsked): Promise<FoundSlot> {
  if (!isBooking(command)) return { command, facts: {}, places: undefined };
  const { appointments } = asked.context;
  const outside = isOutOfHours(command.partOfDay);
  if (!(outside ? asked.repair.priority === 'emergency' : appointments.parts.includes(command.partOfDay))) return { command, facts: { slotIsNotOffered: true }, places: undefined };
  // Who is on call, a person says: nobody's working day tells.
  if (outside && command.operativeId === whoeverIsFree) return { command, facts: { nobodyIsFree: true }, places: undefined };
  await holdDay(tx, command.on);
  const wish = wishOf(asked, purposeOf(command, asked.repair), [command.on]);
  const named = command.operativeId === whoeverIsFree ? {} : { ids: [command.operativeId] };
  const diary = await diaryOf(tx, { organisationId: senderOf(asked), from: command.on, until: command.on, except: visitThatLeaves(command), ...named });
  const found = command.operativeId === whoeverIsFree ? pick(diary, command, wish, asked) : look(diary, command, asked);
  const isTaken = found.places === undefined || found.facts.operativeIsFull === true;
  return isTaken ? { ...found, facts: { ...found.facts, nextFree: await nextFreeInWords(tx, command, asked) } } : found;
}

function pick(diary: Diary, command: Booking, wish: SlotWish, asked: SlotAsked): FoundSlot {
  const [best] = freeSlots(diary, { ...wish, parts: [command.partOfDay] }, asked.context.appointments);
  if (best === undefined) return { command, facts: { nobodyIsFree: true }, places: undefined };
  const { operativeId, operativeName } = best;
  return look(diary, { ...command, operativeId, operativeName }, asked);
}

/** What stands in the way of this person keeping it; and the place it takes, on top of a full day for an emergency. */
function look({ calendars, booked }: Diary, command: Booking, { repair, context }: SlotAsked): FoundSlot {
  const { on, partOfDay } = command;
  const calendar = calendars.find(({ staffId }) => staffId === command.operativeId);
  if (calendar === undefined) return { command, facts: { mayNotBeSent: true }, places: undefined };
  const onAnyDay = repair.priority === 'emergency';
  const theirs = bookedByDay(booked)(calendar.staffId, on);
  if (isOutOfHours(partOfDay)) return { command, facts: { operativeIsAway: isAway(calendar, on) }, places: extraPlace(new Set(theirs.flatMap(({ places }) => places ?? []))) };
  const day = dayOf(calendar, theirs, on, { policy: context.appointments, onAnyDay });
  const places = choosePlaces(partOfDay, day, context.appointments.parts);
  const worksThen = places !== undefined || choosePlaces(partOfDay, { ...day, taken: new Set() }, context.appointments.parts) !== undefined;
  const facts = { operativeIsAway: isAway(calendar, on), doesNotWorkThen: !worksThen, operativeIsFull: places === undefined };
  return { command, facts, places: places ?? (onAnyDay ? extraPlace(day.taken) : undefined) };
}

/** Somebody competent looks; everybody else mends. */
export const sendsFor = (purpose: VisitPurpose, { trade }: Pick<Repair, 'trade'>): SlotWish['sends'] => (purpose === 'inspection' || purpose === 'post-inspection' || trade === 'damp surveyor' ? 'surveyor' : 'operative');

function wishOf({ repair, place, context }: SlotAsked, purpose: VisitPurpose, days: readonly PlainDate[]): SlotWish {
  const sends = sendsFor(purpose, repair);
  const trade = sends === 'surveyor' ? null : repair.trade;
  // Nobody checks their own work.
  const never = purpose === 'post-inspection' ? repair.visits.map(({ operativeId }) => operativeId).filter((id) => hadAHandIn(repair, id)) : [];
  return { days, parts: context.appointments.parts, never, sends, trade, neighbourhoodId: place.neighbourhoodId, onAnyDay: repair.priority === 'emergency', wishes: repair.wishes, askedFor: purpose === 'repair' ? (repair.askedOperative?.id ?? null) : null };
}

/** People are sent by their own organisation; a resident's visit by whoever manages the home. */
const senderOf = ({ place, context: { actor } }: { readonly place: RepairPlace; readonly context: { readonly actor: Actor } }): string | null =>
  actor.kind === 'staff' ? actor.organisationId : place.managingOrganisationId;

function purposeOf(command: Booking, { visits }: Repair): VisitPurpose {
  if (command.type === 'BookPostInspection') return 'post-inspection';
  return command.type === 'BookVisit' ? command.purpose : (visits.find(({ id }) => id === command.visitId)?.purpose ?? 'repair');
}

const visitThatLeaves = (command: Booking) => (command.type === 'MoveVisit' ? command.visitId : null);

/** What a planner chooses from: the next slots that are free, who may be sent, and how full everybody is. */
export async function bookingChoices(tx: Tx, asked: SlotAsked, purpose: VisitPurpose): Promise<BookingChoices> {
  const days = daysOffered(asked);
  const [from, until] = [days[0] ?? asked.context.today, days.at(-1) ?? asked.context.today];
  const booked = asked.repair.visits.find(({ status }) => status === 'booked');
  const diary = await diaryOf(tx, { organisationId: senderOf(asked), from, until, except: booked?.id ?? null });
  const operatives = diary.calendars.map(({ staffId, name }) => ({ id: staffId, name }));
  const wish = wishOf(asked, purpose, days);
  const slots = stillToCome(freeSlots(diary, wish, asked.context.appointments), asked).toSorted((one, other) => Number(other.operativeId === wish.askedFor) - Number(one.operativeId === wish.askedFor));
  const back = purpose === 'repair' ? askedBack(asked.repair, diary, from, asked.context.calendar) : undefined;
  return { days, operatives, booked: halfDaysOf(diary, days), slots: suitingFirst(slots), askedBack: back };
}

/** Every slot that somebody can keep in the next days, for this purpose. */
export async function slotsFor(tx: Tx, asked: SlotAsked, purpose: VisitPurpose, days: readonly PlainDate[]): Promise<readonly FreeSlot[]> {
  const [from, until] = [days[0], days.at(-1)];
  if (from === undefined || until === undefined) return [];
  const booked = asked.repair.visits.find(({ status }) => status === 'booked');
  const diary = await diaryOf(tx, { organisationId: senderOf(asked), from, until, except: booked?.id ?? null });
  return stillToCome(freeSlots(diary, wishOf(asked, purpose, days), asked.context.appointments), asked);
}

const stillToCome = (slots: readonly FreeSlot[], { context }: SlotAsked): readonly FreeSlot[] => slots.filter((slot) => !isOver(slot, context));

/** The days to offer, from a day on: for a resident, those far enough off for us to plan. */
export function daysOffered({ repair, context }: Pick<SlotAsked, 'repair' | 'context'>, from: PlainDate = context.today): readonly PlainDate[] {
  const isEmergency = repair.priority === 'emergency';
  const notice = context.actor.kind === 'resident' ? context.appointments.residentNotice : 0;
  const first = isEmergency ? context.today : firstAfter(context.today, notice, context.calendar);
  return daysToOffer(first > from ? first : from, isEmergency, context.calendar);
}

function firstAfter(today: PlainDate, workingDays: number, calendar: Calendar): PlainDate {
  const days = daysToOffer(today, false, calendar);
  return workingDays === 0 ? today : (days.filter((day) => day > today)[workingDays - 1] ?? addDays(today, workingDays));
}

async function nextFreeInWords(tx: Tx, command: Booking, asked: SlotAsked): Promise<string> {
  const slots = await slotsFor(tx, asked, purposeOf(command, asked.repair), daysOffered(asked));
  const { today } = asked.context;
  return suitingFirst(slots).slice(0, 3).map(({ on, partOfDay }) => `${longDate(on, today)}, ${partOfDayInWords(partOfDay)}`).join('; ');
}
