import { isInstant } from '../../clock/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { staffActions } from '../access.ts';
import { downloadRoutes, type DownloadableList } from '../downloads/downloadable-list.ts';
import { downloadsListed, type DownloadListed } from '../queries/downloads.ts';
import { downloadsPage, filtersSaid, listNamed } from '../views/downloads.ts';

const who = staffActions['administer staff'];
const rowsAPage = 50;

/** What staff took out of the product, for administrators. */
export const downloadListRoutes: readonly Route[] = [
  staffRoute('GET', '/admin/downloads', who, show),
  ...downloadRoutes({ path: '/admin/downloads', name: 'downloads', roles: who }, downloadsDownload),
];

async function show(visit: StaffVisit): Promise<Reply> {
  const [at = '', id = ''] = (visit.query['after'] ?? '').split('_');
  const after = isInstant(at) && isUuid(id) ? { at, id } : undefined;
  const found = await downloadsListed(visit.tx, after, rowsAPage + 1);
  const rows = found.slice(0, rowsAPage);
  return page(staffPage(visit, downloadsPage({ rows, next: found.length > rowsAPage ? rows.at(-1) : undefined, isFirstPage: after === undefined })));
}

function downloadsDownload(): DownloadableList<DownloadListed> {
  return {
    title: 'What was downloaded',
    counts: 'One row for each list that somebody took out of Putright as a file, the newest first.',
    columns: [
      { heading: 'When', kind: 'moment', value: ({ at }) => at },
      { heading: 'Who', value: ({ name }) => name },
      { heading: 'List', value: listNamed },
      { heading: 'As', value: ({ kind }) => kind },
      { heading: 'Narrowed to', value: filtersSaid },
    ],
    filters: [],
    rowsAfter: (tx, last, most) => downloadsListed(tx, last, most),
  };
}
