import { addDays, type PlainDate } from '../../clock/index.ts';
import { falseDiscoveryAdjusted } from '../../statistics/distributions/many-tests.ts';
import { seasonOf, type Season } from '../../statistics/exposure/season.ts';
import { ewmaChart } from '../../statistics/trends/ewma.ts';
import { judgeWeek, type JudgedWeek } from '../../statistics/trends/weekly-alarm.ts';
import type { AlarmFound, WeekFound } from '../model.ts';
import { weeksInYear, type Gathered } from './gather.ts';

/** How the landlord's weeks run; null where there are too few to tell. */
export function seasonFound({ cases, homeWeeks }: Gathered): Season | null {
  return seasonOf(Array.from(cases, (count, week) => ({ cases: count, homeWeeks: homeWeeks[week] ?? 0 })));
}

/** Weeks shown on the chart: two years. */
const weeksShown = 2 * weeksInYear;

/** The newest weeks beside what the season leads to expect. */
export function chartFound({ weeks, cases, homeWeeks }: Gathered, season: Season | null): readonly WeekFound[] {
  const all = homeWeeks.reduce((sum, lived, week) => sum + lived * (season?.multipliers[week] ?? 1), 0);
  const rate = all > 0 ? cases.reduce((sum, count) => sum + count, 0) / all : 0;
  const usual = homeWeeks.map((lived, week) => lived * rate * (season?.multipliers[week] ?? 1));
  const points = ewmaChart(Array.from(cases, (count, week) => ({ count, expected: usual[week] ?? 0 })), { dispersion: season?.dispersion ?? 1 });
  return points.flatMap((point, week): WeekFound[] => {
    if (point === null || week < weeks.count - weeksShown) return [];
    const { smoothed, low, high, isOut } = point;
    return [{ monday: addDays(weeks.first, week * 7), cases: cases[week] ?? 0, usual: usual[week] ?? 0, smoothed, low, high, isOut }];
  });
}

const alpha = { landlord: 0.005, area: 0.01 } as const;
/** Of the alarms of a week, the share that may be wrong. */
const mostWrong = 0.05;
/** With fewer episodes in all the years nothing is usual. */
const fewestEpisodes = 10;

/** The last week of each neighbourhood, and of all together, beside the same weeks of earlier years; alarms first. */
export function alarmsFound({ weeks, cases, neighbourhoods }: Gathered): readonly AlarmFound[] {
  const series = [{ id: null, counts: [...cases], alpha: alpha.landlord }, ...[...neighbourhoods].map(([id, counts]) => ({ id, counts, alpha: alpha.area }))];
  const judged = series.map((each) => ({ ...each, judged: each.counts.reduce((sum, count) => sum + count, 0) < fewestEpisodes ? 'too few' as const : judgeLast(weeks.first, each) }));
  const areas = judged.filter(({ id, judged: week }) => id !== null && typeof week !== 'string' && week.upper !== null);
  const adjusted = falseDiscoveryAdjusted(areas.map(({ judged: week }) => (typeof week === 'string' ? 1 : week.p)));
  const adjustedOf = new Map(areas.map(({ id }, at) => [id, adjusted[at] ?? 1]));
  const found = judged.map(({ id, counts, judged: week }) => alarmOf({ id, cases: counts.at(-1) ?? 0, adjustedP: adjustedOf.get(id) ?? null }, week));
  const order = ['alarm', 'usual', 'too few', 'too short'];
  return found.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state) || (one.p ?? 1) - (other.p ?? 1) || String(one.neighbourhoodId).localeCompare(String(other.neighbourhoodId), 'en'));
}

type Judged = JudgedWeek | 'too few' | 'too short';

/** As many earlier years as there are, up to four. */
function judgeLast(first: PlainDate, { counts, alpha: chance }: { readonly counts: readonly number[]; readonly alpha: number }): Judged {
  for (const yearsBack of [4, 3, 2]) {
    const week = judgeWeek({ first, counts, alpha: chance, settings: { yearsBack } }, counts.length - 1);
    if (week !== null) return week;
  }
  return 'too short';
}

function alarmOf({ id, cases, adjustedP }: { readonly id: string | null; readonly cases: number; readonly adjustedP: number | null }, week: Judged): AlarmFound {
  if (typeof week === 'string') return { neighbourhoodId: id, state: week, cases, expected: null, upper: null, p: null, adjustedP: null };
  const { expected, upper, p, alarm } = week;
  if (upper === null) return { neighbourhoodId: id, state: 'too few', cases, expected, upper, p: null, adjustedP: null };
  const isSure = alarm && (adjustedP ?? 0) <= mostWrong;
  return { neighbourhoodId: id, state: isSure ? 'alarm' : 'usual', cases, expected, upper, p, adjustedP };
}
