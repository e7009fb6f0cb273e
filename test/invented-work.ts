import { addDays, monthOf, type PlainDate } from '../src/clock/index.ts';
import type { DampJob } from '../src/insight/work-out/damp-job.ts';
import { randomStream } from '../src/statistics/random/random-stream.ts';
import { lastSunday } from './invented-damp.ts';

/** Finished damp work of an invented landlord. */
export interface InventedWork {
  readonly contractors: number;
  readonly jobsEach: number;
  readonly seed: number;
  /** How many times as often the work of these comes back, by their place. */
  readonly worse?: ReadonlyMap<number, number>;
  /** These get solid walls only, whose damp comes back twice as often whoever does the work. */
  readonly hardHomes?: ReadonlySet<number>;
  /** These work in winter only. Where they are given, damp comes back three times as often after work that ended in winter, whoever did it. */
  readonly winterOnly?: ReadonlySet<number>;
}

const yearly = 0.12;

export const contractorIdOf = (contractor: number): string => `contractor-${contractor}`;

/** Each job in a home of its own; some tenancies end, and some work ended last week. */
export function inventedJobs(invented: InventedWork): readonly DampJob[] {
  const chance = randomStream(invented.seed);
  return Array.from({ length: invented.contractors * invented.jobsEach }, (_, at) => inventedJob(invented, at, chance));
}

function inventedJob({ jobsEach, worse = new Map(), hardHomes = new Set(), winterOnly }: InventedWork, at: number, chance: ReturnType<typeof randomStream>): DampJob {
  const contractor = Math.floor(at / jobsEach);
  const isSolid = hardHomes.has(contractor) || (hardHomes.size === 0 && chance.share() < 0.5);
  const finishedOn = inSeason(addDays(lastSunday, -chance.below(1000)), contractor, winterOnly);
  const rate = (yearly / 365) * (worse.get(contractor) ?? 1) * (isSolid ? 2 : 1) * timesAfter(finishedOn, winterOnly);
  const caseId = `${contractorIdOf(contractor)}-${at}`;
  const [back, left] = [firstOf(chance.share(), rate), firstOf(chance.share(), 0.1 / 365)];
  const [cause, causeFamily] = chance.share() < 0.5 ? ['condensation', 'condensation'] : ['penetrating-gutter', 'penetrating'];
  return {
    caseId, homeId: `home-${caseId}`, finishedOn, cause, causeFamily, work: chance.share() < 0.5 ? 'plasterer' : 'roofer', contractorId: contractorIdOf(contractor), facets: ['1945 to 1964', isSolid ? 'solid brick' : 'filled cavity'],
    cameBack: back > 1000 ? [] : [{ on: later(finishedOn, 8 + back), caseId: `again-${caseId}`, cause: chance.share() < 0.3 ? 'plumbing-pipe' : cause }],
    ended: left > 1000 ? null : { on: later(finishedOn, left), how: 'tenancy' }, blames: false,
  };
}

/** The day, or for who works in winter only one half a year before it. */
const inSeason = (day: PlainDate, contractor: number, winterOnly: InventedWork['winterOnly']): PlainDate => (winterOnly?.has(contractor) === true && !isWinter(day) ? addDays(day, -182) : day);
const timesAfter = (day: PlainDate, winterOnly: InventedWork['winterOnly']): number => (winterOnly !== undefined && isWinter(day) ? 3 : 1);
const isWinter = (day: PlainDate): boolean => [10, 11, 12, 1, 2, 3].includes(monthOf(day));
const later = (day: PlainDate, days: number): PlainDate => addDays(day, days);
/** After how many days something that happens at this rate happens. */
const firstOf = (share: number, rate: number): number => Math.floor(-Math.log(1 - share) / rate);
