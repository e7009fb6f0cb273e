import type { Instant } from '../../clock/index.ts';
import { hashSecret } from '../../platform/sign-in/index.ts';
import { mayTry, windowMinutes } from '../decide/lockout.ts';
import type { Attempt, MayTry } from '../decide/lockout.ts';
import { addHours } from '../../clock/index.ts';

const mostNames = 10_000;
const tries = new Map<string, readonly Attempt[]>();

/**
 * The same waiting for a name that does not exist as for one that does, so that waiting tells nothing. Kept in memory,
 * under the hash of what was typed: nobody's row to fill, and no list of mistyped names to lose.
 */
export function tryUnknownName(email: string, network: string, now: Instant): MayTry {
  const key = hashSecret(email).toString('base64');
  const windowStart = addHours(now, -windowMinutes / 60);
  const before = (tries.get(key) ?? []).filter((attempt) => attempt.at > windowStart);
  const verdict = mayTry(before, { network, knownDevice: false }, now);
  if (!verdict.may) return verdict;
  tries.delete(key);
  tries.set(key, [...before, { at: now, network, knownDevice: false, succeeded: false }]);
  const oldest = tries.keys().next();
  if (tries.size > mostNames && oldest.done !== true) tries.delete(oldest.value);
  return verdict;
}
