import { dateInLondon, endOfDay, type Instant, type PlainDate } from '../clock/index.ts';
import { citation, policyDue, type Due } from '../law/index.ts';
import { appendEvent } from './append-event.ts';
import { nextPoint } from './deadline-points.ts';
import type { CaseDraft } from './draft.ts';
import { ladderFor, tellEvery, type ChaseLadder } from './policy/chasing.ts';
import type { CaseContext, Deadline, DeadlineKind, PromiseId } from './model.ts';

export const rhythmRule = 'policy.update-rhythm';
export const promiseRule = 'policy.promise';

interface NewClock {
  readonly kind: DeadlineKind;
  readonly due: Due;
  /** The promise it is the clock of, if it is one. */
  readonly promiseId: PromiseId | null;
}

/** Starts a clock and writes it on the timeline, with its citation and its reason. */
export function setDeadline(draft: CaseDraft, clock: NewClock, context: CaseContext): void {
  const { kind } = clock;
  const deadline = deadlineFrom(clock, context, ladderFor(context.chasing, draft.file));
  draft.deadlines.set(deadline.id, deadline);
  draft.changedDeadlines.add(deadline.id);
  if (kind === 'promise' || kind === 'rhythm') return;
  const { rule, ruleVersion, duty, dueOn, dueAt, because, citation, confidence } = deadline;
  appendEvent(
    draft,
    { type: 'DeadlineSet', data: { rule, ruleVersion, duty, ...(dueOn === null ? { dueAt } : { dueOn }), because, citation, confidence } },
    context,
  );
}

function deadlineFrom({ kind, due, promiseId }: NewClock, context: CaseContext, ladder: ChaseLadder): Deadline {
  const timed = {
    dueOn: 'dueOn' in due ? due.dueOn : null,
    dueAt: 'dueAt' in due ? due.dueAt : null,
    endsAt: 'dueAt' in due ? due.dueAt : endOfDay(due.dueOn),
    setAt: context.now,
  };
  const deadline = {
    id: context.newId(),
    kind,
    promiseId,
    rule: due.rule,
    ruleVersion: due.version,
    duty: due.duty,
    countedFrom: due.countedFrom,
    ...timed,
    because: due.because,
    citation: citation({ source: { kind: due.kind, title: due.source }, provision: due.provision }),
    confidence: due.confidence,
    steps: due.steps,
    status: 'open',
    settledAt: null,
    late: false,
    lastPoint: null,
    reminders: 0,
  } as const;
  return { ...deadline, nextLookAt: nextPoint(deadline, context.calendar, ladder)?.at ?? null };
}

/** Marks every open clock of these rules as met, late or not by when it was done. */
export function meetDeadlines(draft: CaseDraft, { rules, doneAt }: { readonly rules: readonly string[]; readonly doneAt: Instant }, context: CaseContext): void {
  for (const deadline of openDeadlines(draft, rules)) {
    settleDeadline(draft, deadline, 'met', { ...context, now: doneAt });
    const late = doneAt >= deadline.endsAt;
    appendEvent(draft, { type: 'DeadlineMet', data: { rule: deadline.rule, duty: deadline.duty, late } }, context);
  }
}

/** Takes clocks away that no longer apply, and says so on the timeline. */
export function withdrawDeadlines(draft: CaseDraft, rules: readonly string[], context: CaseContext): void {
  for (const deadline of openDeadlines(draft, rules)) {
    settleDeadline(draft, deadline, 'withdrawn', context);
    appendEvent(draft, { type: 'DeadlineWithdrawn', data: { rule: deadline.rule, duty: deadline.duty } }, context);
  }
}

/** A case that closes has no clocks. What ran out before stays marked late. */
export function withdrawAllOpen(draft: CaseDraft, context: CaseContext): void {
  for (const deadline of openDeadlines(draft)) settleDeadline(draft, deadline, 'withdrawn', context);
}

/** A case that is closed has none but those of what was promised since, such as a visit to check its work. */
export function withdrawAllButPromises(draft: CaseDraft, context: CaseContext): void {
  for (const deadline of openDeadlines(draft)) if (deadline.promiseId === null) settleDeadline(draft, deadline, 'withdrawn', context);
}

export function settleDeadline(draft: CaseDraft, deadline: Deadline, status: 'met' | 'withdrawn', context: CaseContext): void {
  const late = context.now >= deadline.endsAt;
  draft.deadlines.set(deadline.id, { ...deadline, status, settledAt: context.now, late, nextLookAt: null });
  draft.changedDeadlines.add(deadline.id);
}

/** A word from us starts the count to the next one afresh: each open case has exactly one rhythm clock. */
export function resetRhythm(draft: CaseDraft, context: CaseContext, from: PlainDate): void {
  const open = openDeadlines(draft, [rhythmRule]);
  // An older word, written down late, does not undo a newer one.
  if (open.some(({ countedFrom }) => countedFrom > from)) return;
  for (const deadline of open) settleDeadline(draft, deadline, 'met', context);
  setDeadline(draft, { kind: 'rhythm', due: nextWordDue(draft, context, from), promiseId: null }, context);
}

/**
 * A case that came to a stage or priority where we promise more: the next word is due by the stricter rhythm, counted from
 * the last one and never before today. A slacker rhythm counts from the next word on: nothing promised is taken back.
 */
export function hurryRhythm(draft: CaseDraft, context: CaseContext): void {
  for (const deadline of openDeadlines(draft, [rhythmRule])) {
    const due = nextWordDue(draft, context, deadline.countedFrom as PlainDate);
    const today = dateInLondon(context.now);
    const dueOn = due.dueOn < today ? today : due.dueOn;
    if (context.now >= deadline.endsAt || deadline.dueOn === null || dueOn >= deadline.dueOn) continue;
    settleDeadline(draft, deadline, 'withdrawn', context);
    setDeadline(draft, { kind: 'rhythm', due: { ...due, dueOn }, promiseId: null }, context);
  }
}

function nextWordDue(draft: CaseDraft, context: CaseContext, from: PlainDate): Extract<Due, { readonly dueOn: PlainDate }> {
  const limit = { workingDays: tellEvery(context.chasing, draft.file) };
  const due = policyDue({ id: rhythmRule, duty: 'Tell the resident where things stand', limit, countedFrom: 'our last word to them' }, from, context.calendar);
  if (!('dueOn' in due)) throw new Error('The next word to a resident is due on a day.');
  return due;
}

/** The message that had ended a silence never arrived, so the silence did not end. */
export function oweAWordToday(draft: CaseDraft, context: CaseContext): void {
  for (const deadline of openDeadlines(draft, [rhythmRule])) settleDeadline(draft, deadline, 'withdrawn', context);
  const today = dateInLondon(context.now);
  const usual = policyDue({ id: rhythmRule, duty: 'Tell the resident where things stand', limit: { workingDays: 1 }, countedFrom: 'our last word to them' }, today, context.calendar);
  const due: Due = { ...usual, countedFrom: today, dueOn: today, because: 'Our last message to them did not arrive, so they are owed a word today', steps: [] };
  setDeadline(draft, { kind: 'rhythm', due, promiseId: null }, context);
}

export function openDeadlines(draft: CaseDraft, rules?: readonly string[]): Deadline[] {
  return [...draft.deadlines.values()].filter(
    (deadline) => deadline.status === 'open' && (rules === undefined || rules.includes(deadline.rule)),
  );
}
