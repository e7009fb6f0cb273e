import { NotFound, type Tx } from '../platform/database/index.ts';
import { html } from '../platform/html/index.ts';
import { movablePictureScript, page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../platform/http/index.ts';
import { actorOf, hasRole } from '../staff/index.ts';
import { dampRoles, dampRowRoles } from './access.ts';
import { marksOf, readNumber } from './forms.ts';
import { areaOfRun, areasOfRun, type AreaBothWays } from './queries/areas.ts';
import { clustersOfRun } from './queries/findings.ts';
import { boundariesOnMap, type BoundaryOnMap } from './queries/boundaries.ts';
import { middleOfArea, namedBlocks, neighbourhoodsOnMap, outlinesOnMap, pointsOnMap, type OutlineOnMap } from './queries/map.ts';
import { doneRun, type DoneRun } from './queries/runs.ts';
import { areaHeading, areaMain, type AreaView } from './views/area-page.ts';
import { movedMap, readMapAsked, type MapAsked } from './views/map/asked.ts';
import { choosePoints } from './views/map/chosen.ts';
import { mapHeading, mapMain } from './views/map/map-page.ts';
import { mapProjection } from './views/map/shapes.ts';
import { printedFrom } from './views/printed-from.ts';

const rowsAPage = 50;
const current = '/damp';
const backLink = { href: '/damp', text: 'Damp and mould' };

/** Where homes are damp as a map, and the page of one area. */
export const mapRoutes: readonly Route[] = [
  staffRoute('GET', '/damp/map', dampRoles, showMap),
  staffRoute('GET', '/damp/area', dampRoles, showArea),
];

const mayOpenRows = (visit: StaffVisit): boolean => hasRole(actorOf(visit.actor), ...dampRowRoles);

async function showMap(visit: StaffVisit): Promise<Reply> {
  const { tx, query, everyQueryValue, actor: { organisationId } } = visit;
  const { asked: before, move } = readMapAsked(everyQueryValue);
  const run = await doneRun(tx, organisationId);
  const [points, outlines, boundaries, clusters] = run === undefined ? [[], [], [], []] : await Promise.all([pointsOnMap(tx, run.id, before), outlinesAsked(tx, run, before), boundariesAsked(tx, before), clustersOfRun(tx, run.id)]);
  const projection = mapProjection({ points, outlines, boundaries });
  const asked = move === undefined ? before : movedMap(before, move, projection);
  const after = readNumber(query['after']) ?? 0;
  const chosen = choosePoints(points, { asked, projection, after });
  const [pressed, rows] = run === undefined ? [[], []] : await Promise.all([chosen.pressed, chosen.listed.rows].map((some) => namedBlocks(tx, run.id, some)));
  const main = mapMain({ ...chosen, pressed: pressed ?? [], listed: { ...chosen.listed, rows: rows ?? [] }, asked, run, points, outlines, boundaries, projection, clusters, after, mayOpenRows: mayOpenRows(visit) });
  return page(staffPage(visit, { title: mapHeading(asked.lens), main: html`${main}${printedFrom(visit)}`, wide: true, current, backLink, scripts: [movablePictureScript] }));
}

function outlinesAsked(tx: Tx, { id: runId }: DoneRun, { outline, lens }: MapAsked): Promise<readonly OutlineOnMap[]> | readonly OutlineOnMap[] {
  if (outline === 'none') return [];
  return outline === 'neighbourhood' ? neighbourhoodsOnMap(tx, runId) : outlinesOnMap(tx, { runId, lens, level: outline });
}

const boundariesAsked = (tx: Tx, { outline }: MapAsked): Promise<readonly BoundaryOnMap[]> | readonly BoundaryOnMap[] => (outline === 'none' ? [] : boundariesOnMap(tx, outline));

async function showArea(visit: StaffVisit): Promise<Reply> {
  const { tx, query, actor: { organisationId } } = visit;
  const run = await doneRun(tx, organisationId, query['run'] ?? '');
  const number = readNumber(query['area']);
  const area = run === undefined || number === undefined ? undefined : await areaOfRun(tx, run.id, number);
  if (run === undefined || number === undefined || area === undefined) throw new NotFound('area');
  const main = areaMain({ run, number, area, mayOpenRows: mayOpenRows(visit), ...(await around(tx, run, { number, area, after: readNumber(query['after']) })) });
  return page(staffPage(visit, { title: areaHeading(area), main: html`${main}${printedFrom(visit)}`, wide: true, current, backLink }));
}

/** What lies in an area, and where it is on the map. */
async function around(tx: Tx, run: DoneRun, { number, area: { level, key }, after }: { readonly number: number; readonly area: AreaBothWays; readonly after: number | undefined }): Promise<Pick<AreaView, 'inner' | 'within' | 'next' | 'isFirstPage' | 'at'>> {
  const inner = level === 'ward' ? 'estate' : level === 'estate' ? 'block' : undefined;
  const [found, at] = await Promise.all([
    inner === undefined ? [] : areasOfRun(tx, { runId: run.id, lens: 'unadjusted', level: inner, marks: marksOf.all, within: key, after, most: rowsAPage + 1 }),
    middleOfArea(tx, run.id, { level, number, key }),
  ]);
  const within = found.slice(0, rowsAPage);
  return { inner, within, next: found.length > rowsAPage ? (within.at(-1)?.place ?? null) : null, isFirstPage: after === undefined, at };
}
