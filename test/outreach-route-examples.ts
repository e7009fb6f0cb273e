import type { ApiExample } from './api-route-examples.ts';
import type { Example } from './route-examples.ts';

const one = { with: { id: 'outreachId' }, stranger: 404 } as const;
const aHome = { with: { reference: 'approach' }, stranger: 404 } as const;

/** How the pages of outreach are tried. */
export const outreachExamples: Readonly<Record<string, Example>> = {
  'GET /outreach': {},
  'GET /outreach.csv': {},
  'GET /outreach.xlsx': {},
  'GET /outreach/new': {},
  'POST /outreach/new': { answers: 422 },
  'GET /outreach/:id': one,
  'GET /outreach/:id/homes': one,
  'GET /outreach/:id/homes.csv': one,
  'GET /outreach/:id/homes.xlsx': one,
  'GET /approaches/:reference': aHome,
  'GET /approaches/:reference/outcome': aHome,
  'POST /approaches/:reference/outcome': { ...aHome, answers: 422 },
  // The link of these examples is to a repair: back to its page.
  'GET /r/:token/all-well': { with: { token: 'linkToken' }, answers: 303 },
  'POST /r/:token/all-well': { with: { token: 'linkToken' }, answers: 303 },
};

/** How its operations are tried; with a version that is none, nothing changes. */
export const outreachApiExamples: Readonly<Record<string, ApiExample>> = {
  listOutreaches: {},
  readOutreach: { with: { id: 'outreachId' } },
  listHomesAsked: { with: { id: 'outreachId' } },
  beginOutreach: { body: ({ homeId, staff }) => ({ name: 'Tried by the walk', way: 'call', script: 'Do you see any damp?', promisedOn: '2026-12-18', owner: staff.manager.staffId, homes: [homeId] }), answers: 422 },
  recordHomeAsked: { with: { reference: 'approach' }, body: () => ({ result: 'nobody answered', how: 'phone', version: 0 }), answers: 409 },
};
