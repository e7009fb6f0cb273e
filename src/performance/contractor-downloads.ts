import type { StaffVisit } from '../platform/http/index.ts';
import type { DownloadableList } from '../staff/index.ts';
import { caseColumns, countColumns, meaningColumns, sumColumns } from './download-columns.ts';
import type { FigureFilters } from './forms/filters.ts';
import { factRows, ownFactRows, type FactRow, type OwnFactRow } from './queries/fact-rows.ts';
import { howFresh, type MeasureInMonth } from './queries/figures.ts';
import { incompleteInWords } from './views/freshness.ts';
import { monthInWords } from './views/month-words.ts';
import { whichInWords } from './views/rows.ts';
import { contractorMeasures, countedOf, rowsOf, type Whose } from './whose-figures.ts';

const monthsOf = ({ from, until }: FigureFilters): readonly [string, string] => ['Months', `${monthInWords(from)} to ${monthInWords(until)}`];

/** Every measure of one contractor by month. */
export async function contractorFiguresList({ tx }: Pick<StaffVisit, 'tx'>, whose: Whose, filters: FigureFilters): Promise<DownloadableList<MeasureInMonth>> {
  const measureOf = (key: string) => contractorMeasures().find((measure) => measure.key === key);
  return {
    title: 'How a contractor does',
    counts: 'One row for each measure and month: how many were counted, how many of them are what the measure looks for, and what they come to.',
    columns: [
      { heading: 'Measure', value: ({ measure }) => measureOf(measure)?.label ?? measure },
      { heading: 'Month', kind: 'date', value: ({ month }) => month },
      ...countColumns,
      ...meaningColumns(measureOf),
    ],
    filters: [...incompleteInWords(await howFresh(tx)), ['Contractor', whose.name], monthsOf(filters)],
    rowsAfter: async (inTx, last) => (last === undefined ? countedOf({ tx: inTx }, whose, filters) : []),
  };
}

/** The rows behind a figure of one contractor, for the landlord's people. */
export async function contractorRowsList(whose: Whose, { tx, query, today }: StaffVisit): Promise<DownloadableList<FactRow>> {
  const { filters, which, measure } = rowsOf(whose, query, today);
  return {
    title: whichInWords(measure, which),
    counts: measure.counts,
    columns: [
      ...caseColumns,
      ...sumColumns(measure),
      { heading: 'Counts', value: ({ hit }) => (hit ? 'yes' : 'no') },
    ],
    filters: [...incompleteInWords(await howFresh(tx)), ['Contractor', whose.name], monthsOf(filters)],
    rowsAfter: (inTx, last, most) => factRows(inTx, { filters, which, organisationId: whose.organisationId, isNow: false, after: last, most }),
  };
}

/** The same for the contractor's own people: their orders, and nothing of any case. */
export async function ownRowsList(whose: Whose, { tx, query, today, actor }: StaffVisit): Promise<DownloadableList<OwnFactRow>> {
  const { filters, which, measure } = rowsOf(whose, query, today);
  return {
    title: whichInWords(measure, which),
    counts: measure.counts,
    columns: [
      { heading: 'When', kind: 'moment', value: ({ at }) => at },
      { heading: 'Repair', value: ({ reference }) => reference },
      { heading: 'Order', kind: 'number', value: ({ orderNumber }) => orderNumber },
      { heading: 'Address', value: ({ address }) => address },
      ...sumColumns(measure),
      { heading: 'Counts', value: ({ hit }) => (hit ? 'yes' : 'no') },
    ],
    filters: [...incompleteInWords(await howFresh(tx)), ['Contractor', whose.name], monthsOf(filters)],
    rowsAfter: (inTx, last, most) => ownFactRows(inTx, { filters, which, isNow: false, after: last, most }, actor.organisationId),
  };
}
