import { appendEvent } from './append-event.ts';
import { applyChange } from './apply-change.ts';
import { openDeadlines } from './apply-deadlines.ts';
import { hasRunOut, nextPoint, nextRepeatAt, pointReached, pointToTell, troubledAt } from './deadline-points.ts';
import type { CaseDraft } from './draft.ts';
import type { CaseContext, Deadline, DeadlinePoint, NewNotice } from './model.ts';
import { ladderFor } from './policy/chasing.ts';
import type { StaffId } from '../staff/index.ts';

/** Who is told: the owner and whoever stands in, and the managers of the case's team. */
export interface WhoIsTold {
  /** For the timeline, which says who was told. */
  readonly names?: ReadonlyMap<string, string>;
  readonly owners: readonly StaffId[];
  readonly managers: readonly StaffId[];
}

/** Acts on every clock of this case that has reached a point. A second sweep at the same moment finds nothing to do. */
export function sweepCase(draft: CaseDraft, told: WhoIsTold, context: CaseContext): void {
  const notices: NewNotice[] = [];
  for (const deadline of openDeadlines(draft)) {
    const reached = pointReached(deadline, context.now, context.calendar, ladderFor(context.chasing, draft.file));
    if (reached === null) {
      lookAgain(draft, deadline, context);
      continue;
    }
    moveTo(draft, deadline, reached, context);
    notices.push(...climb(draft, { deadline, reached, told }, context));
  }
  applyChange(draft, { events: [], notices }, context);
}

interface Rung {
  readonly deadline: Deadline;
  readonly reached: DeadlinePoint;
  readonly told: WhoIsTold;
}

/** One rung of the ladder: on the record at once; people hear on a working day, unless it is an emergency. */
function climb(draft: CaseDraft, { deadline, reached, told }: Rung, context: CaseContext): readonly NewNotice[] {
  const point = pointToTell(deadline.lastPoint, reached);
  const isUrgent = draft.file.priority === 'emergency' || deadline.rule === 'hazards.emergency';
  const hearAtOnce = isUrgent || deadline.dueOn === null || ladderFor(context.chasing, draft.file).escalateAfterWorkingDays === 0;
  const managersHear = point !== 'due-soon' && (reached !== 'overdue' || hearAtOnce);
  const who = [...new Set(managersHear ? [...told.owners, ...told.managers] : told.owners)];
  const names = who.flatMap((id) => told.names?.get(id) ?? []);
  const data = { ...factsOf(deadline), ...(names.length === 0 ? {} : { told: names }) };
  if (point === 'overdue') missed(draft, { deadline, data }, context);
  else if (isForTheRecord(deadline, point)) appendEvent(draft, { type: eventOf[point], data }, context);
  const at = troubledAt(context.now, isUrgent, context.calendar);
  return who.map((staffId) => ({ staffId, kind: 'chase' as const, isUrgent, at, words: noticeWords(draft, deadline, point) }));
}

const eventOf = { 'due-soon': 'DeadlineDueSoon', escalated: 'DeadlineEscalated', 'still-overdue': 'DeadlineStillOverdue' } as const;

/** A nudge about a promise or the next word is between us: it becomes history only if it is missed. */
function isForTheRecord(deadline: Deadline, point: DeadlinePoint): boolean {
  return point !== 'due-soon' || (deadline.kind !== 'promise' && deadline.kind !== 'rhythm');
}

/** A bank holiday that moved, or a restore, may leave a look that came too early: it mends itself here. */
function lookAgain(draft: CaseDraft, deadline: Deadline, context: CaseContext): void {
  if (deadline.nextLookAt === null || deadline.nextLookAt > context.now) return;
  draft.deadlines.set(deadline.id, { ...deadline, nextLookAt: nextPoint(deadline, context.calendar, ladderFor(context.chasing, draft.file))?.at ?? null });
  draft.changedDeadlines.add(deadline.id);
}

function moveTo(draft: CaseDraft, deadline: Deadline, point: DeadlinePoint, context: CaseContext): void {
  const ladder = ladderFor(context.chasing, draft.file);
  const isAgain = point === 'still-overdue';
  const moved = { ...deadline, lastPoint: point, reminders: deadline.reminders + (isAgain && hasRunOut(deadline.lastPoint) ? 1 : 0) };
  const nextLookAt = isAgain ? nextRepeatAt(deadline, context.now, context.calendar, ladder) : (nextPoint(moved, context.calendar, ladder)?.at ?? null);
  draft.deadlines.set(deadline.id, { ...moved, nextLookAt });
  draft.changedDeadlines.add(deadline.id);
}

function missed(draft: CaseDraft, { deadline, data }: { readonly deadline: Deadline; readonly data: Readonly<Record<string, unknown>> }, context: CaseContext): void {
  if (deadline.kind === 'promise' && deadline.promiseId !== null) {
    applyChange(draft, { events: [], settle: [{ id: deadline.promiseId, outcome: 'broken', reason: null }] }, context);
    return;
  }
  const type = deadline.kind === 'rhythm' ? 'SilenceBegan' : 'DeadlineOverdue';
  appendEvent(draft, { type, data }, context);
}

function factsOf({ rule, duty, dueOn, dueAt }: Deadline): Record<string, unknown> {
  return { rule, duty, ...(dueOn === null ? { dueAt } : { dueOn }) };
}

function noticeWords(draft: CaseDraft, deadline: Deadline, point: DeadlinePoint): string {
  const { reference } = draft.file;
  if (point === 'escalated') return `${reference}: not done, and now raised to the manager: ${dutyOf(deadline)}`;
  if (point === 'still-overdue' && deadline.kind !== 'rhythm' && deadline.kind !== 'promise') return `${reference}: still overdue, reminder ${deadline.reminders + 1}: ${deadline.duty}`;
  if (deadline.kind === 'rhythm') {
    return point === 'due-soon' ? `${reference}: a word to the resident is due soon` : `${reference}: the resident has not heard from us in time`;
  }
  if (deadline.kind === 'promise') {
    return point === 'due-soon' ? `${reference}: our promise is due soon: ${deadline.duty}` : `${reference}: we broke our promise: ${deadline.duty}`;
  }
  return `${reference}: ${point === 'due-soon' ? 'due soon' : 'overdue'}: ${deadline.duty}`;
}

const dutyOf = ({ kind, duty }: Deadline): string => (kind === 'rhythm' ? 'a word to the resident' : kind === 'promise' ? `our promise: ${duty}` : duty);
