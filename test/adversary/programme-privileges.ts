import type { Letters } from './privileges.ts';

/** Planned work: read by whoever tells residents of it, kept by planners and managers. */
export const programmePrivileges: Readonly<Record<string, Letters>> = {
  'GET /programmes': 'apscm',
  'GET /programmes/:id': 'apscm',
  'GET /programmes/new': 'pm',
  'POST /programmes/new': 'pm',
  'POST /programmes/:id/places': 'pm',
  'GET /programmes/:id/change': 'pm',
  'POST /programmes/:id/change': 'pm',
  'GET /programmes/:id/drop': 'pm',
  'POST /programmes/:id/drop': 'pm',
  'GET /programmes/:id/places/add': 'pm',
  'POST /programmes/:id/places/add': 'pm',
  listProgrammes: 'apscm',
  readProgramme: 'apscm',
  listProgrammePlaces: 'apscm',
  makeProgramme: 'pm',
  changeProgramme: 'pm',
  dropProgramme: 'pm',
  addProgrammePlaces: 'pm',
  leaveOutProgrammePlaces: 'pm',
  recordProgrammeWork: 'pm',
};
