import type { PlainDate } from '../clock/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import type { DownloadableList } from '../staff/index.ts';
import { readInspectionFilters, resultDimensions } from './decide/filters.ts';
import { inspectionRows, type InspectionRow } from './queries/list.ts';
import { resultsBy, type ResultRow } from './queries/results.ts';
import { outcomeInWords } from './views/words.ts';

const readerOf = ({ actor, today }: StaffVisit) => ({ organisationId: actor.organisationId, today: today as PlainDate });

/** Inspections due or made, as the page is filtered. */
export function inspectionsDownload(visit: StaffVisit): DownloadableList<InspectionRow> {
  const filters = readInspectionFilters(visit.query);
  const isDue = filters.state === 'due';
  const { state: _state, outcome, ...narrowed } = filters;
  return {
    title: isDue ? 'Inspections due' : 'Inspections made',
    counts: isDue ? 'One row for each inspection of finished work that is still to be made, the soonest due first.' : 'One row for each inspection of finished work that was settled in the last twelve months, the newest first.',
    columns: [
      { heading: 'Reference', value: ({ reference }) => reference },
      { heading: 'Repair', value: ({ repairReference }) => repairReference },
      { heading: 'Title', value: ({ title }) => title },
      { heading: 'Address', value: ({ address }) => address },
      { heading: 'Trade', value: ({ trade }) => trade },
      { heading: 'Who did the work', value: ({ operativeName }) => operativeName },
      { heading: 'Who checks', value: ({ inspectorName }) => inspectorName },
      { heading: 'Why it was chosen', value: ({ ruleWords }) => ruleWords },
      { heading: 'Due', kind: 'moment', value: ({ dueAt }) => dueAt },
      { heading: 'Visit', kind: 'date', value: ({ visitOn }) => visitOn },
      { heading: 'Found', value: (row) => (row.outcome === null ? null : outcomeInWords[row.outcome]) },
      { heading: 'Settled', kind: 'moment', value: ({ settledAt }) => settledAt },
    ],
    filters: [['Which', isDue ? 'Due' : 'Made'], ['Found', outcome === undefined ? 'All' : outcome === 'inspected' ? 'All that were looked at' : outcomeInWords[outcome]], ['Narrowed by', Object.entries(narrowed).filter(([, value]) => value !== undefined).map(([name]) => name).join(', ') || 'Nothing']],
    rowsAfter: (tx, last, most) => inspectionRows(tx, filters, { reader: readerOf(visit), most, after: last === undefined ? undefined : { at: (isDue ? last.dueAt : last.settledAt) ?? 'infinity', id: last.id } }),
  };
}

/** How finished work was found, as the page sets it out. */
export function resultsDownload(visit: StaffVisit): DownloadableList<ResultRow> {
  const dimension = resultDimensions.find((each) => each === visit.query['by']) ?? 'team';
  return {
    title: 'How finished work was found',
    counts: `One row for each ${dimension} whose finished work was looked at in the last twelve months.`,
    columns: [
      { heading: 'Name', value: ({ name }) => name },
      { heading: 'Passed', kind: 'number', value: ({ passed }) => passed },
      { heading: 'Passed with remarks', kind: 'number', value: ({ remarks }) => remarks },
      { heading: 'Failed', kind: 'number', value: ({ failed }) => failed },
    ],
    filters: [['By', dimension]],
    rowsAfter: async (tx, last) => (last === undefined ? resultsBy(tx, dimension, readerOf(visit)) : []),
  };
}
