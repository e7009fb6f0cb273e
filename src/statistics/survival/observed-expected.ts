import { gammaPoisson } from '../empirical-bayes/gamma-poisson.ts';
import { cumulativeIncidence } from './cumulative-incidence.ts';
import { fewestJobs, type Outcome } from './recurrence.ts';

/** A finished job as it is compared: who did it, and what kind of job in what kind of home. */
export interface ComparedJob extends Outcome {
  /** Contractor or team. */
  readonly group: string;
  /** Work type, type of home and season: jobs of one stratum are held to be alike. */
  readonly stratum: string;
  /** Days from its end to today. */
  readonly couldBeWatched: number;
}

/** What came back beside what jobs of its kind lead to expect. */
export type Comparison =
  | { readonly group: string; readonly kind: 'too few'; readonly jobs: number }
  | {
      readonly group: string;
      readonly kind: 'known';
      readonly jobs: number;
      readonly observed: number;
      readonly expected: number;
      /** Times the expected, drawn towards that of all groups; with its 95 % range. */
      readonly times: number;
      readonly lower: number;
      readonly upper: number;
      /** That more than `above` times the expected comes back. */
      readonly probability: number;
    };

/**
 * Case-mix adjustment by indirect standardisation: each job is expected to come back as often as all jobs of its stratum have by as many
 * days as it could be watched, up to the horizon; then the ratios are drawn together by gamma-Poisson empirical Bayes. It takes out the
 * difference in what was asked of groups only so far as strata tell it: the best team may get the worst homes.
 */
export function compareGroups(jobs: readonly ComparedJob[], horizon: number, above = 1.5): readonly Comparison[] {
  const expectedOf = new Map<ComparedJob, number>();
  for (const ofStratum of Map.groupBy(jobs, ({ stratum }) => stratum).values()) {
    const times = [...new Set(ofStratum.map((job) => watchedFor(job, horizon)))];
    const incidence = new Map(cumulativeIncidence(ofStratum, 'recurrence', times).map((point) => [point.time, point.incidence]));
    for (const job of ofStratum) expectedOf.set(job, incidence.get(watchedFor(job, horizon)) ?? 0);
  }
  const groups = [...Map.groupBy(jobs, ({ group }) => group)].map(([group, ofGroup]) => ({
    id: group, jobs: ofGroup.length, count: ofGroup.filter(({ cause, time }) => cause === 'recurrence' && time <= horizon).length,
    expected: ofGroup.reduce((sum, job) => sum + (expectedOf.get(job) ?? 0), 0),
  }));
  const shown = groups.filter((group) => group.jobs >= fewestJobs && group.expected > 0);
  const beliefs = new Map(shown.length === 0 ? [] : gammaPoisson(shown, above).areas.map((area) => [area.id, area]));
  return groups.map(({ id, jobs: done, count, expected }) => {
    const belief = beliefs.get(id);
    if (belief === undefined) return { group: id, kind: 'too few', jobs: done };
    return { group: id, kind: 'known', jobs: done, observed: count, expected, times: belief.relativeRate, lower: belief.lower, upper: belief.upper, probability: belief.probabilityAbove };
  });
}

const watchedFor = ({ couldBeWatched }: ComparedJob, horizon: number) => Math.min(horizon, couldBeWatched);
