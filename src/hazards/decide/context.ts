import { agree, refuse, type CaseChange, type CaseContext, type CaseRecord, type Decision, type Reference } from '../../casefile/index.ts';
import { dateInLondon, type Instant, type PlainDate } from '../../clock/index.ts';
import type { Reader } from '../../correspondence/index.ts';
import type { RootCause } from '../../repairs/index.ts';
import type { StaffId } from '../../staff/index.ts';
import { evolve, stageOf } from '../evolve.ts';
import type { Grade, Hazard, HazardEvent, HazardTell, SpreadFacts, WorksFacts } from '../model.ts';
import type { OwnLimits } from '../model/own-limits.ts';
import { clocksAfter } from './clocks.ts';
import type { HazardDuty } from './duties.ts';
import type { DryFacts, FixedBefore } from './dry/facts.ts';

/** What is known of the household when its needs are asked for. */
export interface HouseholdFacts {
  readonly people: number;
  /** Of them, those whose needs nobody has asked about. */
  readonly notAsked: number;
  readonly isDeclared: boolean;
}

/** Facts a hazard's decision uses besides the spine's. */
export interface HazardContext extends CaseContext {
  readonly household: HouseholdFacts;
  /** Managers of the case's team. */
  readonly managers: readonly StaffId[];
  readonly dry: DryFacts;
  /** Of what is weighed as damp: what had been called fixed there before it was told of. */
  readonly fixedBefore?: FixedBefore | undefined;
  readonly works: WorksFacts;
  readonly spread: SpreadFacts;
  /** Somebody lives there who may be written to. */
  readonly canWrite: boolean;
  /** The landlord's own causes, beside the usual ones. */
  readonly causes: readonly RootCause[];
  /** The landlord's own limits, every version, the newest first. */
  readonly own: readonly OwnLimits[];
  /** Who reads the written summary, where that is asked: null where there is nobody to write to. */
  readonly toldBy?: ToldBy | null;
  /** A case of the kind that is told of, open at the same place; read when one is reported. */
  readonly openAlready?: Reference;
  /** The day from which the home is no longer ours; null while it is. Left out: it is a shared place. */
  readonly homeEndedOn?: PlainDate | null;
}

/** Who reads the written summary, and who it comes from. */
export interface ToldBy {
  readonly reader: Reader;
  readonly landlordName: string;
  readonly phone: string;
  readonly emergencyPhone: string;
  readonly address: string;
}

export interface HazardRecord {
  readonly spine: CaseRecord;
  readonly hazard: Hazard;
}

export interface HazardChange extends CaseChange {
  readonly events: readonly HazardEvent[];
  /** What the resident is told. */
  readonly tell?: readonly HazardTell[];
}

export type HazardRefusal =
  | 'case-is-closed'
  | 'words-missing'
  | 'home-has-ended'
  | 'home-still-ours'
  | 'reason-missing'
  | 'in-the-future'
  | 'too-long-ago'
  | 'before-we-knew'
  | 'late-reason-missing'
  | 'kind-not-in-list'
  | 'open-already'
  | 'damp-stays-damp'
  | 'needs-not-asked'
  | 'asked-already'
  | 'nothing-lower'
  | 'downgrade-waits'
  | 'no-downgrade-proposed'
  | 'second-person-needed'
  | 'resident-not-told'
  | 'summary-owed'
  | 'summary-on-its-way'
  | 'no-summary-to-review'
  | 'work-undated'
  | 'begins-after-it-ends'
  | 'later-than-law'
  | 'unfit-words'
  | 'nobody-to-write-to'
  | 'competence-missing'
  | 'safety-work-missing'
  | 'prevention-unsaid'
  | 'must-be-in-person'
  | 'rooms-missing'
  | 'cause-unsaid'
  | 'sureness-missing'
  | 'reading-not-possible'
  | 'instrument-missing'
  | 'size-and-area-differ'
  | 'neighbours-unsaid'
  | 'investigated-meanwhile'
  | 'checked-meanwhile'
  | 'not-investigated'
  | 'not-remote'
  | 'before-investigation'
  | 'already-done'
  | 'work-not-finished-in-time'
  | 'nothing-to-prevent'
  | 'not-begun'
  | 'date-has-passed'
  | 'date-too-far'
  | 'nothing-offered'
  | 'offer-changed'
  | 'no-offer-stands'
  | 'not-put-right-yet'
  | 'notice-after-visit'
  | 'still-to-do'
  | 'follow-on-open'
  | 'promise-open'
  | 'resident-disagrees'
  | 'no-answer-yet'
  | 'has-own-hazard-case'
  | 'repair-is-closed'
  | 'not-damp'
  | 'no-recurrence-to-rule-out'
  | 'unknown-cause'
  | 'cause-is-coded'
  | 'works-not-finished'
  | 'had-a-hand-in-it'
  | 'reading-missing'
  | 'check-too-soon'
  | 'try-again-missing'
  | 'try-again-sooner'
  | 'no-works-planned'
  | 'is-watched'
  | 'no-such-repair'
  | 'tied-already'
  | 'repair-elsewhere'
  | 'not-tied'
  | 'repair-not-that-far'
  | 'repair-not-taken'
  | 'away-already'
  | 'nobody-away'
  | 'back-before-it-begins'
  | 'stay-too-long'
  | 'not-inspected'
  | 'no-such-proposal'
  | 'no-such-visit'
  | 'visit-day-missing'
  | 'visit-too-far'
  | 'hazard-not-opened';

export type HazardDecision = Decision<HazardRefusal, HazardChange>;
export type Refused = Extract<HazardDecision, { ok: false }>;

export type LaterEvent = Exclude<HazardEvent, { type: 'HazardReported' }>;

/** What else goes with what happened. */
export interface With {
  /** The duties that this very act settles. */
  readonly meets?: readonly HazardDuty[];
  readonly also?: Omit<CaseChange, 'events' | 'set' | 'metAt'>;
  /** Clocks of the landlord's own. */
  readonly set?: CaseChange['set'];
  /** What the resident is told of it as it then stands. */
  readonly tell?: (after: Hazard) => HazardTell;
}

/** Agrees to what happened, with the clocks and the stage that follow from it. */
export function happened({ spine, hazard }: HazardRecord, events: readonly LaterEvent[], { meets = [], also = {}, set = [], tell, context, at }: With & { readonly context: HazardContext; readonly at?: string }): HazardDecision {
  const after = events.reduce(evolve, hazard);
  const clocks = clocksAfter(spine, after, { meets, context });
  return agree({
    ...also,
    events,
    tell: tell !== undefined && context.canWrite ? [tell(after)] : [],
    set: [...(clocks.set ?? []), ...set],
    meet: [...(clocks.meet ?? []), ...(also.meet ?? [])],
    withdraw: [...(clocks.withdraw ?? []), ...(also.withdraw ?? [])],
    ...(at === undefined ? {} : { metAt: at as HazardContext['now'] }),
    file: { stage: stageOf(after), priority: after.grade, updateEvery: rhythmOf(after), ...also.file },
  });
}

const rhythmOf = ({ watch, grade }: Hazard): number => (watch === null ? updateEveryOf(grade) : updateEveryWatched);

/** Working days between words to the resident; the landlord's own versions may be stricter. */
export const updateEveryOf = (grade: Grade): number => (grade === 'emergency' ? 1 : 3);

/** While it is watched nothing is owed but the checks, and a word now and then: whether it is dry is best asked. */
const updateEveryWatched = 60;

/** Refuses what is told of a home from the first day on which it is no longer ours. What was told before is still owed. */
export function ifNotOurs({ homeEndedOn = null }: Pick<HazardContext, 'homeEndedOn'>, at: Instant): Refused | undefined {
  return homeEndedOn !== null && dateInLondon(at) >= homeEndedOn ? refuse('home-has-ended', { since: homeEndedOn }) : undefined;
}

/** Refuses what is done to a case that has ended. */
export const ifEnded = ({ hazard }: HazardRecord): Refused | undefined => (hazard.ended === null ? undefined : refuse('case-is-closed'));
