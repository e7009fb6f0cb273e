import type { CaseChange, CaseContext, CaseRecord, Decision, Reference } from '../../casefile/index.ts';
import type { KnownProgramme } from '../model/standing.ts';
import type { EarlierFix } from '../model/first-fix.ts';
import type { OrderId, WorkOrder } from '../../orders/index.ts';
import type { FollowOnToRaise, Repair, RepairEvent, Tell } from '../model.ts';
import type { AppointmentPolicy } from '../../appointments/index.ts';
import type { Instant, PlainDate } from '../../clock/index.ts';
import type { StaffId } from '../../staff/index.ts';
import type { WrittenNotice } from '../../correspondence/index.ts';
import type { RepairPolicy } from '../policy.ts';

/** Facts a repair's decision uses besides the spine's. */
export interface RepairContext extends CaseContext {
  readonly policy: RepairPolicy;
  /** SI 1994/133 covers secure and introductory tenants of councils. */
  readonly rightToRepairApplies: boolean;
  /** Somebody who lives there has declared needs. */
  readonly householdHasNeeds: boolean;
  /** We hold an address for the resident: a message can be sent. */
  readonly canWrite: boolean;
  /** Managers of the case's team. */
  readonly managers: readonly StaffId[];
  /** The operative asked for has as many visits in that half-day as one person can keep. Left out: not asked about. */
  readonly operativeIsFull?: boolean;
  /** The operative asked for is away that day, or has left. Left out: not asked about. */
  readonly operativeIsAway?: boolean;
  /** Whoever is asked for is no operative or surveyor of the organisation that books. Left out: not asked about. */
  readonly mayNotBeSent?: boolean;
  /** The newest job that closed at this place within the window, of the same problem. Left out: there is none. */
  readonly earlierFix?: EarlierFix;
  /** They do not work in that part of the week. Left out: not asked about. */
  readonly doesNotWorkThen?: boolean;
  /** Whoever is free was asked for, and nobody is. Left out: not asked about. */
  readonly nobodyIsFree?: boolean;
  /** The landlord does not offer that time. Left out: not asked about. */
  readonly slotIsNotOffered?: boolean;
  /** The next slots that are free, in words, where one asked for is not. */
  readonly nextFree?: string;
  /** What the resident was told in writing of the visit in question, as far as it counts. Left out: nobody wrote. */
  readonly told?: WrittenNotice;
  readonly appointments: AppointmentPolicy;
  /** The programme that the repair is to wait for, as it stands now. Left out: there is none of that id. */
  readonly programme?: KnownProgramme;
  /** Whose a repair that is about to be opened will be, and its number. Left out: it is open already. */
  readonly opening?: { readonly ownerId: StaffId; readonly reference: Reference };
  /** The day from which the home is no longer ours. Left out: it is, or the place is shared. */
  readonly homeEndedOn?: PlainDate;
}

export interface RepairChange extends CaseChange {
  readonly events: readonly RepairEvent[];
  readonly tell?: readonly Tell[];
  readonly followOn?: FollowOnToRaise;
  /** Orders that end with the repair, each by name. */
  readonly cancelOrders?: { readonly orderIds: readonly OrderId[]; readonly words: string };
}

export interface RepairRecord {
  readonly spine: CaseRecord;
  readonly repair: Repair;
  /** Orders that somebody still has to do. */
  readonly openOrders: readonly WorkOrder[];
  /** When the last order for the work itself was completed. Left out: none was. */
  readonly workOrderedDoneAt?: Instant | null;
  /** Of each open order the last day of its contract and of its contractor's work for us. Left out: none is known. */
  readonly lastDays?: ReadonlyMap<OrderId, PlainDate>;
}

export type RepairRefusal =
  | 'case-is-closed'
  | 'unknown-problem'
  | 'home-has-ended'
  | 'words-missing'
  | 'reason-missing'
  | 'not-diagnosed'
  | 'may-be-a-hazard'
  | 'has-own-hazard-case'
  | 'right-to-repair-does-not-apply'
  | 'date-has-passed'
  | 'slot-is-over'
  | 'date-too-far'
  | 'not-a-working-day'
  | 'visit-already-booked'
  | 'operative-is-full'
  | 'does-not-work-then'
  | 'nobody-is-free'
  | 'slot-not-offered'
  | 'residents-may-not-choose'
  | 'too-soon-to-choose'
  | 'operative-is-away'
  | 'may-not-be-sent'
  | 'visit-not-open'
  | 'visit-not-reached'
  | 'visit-not-over'
  | 'no-reminder-due'
  | 'remedy-not-open'
  | 'sum-missing'
  | 'say-what-was-tried'
  | 'follow-on-open'
  | 'promise-open'
  | 'visit-open'
  | 'order-open'
  | 'order-not-open'
  | 'order-waits'
  | 'after-their-last-day'
  | 'nothing-done-yet'
  | 'only-no-access'
  | 'no-answer-yet'
  | 'not-said-fixed'
  | 'already-said-fixed'
  | 'resident-not-told'
  | 'cancel-needs-more'
  | 'cancellation-proposed'
  | 'no-cancellation-proposed'
  | 'second-person-needed'
  | 'not-cancelled'
  | 'access-tried-too-little'
  | 'access-reviewed'
  | 'access-not-reviewed'
  | 'access-not-noticed'
  | 'access-same-time'
  | 'notice-not-relied-on'
  | 'needs-not-considered'
  | 'permanent-fix-owed'
  | 'permanent-fix-unsaid'
  | 'cause-missing'
  | 'cause-is-coded'
  | 'unknown-cause'
  | 'cannot-wait-for-programme'
  | 'programme-not-open'
  | 'waits-for-programme'
  | 'not-in-programme'
  | 'did-the-work'
  | 'record-the-inspection'
  | 'no-recall-to-rule-out';

export type RepairDecision = Decision<RepairRefusal, RepairChange>;
export type Refused = Extract<RepairDecision, { ok: false }>;
