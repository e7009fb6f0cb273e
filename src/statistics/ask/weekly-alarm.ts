import { Type, type Static } from 'typebox';
import { addDays, daysBetween, isPlainDate, type PlainDate } from '../../clock/index.ts';
import { mondayOf } from '../exposure/home-weeks.ts';
import { usualBaseline } from '../trends/baseline.ts';
import { judgeWeekOfShortHistory } from '../trends/short-history.ts';
import { judgeWeek, type JudgedWeek, type WeeklySeries } from '../trends/weekly-alarm.ts';
import { counted, countOf, list, whole } from './parts.ts';
import { notes, question } from './question.ts';

const day = (description: string) => Type.String({ title: 'a day such as 2026-11-30, best the Monday of the week', description });

const input = Type.Object({
  weeks: list(Type.Object({ week: day('Any day of the week, from Monday to Sunday.'), count: counted('Cases reported in it; may be a fraction.') }), 'weeks'),
  from: day('The first week to be judged; all weeks from then on are.'),
  alpha: Type.Number({ minimum: 1e-9, exclusiveMaximum: 1, title: 'a share between 0 and 1, such as 0.01', description: 'How often an ordinary week may pass the limit.' }),
  yearsBack: Type.Optional(whole(1, 20, `Years that say what is usual; ${usualBaseline.yearsBack} where left out.`)),
  halfWindow: Type.Optional(whole(0, 12, `Weeks on either side of the same date in an earlier year; ${usualBaseline.halfWindow} where left out.`)),
});

const numberOrNone = Type.Union([Type.Number(), Type.Null()]);

const output = Type.Object({
  weeks: Type.Array(Type.Object({
    week: Type.String(), count: Type.Number(),
    expected: numberOrNone, upper: numberOrNone, alarm: Type.Boolean(),
  }), { description: '`upper` is null with fewer than five cases in four weeks, which is too few to judge by; `expected` too where hardly any weeks come before.' }),
  notes,
});

type Asked = Static<typeof input>;

/** The trend needs so many years; with fewer, all weeks before are looked at instead of the same time of the year. */
const fewestYears = 3;

/** Farrington and Noufaily's alarm for each week, by as many years as there are. */
export const weeklyAlarm = question('weekly-alarm', input, output, (asked) => {
  const { weeks, first } = arranged(asked);
  const { alpha, yearsBack = usualBaseline.yearsBack, halfWindow = usualBaseline.halfWindow } = asked;
  const series: WeeklySeries = { first, alpha, counts: weeks.map(({ count }) => countOf(count)) };
  const judged = weeks.slice(firstJudged(asked, weeks, first)).map(({ week, count, place }) => ({ week, count, ...judgedByBest(series, place, { yearsBack, halfWindow }) }));
  return { weeks: judged.map(({ week, count, found }) => ({ week, count, expected: found?.expected ?? null, upper: found?.upper ?? null, alarm: found?.alarm ?? false })), ...notesOf(judged, yearsBack) };
});

interface Placed {
  readonly week: string;
  readonly count: number;
  readonly place: number;
}

/** By their Mondays, whatever the order of the list; each week must be there once. */
function arranged({ weeks }: Asked): { readonly weeks: readonly Placed[]; readonly first: PlainDate } {
  const dated = weeks.map((each, at) => ({ ...each, at, monday: mondayOf(dayOf(each.week, `weeks[${at}].week`)) })).toSorted((one, other) => (one.monday < other.monday ? -1 : Number(one.monday > other.monday)));
  const first = dated[0]?.monday ?? ('2026-01-05' as PlainDate);
  return {
    first,
    weeks: dated.map(({ week, count, at, monday }, place) => {
      const expected = addDays(first, place * 7);
      if (monday < expected) throw new RangeError(`weeks[${at}].week: the week of ${monday} is there already; give each week once.`);
      if (monday > expected) throw new RangeError(`weeks[${at}].week: is ${week}, but the week of ${expected} is missing before it; give every week, with a count of 0 where there was nothing.`);
      return { week, count, place };
    }),
  };
}

function dayOf(text: string, field: string): PlainDate {
  // Earlier years must still have four figures.
  if (!isPlainDate(text) || text < '1100') throw new RangeError(`${field}: is ${JSON.stringify(text.slice(0, 40))}; give a day such as 2026-11-30, best the Monday of the week.`);
  return text;
}

function firstJudged({ from }: Asked, weeks: readonly Placed[], first: PlainDate): number {
  const place = daysBetween(first, mondayOf(dayOf(from, 'from'))) / 7;
  if (place < 0 || place >= weeks.length) throw new RangeError(`from: is ${from}; give a day of the weeks in the list, from ${weeks[0]?.week} to ${weeks.at(-1)?.week}.`);
  return place;
}

interface JudgedBy {
  readonly found: JudgedWeek | null;
  /** Years looked back on; 0 for all weeks before, where three years were not to be had. */
  readonly years: number;
}

function judgedByBest(series: WeeklySeries, place: number, { yearsBack, halfWindow }: { readonly yearsBack: number; readonly halfWindow: number }): JudgedBy {
  for (let years = yearsBack; years >= Math.min(yearsBack, fewestYears); years -= 1) {
    const found = judgeWeek({ ...series, settings: { yearsBack: years, halfWindow } }, place);
    if (found !== null) return { found, years };
  }
  return { found: judgeWeekOfShortHistory(series, place), years: 0 };
}

function notesOf(judged: readonly JudgedBy[], yearsBack: number): { readonly notes?: string[] } {
  const many = (of: readonly JudgedBy[]) => `${of.length} of ${judged.length} weeks`;
  const fewer = judged.filter(({ years }) => years > 0 && years < yearsBack);
  const short = judged.filter(({ found, years }) => found !== null && years === 0);
  const none = judged.filter(({ found }) => found === null);
  const found = [
    ...(fewer.length > 0 ? [`${many(fewer)} were judged by fewer than ${yearsBack} years, because no more come before them.`] : []),
    ...(short.length > 0 ? [`${many(short)} were judged by all weeks before them, because too few years come before: a regression on a level and a season.`] : []),
    ...(none.length > 0 ? [`${many(none)} could not be judged: less than half a year comes before.`] : []),
  ];
  return found.length === 0 ? {} : { notes: found };
}
