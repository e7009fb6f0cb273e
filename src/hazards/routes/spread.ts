import { isInstant } from '../../clock/index.ts';
import { downloadLinks } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { downloadRoutes, type DownloadableList } from '../../staff/index.ts';
import { spreadListRoles } from '../access.ts';
import { rowsAPage, type HazardCursor } from '../queries/list.ts';
import { openProposals, type OpenProposal } from '../queries/spread.ts';
import { spreadListPage } from '../views/spread.ts';
import { sideInWords, spreadRuleInWords } from '../words.ts';

/** Places near confirmed damp that wait to be decided. */
export const spreadRoutes: readonly Route[] = [
  staffRoute('GET', '/hazards/near', spreadListRoles, showNear),
  ...downloadRoutes({ path: '/hazards/near', name: 'places-near-damp', roles: spreadListRoles }, nearDownload),
];

async function showNear(visit: StaffVisit): Promise<Reply> {
  const found = await openProposals(visit.tx, { organisationId: visit.actor.organisationId, after: readCursor(visit.query['after']), most: rowsAPage + 1 });
  const rows = found.slice(0, rowsAPage);
  const last = rows.at(-1);
  const next = found.length > rowsAPage && last !== undefined ? `/hazards/near?after=${encodeURIComponent(`${last.proposedAt} ${last.id}`)}` : undefined;
  const main = html`${spreadListPage(rows, next)}${rows.length > 0 && downloadLinks('/hazards/near', '')}`;
  return page(staffPage(visit, { title: 'Places near damp, to be decided', main, wide: true, current: '/hazards', backLink: { href: '/hazards', text: 'Hazards' } }));
}

/** A time and an id, as the address has them. */
function readCursor(text: string | undefined): HazardCursor | undefined {
  const [at = '', id = ''] = (text ?? '').split(' ');
  return isInstant(at) && isUuid(id) ? { at, id } : undefined;
}

function nearDownload(visit: StaffVisit): DownloadableList<OpenProposal> {
  return {
    title: 'Places near damp, to be decided',
    counts: 'One row for each place that nobody has decided, the oldest proposal first.',
    columns: [
      { heading: 'Place', value: ({ address }) => address },
      { heading: 'Where it is', value: ({ side }) => sideInWords[side] },
      { heading: 'Picked', value: ({ rule }) => spreadRuleInWords[rule] },
      { heading: 'Proposed', kind: 'moment', value: ({ proposedAt }) => proposedAt },
      { heading: 'Because of', value: ({ reference }) => reference },
    ],
    filters: [],
    rowsAfter: (tx, last, most) => openProposals(tx, { organisationId: visit.actor.organisationId, most, after: last === undefined ? undefined : { at: last.proposedAt, id: last.id } }),
  };
}
