import { monthOf } from '../../clock/index.ts';
import { archetypesOf, type TypeCount } from '../../statistics/exposure/archetypes.ts';
import { fewestJobs } from '../../statistics/survival/recurrence.ts';
import { notSaid, type DampJob } from './damp-job.ts';

/** A job, and whether damp came back after it. */
export interface JobAndBack {
  readonly job: DampJob;
  readonly isBack: boolean;
}

/**
 * What jobs are alike in: the kind of work, the type of home, and whether it ended in the heating season. Work is told apart by season only where
 * both halves of the year have enough jobs of its kind: those of a narrower group would each be most of what is expected of them.
 */
export function alikeJobs(jobs: readonly JobAndBack[]): (job: DampJob) => string {
  const typeOf = typesOfHomes(jobs);
  const kindOf = (job: DampJob) => `${job.work ?? notSaid} · ${typeOf(job)}`;
  const ofKind = Map.groupBy(jobs, ({ job }) => kindOf(job));
  const bySeason = new Set([...ofKind].flatMap(([kind, alike]) => {
    const winter = alike.filter(({ job }) => endedInHeatingSeason(job)).length;
    return Math.min(winter, alike.length - winter) >= fewestJobs ? [kind] : [];
  }));
  return (job) => {
    const kind = kindOf(job);
    return bySeason.has(kind) ? `${kind} · ${endedInHeatingSeason(job) ? 'October to March' : 'April to September'}` : kind;
  };
}

/** October to March, when walls are cold and homes are heated: as halves of a year, so that few jobs are told apart. */
function endedInHeatingSeason({ finishedOn }: Pick<DampJob, 'finishedOn'>): boolean {
  const month = monthOf(finishedOn);
  return month >= 10 || month <= 3;
}

/** The types of homes worked in, each as narrow as its jobs and what came back allow. */
function typesOfHomes(jobs: readonly JobAndBack[]): (job: DampJob) => string {
  const counts = new Map<string, TypeCount>();
  for (const { job: { facets }, isBack } of jobs) {
    const key = facets.join(' · ');
    const known = counts.get(key) ?? { facets, homes: 0, cases: 0 };
    counts.set(key, { facets: known.facets, homes: known.homes + 1, cases: known.cases + Number(isBack) });
  }
  const names = archetypesOf([...counts.values()]);
  const byKey = new Map([...counts].map(([key, { facets }]) => [key, names.get(facets) ?? '']));
  return ({ facets }) => byKey.get(facets.join(' · ')) ?? '';
}
