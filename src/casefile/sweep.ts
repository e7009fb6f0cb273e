import { appendEvent } from './append-event.ts';
import { applyChange } from './apply-change.ts';
import { openDeadlines } from './apply-deadlines.ts';
import { nextPoint, pointReached, pointToTell } from './deadline-points.ts';
import type { CaseDraft } from './draft.ts';
import type { CaseContext, Deadline, DeadlinePoint, NewNotice } from './model.ts';
import type { StaffId } from '../staff/index.ts';

/** Who is told: the owner and whoever stands in, and the managers of the case's team. */
export interface WhoIsTold {
  readonly owners: readonly StaffId[];
  readonly managers: readonly StaffId[];
}

/** Acts on every clock of this case that has reached a point. A second sweep at the same moment finds nothing to do. */
export function sweepCase(draft: CaseDraft, told: WhoIsTold, context: CaseContext): void {
  const notices: NewNotice[] = [];
  for (const deadline of openDeadlines(draft)) {
    const reached = pointReached(deadline, context.now, context.calendar);
    if (reached === null) {
      lookAgain(draft, deadline, context);
      continue;
    }
    moveTo(draft, deadline, reached, context);
    const point = pointToTell(deadline.lastPoint, reached);
    if (point === 'overdue') missed(draft, deadline, context);
    else if (isForTheRecord(deadline, point)) appendEvent(draft, { type: point === 'due-soon' ? 'DeadlineDueSoon' : 'DeadlineStillOverdue', data: factsOf(deadline) }, context);
    const who = point === 'due-soon' ? told.owners : [...told.owners, ...told.managers];
    notices.push(...[...new Set(who)].map((staffId) => ({ staffId, words: noticeWords(draft, deadline, point) })));
  }
  applyChange(draft, { events: [], notices }, context);
}

/** A nudge about a promise or the next word is between us: it becomes history only if it is missed. */
function isForTheRecord(deadline: Deadline, point: DeadlinePoint): boolean {
  return point !== 'due-soon' || (deadline.kind !== 'promise' && deadline.kind !== 'rhythm');
}

/** A bank holiday that moved, or a restore, may leave a look that came too early: it mends itself here. */
function lookAgain(draft: CaseDraft, deadline: Deadline, context: CaseContext): void {
  if (deadline.nextLookAt === null || deadline.nextLookAt > context.now) return;
  draft.deadlines.set(deadline.id, { ...deadline, nextLookAt: nextPoint(deadline, context.calendar)?.at ?? null });
  draft.changedDeadlines.add(deadline.id);
}

function moveTo(draft: CaseDraft, deadline: Deadline, point: DeadlinePoint, context: CaseContext): void {
  const moved = { ...deadline, lastPoint: point };
  draft.deadlines.set(deadline.id, { ...moved, nextLookAt: nextPoint(moved, context.calendar)?.at ?? null });
  draft.changedDeadlines.add(deadline.id);
}

function missed(draft: CaseDraft, deadline: Deadline, context: CaseContext): void {
  if (deadline.kind === 'promise' && deadline.promiseId !== null) {
    applyChange(draft, { events: [], settle: [{ id: deadline.promiseId, outcome: 'broken', reason: null }] }, context);
    return;
  }
  const type = deadline.kind === 'rhythm' ? 'SilenceBegan' : 'DeadlineOverdue';
  appendEvent(draft, { type, data: factsOf(deadline) }, context);
}

function factsOf({ rule, duty, dueOn, dueAt }: Deadline): Record<string, unknown> {
  return { rule, duty, ...(dueOn === null ? { dueAt } : { dueOn }) };
}

function noticeWords(draft: CaseDraft, deadline: Deadline, point: DeadlinePoint): string {
  const { reference } = draft.file;
  if (deadline.kind === 'rhythm') {
    return point === 'due-soon' ? `${reference}: a word to the resident is due soon` : `${reference}: the resident has not heard from us in time`;
  }
  if (deadline.kind === 'promise') {
    return point === 'due-soon' ? `${reference}: our promise is due soon: ${deadline.duty}` : `${reference}: we broke our promise: ${deadline.duty}`;
  }
  const words = { 'due-soon': 'due soon', overdue: 'overdue', 'still-overdue': 'still overdue' } as const;
  return `${reference}: ${words[point]}: ${deadline.duty}`;
}
