import type { Example } from './route-examples.ts';

/** Every list that leaves in a file: see `downloadRoutes`. */
export const downloadExamples: Readonly<Record<string, Example>> = {
  'GET /queue.csv': {},
  'GET /queue.xlsx': {},
  'GET /manage/performance.csv': {},
  'GET /manage/performance.xlsx': {},
  'GET /manage/performance/rows.csv': {},
  'GET /manage/performance/rows.xlsx': {},
  'GET /visits.csv': {},
  'GET /visits.xlsx': {},
  'GET /homes.csv': {},
  'GET /homes.xlsx': {},
  'GET /mailbox.csv': {},
  'GET /mailbox.xlsx': {},
  'GET /messages/needing-attention.csv': {},
  'GET /messages/needing-attention.xlsx': {},
  'GET /admin/imports/:id/rejected.csv': { with: { id: 'importId' } },
  'GET /admin/imports/:id/rejected.xlsx': { with: { id: 'importId' } },
};
