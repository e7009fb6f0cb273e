import { addHours, addWorkingDays, dateInLondon, endOfDay, isWorkingDay, nextWorkingDayOnOrAfter, startOfDay, type Calendar, type Instant } from '../clock/index.ts';
import type { Deadline, DeadlinePoint } from './model.ts';
import { usualLadder, type ChaseLadder } from './policy/chasing.ts';

type Timed = Pick<Deadline, 'dueOn' | 'dueAt' | 'endsAt' | 'setAt'> & Partial<Pick<Deadline, 'kind'>>;

/** When a point of this deadline is reached; null when it lies before the clock was even set. */
export function pointAt(deadline: Timed, point: DeadlinePoint, calendar: Calendar, ladder = usualLadder): Instant | null {
  if (point === 'overdue') return deadline.endsAt;
  if (point === 'due-soon') return dueSoonAt(deadline, calendar, ladder);
  const { escalateAfterWorkingDays, repeatEveryWorkingDays } = ladder;
  if (point === 'escalated') return deadline.dueOn === null || escalateAfterWorkingDays === 0 ? null : endOfDay(addWorkingDays(deadline.dueOn, escalateAfterWorkingDays, calendar));
  return deadline.dueOn === null
    ? addHours(deadline.endsAt, 24)
    : endOfDay(addWorkingDays(deadline.dueOn, escalateAfterWorkingDays + repeatEveryWorkingDays, calendar));
}

/** A word is owed again and again, and often sooner than the reminder is long: it then comes as early as it fits, on the day itself at the latest. */
function dueSoonAt({ dueOn, endsAt, setAt, kind }: Timed, calendar: Calendar, { remindHoursBefore, remindWorkingDaysBefore }: ChaseLadder): Instant | null {
  const daysBefore = kind === 'rhythm' ? Array.from({ length: remindWorkingDaysBefore + 1 }, (_, index) => remindWorkingDaysBefore - index) : [remindWorkingDaysBefore];
  const moments = dueOn === null ? [addHours(endsAt, -remindHoursBefore)] : daysBefore.map((days) => startOfDay(days === 0 ? dueOn : addWorkingDays(dueOn, -days, calendar)));
  return moments.find((at) => at > setAt) ?? null;
}

/** When people who were told again are told once more. It counts from the telling, so that nothing piles up in a long stop. */
export function nextRepeatAt({ dueOn }: Pick<Timed, 'dueOn'>, now: Instant, calendar: Calendar, ladder = usualLadder): Instant {
  return dueOn === null ? addHours(now, 24) : startOfDay(addWorkingDays(dateInLondon(now), ladder.repeatEveryWorkingDays, calendar));
}

/** When somebody may be chased: now, or at the start of the next working day. An emergency waits for neither. */
export function troubledAt(now: Instant, isUrgent: boolean, calendar: Calendar): Instant {
  const today = dateInLondon(now);
  return isUrgent || isWorkingDay(today, calendar) ? now : startOfDay(nextWorkingDayOnOrAfter(today, calendar));
}

const order: readonly DeadlinePoint[] = ['due-soon', 'overdue', 'escalated', 'still-overdue'];

/** The next point after the last one acted on, and when; null when there is nothing more to say. */
export function nextPoint(
  deadline: Timed & Pick<Deadline, 'lastPoint'>,
  calendar: Calendar,
  ladder = usualLadder,
): { readonly point: DeadlinePoint; readonly at: Instant } | null {
  const first = deadline.lastPoint === null ? 0 : order.indexOf(deadline.lastPoint) + 1;
  for (const point of order.slice(first)) {
    const at = pointAt(deadline, point, calendar, ladder);
    if (at !== null) return { point, at };
  }
  return null;
}

/** The point that now stands: after a long stop the latest only. Null when the next one is still to come. */
export function pointReached(
  deadline: Timed & Pick<Deadline, 'lastPoint'> & Partial<Pick<Deadline, 'nextLookAt'>>,
  now: Instant,
  calendar: Calendar,
  ladder = usualLadder,
): DeadlinePoint | null {
  const { nextLookAt = null } = deadline;
  if (deadline.lastPoint === 'still-overdue') return nextLookAt !== null && nextLookAt <= now ? 'still-overdue' : null;
  const first = deadline.lastPoint === null ? 0 : order.indexOf(deadline.lastPoint) + 1;
  let reached: DeadlinePoint | null = null;
  for (const point of order.slice(first)) {
    const at = pointAt(deadline, point, calendar, ladder);
    if (at !== null && at <= now) reached = point;
  }
  return reached;
}

/**
 * What is told at the point that now stands. Being overdue is told once whatever was slept through, because it is what
 * breaks a promise and raises a silence; a reminder that fell due in the same sleep would say the same again.
 */
export function pointToTell(lastPoint: DeadlinePoint | null, reached: DeadlinePoint): DeadlinePoint {
  return hasRunOut(reached) && !hasRunOut(lastPoint) ? 'overdue' : reached;
}

/** Whether a clock had run out by the point it was last told at. */
export const hasRunOut = (point: DeadlinePoint | null): boolean => point !== null && point !== 'due-soon';
