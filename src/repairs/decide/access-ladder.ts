import { agree, refuse, type PromiseId } from '../../casefile/index.ts';
import { longDate, type PlainDate } from '../../clock/index.ts';
import { policyDue } from '../../law/index.ts';
import type { AccessAttempt } from '../../appointments/index.ts';
import type { NoAccessOfOrder } from '../../orders/index.ts';
import type { PhotoSeal, Repair, VisitId } from '../model.ts';
import type { AccessAttemptMade, AccessDecision, AccessStep } from '../model/access-ladder.ts';
import { accessReviewRule, accessStepRule, isReviewer, noticeOf, staffIdOf, reviewOfAccess, whyNoStep } from './access-rules.ts';
import { afterwards } from './check-of-work.ts';
import type { RepairChange, RepairContext, RepairDecision, RepairRecord } from './context.ts';
import { keptNow, nextStepPromise, ringBy } from './promises.ts';
import { againPromise, gotIn, kept, outcomeProblem, tellIf } from './visits.ts';
import { correction, visitToRecord } from './missed-visit.ts';
import { outsideTheYear } from './visit-slots.ts';

/** What a contractor's attempt turns on: with the promise of the day that they came on, where there was one. */
export type LadderContext = Pick<RepairContext, 'now' | 'policy' | 'calendar' | 'managers' | 'told'> & { readonly promiseId?: PromiseId };

export interface RecordNoAccess {
  readonly type: 'RecordNoAccess';
  readonly visitId: VisitId;
  readonly tried: readonly AccessAttempt[];
  readonly words: string;
  /** The card in the door, the closed gate. */
  readonly photos?: readonly PhotoSeal[];
}

/** A supervisor's look at what was tried, and at whether something about the household explains it. */
export interface ReviewAccess {
  readonly type: 'ReviewAccess';
  readonly needs: string;
  readonly decision: AccessDecision;
  readonly reason: string;
}

export interface DecideAccessStep {
  readonly type: 'DecideAccessStep';
  readonly step: AccessStep;
  readonly reason: string;
  readonly nextOn: PlainDate;
}

/** Nobody let us in. The case stays open, the clock goes on, and what was tried is on the record: one more rung, never an end. */
export function recordNoAccess(record: RepairRecord, command: RecordNoAccess, context: RepairContext): RepairDecision {
  const { repair, spine } = record;
  const visit = visitToRecord(repair, command.visitId);
  const problem = outcomeProblem(visit, command.words, context);
  if (visit === undefined || problem !== undefined) return problem ?? refuse('visit-not-open');
  if (command.tried.length === 0) return refuse('say-what-was-tried');
  const { visitId, tried, words, photos = [] } = command;
  const { on, partOfDay } = visit;
  const attempt: AccessAttemptMade = { visitId, on, partOfDay, tried, photos: photos.length, ...noticeOf(visit, context) };
  return agree({
    events: [...correction(visit, record).events, { type: 'NoAccess', data: { visitId, tried, words, attempt, ...(photos.length === 0 ? {} : { photos }) } }],
    settle: [...correction(visit, record).settle, kept(visit, 'We came on the day, but nobody could let us in'), ...keptNow(spine, 'coming', 'We came, but nobody could let us in')],
    promise: [againPromise(context)],
    ...supervisorLooks(repair, spine.file, context),
    file: afterwards(visit, 'diagnosed'),
    tell: tellIf(context, { template: 'no-access', on, tried, ringBy: ringBy(context) }),
  });
}

/** A contractor stood at the door in vain: an attempt like one of ours, by the same rule. */
export function contractorNotLetIn({ repair, spine }: Pick<RepairRecord, 'repair' | 'spine'>, { noAccessOn: on, part, number, tried }: NoAccessOfOrder, context: LadderContext): Pick<RepairChange, 'events' | 'set' | 'withdraw' | 'notices'> {
  const attempt: AccessAttemptMade = { ofOrder: { number, promiseId: context.promiseId ?? null }, on, partOfDay: part, tried, photos: 0, ...noticeOf({ on, partOfDay: part }, context) };
  return { events: [{ type: 'ContractorNotLetIn', data: { number, attempt } }], ...supervisorLooks(repair, spine.file, context) };
}

/** They got in and did it: what was tried before is over, as after a visit of ours. */
export function contractorLetIn({ access }: Pick<Repair, 'access'>, number: number): Pick<RepairChange, 'events' | 'withdraw'> {
  return access === null ? { events: [] } : { events: [{ type: 'ContractorLetIn', data: { number } }], withdraw: gotIn('repair') };
}

/** After as many attempts as the landlord sets, somebody above decides, by a day, and is told. */
function supervisorLooks({ access }: Repair, { reference }: RepairRecord['spine']['file'], context: Pick<RepairContext, 'policy' | 'now' | 'calendar' | 'managers'>): Pick<RepairChange, 'set' | 'withdraw' | 'notices'> {
  const made = (access?.attempts.length ?? 0) + 1;
  if (made < context.policy.accessAttempts) return {};
  const due = policyDue(reviewOfAccess(context.policy, 'the last attempt to get in'), context.now, context.calendar);
  const notices = context.managers.map((staffId) => ({ staffId, words: `${reference}: nobody let us in ${made} times. Decide what we do next` }));
  return { withdraw: [accessReviewRule], set: [{ kind: 'policy', due }], notices };
}

export function reviewAccess({ repair, spine }: RepairRecord, command: ReviewAccess, context: RepairContext): RepairDecision {
  if (spine.file.closedAt !== null) return refuse('case-is-closed');
  const made = repair.access?.attempts.length ?? 0;
  if (made < context.policy.accessAttempts) return refuse('access-tried-too-little', { made: String(made), needed: String(context.policy.accessAttempts) });
  if (repair.access?.review !== null) return refuse('access-reviewed');
  if (command.needs === '') return refuse('needs-not-considered');
  if (command.reason === '') return refuse('reason-missing');
  const { needs, decision, reason } = command;
  const goesOn = decision === 'another visit';
  const obstacle = goesOn ? undefined : whyNoStep(repair, context.policy);
  if (obstacle !== undefined) return obstacle;
  const due = policyDue({ id: accessStepRule, duty: 'A manager who did not ask for it decides the tenancy or legal step', limit: context.policy.accessStepWithin, countedFrom: 'a supervisor asked for it' }, context.now, context.calendar);
  return agree({
    events: [{ type: 'AccessReviewed', data: { by: context.actor.name, byId: staffIdOf(context), needs, decision, reason } }],
    meet: [accessReviewRule],
    ...(goesOn ? { promise: [againPromise(context)] } : { set: [{ kind: 'policy', due }] }),
    notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: access was looked at: ${decision}` }, ...(goesOn ? [] : managersToDecide(spine.file, context))],
  });
}

/** Whoever asked for the step does not decide it. */
function managersToDecide({ reference }: RepairRecord['spine']['file'], context: RepairContext): NonNullable<RepairChange['notices']> {
  const others = context.managers.filter((staffId) => staffId !== staffIdOf(context));
  return others.map((staffId) => ({ staffId, words: `${reference}: ${context.actor.name} asks for a tenancy or legal step. Somebody else decides it` }));
}

/**
 * What the tenancy or the law allows, decided by a manager with a reason and a day. It opens a door; it closes nothing. Nothing that we do
 * to a household is graver, so it takes two people: one who looked at the attempts and their needs, and another.
 */
export function decideAccessStep({ repair, spine }: RepairRecord, command: DecideAccessStep, context: RepairContext): RepairDecision {
  if (spine.file.closedAt !== null) return refuse('case-is-closed');
  if (repair.access?.review?.decision !== 'tenancy or legal step') return refuse('access-not-reviewed');
  if (isReviewer(repair.access.review, context)) return refuse('second-person-needed');
  if (command.reason === '') return refuse('reason-missing');
  const obstacle = whyNoStep(repair, context.policy) ?? outsideTheYear(command.nextOn, context);
  if (obstacle !== undefined) return obstacle;
  const { step, reason, nextOn } = command;
  return agree({
    events: [{ type: 'AccessStepDecided', data: { by: context.actor.name, step, reason, nextOn } }],
    meet: [accessStepRule],
    promise: [nextStepPromise('tell you what we decided about getting in', nextOn, context)],
    notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: ${step}, next on ${longDate(nextOn, context.today)}` }],
    tell: tellIf(context, { template: 'access-step', step, nextOn }),
  });
}
