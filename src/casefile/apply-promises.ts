import { dateInLondon, longDateWithYear, type PlainDate } from '../clock/index.ts';
import type { Due } from '../law/index.ts';
import { appendEvent } from './append-event.ts';
import { openDeadlines, promiseRule, setDeadline, settleDeadline } from './apply-deadlines.ts';
import type { CaseDraft } from './draft.ts';
import type { CaseChange, CaseContext, CasePromise, PromiseOutcome } from './model.ts';

type NewPromise = NonNullable<CaseChange['promise']>[number];
type Settlement = NonNullable<CaseChange['settle']>[number];

const eventOf: Record<PromiseOutcome, string> = {
  kept: 'PromiseKept',
  moved: 'PromiseMoved',
  broken: 'PromiseBroken',
  withdrawn: 'PromiseWithdrawn',
};

/** Writes down a dated commitment, with its own clock. */
export function makePromise(draft: CaseDraft, promise: NewPromise, context: CaseContext): void {
  const made: CasePromise = {
    id: promise.id,
    madeTo: promise.madeTo,
    words: promise.words,
    dueOn: promise.dueOn,
    ownerId: promise.ownerId ?? draft.file.ownerId,
    madeAt: context.now,
    keptBy: promise.keptBy ?? null,
    outcome: null,
    outcomeAt: null,
    outcomeReason: null,
  };
  draft.promises.set(made.id, made);
  draft.changedPromises.add(made.id);
  const { madeTo, words, dueOn } = made;
  appendEvent(draft, { type: 'PromiseMade', data: { promiseId: made.id, madeTo, words, dueOn } }, context);
  setDeadline(draft, { kind: 'promise', due: promiseDue(made, promise.outcomeBy ?? made.dueOn, context), promiseId: made.id }, context);
}

function promiseDue(promise: CasePromise, outcomeBy: PlainDate, context: CaseContext): Due {
  return {
    rule: promiseRule,
    version: dateInLondon(context.now),
    duty: promise.words,
    source: 'Our promise',
    provision: '',
    url: null,
    kind: 'policy',
    confidence: 'P',
    effect: 'act by',
    pausable: false,
    event: 'we promised it',
    countedFrom: dateInLondon(context.now),
    dueOn: outcomeBy,
    because: `We promised ${promise.madeTo} this by ${longDateWithYear(promise.dueOn)}${outcomeBy === promise.dueOn ? '' : `; what came of it is to be written down by ${longDateWithYear(outcomeBy)}`}`,
    steps: [],
  };
}

/** Gives a promise its outcome. A broken one keeps its clock open until the person has heard from us. */
export function settlePromise(draft: CaseDraft, settlement: Settlement, context: CaseContext): void {
  const promise = draft.promises.get(settlement.id);
  if (promise === undefined || promise.outcome !== null) return;
  const { outcome, reason } = settlement;
  draft.promises.set(promise.id, { ...promise, outcome, outcomeAt: context.now, outcomeReason: reason });
  draft.changedPromises.add(promise.id);
  const data = { promiseId: promise.id, words: promise.words, dueOn: promise.dueOn, ...(reason === null ? {} : { reason }) };
  appendEvent(draft, { type: eventOf[outcome], data }, context);
  if (outcome === 'broken') return;
  for (const deadline of openDeadlines(draft, [promiseRule])) {
    if (deadline.promiseId === promise.id) settleDeadline(draft, deadline, outcome === 'kept' ? 'met' : 'withdrawn', context);
  }
}

/** A new promise or a word to the person answers for the broken ones before it. */
export function withdrawBrokenPromiseClocks(draft: CaseDraft, context: CaseContext): void {
  for (const deadline of openDeadlines(draft, [promiseRule])) {
    const promise = deadline.promiseId === null ? undefined : draft.promises.get(deadline.promiseId);
    if (promise?.outcome === 'broken' || (promise === undefined && deadline.lastPoint !== null && deadline.endsAt <= context.now)) {
      settleDeadline(draft, deadline, 'withdrawn', context);
    }
  }
}

/** Whoever takes the case over takes over what its last owner had promised. */
export function givePromisesTo(draft: CaseDraft, before: CasePromise['ownerId']): void {
  for (const promise of draft.promises.values()) {
    if (promise.outcome !== null || promise.ownerId !== before) continue;
    draft.promises.set(promise.id, { ...promise, ownerId: draft.file.ownerId });
    draft.changedPromises.add(promise.id);
  }
}
