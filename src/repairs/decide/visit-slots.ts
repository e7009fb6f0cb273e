import { endOfSlot } from '../../appointments/index.ts';
import { refuse } from '../../casefile/index.ts';
import { addDays, addWorkingDays, isWorkingDay, longDate, type PlainDate } from '../../clock/index.ts';
import type { StaffId } from '../../staff/index.ts';
import type { Repair, Visit, VisitPurpose } from '../model.ts';
import type { Refused, RepairContext } from './context.ts';
import { ifNotOursOn } from './not-ours.ts';

/** Asked for in somebody's place: the door finds who can keep the slot before anything is decided. */
export const whoeverIsFree = 'whoever is free' as StaffId;

/** A slip such as 2062 must not become a promise; nor are bank holidays known so far ahead. */
export function outsideTheYear(on: PlainDate, context: RepairContext): Refused | undefined {
  if (on < context.today) return refuse('date-has-passed');
  return on > addDays(context.today, 366) ? refuse('date-too-far') : undefined;
}

type Slot = Pick<Visit, 'on' | 'partOfDay'>;

/** True of a time that nobody can keep any more. For an emergency there are the evening and the night. */
export const isOver = (slot: Slot, { now }: Pick<RepairContext, 'now'>): boolean => endOfSlot(slot) <= now;

/** Nobody visits a home that is no longer ours, or at a time that is over. An emergency may be attended on any day; ordinary visits are on working days. */
export function dateProblem(slot: Slot, repair: Repair, context: RepairContext): Refused | undefined {
  const { on } = slot;
  const outside = outsideTheYear(on, context) ?? ifNotOursOn(on, context);
  if (outside !== undefined) return outside;
  if (repair.priority !== 'emergency' && !isWorkingDay(on, context.calendar)) return refuse('not-a-working-day');
  return isOver(slot, context) ? refuse('slot-is-over') : undefined;
}

/** Nobody keeps a visit while they are away, and one person only so many in a half-day: more is a promise that will be broken. */
export function capacityProblem(command: { readonly evenIfFull?: boolean }, repair: Repair, context: RepairContext): Refused | undefined {
  if (context.mayNotBeSent === true) return refuse('may-not-be-sent');
  const next: Record<string, string> = context.nextFree === undefined ? {} : { next: context.nextFree };
  if (context.slotIsNotOffered === true) return refuse('slot-not-offered');
  if (context.nobodyIsFree === true) return refuse('nobody-is-free', next);
  if (context.operativeIsAway === true) return refuse('operative-is-away', next);
  if (repair.priority === 'emergency' && command.evenIfFull === true) return undefined;
  if (context.doesNotWorkThen === true && repair.priority !== 'emergency') return refuse('does-not-work-then', next);
  return context.operativeIsFull === true ? refuse('operative-is-full', next) : undefined;
}

/** What a resident chooses by their link: a time for an ordinary job, early enough for us to plan. The rest is for us to arrange with them. */
export function residentProblem(wanted: { readonly purpose: VisitPurpose; readonly on?: PlainDate; readonly movesFrom?: PlainDate }, repair: Repair, context: RepairContext): Refused | undefined {
  if (context.actor.kind !== 'resident') return undefined;
  const { residentsChoose, residentNotice } = context.appointments;
  if (!residentsChoose || wanted.purpose !== 'repair' || repair.priority === 'emergency') return refuse('residents-may-not-choose');
  const first = addWorkingDays(context.today, residentNotice, context.calendar);
  const days = [wanted.on, wanted.movesFrom].filter((day) => day !== undefined);
  return days.some((day) => day < first) ? refuse('too-soon-to-choose', { first: longDate(first, context.today) }) : undefined;
}
