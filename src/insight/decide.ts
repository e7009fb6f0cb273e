import { hasRole, type Actor } from '../staff/index.ts';
import { dampRowRoles } from './access.ts';

/** Why it is not worked out again now. */
export type AskingRefusal = 'not-yours-to-ask' | 'being-worked-out' | 'no-homes' | 'still-counting';

/** What is known of an organisation's runs when somebody asks for another. */
export interface RunsKnown {
  readonly isBeingWorkedOut: boolean;
  readonly hasHomes: boolean;
  readonly isEverythingCounted: boolean;
}

/** Whether it may be worked out again: by those who act on it, one run at a time, from cases that are all counted. Undefined when nothing speaks against it. */
export function whyNotAsk(actor: Actor, { isBeingWorkedOut, hasHomes, isEverythingCounted }: RunsKnown): AskingRefusal | undefined {
  if (!hasRole(actor, ...dampRowRoles)) return 'not-yours-to-ask';
  if (!hasHomes) return 'no-homes';
  if (isBeingWorkedOut) return 'being-worked-out';
  return isEverythingCounted ? undefined : 'still-counting';
}

/** What is known of an organisation when somebody looks whether its run is due. */
export interface NightlyFacts {
  /** By London's clock. */
  readonly hour: number;
  readonly hoursSinceLast: number | null;
  readonly isEverythingCounted: boolean;
}

/** When the nightly run begins and no longer begins, by London's clock. */
const night = { from: 1, until: 6 } as const;
const fewestHoursApart = 12;
const mostHoursApart = 36;

/** Whether a run is due: once each night; and at once where there has never been one or a night was missed, as soon as every case is counted. */
export function isDue({ hour, hoursSinceLast, isEverythingCounted }: NightlyFacts): boolean {
  if (!isEverythingCounted) return false;
  if (hoursSinceLast === null || hoursSinceLast >= mostHoursApart) return true;
  return hour >= night.from && hour < night.until && hoursSinceLast >= fewestHoursApart;
}
