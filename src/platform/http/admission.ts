import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Who waits: somebody in front of a page, or a program that can come again by itself. */
export type Lane = 'people' | 'programs';

export interface AdmissionLimits {
  /** Requests that may use the database at once: a little less than it has connections. */
  readonly atWork: number;
  /** Requests that may wait for their turn. */
  readonly waiting: number;
  /** How long one waits before it is told to come again. */
  readonly waitMs: number;
}

export interface AdmissionFigures {
  readonly atWork: number;
  readonly waiting: number;
  readonly refused: number;
}

export interface Admission {
  /** Waits for a turn; what it gives is called once the work is done. Throws TooBusy when there is no room or the wait was too long. */
  enter(lane: Lane): Promise<() => void>;
  /** Throws TooBusy when somebody of this lane would be refused at once: for the moment before a body is read. */
  knock(lane: Lane): void;
  figures(): AdmissionFigures;
}

/** Nothing was begun: the same request may be sent again in a moment. */
export class TooBusy extends Error {
  override name = 'TooBusy';
  readonly statusCode = 503;
  readonly retryAfterSeconds = 2;
}

export const usualLimits: AdmissionLimits = { atWork: 8, waiting: 64, waitMs: 500 };

interface Waiting {
  readonly lane: Lane;
  readonly begin: () => void;
  readonly refuse: () => void;
}

/**
 * The door in front of the database: so many at work, so many waiting, for so long. People go before programs, and take
 * the place of one that waits when there is no other.
 */
export function openAdmission(limits: AdmissionLimits, loopIsLate: () => boolean = () => false): Admission {
  const queue: Waiting[] = [];
  let atWork = 0;
  let refused = 0;
  const leave = () => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const next = queue.shift();
      if (next === undefined) atWork -= 1;
      else next.begin();
    };
  };
  const refuse = () => {
    refused += 1;
    return new TooBusy('Too many requests wait already');
  };
  const isFull = (lane: Lane) => atWork >= limits.atWork && (noRoom(queue, lane, limits) || (queue.length > 0 && loopIsLate()));
  return {
    knock: (lane) => {
      if (isFull(lane)) throw refuse();
    },
    figures: () => ({ atWork, waiting: queue.length, refused }),
    enter: async (lane) => {
      if (atWork < limits.atWork) {
        atWork += 1;
        return leave();
      }
      if (isFull(lane)) throw refuse();
      if (queue.length >= limits.waiting) queue.pop()?.refuse();
      await turn(queue, lane, limits.waitMs).catch(() => { throw refuse(); });
      return leave();
    },
  };
}

/** A person finds room while any program waits. */
function noRoom(queue: readonly Waiting[], lane: Lane, { waiting }: AdmissionLimits): boolean {
  return queue.length >= waiting && (lane === 'programs' || queue.at(-1)?.lane !== 'programs');
}

/** Resolves when it is this one's turn; rejects when the wait was too long or the place was given to somebody else. */
function turn(queue: Waiting[], lane: Lane, waitMs: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    queue.splice(queue.indexOf(waiting), 1);
    reject(new TooBusy('The wait was too long'));
  }, waitMs);
  const waiting: Waiting = {
    lane,
    begin: () => (clearTimeout(timer), resolve()),
    refuse: () => (clearTimeout(timer), reject(new TooBusy('The place was given to somebody else'))),
  };
  const firstProgram = lane === 'people' ? queue.findIndex((other) => other.lane === 'programs') : -1;
  queue.splice(firstProgram === -1 ? queue.length : firstProgram, 0, waiting);
  return promise;
}

const lateMs = 250;

/** Whether this process itself has been behind for the last while: then no longer queue would help. */
export function watchEventLoop(): { readonly isLate: () => boolean; readonly stop: () => void } {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let late = false;
  const timer = setInterval(() => {
    late = delay.mean / 1e6 > lateMs;
    delay.reset();
  }, 1000).unref();
  return { isLate: () => late, stop: () => (clearInterval(timer), void delay.disable()) };
}
