import type { Example } from './route-examples.ts';

const aProgramme = { with: { id: 'programmeId' }, stranger: 404 } as const;

/** How the pages of planned work are tried. For people of a contractor there are none. */
export const programmeExamples: Readonly<Record<string, Example>> = {
  'GET /programmes': {},
  'GET /programmes/new': {},
  'POST /programmes/new': { answers: 422 },
  'GET /programmes/:id': aProgramme,
  'POST /programmes/:id/places': { ...aProgramme, answers: 422 },
  'GET /programmes/:id/change': aProgramme,
  'POST /programmes/:id/change': { ...aProgramme, answers: 422 },
  'GET /programmes/:id/drop': aProgramme,
  'POST /programmes/:id/drop': { ...aProgramme, answers: 422 },
  'GET /programmes/:id/places/add': aProgramme,
  'POST /programmes/:id/places/add': { ...aProgramme, answers: 422 },
};
