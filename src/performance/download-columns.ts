import { kindInWords, stageInWords, type Measure } from '../casefile/index.ts';
import type { DownloadableList } from '../staff/index.ts';
import type { FactRow } from './queries/fact-rows.ts';
import type { MeasureInMonth } from './queries/figures.ts';

type Columns<Row> = DownloadableList<Row>['columns'];
type Known = (key: string) => Measure | undefined;

/** How many were counted of a measure in a month. */
export const countColumns: Columns<MeasureInMonth> = [
  { heading: 'Counted', kind: 'number', value: ({ total }) => total },
  { heading: 'Of them', kind: 'number', value: ({ hits }) => hits },
];

/** What they come to, for measures that have a sum, and what the measure is. */
export const meaningColumns = (measureOf: Known): Columns<MeasureInMonth> => [
  { heading: 'In all, £', kind: 'number', value: ({ measure, amount }) => (measureOf(measure)?.sum === undefined ? null : amount / 100) },
  { heading: 'All of them are', value: ({ measure }) => measureOf(measure)?.all ?? null },
  { heading: 'What is counted', value: ({ measure }) => measureOf(measure)?.counts ?? null },
];

/** The case that a row of a figure is about, for whoever may read cases. */
export const caseColumns: Columns<FactRow> = [
  { heading: 'When', kind: 'moment', value: ({ at }) => at },
  { heading: 'Reference', value: ({ reference }) => reference },
  { heading: 'Kind', value: ({ kind }) => kindInWords(kind) },
  { heading: 'Title', value: ({ title }) => title },
  { heading: 'Address', value: ({ address }) => address },
  { heading: 'Trade', value: ({ trade }) => trade },
  { heading: 'Stage', value: ({ kind, stage }) => stageInWords(kind, stage) },
];

/** What one row comes to, for a measure that has a sum. */
export const sumColumns = ({ sum }: Measure): Columns<{ readonly amount: number }> =>
  (sum === undefined ? [] : [{ heading: `Sum ${sum}, £`, kind: 'number', value: ({ amount }) => amount / 100 }]);
