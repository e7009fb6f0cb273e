import type { StaffVisit } from '../platform/http/index.ts';
import type { DownloadableList } from '../staff/index.ts';
import type { Programme, ProgrammePlace } from './model.ts';
import { listProgrammes, placesOfProgramme, type ProgrammeListed } from './queries/lists.ts';

/** Programmes of planned work. */
export function programmesDownload({ actor: { organisationId } }: StaffVisit): DownloadableList<ProgrammeListed> {
  return {
    title: 'Planned work',
    counts: 'One row for each programme of planned work, those that begin last first.',
    columns: [
      { heading: 'Name', value: ({ name }) => name },
      { heading: 'Work', value: ({ work }) => work },
      { heading: 'Begins', kind: 'date', value: ({ startsOn }) => startsOn },
      { heading: 'Ends', kind: 'date', value: ({ endsOn }) => endsOn },
      { heading: 'State', value: ({ state }) => state },
      { heading: 'Homes and blocks', kind: 'number', value: ({ places }) => places },
      { heading: 'Of them done', kind: 'number', value: ({ placesDone }) => placesDone },
    ],
    filters: [],
    rowsAfter: (tx, last, most) => listProgrammes(tx, { organisationId, after: last, most }),
  };
}

/** The homes and blocks of one programme. */
export function placesDownload({ actor: { organisationId } }: StaffVisit, { id, name }: Programme): DownloadableList<ProgrammePlace> {
  return {
    title: `Planned work: ${name}`,
    counts: 'One row for each home and block of the programme that our organisation owns or manages.',
    columns: [
      { heading: 'Kind', value: ({ kind }) => kind },
      { heading: 'Where', value: (place) => place.name },
      { heading: 'Done', kind: 'date', value: ({ doneOn }) => doneOn },
    ],
    filters: [['Programme', name]],
    rowsAfter: (tx, last, most) => placesOfProgramme(tx, id, { organisationId, after: last?.placeId, most }),
  };
}
