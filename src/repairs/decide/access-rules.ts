import { beginningOfSlot, type PartOfDay } from '../../appointments/index.ts';
import { refuse } from '../../casefile/index.ts';
import { addHours, type Instant } from '../../clock/index.ts';
import type { PolicyDuty } from '../../law/index.ts';
import type { Repair, Visit } from '../model.ts';
import type { StaffId } from '../../staff/index.ts';
import type { AccessAttemptMade, AccessReview } from '../model/access-ladder.ts';
import type { RepairPolicy } from '../policy.ts';
import type { Refused, RepairContext } from './context.ts';

/** A supervisor looks at what was tried to get in. */
export const accessReviewRule = 'repairs.access-review';
/** A manager decides what the tenancy or the law allows. */
export const accessStepRule = 'repairs.access-step';

export const reviewOfAccess = ({ accessReviewWithin: limit }: RepairPolicy, countedFrom: string): PolicyDuty => ({ id: accessReviewRule, duty: 'A supervisor decides how we get in', limit, countedFrom });

type When = Pick<Visit, 'on'> & { readonly partOfDay: string };

const comesAt = ({ on, partOfDay }: When): Instant => beginningOfSlot({ on, partOfDay: partOfDay as PartOfDay });

/** Notice counts from a message that left and did not come back, and only if that was long enough before the visit begins. */
export function noticeOf(visit: When, { told, policy }: Pick<RepairContext, 'told' | 'policy'>): Required<Pick<AccessAttemptMade, 'noticedAt' | 'isNoticed' | 'notice'>> {
  const notice = told ?? { stands: false, because: 'nobody wrote' };
  if (!notice.stands) return { noticedAt: null, isNoticed: false, notice };
  return { noticedAt: notice.sentAt, isNoticed: addHours(notice.countsFrom, policy.accessNoticeHours) <= comesAt(visit), notice };
}

type OnLadder = Pick<Repair, 'access' | 'priority'>;

/** How many attempts count: told of in writing long enough before, with something left at the door. An emergency cannot wait for notice. */
export function attemptsThatCount({ access, priority }: OnLadder): readonly AccessAttemptMade[] {
  return (access?.attempts ?? []).filter(({ isNoticed, tried, photos }) => (isNoticed || priority === 'emergency') && (tried.includes('left a card') || photos > 0));
}

/** The member of staff who asks; null of a resident, a link and a job. */
export const staffIdOf = ({ actor }: Pick<RepairContext, 'actor'>): StaffId | null => (actor.kind === 'staff' ? actor.id : null);

/** Two sessions of one person are one person; of what was recorded before ids were kept, the name tells. */
export function isReviewer({ byId, by }: AccessReview, context: Pick<RepairContext, 'actor'>): boolean {
  return byId === undefined ? by === context.actor.name : byId !== null && byId === staffIdOf(context);
}

/** A step against a tenancy stands on attempts that count, at different times. */
export function whyNoStep(repair: OnLadder, { accessAttempts }: RepairPolicy): Refused | undefined {
  const counting = attemptsThatCount(repair);
  if (counting.length < accessAttempts) return refuse('access-not-noticed', { made: String(counting.length), needed: String(accessAttempts) });
  return new Set(counting.map(({ partOfDay }) => partOfDay)).size < 2 ? refuse('access-same-time') : undefined;
}
