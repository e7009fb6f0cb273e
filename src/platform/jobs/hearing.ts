import type { WorkerEvents } from 'graphile-worker';

/** Whether a run that asks for jobs is answered. */
export interface Hearing {
  /** How long ago that was for the hand that waits longest; a hand with a job waits for nothing. */
  secondsUnanswered(): number;
}

interface Hand {
  readonly answeredAt: number;
  readonly isBusy: boolean;
}

/**
 * Listens to a run's own events. That it asks says nothing: a run whose first question failed remembers the failure and
 * asks on for ever without an answer, while its clock goes on adding jobs.
 */
export function listenTo(events: WorkerEvents, stopwatch = () => performance.now()): Hearing {
  const begunAt = stopwatch();
  const hands = new Map<unknown, Hand>();
  const answered = (isBusy: boolean) => ({ worker }: { readonly worker: unknown }) => void hands.set(worker, { answeredAt: stopwatch(), isBusy });
  for (const event of ['worker:create', 'worker:getJob:empty', 'job:complete'] as const) events.on(event, answered(false));
  events.on('job:start', answered(true));
  events.on('worker:stop', ({ worker }) => hands.delete(worker));
  return {
    secondsUnanswered: () => {
      const waiting = [...hands.values()].filter(({ isBusy }) => !isBusy).map(({ answeredAt }) => answeredAt);
      const since = hands.size === 0 ? begunAt : Math.min(stopwatch(), ...waiting);
      return (stopwatch() - since) / 1000;
    },
  };
}
