import { addMonths, type PlainDate } from '../../clock/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { measures, type Measure, type Month } from '../tallies/model.ts';

/** What the page of figures by month shows. All of it stays in the address. */
export interface MonthFilters {
  readonly measure: Measure;
  /** A team's id; '' for all. */
  readonly team: string;
  readonly kind: string;
  readonly from: Month;
  readonly until: Month;
}

const usualMonths = 13;
/** How far back can be asked for, and how many months stand beside each other at most. */
const monthsBack = 60;
const isKind = /^[a-z][a-z -]{0,39}$/;

type Query = Readonly<Record<string, string | undefined>>;

/** The filters of an address; anything it should not hold counts as not said. A range the wrong way round is turned. */
export function readMonthFilters(query: Query, today: PlainDate): MonthFilters {
  const known = monthsToChoose(today);
  const [latest = firstOf(today)] = known;
  const month = (name: string, usual: Month) => known.find((each) => each.startsWith(query[name] ?? '-')) ?? usual;
  const until = month('until', latest);
  const from = month('from', addMonths(until, 1 - usualMonths));
  return {
    measure: measures.find((measure) => measure === query['measure']) ?? 'closed',
    team: isUuid(query['team']) ? query['team'] : '',
    kind: isKind.test(query['kind'] ?? '') ? (query['kind'] ?? '') : '',
    from: from < until ? from : until,
    until: from < until ? until : from,
  };
}

/** Months that can be chosen, this one first. */
export function monthsToChoose(today: PlainDate): readonly Month[] {
  return Array.from({ length: monthsBack }, (_, back) => addMonths(firstOf(today), -back));
}

/** Every month of the range, in order. */
export function monthsBetween({ from, until }: Pick<MonthFilters, 'from' | 'until'>): readonly Month[] {
  const months: Month[] = [];
  for (let month = from; month <= until; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** What an address says of the filters. */
export function monthQuery({ measure, team, kind, from, until }: MonthFilters): string {
  const said = Object.entries({ measure, team, kind, from: from.slice(0, 7), until: until.slice(0, 7) }).filter(([, value]) => value !== '');
  return `?${new URLSearchParams(Object.fromEntries(said)).toString()}`;
}

const firstOf = (date: PlainDate): Month => `${date.slice(0, 7)}-01` as Month;
