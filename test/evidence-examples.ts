import type { Example } from './route-examples.ts';

const aCase = { with: { reference: 'booked' }, stranger: 404 } as const;
const aForm = { ...aCase, answers: 422 } as const;
const anEvidence = { with: { id: 'evidenceId' }, stranger: 404 } as const;
// It came to the manager's organisation; these work for the other.
const anOrphan = { with: { id: 'orphanId' }, otherwise: { adviser: 404, planner: 404, 'complaints officer': 404 }, stranger: 404 } as const;
const aPhoto = { with: { id: 'photoId' }, stranger: 404 } as const;
const sentEmpty = { answers: 422 } as const;

/** The routes of evidence, as `examples` has them. */
export const evidenceExamples: Readonly<Record<string, Example>> = {
  'GET /cases/:reference/sealed-casefile': aCase,
  'POST /cases/:reference/sealed-casefile': aForm,
  // That entry tells of something else.
  'GET /cases/:reference/sealed-casefile/:entry': { with: { reference: 'booked', entry: 'firstEntry' }, answers: 404, stranger: 404 },
  'GET /cases/:reference/sealed-casefile/:entry/file': { with: { reference: 'booked', entry: 'firstEntry' }, answers: 404, stranger: 404 },
  'GET /cases/:reference/evidence': aCase,
  'GET /cases/:reference/evidence/add': aCase,
  'POST /cases/:reference/evidence/add': aForm,
  // It was withdrawn: the list says so.
  'GET /evidence/:id': { ...anEvidence, answers: 303 },
  'GET /evidence/:id/withdraw': anEvidence,
  'POST /evidence/:id/withdraw': { ...anEvidence, answers: 422 },
  'GET /evidence/:id/original': anEvidence,
  'POST /evidence/:id/original': { ...anEvidence, answers: 422 },
  'GET /orphans': {},
  'POST /orphans/owner': sentEmpty,
  'POST /orphans/number': { answers: 422 },
  'GET /orphans/new': {},
  'POST /orphans/new': sentEmpty,
  'GET /orphans/:id': anOrphan,
  'POST /orphans/:id/search': { ...anOrphan, answers: 422 },
  // Sent without a case.
  'POST /orphans/:id/match': { ...anOrphan, answers: 404 },
  'POST /orphans/:id/put-aside': { ...anOrphan, answers: 422 },
  // It came without files.
  'GET /orphans/:id/files/:file': { with: { id: 'orphanId', file: 'orphanId' }, answers: 404, stranger: 404 },
  'GET /photos/:id': aPhoto,
  'GET /photos/:id/thumbnail': aPhoto,
};
