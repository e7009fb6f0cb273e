import { stageInWords } from '../casefile/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import type { DownloadableList } from '../staff/index.ts';
import { readHazardFilters } from './decide/filters.ts';
import { hazardRows, type HazardRow } from './queries/list.ts';
import { kindOf, lastDayOf, showInWords } from './views/list-page.ts';
import { weighedInWords } from './views/second-person-list.ts';
import { downgradeInWords, gradeInWords } from './words.ts';

/** What a second person needs to decide, as the page has it. */
const toDecide: DownloadableList<HazardRow>['columns'] = [
  { heading: 'What was told', value: ({ told = '' }) => told },
  { heading: 'As weighed', value: ({ triage = null }) => weighedInWords(triage) },
  { heading: 'Proposed', value: ({ downgrade }) => (downgrade ? downgradeInWords[downgrade.to] : '') },
  { heading: 'Proposed by', value: ({ downgrade }) => downgrade?.by ?? '' },
  { heading: 'Proposed at', kind: 'moment', value: ({ proposedAt = null }) => proposedAt },
  { heading: 'Why', value: ({ downgrade }) => downgrade?.reason ?? '' },
  { heading: 'How the resident was told', value: ({ downgrade }) => downgrade?.toldHow ?? '' },
];

/** Hazards, as the page is filtered. */
export function hazardsDownload(visit: StaffVisit): DownloadableList<HazardRow> {
  const filters = readHazardFilters(visit.query);
  const isEnded = filters.show === 'ended';
  return {
    title: `Hazards: ${showInWords[filters.show].toLowerCase()}`,
    counts: isEnded ? 'One row for each hazard that has ended, the newest known first.' : 'One row for each open hazard, the soonest due first.',
    columns: [
      { heading: 'Reference', value: ({ reference }) => reference },
      { heading: 'Kind', value: kindOf },
      { heading: 'Address', value: ({ address }) => address },
      { heading: 'How grave', value: ({ grade }) => gradeInWords[grade] },
      { heading: 'Stage', value: ({ stage }) => stageInWords('hazard', stage) },
      { heading: 'Law or policy', value: ({ basis }) => basis },
      { heading: 'Became aware', kind: 'moment', value: ({ awareAt }) => awareAt },
      { heading: 'Next due', kind: 'date', value: ({ dueAt }) => (dueAt === null ? null : lastDayOf(dueAt)) },
      { heading: 'Owner', value: ({ ownerName }) => ownerName },
      ...(filters.show === 'second-person' ? toDecide : []),
    ],
    filters: [['Which', showInWords[filters.show]]],
    rowsAfter: (tx, last, most) => hazardRows(tx, filters, { organisationId: visit.actor.organisationId, most, after: last === undefined ? undefined : { at: (isEnded ? last.awareAt : last.dueAt) ?? 'infinity', id: last.id } }),
  };
}
