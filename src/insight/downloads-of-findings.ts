import { addDays } from '../clock/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import type { DownloadableList } from '../staff/index.ts';
import type { ClusterFound, TypeFound, WeekFound } from './model.ts';
import { areasByNumber, type AreaListed } from './queries/areas.ts';
import { alarmsOfRun, clustersOfRun, type AlarmListed } from './queries/findings.ts';
import { doneRun, type DoneRun } from './queries/runs.ts';
import { areaName, typeWords, yearInWords } from './views/words.ts';

/** More neighbourhoods than any landlord has. */
const mostNeighbourhoods = 10_000;

type Filters = DownloadableList<unknown>['filters'];
const ofRun = (run: DoneRun | undefined): Filters => [
  ['When', run === undefined ? 'Nothing has been worked out yet' : yearInWords(run.lastWeek, Math.min(52, run.summary.weeks))], ['Fingerprint of what was read', run?.inputsHash ?? ''],
];

/** All of it at once: it was stored as one, and is no longer than a page. */
const allAtOnce = <Row>(rows: readonly Row[]): DownloadableList<Row>['rowsAfter'] => async (_tx, last) => (last === undefined ? rows : []);

/** Each week of the chart. */
export async function weeksDownload({ tx, actor: { organisationId } }: StaffVisit): Promise<DownloadableList<WeekFound>> {
  const run = await doneRun(tx, organisationId);
  return {
    title: 'Damp week by week',
    counts: 'One row for each of the newest weeks, at most 104: new episodes of damp beside what the season and the homes lived in lead to expect.',
    columns: [
      { heading: 'Week of', kind: 'date', value: ({ monday }) => monday },
      { heading: 'New episodes', kind: 'number', value: ({ cases }) => cases },
      { heading: 'Usual', kind: 'number', value: ({ usual }) => usual },
      { heading: 'Smoothed, times the usual', kind: 'number', value: ({ smoothed }) => smoothed },
      { heading: 'Lower limit', kind: 'number', value: ({ low }) => low },
      { heading: 'Upper limit', kind: 'number', value: ({ high }) => high },
      { heading: 'Beyond them', value: ({ isOut }) => isOut ?? '' },
    ],
    filters: ofRun(run), rowsAfter: allAtOnce(run?.summary.chart ?? []),
  };
}

/** Each type of building. */
export async function typesDownload({ tx, actor: { organisationId } }: StaffVisit): Promise<DownloadableList<TypeFound>> {
  const run = await doneRun(tx, organisationId);
  return {
    title: 'Damp by type of building',
    counts: 'One row for each type: homes that had an episode of damp in the year, and their rate as times that of all homes in the same seasons, with 95% limits.',
    columns: [
      { heading: 'Type', value: ({ name }) => typeWords(name) },
      { heading: 'Homes', kind: 'number', value: ({ homes }) => homes },
      { heading: 'Homes that reported', kind: 'number', value: ({ cases }) => cases },
      { heading: 'Times all homes', kind: 'number', value: ({ times }) => times },
      { heading: 'From', kind: 'number', value: ({ low }) => low },
      { heading: 'To', kind: 'number', value: ({ high }) => high },
    ],
    filters: ofRun(run), rowsAfter: allAtOnce(run?.summary.types ?? []),
  };
}

interface MemberOfCluster extends ClusterFound {
  readonly place: number;
  readonly member: AreaListed | undefined;
}

/** Each block of each cluster. */
export async function clustersDownload({ tx, actor: { organisationId } }: StaffVisit): Promise<DownloadableList<MemberOfCluster>> {
  const run = await doneRun(tx, organisationId);
  const clusters = run === undefined ? [] : await clustersOfRun(tx, run.id);
  const named = new Map((run === undefined ? [] : await areasByNumber(tx, run.id, clusters.flatMap(({ areas }) => areas))).map((area) => [area.number, area]));
  const rows = clusters.flatMap((cluster, at) => cluster.areas.map((number): MemberOfCluster => ({ ...cluster, place: at + 1, member: named.get(number) })));
  return {
    title: 'Clusters of damp',
    counts: 'One row for each block or street of each cluster: the numbers are those of the whole cluster, the same in each of its rows.',
    columns: [
      { heading: 'Cluster', kind: 'number', value: ({ place }) => place },
      { heading: 'Block or street', value: ({ member }) => (member === undefined ? '' : areaName(member)) },
      { heading: 'Estate', value: ({ member }) => member?.estateName ?? '' },
      { heading: 'Ward', value: ({ member }) => member?.wardName ?? '' },
      { heading: 'Since the week of', kind: 'date', value: ({ fromWeek }) => fromWeek },
      { heading: 'Until', kind: 'date', value: ({ toWeek }) => addDays(toWeek, 6) },
      { heading: 'Homes', kind: 'number', value: ({ homes }) => homes },
      { heading: 'Homes that reported', kind: 'number', value: ({ cases }) => cases },
      { heading: 'Usual', kind: 'number', value: ({ expected }) => expected },
      { heading: 'Likelihood ratio', kind: 'number', value: ({ logLikelihoodRatio }) => logLikelihoodRatio },
      { heading: 'Chance', kind: 'number', value: ({ p }) => p },
      { heading: 'By chance once in so many weeks', kind: 'number', value: ({ onceInWeeks }) => onceInWeeks },
      { heading: 'Cross-check', value: ({ isBorneOut }) => (isBorneOut ? 'Borne out' : 'Not borne out') },
    ],
    filters: ofRun(run), rowsAfter: allAtOnce(rows),
  };
}

/** The last week of each neighbourhood. */
export async function alarmsDownload({ tx, actor: { organisationId } }: StaffVisit): Promise<DownloadableList<AlarmListed>> {
  const run = await doneRun(tx, organisationId);
  return {
    title: 'Damp last week by neighbourhood',
    counts: 'One row for each neighbourhood and one for all together: new episodes of the last whole week beside the same weeks of earlier years.',
    columns: [
      { heading: 'Neighbourhood', value: ({ neighbourhoodId, name }) => (neighbourhoodId === null ? 'All together' : (name ?? 'One that is no more')) },
      { heading: 'Last week', value: ({ state }) => state },
      { heading: 'New episodes', kind: 'number', value: ({ cases }) => cases },
      { heading: 'Usual', kind: 'number', value: ({ expected }) => expected },
      { heading: 'Most that would be usual', kind: 'number', value: ({ upper }) => upper },
      { heading: 'Chance', kind: 'number', value: ({ p }) => p },
      { heading: 'Chance among all areas', kind: 'number', value: ({ adjustedP }) => adjustedP },
    ],
    filters: ofRun(run), rowsAfter: allAtOnce(run === undefined ? [] : await alarmsOfRun(tx, run.id, mostNeighbourhoods)),
  };
}
