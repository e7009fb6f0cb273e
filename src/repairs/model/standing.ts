import type { PromiseId } from '../../casefile/index.ts';
import type { Instant, PlainDate } from '../../clock/index.ts';
import type { OrderId } from '../../orders/index.ts';
import type { StaffId } from '../../staff/index.ts';
import type { AccessEvent, AccessLadder } from './access-ladder.ts';

/** Mended for now: what is still owed, and by when we promised it. */
export interface TemporaryFix {
  readonly permanent: string;
  readonly permanentBy: PlainDate;
}

/** The planned work that a repair waits for, and the day we promised by it. */
export interface ProgrammeTie {
  readonly programmeId: string;
  readonly name: string;
  readonly promisedOn: PlainDate;
  readonly promiseId: PromiseId;
}

/** A cancellation that somebody else has still to agree to. */
export interface CancellationProposed {
  readonly byId: StaffId | null;
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
  readonly words: string;
  readonly toldHow: string;
  /** The open orders that would end with it. */
  readonly orderIds: readonly OrderId[];
}

/** What a follow-on brings with it from the visit that asked for it. */
export interface FollowOnWishes {
  readonly materials: string | null;
  readonly askedOperative: { readonly id: StaffId; readonly name: string } | null;
}

/** What stands on a repair beside its course. */
export interface StandingMatters extends FollowOnWishes {
  /** Why it happened, as coded: an id of the landlord's list. Null until somebody says. */
  readonly cause: string | null;
  readonly access: AccessLadder | null;
  readonly temporaryFix: TemporaryFix | null;
  readonly programme: ProgrammeTie | null;
  readonly cancellation: CancellationProposed | null;
}

/** A programme as a fact of the decision: as it stands now. */
export interface KnownProgramme {
  readonly id: string;
  readonly name: string;
  readonly endsOn: PlainDate;
  readonly isPlanned: boolean;
  /** The home, its block, or the shared place's block is in it. */
  readonly coversPlace: boolean;
}

export const programmeChanges = ['moved', 'passed', 'dropped', 'left-out', 'decided'] as const;
/** Why a repair no longer waits for a programme. */
export type ProgrammeChange = (typeof programmeChanges)[number];

export type StandingEvent =
  | AccessEvent
  | { readonly type: 'CauseCoded'; readonly data: { readonly cause: string; readonly words: string; readonly by: string; readonly how: string } }
  | { readonly type: 'CauseCorrected'; readonly data: { readonly was: string; readonly wasWords: string; readonly cause: string; readonly words: string; readonly by: string; readonly reason: string } }
  | { readonly type: 'PutInProgramme'; readonly data: ProgrammeTie & { readonly words: string } }
  | { readonly type: 'ReopenedFromProgramme'; readonly data: { readonly programmeId: string; readonly name: string; readonly because: ProgrammeChange; readonly words: string } }
  | { readonly type: 'ProgrammeWorkDone'; readonly data: { readonly programmeId: string; readonly name: string; readonly doneOn: PlainDate } }
  | { readonly type: 'CancellationProposed'; readonly data: Omit<CancellationProposed, 'at'> }
  | { readonly type: 'CancellationDeclined'; readonly data: { readonly by: string; readonly reason: string } }
  | { readonly type: 'CancellationObjected'; readonly data: { readonly words: string; readonly how: string } };

export const nothingStanding: StandingMatters = {
  cause: null, materials: null, askedOperative: null, access: null, temporaryFix: null, programme: null, cancellation: null,
};
