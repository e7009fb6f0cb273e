import type { Instant } from '../../clock/index.ts';
import type { Repair, RepairEvent } from '../model.ts';
import type { FirstFix } from '../model/first-fix.ts';

/** What an event tells of whether the first fix held. `before` is the repair as it was when it happened. */
export function firstFixAfter(before: Repair, event: RepairEvent, at: Instant): FirstFix {
  const { firstClosedAt, fixedFirstTime, reopenedAt, followOns, recall } = before;
  const now: FirstFix = { firstClosedAt, fixedFirstTime, reopenedAt, followOns, recall };
  switch (event.type) {
    case 'FollowOnNeeded':
      return { ...now, followOns: followOns + 1 };
    case 'RepairClosed':
      return firstClosedAt !== null || before.followOnTo !== null ? now : { ...now, firstClosedAt: at, fixedFirstTime: heldSoFar(before) };
    case 'FixDenied':
      return firstClosedAt === null ? now : { ...now, reopenedAt: reopenedAt ?? at };
    case 'FailedInspection':
      return firstClosedAt === null ? { ...now, followOns: followOns + 1 } : { ...now, reopenedAt: reopenedAt ?? at };
    case 'RecallFound':
      return { ...now, recall: { ...event.data, foundAt: at, ruledOut: null } };
    case 'RecallRuledOut':
      return recall === null ? now : { ...now, recall: { ...recall, ruledOut: { at, by: event.data.by, reason: event.data.reason } } };
    default:
      return now;
  }
}

/** One visit that worked on it, nothing left for another, and nobody said that it was not fixed. Looking is not working. */
function heldSoFar({ failedFixes, followOns, visits }: Repair): boolean {
  const working = visits.filter(({ status, purpose }) => status === 'done' && (purpose === 'repair' || purpose === 'make-safe')).length;
  return failedFixes === 0 && followOns === 0 && working <= 1;
}
