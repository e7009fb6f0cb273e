import type { Instant } from '../../clock/index.ts';
import type { Repair, RepairEvent } from '../model.ts';
import { toldAbout, type AccessLadder } from '../model/access-ladder.ts';
import type { StandingMatters } from '../model/standing.ts';

/** What an event changes of what stands on a repair beside its course. `before` is the repair as it was when it happened. */
export function standingAfter(before: Repair, event: RepairEvent, at: Instant): StandingMatters {
  const { cause, materials, askedOperative, access, temporaryFix, programme, cancellation } = before;
  const now: StandingMatters = { cause, materials, askedOperative, access, temporaryFix, programme, cancellation };
  switch (event.type) {
    case 'CauseCoded':
    case 'CauseCorrected':
      return { ...now, cause: event.data.cause };
    case 'FollowOnRaised':
      return { ...now, materials: event.data.materials ?? null, askedOperative: event.data.askedOperative ?? null };
    case 'VisitDone':
      return event.data.purpose === 'post-inspection' ? now : { ...now, access: null, temporaryFix: event.data.purpose === 'repair' ? null : temporaryFix };
    case 'TemporaryFixMade':
      return { ...now, access: null, temporaryFix: { permanent: event.data.permanent, permanentBy: event.data.permanentBy } };
    case 'FollowOnNeeded':
    case 'ContractorLetIn':
      return { ...now, access: null };
    case 'NoAccess':
    case 'ContractorNotLetIn':
    case 'NoticeWithdrawn':
    case 'AccessReviewed':
    case 'AccessStepDecided':
      return { ...now, access: ladderAfter(access, event, at) };
    default:
      return { ...now, ...endingAfter(now, event, at) };
  }
}

type AccessEvents = Extract<RepairEvent, { type: 'NoAccess' | 'ContractorNotLetIn' | 'NoticeWithdrawn' | 'AccessReviewed' | 'AccessStepDecided' }>;

function ladderAfter(ladder: AccessLadder | null, event: AccessEvents, at: Instant): AccessLadder {
  const now = ladder ?? { attempts: [], review: null, step: null };
  if (event.type === 'AccessReviewed') return { ...now, review: { at, ...event.data }, step: null };
  if (event.type === 'AccessStepDecided') return { ...now, step: { at, ...event.data } };
  if (event.type === 'NoticeWithdrawn') {
    const { visitId, promiseId, attempt, looksAgain } = event.data;
    return { ...now, attempts: now.attempts.map((one) => (toldAbout(one) === (visitId ?? promiseId) ? attempt : one)), review: looksAgain ? null : now.review };
  }
  const { attempt } = event.data;
  return attempt === undefined ? now : { ...now, attempts: [...now.attempts, attempt], review: null };
}

function endingAfter({ programme, temporaryFix }: StandingMatters, event: RepairEvent, at: Instant): Partial<StandingMatters> {
  switch (event.type) {
    case 'PutInProgramme': {
      const { words: _, ...tie } = event.data;
      return { programme: tie };
    }
    case 'ReopenedFromProgramme':
      return { programme: null };
    case 'FixDenied':
      return { programme: null, temporaryFix };
    case 'ProgrammeWorkDone':
      return { programme, temporaryFix: null, access: null };
    case 'CancellationProposed':
      return { cancellation: { ...event.data, at } };
    case 'CancellationDeclined':
      return { cancellation: null };
    case 'RepairCancelled':
      return { cancellation: null, programme: null };
    default:
      return {};
  }
}
