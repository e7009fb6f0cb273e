import { casePath } from '../casefile/index.ts';
import type { PlainDate } from '../clock/index.ts';
import { html } from '../platform/html/index.ts';
import { newId } from '../platform/ids.ts';
import { page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../platform/http/index.ts';
import { actorOf, downloadRoutes, hasRole } from '../staff/index.ts';
import { dampRoles, dampRowRoles } from './access.ts';
import { moneyApiRoutes } from './api-of-money.ts';
import { silenceApiRoutes } from './api-of-silence.ts';
import { insightApiRoutes } from './api.ts';
import type { AskingRefusal } from './decide.ts';
import { areasDownload, homesDownload } from './downloads.ts';
import { alarmsDownload, clustersDownload, typesDownload, weeksDownload } from './downloads-of-findings.ts';
import { marksOf, readAreaFilters, readNumber } from './forms.ts';
import { homesAsked } from './homes-asked.ts';
import type { Lens, Level } from './model.ts';
import { areasByNumber, areasOfRun, type AreaListed } from './queries/areas.ts';
import { episodePlaceOf, episodesIn, readEpisodePlace } from './queries/episodes.ts';
import { alarmsOfRun, clustersOfRun } from './queries/findings.ts';
import { doneRun, newestRun } from './queries/runs.ts';
import { moneyRoutes } from './routes-of-money.ts';
import { silenceRoutes } from './routes-of-silence.ts';
import { askForRun } from './runs/ask.ts';
import { mapRoutes } from './routes-map.ts';
import { areasHeading, areasMain } from './views/areas-page.ts';
import { dampMain } from './views/damp-page.ts';
import { homesHeading, homesMain, wordsOfHomes } from './views/homes-page.ts';
import { howWeKnowMain } from './views/how-we-know.ts';
import { workRoutes } from './work-routes.ts';
import { printedFrom } from './views/printed-from.ts';

const rowsAPage = 50;
const markedShown = 10;
const alarmsShown = 100;
const current = '/damp';
const backLink = { href: '/damp', text: 'Damp and mould' };

/** Where homes are damp: the dashboard, its areas, the homes behind them, and how we know. */
export const insightRoutes: readonly Route[] = [
  staffRoute('GET', '/damp', dampRoles, (visit) => showDamp(visit)),
  staffRoute('POST', '/damp/work-out', dampRowRoles, workOutAgain),
  staffRoute('GET', '/damp/areas', dampRoles, showAreas),
  ...downloadRoutes({ path: '/damp/areas', name: 'damp-areas', roles: dampRoles }, areasDownload),
  ...mapRoutes,
  staffRoute('GET', '/damp/homes', dampRowRoles, showHomes),
  ...downloadRoutes({ path: '/damp/homes', name: 'damp-homes', roles: dampRowRoles }, homesDownload),
  ...downloadRoutes({ path: '/damp/weeks', name: 'damp-weeks', roles: dampRoles }, weeksDownload),
  ...downloadRoutes({ path: '/damp/types', name: 'damp-types', roles: dampRoles }, typesDownload),
  ...downloadRoutes({ path: '/damp/clusters', name: 'damp-clusters', roles: dampRoles }, clustersDownload),
  ...downloadRoutes({ path: '/damp/alarms', name: 'damp-alarms', roles: dampRoles }, alarmsDownload),
  staffRoute('GET', '/damp/how-we-know', dampRoles, showHowWeKnow),
  ...silenceRoutes,
  ...moneyRoutes,
  ...insightApiRoutes,
  ...workRoutes,
  ...silenceApiRoutes,
  ...moneyApiRoutes,
];

const mayOpenRows = (visit: StaffVisit): boolean => hasRole(actorOf(visit.actor), ...dampRowRoles);

async function showDamp(visit: StaffVisit, refusal?: AskingRefusal): Promise<Reply> {
  const { tx, query, csrfToken, actor: { organisationId } } = visit;
  const { level } = readAreaFilters(query);
  const [newest, run] = await Promise.all([newestRun(tx, organisationId), doneRun(tx, organisationId)]);
  const found = run === undefined ? nothingFound : await foundBy(visit, run.id, level);
  const main = dampMain({ ...found, newest, run, level, csrfToken, refusal, today: visit.today as PlainDate, mayOpenRows: mayOpenRows(visit) });
  return page(staffPage(visit, { title: 'Damp and mould', main: html`${main}${printedFrom(visit)}`, wide: true, current, hasErrors: refusal !== undefined }), refusal === undefined ? 200 : 422);
}

const nothingFound = { unadjusted: [], adjusted: [], clusters: [], areasOfClusters: [], alarms: [] } as const;

async function foundBy({ tx }: StaffVisit, runId: string, level: Level) {
  const marked = (lens: Lens) => areasOfRun(tx, { runId, lens, level, marks: marksOf.marked, after: undefined, most: markedShown });
  const [unadjusted, adjusted, clusters, alarms] = await Promise.all([marked('unadjusted'), marked('adjusted'), clustersOfRun(tx, runId), alarmsOfRun(tx, runId, alarmsShown)]);
  const areasOfClusters: readonly AreaListed[] = clusters.length === 0 ? [] : await areasByNumber(tx, runId, clusters.flatMap(({ areas }) => areas));
  return { unadjusted, adjusted, clusters, alarms, areasOfClusters };
}

async function workOutAgain(visit: StaffVisit): Promise<Reply> {
  const asked = await askForRun({ tx: visit.tx, actor: actorOf(visit.actor), now: visit.now, newId });
  return asked.ok ? redirect('/damp') : showDamp(visit, asked.refusal);
}

async function showAreas(visit: StaffVisit): Promise<Reply> {
  const { tx, query, actor: { organisationId } } = visit;
  const filters = readAreaFilters(query);
  const after = readNumber(query['after']);
  const run = await doneRun(tx, organisationId);
  const found = run === undefined ? [] : await areasOfRun(tx, { ...filters, runId: run.id, marks: marksOf[filters.which], after, most: rowsAPage + 1 });
  const areas = found.slice(0, rowsAPage);
  const next = found.length > rowsAPage ? (areas.at(-1)?.place ?? null) : null;
  const main = areasMain({ filters, run, areas, next, isFirstPage: after === undefined, mayOpenRows: mayOpenRows(visit) });
  return page(staffPage(visit, { title: areasHeading(filters), main: html`${main}${printedFrom(visit)}`, wide: true, current, backLink }));
}

async function showHomes(visit: StaffVisit): Promise<Reply> {
  const { tx, query, everyQueryValue, actor: { organisationId } } = visit;
  const asked = await homesAsked(tx, { query, everyQueryValue }, organisationId);
  const after = readEpisodePlace(query['after']);
  const found = asked === undefined ? [] : await episodesIn(tx, { ...asked, organisationId, after, most: rowsAPage + 1 });
  const episodes = found.slice(0, rowsAPage).map((episode) => ({ ...episode, href: casePath(episode.reference) }));
  const last = found.length > rowsAPage ? episodes.at(-1) : undefined;
  const main = homesMain({ asked, episodes, next: last === undefined ? null : episodePlaceOf(last), isFirstPage: after === undefined });
  return page(staffPage(visit, { title: homesHeading(wordsOfHomes(asked)), main: html`${main}${printedFrom(visit)}`, wide: true, current, backLink }));
}

async function showHowWeKnow(visit: StaffVisit): Promise<Reply> {
  const run = await doneRun(visit.tx, visit.actor.organisationId);
  return page(staffPage(visit, { title: 'How we know where homes are damp', main: html`${howWeKnowMain(run)}${printedFrom(visit)}`, wide: true, current, backLink }));
}
