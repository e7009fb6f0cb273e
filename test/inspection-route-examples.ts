import type { Example } from './route-examples.ts';

const anInspection = { with: { reference: 'inspection' }, stranger: 404 } as const;

/** How the pages of inspections are tried, of how people are chased and of who is on call. */
export const inspectionExamples: Readonly<Record<string, Example>> = {
  'GET /inspections': {},
  'GET /inspections/results': {},
  'GET /inspections/of/:reference': { with: { reference: 'fixed' }, answers: 303, stranger: 303 },
  'GET /inspections/:reference': anInspection,
  'GET /inspections/:reference/record': anInspection,
  'POST /inspections/:reference/record': { ...anInspection, answers: 422 },
  'GET /inspections/:reference/waive': anInspection,
  'POST /inspections/:reference/waive': { ...anInspection, answers: 422 },
  'GET /admin/settings/inspections': {},
  'POST /admin/settings/inspections': { answers: 422 },
  'GET /admin/settings/chasing': {},
  'POST /admin/settings/chasing': { answers: 422 },
  'GET /admin/settings/office-hours': {},
  'POST /admin/settings/office-hours': { answers: 422 },
};
