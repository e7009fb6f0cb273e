import type { PromiseId, CaseRecord } from '../../casefile/index.ts';
import { addWorkingDays, longDate, type PlainDate } from '../../clock/index.ts';
import type { RepairChange, RepairContext } from './context.ts';

type NewPromise = NonNullable<RepairChange['promise']>[number];
type Settlement = NonNullable<RepairChange['settle']>[number];

/** "We will …, by Tuesday 24 November": to the resident, kept by booking a visit, by the work, or when a person says so. */
export function nextStepPromise(what: string, dueOn: PlainDate, context: RepairContext): NewPromise {
  const words = `We will ${what}, by ${longDate(dueOn, context.today)}`;
  return { id: context.newId() as PromiseId, madeTo: 'the resident', words, dueOn };
}

/** The day by which we promise to ring. */
export function ringBy(context: Pick<RepairContext, 'today' | 'policy' | 'calendar'>): PlainDate {
  return addWorkingDays(context.today, context.policy.callBackWorkingDays, context.calendar);
}

/** The day by which we ask for the resident's answer. */
export function answerBy(context: RepairContext): PlainDate {
  return addWorkingDays(context.today, 5, context.calendar);
}

/** Open promises that this very act keeps. */
export function keptNow(spine: CaseRecord, keptBy: 'booking' | 'coming' | 'work' | 'permanent', reason: string): Settlement[] {
  return spine.promises.filter((promise) => promise.keptBy === keptBy).map(({ id }) => ({ id, outcome: 'kept', reason }));
}
