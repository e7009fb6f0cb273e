import { addHours, addWorkingDays, endOfDay, startOfDay, type Calendar, type Instant } from '../clock/index.ts';
import type { Deadline, DeadlinePoint } from './model.ts';

/** How long before and after a due date people are told. Written here once, for every kind of clock. */
const warnWorkingDaysBefore = 2;
const warnHoursBefore = 4;
const remindWorkingDaysAfter = 5;

type Timed = Pick<Deadline, 'dueOn' | 'dueAt' | 'endsAt' | 'setAt'>;

/** When a point of this deadline is reached; null when it lies before the clock was even set. */
export function pointAt(deadline: Timed, point: DeadlinePoint, calendar: Calendar): Instant | null {
  if (point === 'overdue') return deadline.endsAt;
  if (point === 'due-soon') {
    const soon =
      deadline.dueOn === null
        ? addHours(deadline.endsAt, -warnHoursBefore)
        : startOfDay(addWorkingDays(deadline.dueOn, -warnWorkingDaysBefore, calendar));
    return soon > deadline.setAt ? soon : null;
  }
  return deadline.dueOn === null
    ? addHours(deadline.endsAt, 24)
    : endOfDay(addWorkingDays(deadline.dueOn, remindWorkingDaysAfter, calendar));
}

const order: readonly DeadlinePoint[] = ['due-soon', 'overdue', 'still-overdue'];

/** The next point after the last one acted on, and when; null when there is nothing more to say. */
export function nextPoint(
  deadline: Timed & Pick<Deadline, 'lastPoint'>,
  calendar: Calendar,
): { readonly point: DeadlinePoint; readonly at: Instant } | null {
  const first = deadline.lastPoint === null ? 0 : order.indexOf(deadline.lastPoint) + 1;
  for (const point of order.slice(first)) {
    const at = pointAt(deadline, point, calendar);
    if (at !== null) return { point, at };
  }
  return null;
}

/** The point that now stands: after a long stop the latest only. Null when the next one is still to come. */
export function pointReached(
  deadline: Timed & Pick<Deadline, 'lastPoint'>,
  now: Instant,
  calendar: Calendar,
): DeadlinePoint | null {
  const first = deadline.lastPoint === null ? 0 : order.indexOf(deadline.lastPoint) + 1;
  let reached: DeadlinePoint | null = null;
  for (const point of order.slice(first)) {
    const at = pointAt(deadline, point, calendar);
    if (at !== null && at <= now) reached = point;
  }
  return reached;
}

/**
 * What is told at the point that now stands. Being overdue is told once whatever was slept through, because it is what
 * breaks a promise and raises a silence; a reminder that fell due in the same sleep would say the same again.
 */
export function pointToTell(lastPoint: DeadlinePoint | null, reached: DeadlinePoint): DeadlinePoint {
  const wasTold = lastPoint === 'overdue' || lastPoint === 'still-overdue';
  return reached === 'still-overdue' && !wasTold ? 'overdue' : reached;
}
