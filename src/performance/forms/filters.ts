import { addMonths, type PlainDate } from '../../clock/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { dimensions, type Dimension, type Month } from '../model.ts';

/** Which of a measure's facts a list shows. */
export const whichFacts = ['all', 'hits', 'others', 'amended'] as const;
export type WhichFacts = (typeof whichFacts)[number];

/** What is shown: all of it stays in the address, so it holds ids and words of ours, never a person's data. */
export interface FigureFilters {
  /** A measure's key. */
  readonly measure: string;
  readonly by: Dimension;
  readonly from: Month;
  readonly until: Month;
  /** A kind of case; '' for all. */
  readonly kind: string;
  /** Ids, a trade's name, 'none' for those that have none, '' for all. */
  readonly team: string;
  readonly trade: string;
  readonly neighbourhood: string;
  readonly contractor: string;
}

/** The months shown, both included. */
export type Span = Pick<FigureFilters, 'from' | 'until'>;

export const noneOfThem = 'none';
const usualMonths = 13;
const monthsBack = 60;
/** A kind of case, or a trade, or 'none' like the others. */
const wordShape = /^[a-z][a-z -]{0,39}$/;

type Query = Readonly<Record<string, string | undefined>>;

/** The filters of an address; anything it should not hold counts as not said. A range the wrong way round is turned. */
export function readFigureFilters(query: Query, today: PlainDate, measures: readonly string[]): FigureFilters {
  const known = monthsToChoose(today);
  const [latest = firstOf(today)] = known;
  const month = (name: string, usual: Month) => known.find((each) => each.startsWith(query[name] ?? '-')) ?? usual;
  const id = (name: string) => (query[name] === noneOfThem || isUuid(query[name]) ? (query[name] ?? '') : '');
  const word = (name: string) => (wordShape.test(query[name] ?? '') ? (query[name] ?? '') : '');
  const until = month('until', latest);
  const from = month('from', addMonths(until, 1 - usualMonths));
  return {
    measure: measures.find((key) => key === query['measure']) ?? measures[0] ?? '',
    by: dimensions.find((each) => each === query['by']) ?? 'team',
    from: from < until ? from : until,
    until: from < until ? until : from,
    kind: word('kind'),
    team: id('team'),
    trade: word('trade'),
    neighbourhood: id('neighbourhood'),
    contractor: id('contractor'),
  };
}

/** Which of the facts an address asks for. */
export const readWhich = (query: Query): WhichFacts => whichFacts.find((each) => each === query['which']) ?? 'all';

/** Months that can be chosen, this one first. */
export function monthsToChoose(today: PlainDate): readonly Month[] {
  return Array.from({ length: monthsBack }, (_, back) => addMonths(firstOf(today), -back));
}

/** Every month of the range, in order. */
export function monthsBetween({ from, until }: Pick<FigureFilters, 'from' | 'until'>): readonly Month[] {
  const months: Month[] = [];
  for (let month = from; month <= until; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** The months of a table: on a phone only the first of them are seen without a push to the side. */
export const newestMonthFirst = (filters: Pick<FigureFilters, 'from' | 'until'>): readonly Month[] => monthsBetween(filters).toReversed();

/** What an address says of the filters, and of anything else given with them. */
export function figureQuery(filters: FigureFilters, more: Readonly<Record<string, string>> = {}): string {
  const said = Object.entries({ ...filters, from: filters.from.slice(0, 7), until: filters.until.slice(0, 7), ...more }).filter(([, value]) => value !== '');
  return `?${new URLSearchParams(Object.fromEntries(said)).toString()}`;
}

/** What an address says of months alone, and of anything else given with them. */
export function spanQuery({ from, until }: Span, more: Readonly<Record<string, string>> = {}): string {
  return `?${new URLSearchParams({ from: from.slice(0, 7), until: until.slice(0, 7), ...more }).toString()}`;
}

const firstOf = (date: PlainDate): Month => `${date.slice(0, 7)}-01` as Month;
