import { addHours, minutesBetween } from '../../clock/index.ts';
import type { Instant } from '../../clock/index.ts';

/** One try at a name's password. `knownDevice` means a browser this person has signed in from before. */
export interface Attempt {
  readonly at: Instant;
  readonly network: string;
  readonly knownDevice: boolean;
  readonly succeeded: boolean;
}

export interface TryFrom {
  readonly network: string;
  readonly knownDevice: boolean;
}

export type MayTry = { readonly may: true } | { readonly may: false; readonly until: Instant };

export const windowMinutes = 15;
const mostFailures = 5;
/** Failures from unknown devices, whatever their network, after which such devices take turns. */
const mostFailuresAnywhere = 20;
const turnMinutes = 1;

/**
 * Whether a password may be tried for a name. Guesses make the guesser's own network wait, and when they come from many
 * networks they slow devices nobody has signed in from. They never slow a device that is known: so nobody can keep a
 * person out by guessing badly at their name.
 */
export function mayTry(attempts: readonly Attempt[], from: TryFrom, now: Instant): MayTry {
  const windowStart = minutesAfter(now, -windowMinutes);
  const recent = attempts.filter((attempt) => attempt.at > windowStart).toSorted(inOrder);
  const unknown = recent.filter((attempt) => !attempt.knownDevice);
  const own = from.knownDevice
    ? recent.filter((attempt) => attempt.knownDevice)
    : unknown.filter((attempt) => attempt.network === from.network);
  const counted = failuresSinceSuccess(own).at(-mostFailures);
  if (counted !== undefined) return { may: false, until: minutesAfter(counted.at, windowMinutes) };
  return from.knownDevice ? { may: true } : mayTakeTurn(unknown, now);
}

function mayTakeTurn(unknown: readonly Attempt[], now: Instant): MayTry {
  const failures = unknown.filter((attempt) => !attempt.succeeded);
  const last = failures.at(-1);
  if (last === undefined || failures.length < mostFailuresAnywhere) return { may: true };
  const until = minutesAfter(last.at, turnMinutes);
  return until > now ? { may: false, until } : { may: true };
}

/** At the same instant getting in comes first, so that it clears nothing that may have come after it. */
function inOrder(first: Attempt, second: Attempt): number {
  if (first.at === second.at) return Number(second.succeeded) - Number(first.succeeded);
  return first.at < second.at ? -1 : 1;
}

function failuresSinceSuccess(attempts: readonly Attempt[]): readonly Attempt[] {
  return attempts.slice(attempts.findLastIndex((attempt) => attempt.succeeded) + 1);
}

/** Whole minutes to wait, rounded up, at least one. */
export function minutesToWait(until: Instant, now: Instant): number {
  return Math.max(1, minutesBetween(now, addHours(until, 59_999 / 3_600_000)));
}

function minutesAfter(at: Instant, minutes: number): Instant {
  return addHours(at, minutes / 60);
}
