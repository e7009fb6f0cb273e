import type { DownloadableList } from '../staff/index.ts';
import type { Orphan, OrphanStatus } from './model.ts';
import { orphansOf } from './orphans/queries.ts';

/** What came without a case, as its page is filtered. The words of a message and its files stay where they are. */
export function orphansDownload(organisationId: string, status: OrphanStatus): DownloadableList<Orphan> {
  return {
    title: 'Arrived without a case',
    counts: 'One row for each message or upload that came to our organisation without a case, the longest waiting first.',
    columns: [
      { heading: 'Arrived', kind: 'moment', value: ({ arrivedAt }) => arrivedAt },
      { heading: 'By', value: ({ source }) => source },
      { heading: 'From', value: ({ senderName, broughtBy }) => senderName || broughtBy },
      { heading: 'Subject', value: ({ subject }) => subject },
      { heading: 'Files', kind: 'number', value: ({ fileCount }) => fileCount },
      { heading: 'Perhaps of', value: ({ suggested }) => suggested },
      { heading: 'To be settled by', kind: 'moment', value: ({ dueAt }) => dueAt },
      { heading: 'Matched with', value: ({ matched }) => matched },
      { heading: 'Settled', kind: 'moment', value: ({ settledAt }) => settledAt },
      { heading: 'Settled by', value: ({ settledByName }) => settledByName },
      { heading: 'Reason', value: ({ reason }) => reason },
    ],
    filters: [['Which', status]],
    rowsAfter: async (tx, last, most) => (await orphansOf(tx, { organisationId, status, most, after: last === undefined ? undefined : [last.arrivedAt, last.id] })).slice(0, most),
  };
}
