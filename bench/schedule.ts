import { proposeDay, usualAppointments, usualHalfDays, type JobToPlan, type OperativeCalendar } from '../src/appointments/index.ts';
import { addDays, plainDate } from '../src/clock/index.ts';
import { trades } from '../src/orders/index.ts';
import type { StaffId } from '../src/staff/index.ts';
import { numberOption, type BenchContext, type Figure, type Part } from './measure/figure.ts';

/** Fitting a day's jobs to those who could go: nothing but the scheduler, in this process. */
export const part: Part = { name: 'schedule', about: 'a day of 400 jobs for 60 operatives', run };

const on = plainDate('2026-11-24');
const neighbourhoods = Array.from({ length: 12 }, (_, at) => `neighbourhood-${at}`);

async function run(context: BenchContext): Promise<Figure[]> {
  const people = numberOption(context, 'people', 60);
  const count = numberOption(context, 'jobs', 400);
  return [measure('as many places as jobs need', people, count), measure('half the places: every job left is tried everywhere', Math.ceil(people / 2), count)];
}

function measure(what: string, people: number, count: number): Figure {
  const diary = { calendars: Array.from({ length: people }, (_, at) => somebody(at)), booked: [] };
  const jobs = Array.from({ length: count }, (_, at) => aJob(at));
  const took: number[] = [];
  let planned = 0;
  for (let round = 0; round < 20; round += 1) {
    const began = performance.now();
    planned = proposeDay(jobs, diary, on, usualAppointments).planned.length;
    took.push(performance.now() - began);
  }
  const sorted = took.toSorted((one, other) => one - other);
  return { what: `${what}: ${people} people, ${count} jobs`, numbers: { p50Ms: sorted[10] ?? 0, mostMs: sorted.at(-1) ?? 0, planned }, aims: [{ number: 'mostMs', atMost: 2000 }] };
}

/** Each does two trades, or everything; two of three keep to three neighbourhoods. */
function somebody(at: number): OperativeCalendar {
  const own = at % 7 === 0 ? [] : [trades[at % trades.length] ?? 'plumber', trades[(at * 3 + 1) % trades.length] ?? 'plumber'];
  const patch = at % 3 === 0 ? [] : [0, 1, 2].map((step) => neighbourhoods[(at + step * 4) % neighbourhoods.length] ?? '');
  return { staffId: `person-${String(at).padStart(3, '0')}` as StaffId, name: `Person ${at}`, isOperative: true, isSurveyor: true, trades: own, neighbourhoodIds: patch, works: usualHalfDays, placesInHalfDay: null, away: [] };
}

function aJob(at: number): JobToPlan {
  return {
    id: `job-${String(at).padStart(4, '0')}`, sends: 'operative', trade: trades[(at * 7) % trades.length] ?? 'plumber', neighbourhoodId: neighbourhoods[(at * 5) % neighbourhoods.length] ?? null,
    rank: (at * 11) % 4, dueOn: addDays(on, (at * 13) % 30), wishes: at % 4 === 0 ? ['morning'] : at % 4 === 1 ? ['afternoon'] : [],
  };
}
