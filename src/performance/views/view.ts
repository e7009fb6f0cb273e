import type { Measure } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import { figureQuery, type FigureFilters } from '../forms/filters.ts';
import type { HowFresh, Month } from '../model.ts';
import type { KindOfCase } from './filter-form.ts';
import type { MeasureInMonth, Part, PartInMonth, PartNow } from '../queries/figures.ts';

/** A year of the regulator's, as far as it has come. */
export interface YearOfRepairs {
  readonly from: Month;
  readonly until: Month;
  /** Its last month is over. */
  readonly isOver: boolean;
  readonly counted: readonly MeasureInMonth[];
  readonly measures: readonly Measure[];
}

export interface PerformanceView {
  readonly filters: FigureFilters;
  readonly measures: readonly Measure[];
  readonly parts: readonly Part[];
  readonly kinds: readonly KindOfCase[];
  readonly months: readonly Month[];
  readonly byMonth: readonly MeasureInMonth[];
  readonly nowMeasures: readonly Measure[];
  readonly now: readonly PartNow[];
  readonly byPart: readonly PartInMonth[];
  readonly withinTarget: readonly YearOfRepairs[];
  readonly fresh: HowFresh;
  readonly today: PlainDate;
  /** Board members read how many, never whose. */
  readonly mayOpenRows: boolean;
}

/** The address of the rows behind a figure, under the same filters. */
export function rowsHref(filters: FigureFilters, measure: string, which: string): string {
  return `/manage/performance/rows${figureQuery({ ...filters, measure }, which === 'all' ? {} : { which })}`;
}
