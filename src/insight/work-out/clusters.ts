import { addDays, type PlainDate } from '../../clock/index.ts';
import { expectedByWeek } from '../../statistics/exposure/expected-counts.ts';
import { clustersOf, type Cluster } from '../../statistics/scan/clusters.ts';
import { isDone, nextPart, noRunsYet } from '../../statistics/scan/in-parts.ts';
import { prepareScan, type PreparedScan } from '../../statistics/scan/prepare.ts';
import type { ScanQuestion } from '../../statistics/scan/question.ts';
import { isBorneOut, significanceOf, type Significance } from '../../statistics/scan/significance.ts';
import { blockKey, type AreaFound, type ClusterFound } from '../model.ts';
import type { CellsOfYear } from './cells.ts';
import type { BlockSums, Gathered } from './gather.ts';

/** How the watch for clusters is kept. */
export const scanSettings = { runs: 199, weeks: 8, mostShare: 0.1, mostNeighbours: 60, sure: 0.05, most: 10, runsAPart: 20 } as const;

/** The clusters found, and among how many places. */
export interface Scanned {
  readonly places: number;
  readonly clusters: readonly ClusterFound[];
}

export interface ToScan {
  readonly gathered: Gathered;
  readonly year: CellsOfYear;
  readonly multipliers: Float64Array | undefined;
  readonly dispersion: number;
  readonly areas: readonly AreaFound[];
  readonly seed: number;
}

/** Blocks near each other with more new cases in the last weeks than usual; null where too few homes have a position. `onPart` hears how far it is, from 0 to 1. */
export function clustersFound(asked: ToScan, onPart: (share: number) => void): Scanned | null {
  const { gathered, year, multipliers, dispersion, areas, seed } = asked;
  const expected = expectedByWeek(year.cells, multipliers);
  const placed = [...gathered.blocks].filter(([id, { placed: homes }]) => homes > 0 && (expected.get(id)?.some((value) => value > 0) ?? false));
  const counts = tableOf(placed.map(([, block]) => newCasesOf(block)));
  if (placed.length < 2 || counts.every((count) => count === 0)) return null;
  const periods = gathered.weeks.count - gathered.yearFrom;
  const question = {
    places: placed.map(([id, { placed: homes, latitudes, longitudes }]) => ({ id, lat: latitudes / homes, lon: longitudes / homes })),
    periods, counts, when: 'ending now', mostPeriods: Math.min(scanSettings.weeks, periods), mostShare: scanSettings.mostShare, mostNeighbours: scanSettings.mostNeighbours, leastCases: 3,
  } as const;
  const poisson = scanned({ ...question, model: { kind: 'poisson', expected: tableOf(placed.map(([id]) => expected.get(id) ?? new Float64Array(periods))) } }, { seed, dispersion }, (share) => onPart(share / 2));
  const sure = poisson.filter(({ p }) => p <= scanSettings.sure).slice(0, scanSettings.most);
  if (sure.length === 0) return { places: placed.length, clusters: [] };
  const permuted = scanned({ ...question, model: { kind: 'permutation' } }, { seed, dispersion: 1 }, (share) => onPart(0.5 + share / 2));
  const numbers = new Map(areas.filter(({ level }) => level === 'block').map((area) => [blockKey(area), area.number]));
  const monday = (period: number): PlainDate => addDays(gathered.weeks.first, (gathered.yearFrom + period) * 7);
  return {
    places: placed.length,
    clusters: sure.map((cluster): ClusterFound => ({
      fromWeek: monday(cluster.from), toWeek: monday(cluster.to), homes: cluster.members.reduce((sum, id) => sum + (gathered.blocks.get(id)?.homes ?? 0), 0), cases: cluster.cases, expected: cluster.expected,
      logLikelihoodRatio: cluster.logLikelihoodRatio, p: cluster.p, gumbelP: cluster.gumbelP, onceInWeeks: cluster.onceIn, isBorneOut: isBorneOut(cluster, permuted), areas: cluster.members.flatMap((id) => numbers.get(id) ?? []),
    })),
  };
}

function newCasesOf({ cells }: BlockSums): Float64Array {
  const [first, ...others] = [...cells.values()].map(({ newCases }) => newCases);
  const sums = first?.slice() ?? new Float64Array(0);
  for (const more of others) more.forEach((value, week) => (sums[week] = (sums[week] ?? 0) + value));
  return sums;
}

function tableOf(rows: readonly Float64Array[]): Float64Array {
  const width = rows[0]?.length ?? 0;
  const table = new Float64Array(rows.length * width);
  rows.forEach((row, at) => table.set(row, at * width));
  return table;
}

function scanned(question: ScanQuestion, { seed, dispersion }: Pick<ToScan, 'seed' | 'dispersion'>, onPart: (share: number) => void): readonly (Cluster & Significance)[] {
  const scan: PreparedScan = prepareScan(question);
  let progress = noRunsYet(seed, scanSettings.runs);
  while (!isDone(progress)) {
    progress = nextPart(scan, progress, scanSettings.runsAPart);
    onPart(progress.maxima.length / scanSettings.runs);
  }
  const { maxima } = progress;
  return clustersOf(scan).map((cluster) => ({ ...cluster, ...significanceOf(cluster, maxima, dispersion) }));
}
