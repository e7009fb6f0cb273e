import type { Example } from './route-examples.ts';

const aVisit = { with: { reference: 'booked', visitId: 'visitId' }, stranger: 404 } as const;

/** Visits on their pages, the page for phones, what phones send, and what came in too late. */
export const visitExamples: Readonly<Record<string, Example>> = {
  'GET /repairs/:reference/visits/:visitId': aVisit,
  'POST /repairs/:reference/visits/:visitId/outcome': { ...aVisit, answers: 422 },
  'GET /repairs/:reference/visits/:visitId/move': aVisit,
  'POST /repairs/:reference/visits/:visitId/move': { ...aVisit, answers: 422 },
  'GET /repairs/:reference/visits/:visitId/cancel': aVisit,
  'POST /repairs/:reference/visits/:visitId/cancel': { ...aVisit, answers: 422 },
  'GET /visits': {},
  'GET /visits/to-move': {},
  'GET /phone': {},
  'GET /phone-worker.js': {},
  'GET /phone/icon.svg': {},
  'GET /phone/manifest.webmanifest': {},
  // Files are named by their release.
  'GET /phone/files/:release/:name': { with: { release: 'slug', name: 'slug' }, answers: 404 },
  'GET /phone/day': {},
  // A phone carries its holder’s own visits, whatever else they may see.
  'GET /phone/visits/:visitId': { with: { visitId: 'visitId' }, answers: 404, otherwise: { operative: 200 }, stranger: 404 },
  // And the hazards that are theirs to investigate: this one is a home’s id.
  'GET /phone/dry-checks/:hazardId': { with: { hazardId: 'homeId' }, answers: 404, stranger: 404 },
  'GET /phone/hazards/:hazardId': { with: { hazardId: 'homeId' }, answers: 404, stranger: 404 },
  // Sent empty it is for no visit of theirs.
  'POST /phone/files': { answers: 404 },
  'POST /phone/captures': { answers: 404 },
  'GET /visits/came-in': {},
  'GET /visits/came-in/:id': { with: { id: 'captureId' }, stranger: 404 },
  // Its photos are evidence of the case by now.
  'GET /visits/came-in/:id/files/:fileId': { with: { id: 'captureId', fileId: 'captureId' }, answers: 404, stranger: 404 },
  // It was decided before.
  'POST /visits/came-in/:id/attach': { with: { id: 'captureId' }, answers: 409, stranger: 404 },
  'POST /visits/came-in/:id/aside': { with: { id: 'captureId' }, answers: 409, stranger: 404 },
};
