import type { StaffVisit } from '../../platform/http/index.ts';
import { listTeams, type DownloadableList } from '../../staff/index.ts';
import { kindInWords, knownKinds, priorityInWords, stageInWords } from '../case-kinds.ts';
import { allFigures } from '../figures.ts';
import { readQueueFilters, type QueueFilters } from '../forms/queue-filters.ts';
import { ownerChoices } from '../queries/owners.ts';
import { queueRows } from '../queries/queue.ts';
import type { QueueRow } from '../views/queue.ts';
import { queueReader } from './queue-reader.ts';

const yes = (is: boolean): string => (is ? 'yes' : '');

/** The queue as it is filtered, for a spreadsheet. */
export async function queueDownload(visit: StaffVisit): Promise<DownloadableList<QueueRow>> {
  const filters = readQueueFilters(visit.query);
  const reader = queueReader(visit);
  return {
    title: 'Team queue',
    counts: 'One row for each case of the homes our organisation owns or manages, and of communal areas, the soonest due first.',
    columns: [
      { heading: 'Reference', value: ({ reference }) => reference },
      { heading: 'Kind', value: ({ kind }) => kindInWords(kind) },
      { heading: 'Title', value: ({ title }) => title },
      { heading: 'Address', value: ({ address }) => address },
      { heading: 'Estate', value: ({ estate }) => estate },
      { heading: 'Stage', value: ({ kind, stage }) => stageInWords(kind, stage) },
      { heading: 'Priority', value: ({ kind, priority }) => (priority === null ? null : priorityInWords(kind, priority)) },
      { heading: 'Owner', value: ({ ownerName }) => ownerName },
      { heading: 'Team', value: ({ teamName }) => teamName },
      { heading: 'Next due by', kind: 'moment', value: ({ nextDueAt }) => nextDueAt },
      { heading: 'Overdue', value: ({ isOverdue }) => yes(isOverdue) },
      { heading: 'Silent', value: ({ isSilent }) => yes(isSilent) },
      { heading: 'Closed', kind: 'moment', value: ({ closedAt }) => closedAt },
    ],
    filters: await inWords(visit, filters),
    rowsAfter: (tx, last, most) => queueRows(tx, { filters, reader, most, after: last === undefined ? undefined : { dueAt: last.nextDueAt, id: last.id } }),
  };
}

async function inWords({ tx }: StaffVisit, filters: QueueFilters): Promise<(readonly [string, string])[]> {
  const [teams, owners] = await Promise.all([listTeams(tx), ownerChoices(tx, null)]);
  const team = filters.team === 'mine' ? 'My teams' : (teams.find(({ id }) => id === filters.team)?.name ?? 'All teams');
  const due = allFigures().find(({ key }) => key === filters.due)?.label ?? 'All open cases';
  const said = (what: string, value: string, words: string): (readonly [string, string])[] => (value === '' ? [] : [[what, words]]);
  return [
    ['Team', team],
    ['Due', due],
    ...said('Owner', filters.owner, owners.find(({ staffId }) => staffId === filters.owner)?.name ?? 'Somebody who owns nothing here'),
    ...said('Kind', filters.kind, kindInWords(filters.kind)),
    ...said('Stage', filters.stage, knownKinds().find(({ stages }) => Object.hasOwn(stages, filters.stage))?.stages[filters.stage] ?? filters.stage),
    ...said('Priority', filters.priority, knownKinds().find(({ priorities }) => Object.hasOwn(priorities, filters.priority))?.priorities[filters.priority] ?? filters.priority),
  ];
}
