import { allMeasures, knownKinds, type Measure } from '../casefile/index.ts';
import type { PlainDate } from '../clock/index.ts';
import { NotFound } from '../platform/database/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import type { DownloadableList } from '../staff/index.ts';
import { caseColumns, countColumns, meaningColumns, sumColumns } from './download-columns.ts';
import { readFigureFilters, readWhich, type FigureFilters, type WhichFacts } from './forms/filters.ts';
import { factRows, type FactRow } from './queries/fact-rows.ts';
import { howFresh, measuresByPart, partsToChoose, type PartInMonth } from './queries/figures.ts';
import { incompleteInWords } from './views/freshness.ts';
import { dimensionWords, filtersInWords, noneWords, partName } from './views/filter-form.ts';
import { whichInWords } from './views/rows.ts';

/** Every measure of months, by the dimension chosen: as many rows as there are measures, months and parts. */
export async function figuresDownload({ tx, query, today, actor: { organisationId } }: StaffVisit): Promise<DownloadableList<PartInMonth>> {
  const measures = allMeasures().filter(({ isNow }) => isNow !== true);
  const keys = measures.map(({ key }) => key);
  const filters = readFigureFilters(query, today as PlainDate, keys);
  const [parts, fresh] = await Promise.all([partsToChoose(tx, organisationId), howFresh(tx)]);
  const named = (part: string | null) => (part === null ? noneWords[filters.by] : partName(filters.by, parts.find(({ dimension, value }) => dimension === filters.by && value === part)?.name ?? part));
  const measureOf = (key: string) => measures.find((measure) => measure.key === key);
  return {
    title: 'Performance',
    counts: `One row for each measure, month and ${filters.by}: how many were counted, and how many of them are what the measure looks for.`,
    columns: [
      { heading: 'Measure', value: ({ measure }) => measureOf(measure)?.label ?? measure },
      { heading: dimensionWords[filters.by], value: ({ part }) => named(part) },
      { heading: 'Month', kind: 'date', value: ({ month }) => month },
      ...countColumns,
      { heading: 'Counted as it before something later', kind: 'number', value: ({ amended }) => amended },
      ...meaningColumns(measureOf),
    ],
    filters: [...incompleteInWords(fresh), ...filtersInWords(filters, parts, knownKinds())],
    rowsAfter: async (inTx, last) => (last === undefined ? measuresByPart(inTx, filters, { organisationId, measures: keys }) : []),
  };
}

/** Which rows of which measure an address asks for. */
export function rowsAsked({ query, today }: Pick<StaffVisit, 'query' | 'today'>): { readonly filters: FigureFilters; readonly which: WhichFacts; readonly measure: Measure } {
  const filters = readFigureFilters(query, today as PlainDate, allMeasures().map(({ key }) => key));
  const measure = allMeasures().find(({ key }) => key === filters.measure);
  if (measure === undefined) throw new NotFound('measure');
  return { filters, measure, which: readWhich(query) };
}

/** The rows behind a figure. */
export async function rowsDownload(visit: StaffVisit): Promise<DownloadableList<FactRow>> {
  const { tx, actor: { organisationId } } = visit;
  const { filters, which, measure } = rowsAsked(visit);
  return {
    title: whichInWords(measure, which),
    counts: measure.counts,
    columns: [
      ...caseColumns,
      { heading: 'Owner', value: ({ ownerName }) => ownerName },
      { heading: 'Team', value: ({ teamName }) => teamName },
      ...sumColumns(measure),
      { heading: 'Counts', value: ({ hit }) => (hit ? 'yes' : 'no') },
      { heading: 'Counted as it before something later', value: ({ amended }) => (amended ? 'yes' : '') },
    ],
    filters: [...incompleteInWords(await howFresh(tx)), ...filtersInWords(filters, await partsToChoose(tx, organisationId), knownKinds())],
    rowsAfter: (inTx, last, most) => factRows(inTx, { filters, which, organisationId, isNow: measure.isNow === true, after: last, most }),
  };
}
