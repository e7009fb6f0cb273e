import { readdirSync, readFileSync } from 'node:fs';
import { plainDate } from '../src/clock/index.ts';
import { maximaInThreads } from '../src/platform/scan-runs/index.ts';
import { sequential } from '../src/statistics/empirical-bayes/sequential.ts';
import { prepareScan, type PreparedScan } from '../src/statistics/scan/prepare.ts';
import { maximaByChance } from '../src/statistics/scan/runs-of-chance.ts';
import { randomStream } from '../src/statistics/random/random-stream.ts';
import { cumulativeIncidence } from '../src/statistics/survival/cumulative-incidence.ts';
import { judgeWeek } from '../src/statistics/trends/weekly-alarm.ts';
import { numberOption, type BenchContext, type Figure, type Part } from './measure/figure.ts';
import { parseProcessStat } from './measure/proc.ts';

// npm run bench -- statistics --runs 199
//
// Pure work on one processor, over invented areas. `--runs` makes fewer runs of chance: what 199 or 999 would take is worked out.

/** The nightly look at hotspots: circles over areas and weeks. */
export const part: Part = { name: 'statistics', about: 'clusters and alarms at the size of a landlord, and of the country', run };

interface Size {
  readonly what: string;
  readonly areas: number;
  readonly neighbours: number;
  /** Weeks of data, and how many of them a cluster may last. */
  readonly weeks: number;
  readonly watched: number;
  readonly homesEach: number;
  readonly runs: number;
  readonly atMostSeconds: number;
}

const sizes: readonly Size[] = [
  { what: 'a landlord: 600 blocks, 13 weeks', areas: 600, neighbours: 60, weeks: 260, watched: 13, homesEach: 20, runs: 199, atMostSeconds: 5 },
  { what: 'a group: 3,000 blocks, 52 weeks', areas: 3000, neighbours: 40, weeks: 260, watched: 52, homesEach: 20, runs: 999, atMostSeconds: 60 },
  { what: 'the country: 33,000 areas, 8 weeks', areas: 33_000, neighbours: 40, weeks: 8, watched: 8, homesEach: 131, runs: 199, atMostSeconds: 120 },
];

async function run(context: BenchContext): Promise<Figure[]> {
  const runsOf = (size: Size) => Math.min(size.runs, numberOption(context, 'runs', size.runs));
  const country = sizes[2];
  const threaded = country === undefined ? [] : [await inThreads(country, runsOf(country), 1), await inThreads(country, runsOf(country), 2)];
  return [...threaded, alarms(), shrinking(), recurrences(), ...sizes.map((size) => scanOf(size, runsOf(size)))];
}

/** The weekly look at 300 series of six years. */
function alarms(): Figure {
  const chance = randomStream(2);
  const series = Array.from({ length: 300 }, () => Array.from({ length: 312 }, () => chance.below(9)));
  const began = process.cpuUsage();
  for (const counts of series) judgeWeek({ first: plainDate('2020-01-06'), counts, alpha: 0.01 }, 311);
  return { what: 'weekly alarm, one area and week', numbers: { processorMs: millisecondsSince(began) / series.length }, aims: [{ number: 'processorMs', atMost: 8 }] };
}

/** All blocks of the social homes of England. */
function shrinking(): Figure {
  const chance = randomStream(3);
  const blocks = Array.from({ length: 250_000 }, (_, at) => ({ id: `b${at}`, count: chance.below(4), expected: 5 + chance.below(60), within: [`w${at % 4000}`, `e${at % 40_000}`] }));
  const began = process.cpuUsage();
  sequential(blocks);
  return { what: 'empirical Bayes, 250,000 blocks in 40,000 estates', numbers: { processorSeconds: millisecondsSince(began) / 1000 }, aims: [{ number: 'processorSeconds', atMost: 10 }] };
}

/** What came back of a million jobs. */
function recurrences(): Figure {
  const chance = randomStream(4);
  const jobs = Array.from({ length: 1_000_000 }, () => ({ time: chance.below(1500), cause: chance.below(5) === 0 ? 'recurrence' : null }));
  const began = process.cpuUsage();
  cumulativeIncidence(jobs, 'recurrence', [90, 180, 365]);
  return { what: 'cumulative incidence, 1,000,000 jobs', numbers: { processorSeconds: millisecondsSince(began) / 1000 }, aims: [{ number: 'processorSeconds', atMost: 5 }] };
}

/** What the national scan's runs take in so many threads, each of which may have a processor of its own. */
async function inThreads(size: Size, runs: number, threads: number): Promise<Figure> {
  const scan = prepared(size);
  const wall = performance.now();
  const began = process.cpuUsage();
  let busiest = 0;
  await maximaInThreads(scan, 1, { runs, threads, progress: () => (busiest = busiestThreadSeconds()) });
  const all = size.runs / runs;
  return {
    what: `${size.runs} runs for ${size.what}, in ${threads === 1 ? 'one thread' : `${threads} threads`}`,
    numbers: { busiestThreadSeconds: busiest * all, processorSeconds: (millisecondsSince(began) / 1000) * all, seconds: ((performance.now() - wall) / 1000) * all, megabytes: process.memoryUsage().rss / 1_048_576 },
    aims: [{ number: 'busiestThreadSeconds', atMost: size.atMostSeconds / threads }], ...(runs < size.runs ? { note: `${runs} runs made, the rest worked out` } : {}),
  };
}

const ticksInSecond = 100;

/** What the thread that has worked most has used, of those beside the main one: with a processor for each, that is how long all took. */
function busiestThreadSeconds(): number {
  const beside = readdirSync('/proc/self/task').filter((thread) => thread !== String(process.pid));
  return Math.max(0, ...beside.map((thread) => parseProcessStat(readFileSync(`/proc/self/task/${thread}/stat`, 'utf8')).ticks / ticksInSecond));
}

function prepared(size: Size): PreparedScan {
  const chance = randomStream(1);
  const places = Array.from({ length: size.areas }, (_, at) => ({ id: String(at), lat: 51 + chance.share() * 3, lon: -3 + chance.share() * 3 }));
  const expected = new Float64Array(size.areas * size.weeks).fill((size.homesEach * 0.06) / 52);
  const counts = expected.map((mean) => Number(chance.share() < mean));
  return prepareScan({ places, periods: size.weeks, counts, model: { kind: 'poisson', expected }, when: 'ending now', mostPeriods: size.watched, mostShare: 0.1, mostNeighbours: size.neighbours });
}

function scanOf(size: Size, runs: number): Figure {
  const began = process.cpuUsage();
  const scan = prepared(size);
  const prepareMs = millisecondsSince(began);
  const beforeRuns = process.cpuUsage();
  maximaByChance(scan, 1, { from: 0, until: runs });
  const runMs = millisecondsSince(beforeRuns) / runs;
  return {
    what: `scan of ${size.what}, ${size.runs} runs`, numbers: { processorSeconds: (prepareMs + runMs * size.runs) / 1000, prepareMs, runMs, megabytes: process.memoryUsage().rss / 1_048_576 },
    aims: [{ number: 'processorSeconds', atMost: size.atMostSeconds }], ...(runs < size.runs ? { note: `${runs} runs made, the rest worked out` } : {}),
  };
}

/** Of the processor, so that a busy machine makes no difference. */
function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
