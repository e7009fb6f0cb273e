import type { DownloadableList } from '../staff/index.ts';
import type { ImportRun } from './model.ts';
import { pageOfRuns } from './queries/runs.ts';
import { kindWords, stateInWords } from './views/words.ts';

/** Every file brought in. */
export function runsDownload(): DownloadableList<ImportRun> {
  return {
    title: 'Imports',
    counts: 'One row for each file that was brought in, the newest first.',
    columns: [
      { heading: 'Sent', kind: 'moment', value: ({ startedAt }) => startedAt },
      { heading: 'By', value: ({ actorName }) => actorName },
      { heading: 'File', value: ({ fileName }) => fileName },
      { heading: 'What', value: ({ kind }) => kindWords[kind] },
      { heading: 'State', value: (run) => stateInWords(run).text },
      { heading: 'Rows read', kind: 'number', value: ({ counts }) => counts.rows },
      { heading: 'Rejected', kind: 'number', value: ({ counts }) => counts.rejected },
      { heading: 'Ended', kind: 'moment', value: ({ endedAt }) => endedAt },
    ],
    filters: [],
    rowsAfter: async (tx, last, most) => (await pageOfRuns(tx, last?.id, most)).runs,
  };
}
