import { agree, refuse, type PromiseId } from '../../casefile/index.ts';
import { longDate, type PlainDate } from '../../clock/index.ts';
import type { ProgrammeChange } from '../model/standing.ts';
import { answerBy, nextStepPromise, ringBy } from './promises.ts';
import type { Refused, RepairContext, RepairDecision, RepairRecord } from './context.ts';
import { priorityRules, targetDue, updateEveryFor } from './triage.ts';
import { openVisit, tellIf } from './visits.ts';

/** The repair is left to planned work of the landlord's, which covers this place and has a date. */
export interface PutInProgramme {
  readonly type: 'PutInProgramme';
  readonly programmeId: string;
  readonly words: string;
}

/** It waits no longer: the date moved or passed, the programme was dropped, or a person decided so. */
export interface ReopenFromProgramme {
  readonly type: 'ReopenFromProgramme';
  readonly because: ProgrammeChange;
  readonly words: string;
}

/** The planned work was done at this place. */
export interface RecordProgrammeWork {
  readonly type: 'RecordProgrammeWork';
  readonly doneOn: PlainDate;
}

/**
 * No visit is booked for it any more, and it is not done either: it stays open, tied to the programme by a promise at its date,
 * with an owner and words to the resident meanwhile. What may be a danger, or has the law's clock, waits for no programme.
 */
export function putInProgramme(record: RepairRecord, command: PutInProgramme, context: RepairContext): RepairDecision {
  const { spine } = record;
  const refusal = whyNotInProgramme(record, context);
  if (refusal !== undefined) return refusal;
  const { programme } = context;
  if (programme === undefined || programme.id !== command.programmeId || !programme.isPlanned || !programme.coversPlace || programme.endsOn < context.today) return refuse('programme-not-open');
  if (command.words === '') return refuse('reason-missing');
  const { id: programmeId, name, endsOn: promisedOn } = programme;
  const promise = nextStepPromise(`do this as part of ${name}`, promisedOn, context);
  return agree({
    events: [{ type: 'PutInProgramme', data: { programmeId, name, promisedOn, promiseId: promise.id, words: command.words } }],
    withdraw: priorityRules,
    settle: spine.promises.filter(({ keptBy }) => keptBy === 'booking').map(({ id }) => ({ id, outcome: 'moved' as const, reason: `It is done as part of ${name}` })),
    promise: [{ ...promise, keptBy: 'programme' }],
    file: { stage: 'programmed', updateEvery: updateEveryFor('planned', context.policy) },
    tell: tellIf(context, { template: 'waits-for-programme', programme: name, by: promisedOn, reason: command.words }),
  });
}

function whyNotInProgramme({ repair, spine }: RepairRecord, _context: RepairContext): Refused | undefined {
  if (spine.file.closedAt !== null) return refuse('case-is-closed');
  if (repair.priority === null) return refuse('not-diagnosed');
  if (repair.hazard === 'possible') return refuse('may-be-a-hazard');
  if (repair.priority === 'emergency' || repair.rightToRepairDefect !== null) return refuse('cannot-wait-for-programme');
  if (openVisit(repair) !== undefined) return refuse('visit-open');
  if (spine.openFollowOns.length > 0) return refuse('follow-on-open', { references: spine.openFollowOns.join(', ') });
  if (repair.stage === 'fixed' || repair.stage === 'confirmed') return refuse('already-said-fixed');
  return repair.stage === 'programmed' ? refuse('waits-for-programme') : undefined;
}

/** Opens by itself: the owner and the resident are told, and the time to complete it counts from now. */
export function reopenFromProgramme({ repair, spine }: RepairRecord, { because, words }: ReopenFromProgramme, context: RepairContext): RepairDecision {
  const tie = repair.programme;
  if (repair.stage !== 'programmed' || tie === null) return refuse('not-in-programme');
  if (words === '') return refuse('reason-missing');
  const priority = repair.priority ?? 'routine';
  const callBy = ringBy(context);
  const outcome = because === 'passed' ? ('broken' as const) : because === 'moved' ? ('moved' as const) : ('withdrawn' as const);
  return agree({
    events: [{ type: 'ReopenedFromProgramme', data: { programmeId: tie.programmeId, name: tie.name, because, words } }],
    settle: spine.promises.filter(({ keptBy }) => keptBy === 'programme').map(({ id }) => ({ id, outcome, reason: words })),
    set: [{ kind: 'policy', due: targetDue(priority, context.now, context) }],
    promise: [{ id: context.newId() as PromiseId, madeTo: 'the resident', words: `We will ring you about what we do instead, by ${longDate(callBy, context.today)}`, dueOn: callBy, keptBy: 'booking' }],
    notices: [...new Set([spine.file.ownerId, ...context.managers])].map((staffId) => ({ staffId, words: `${spine.file.reference} is open again: ${words}` })),
    file: { stage: 'diagnosed', updateEvery: updateEveryFor(priority, context.policy) },
    tell: tellIf(context, { template: 'programme-changed', programme: tie.name, reason: words, callBy }),
  });
}

/** The resident decides whether that fixed it, as of any work. */
export function recordProgrammeWork({ repair, spine }: RepairRecord, { doneOn }: RecordProgrammeWork, context: RepairContext): RepairDecision {
  const tie = repair.programme;
  if (repair.stage !== 'programmed' || tie === null) return refuse('not-in-programme');
  if (doneOn > context.today) return refuse('visit-not-reached');
  const { programmeId, name } = tie;
  return agree({
    events: [{ type: 'ProgrammeWorkDone', data: { programmeId, name, doneOn } }],
    settle: spine.promises.filter(({ keptBy }) => keptBy === 'programme' || keptBy === 'permanent').map(({ id }) => ({ id, outcome: 'kept' as const, reason: `Done as part of ${name}` })),
    file: { stage: 'fixed', updateEvery: updateEveryFor(repair.priority ?? 'routine', context.policy) },
    notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: ${name} was done here` }],
    tell: tellIf(context, { template: 'is-it-fixed', doneOn, answerBy: answerBy(context) }),
  });
}
