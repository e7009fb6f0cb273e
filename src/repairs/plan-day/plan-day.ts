import { endOfSlot, proposeDay, type AppointmentPolicy } from '../../appointments/index.ts';
import { isWorkingDay, type Calendar, type Instant, type PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { mostJobs } from '../forms/plan-day.ts';
import { sendsFor } from '../find-slot.ts';
import { priorities, type VisitPurpose } from '../model.ts';
import { diaryOf } from '../queries/diary.ts';
import type { PlannedDay } from '../model/planned-day.ts';
import { jobsToPlan, type JobLine } from '../queries/jobs-to-plan.ts';

export interface DayToPlan {
  readonly organisationId: string;
  readonly on: PlainDate;
  readonly policy: AppointmentPolicy;
  readonly calendar: Calendar;
  readonly now: Instant;
}

/** What is proposed for a day, at times that are still to come; nothing on a weekend or a bank holiday, when only an emergency is visited, and by hand. */
export async function planDay(tx: Tx, { organisationId, on, policy, calendar, now }: DayToPlan): Promise<PlannedDay> {
  if (!isWorkingDay(on, calendar)) return { on, proposed: [], left: [], isPartOfThem: false };
  const [found, diary] = await Promise.all([jobsToPlan(tx, organisationId), diaryOf(tx, { organisationId, from: on, until: on })]);
  const jobs = found.slice(0, mostJobs).toSorted(comesFirst);
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const parts = policy.parts.filter((partOfDay) => endOfSlot({ on, partOfDay }) > now);
  const isPartOfThem = found.length > mostJobs;
  if (parts.length === 0) return { on, proposed: [], left: jobs.map((job) => ({ job, because: 'day-is-over' })), isPartOfThem };
  const { planned, left } = proposeDay(jobs.map(asJobToPlan), diary, on, { ...policy, parts });
  return {
    on,
    proposed: planned.flatMap(({ jobId, ...visit }) => withJob(byId.get(jobId), (job) => ({ ...visit, job, purpose: purposeOf(job) }))),
    left: left.flatMap(({ jobId, because }) => withJob(byId.get(jobId), (job) => ({ job, because }))),
    isPartOfThem,
  };
}

const withJob = <T>(job: JobLine | undefined, make: (job: JobLine) => T): readonly T[] => (job === undefined ? [] : [make(job)]);
const rankOf = ({ priority }: JobLine): number => priorities.indexOf(priority);
const dueOf = ({ dueOn }: JobLine): string => dueOn ?? '9999';
const comesFirst = (one: JobLine, other: JobLine): number => rankOf(one) - rankOf(other) || (dueOf(one) < dueOf(other) ? -1 : Number(dueOf(one) > dueOf(other)));

/** What could be a hazard is looked at first, by somebody competent. */
const purposeOf = ({ hazard }: JobLine): VisitPurpose => (hazard === 'possible' ? 'inspection' : 'repair');

function asJobToPlan(job: JobLine) {
  const sends = sendsFor(purposeOf(job), job);
  const { id, neighbourhoodId, dueOn, wishes, askedFor } = job;
  return { id, sends, trade: sends === 'surveyor' ? null : job.trade, neighbourhoodId, rank: rankOf(job), dueOn, askedFor, wishes: job.priority === 'emergency' ? [] : wishes };
}
