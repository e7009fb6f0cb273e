import { addHours } from '../../clock/index.ts';
import type { Instant } from '../../clock/index.ts';

/** A session nobody uses for a working day is over, and so is one that is a day old, however busy. */
export const idleHours = 8;
export const sessionHours = 24;
/** Long enough to choose a password, too short to matter on a screen left open. */
const newPasswordHours = 0.5;
/** A temporary password lies about on paper: it works for a week. */
const temporaryPasswordHours = 7 * 24;
export const seenEveryMinutes = 5;
export const knownDeviceHours = 365 * 24;

/** When a session that starts now ends, however it is used. */
export function sessionEnds(now: Instant, awaitsNewPassword: boolean): Instant {
  return addHours(now, awaitsNewPassword ? newPasswordHours : sessionHours);
}

/** Whether a temporary password set at that time no longer lets anybody in. */
export function isTemporaryPasswordOver(setAt: Instant, now: Instant): boolean {
  return addHours(setAt, temporaryPasswordHours) <= now;
}

/** A path on this site to go back to after signing in; the first page for anything else. An address is plain ASCII, and a header can hold no more. */
export function localPath(text: string | undefined): string {
  const isLocal = text !== undefined && text.length <= 500 && /^\/(?![/\\])[!-[\]-~]*$/.test(text);
  return isLocal && !text.startsWith('/sign-') ? text : '/work';
}
