import { addDays, addMonths, daysBetween, type PlainDate } from '../../clock/index.ts';
import { sureEnough } from '../../statistics/empirical-bayes/marks.ts';
import { methods } from '../../statistics/methods.ts';
import { cumulativeIncidence } from '../../statistics/survival/cumulative-incidence.ts';
import { mismatch } from '../../statistics/survival/diagnoses.ts';
import { compareGroups, type ComparedJob } from '../../statistics/survival/observed-expected.ts';
import { fewestJobs, outcomeOf, recurrenceOf, type Outcome } from '../../statistics/survival/recurrence.ts';
import { wilson } from '../../statistics/wilson.ts';
import type { Comparing, GroupFound, JobFound, WorkFound, WorkMark, WorkView } from '../model/work.ts';
import { alikeJobs } from './alike-jobs.ts';
import { notSaid, ownTeams, type CameBack, type DampJob } from './damp-job.ts';

/** Work of longer ago says little of who works now. */
export const yearsOfWork = 3;
const horizon = 365;
/** Who does much of the work is much of what is expected, which draws their own ratio towards one: half as much again would hide them. */
export const timesThatMatter = 1.25;
const daysOfCurve = [...Array.from({ length: 12 }, (_, month) => (month + 1) * 30), horizon];

interface FollowedJob extends Outcome {
  readonly job: DampJob;
  readonly back: CameBack | null;
}

/** What became of the damp work of the last three years, up to a day: overall, by cause, kind of work and contractor. */
export function didItWork(jobs: readonly DampJob[], until: PlainDate): { readonly work: WorkFound; readonly jobs: readonly JobFound[] } {
  const from = addMonths(until, -12 * yearsOfWork);
  const followed = jobs.filter(({ finishedOn }) => finishedOn > from && finishedOn <= until).map((job) => follow(job, until));
  const back = followed.filter(({ cause }) => cause === 'recurrence');
  const told = back.flatMap(({ job, back: found }) => {
    const second = found?.cause ?? null;
    return job.cause === null || second === null ? [] : [{ first: job.cause, second }];
  });
  const coded = followed.filter(({ job }) => job.cause !== null);
  const blamed = coded.filter(({ job }) => job.blames).length;
  const work: WorkFound = {
    methods: { 'cumulative-incidence': methods['cumulative-incidence'].version, 'observed-expected': methods['observed-expected'].version },
    from: addDays(from, 1), until, jobs: followed.length, cameBack: back.length,
    endedByTenancy: endedHow(followed, 'tenancy'), endedByPlannedWork: endedHow(followed, 'planned work'), endedByHome: endedHow(followed, 'home'), notFinishedFirstTime: followed.filter((each) => each.notFinishedFirstTime).length,
    overall: recurrenceOf(followed),
    curve: followed.length < fewestJobs ? [] : cumulativeIncidence(followed, 'recurrence', daysOfCurve).map(({ time, incidence, low, high }) => ({ day: time, share: incidence, low, high })),
    groups: { cause: groupsBy(followed, keyOf.cause), work: groupsBy(followed, keyOf.work), contractor: groupsBy(followed, keyOf.contractor) },
    compared: comparedContractors(followed, until),
    backWithCauses: told.length, mismatch: told.length < fewestJobs ? null : shareOf(mismatch(told)),
    codedJobs: coded.length, blamed: coded.length < fewestJobs ? null : { count: blamed, ...wilson(blamed, coded.length) },
  };
  return { work, jobs: followed.map(jobFound) };
}

/** What jobs are told apart by. No contractor is our own teams. */
const keyOf: Readonly<Record<WorkView, (job: DampJob) => string>> = {
  cause: ({ causeFamily }) => causeFamily ?? notSaid,
  work: ({ work }) => work ?? notSaid,
  contractor: ({ contractorId }) => contractorId ?? ownTeams,
};

const shareOf = (found: ReturnType<typeof mismatch>) => (found === null ? null : { share: found.share, low: found.low, high: found.high, count: Math.round(found.share * found.of) });

function follow(job: DampJob, until: PlainDate): FollowedJob {
  const cameBack = job.cameBack.filter(({ on }) => on <= until);
  const outcome = outcomeOf({ completedOn: job.finishedOn, cameBackOn: cameBack.map(({ on }) => on), endedOn: job.ended?.on ?? null }, until);
  const back = outcome.cause === 'recurrence' ? (cameBack.find(({ on }) => daysBetween(job.finishedOn, on) === outcome.time) ?? null) : null;
  return { ...outcome, job, back };
}

const endedHow = (followed: readonly FollowedJob[], how: string): number => followed.filter(({ cause, job }) => cause === 'ended otherwise' && job.ended?.how === how).length;

/** Groups with most jobs first; equal ones by their name, so that a run comes to the same again. */
function groupsBy(followed: readonly FollowedJob[], key: (job: DampJob) => string): readonly GroupFound[] {
  return [...Map.groupBy(followed, ({ job }) => key(job))]
    .map(([group, ofGroup]) => ({ group, jobs: ofGroup.length, figure: recurrenceOf(ofGroup) }))
    .toSorted((one, other) => other.jobs - one.jobs || (one.group < other.group ? -1 : 1));
}

/** Contractors beside what jobs of their kind of work, type of home and season lead to expect. */
function comparedContractors(followed: readonly FollowedJob[], until: PlainDate): readonly Comparing[] {
  const stratumOf = alikeJobs(followed.map(({ job, cause }) => ({ job, isBack: cause === 'recurrence' })));
  const jobs = followed.map(({ job, time, cause, notFinishedFirstTime }): ComparedJob => ({
    time, cause, notFinishedFirstTime, group: keyOf.contractor(job), stratum: stratumOf(job), couldBeWatched: daysBetween(job.finishedOn, until),
  }));
  return compareGroups(jobs, horizon, timesThatMatter)
    .map((found): Comparing => (found.kind === 'too few' ? found : { ...found, mark: markOf(found.probability) }))
    .toSorted((one, other) => timesOf(other) - timesOf(one) || (one.group < other.group ? -1 : 1));
}

const timesOf = (found: Comparing): number => (found.kind === 'known' ? found.times : -1);

/** As sure as of a hotspot that a quarter more comes back than is expected, and no less. */
function markOf(probability: number): WorkMark {
  if (probability > sureEnough.hotspot) return 'comes back more';
  return probability > sureEnough.watch ? 'watch' : 'not marked';
}

function jobFound({ job, cause, time, back, notFinishedFirstTime }: FollowedJob): JobFound {
  return {
    caseId: job.caseId, homeId: job.homeId, finishedOn: job.finishedOn, cause: job.cause ?? notSaid, causeFamily: keyOf.cause(job), work: keyOf.work(job), contractorId: job.contractorId,
    became: cause === 'recurrence' ? 'came back' : cause === null ? 'still watched' : cause, days: time, endedHow: cause === 'ended otherwise' ? (job.ended?.how ?? null) : null,
    notFinishedFirstTime, backCaseId: back?.caseId ?? null, backCause: back?.cause ?? null,
  };
}
