import { isInstant } from '../clock/index.ts';
import { isUuid } from '../platform/uuid.ts';
import type { DownloadableList } from '../staff/index.ts';
import type { PlaceWithRegister } from './keep-hazards.ts';
import type { SiteHazardEntry } from './model.ts';
import { hazardHistory, type HistoryPlace } from './queries/site-hazards.ts';

/** Where an address says the history goes on. */
export function readHistoryPlace(text = ''): HistoryPlace | undefined {
  const [recordedAt = '', id = ''] = text.split('_');
  return isInstant(recordedAt) && isUuid(id) ? { recordedAt, id } : undefined;
}

export const historyPlaceOf = ({ recordedAt, id }: HistoryPlace): string => `${recordedAt}_${id}`;

/** Every entry there ever was, for a file. */
export function hazardHistoryDownload({ name, place }: PlaceWithRegister): DownloadableList<SiteHazardEntry> {
  return {
    title: 'History of a register of site hazards',
    counts: 'One row for each entry, standing or ended, the newest first.',
    columns: [
      { heading: 'What', value: ({ kind }) => kind },
      { heading: 'Finding', value: ({ finding }) => finding },
      { heading: 'Where', value: ({ location }) => location },
      { heading: 'What to do', value: ({ whatToDo }) => whatToDo },
      { heading: 'Source', value: ({ source }) => source },
      { heading: 'Surveyed', kind: 'date', value: ({ surveyedOn }) => surveyedOn },
      { heading: 'Good until', kind: 'date', value: ({ expiresOn }) => expiresOn },
      { heading: 'Added', kind: 'moment', value: ({ recordedAt }) => recordedAt },
      { heading: 'Added by', value: ({ recordedByName }) => recordedByName },
      { heading: 'Ended', kind: 'moment', value: ({ endedAt }) => endedAt },
      { heading: 'Ended by', value: ({ endedByName }) => endedByName },
      { heading: 'Why it ended', value: ({ endedReason }) => endedReason },
    ],
    filters: [['Of', name]],
    rowsAfter: (tx, last, most) => hazardHistory(tx, place, last, most),
  };
}
