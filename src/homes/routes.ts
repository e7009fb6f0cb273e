import { casesAtHome, casesForReader, caseRoles, ownerRoles } from '../casefile/index.ts';
import type { Instant, PlainDate } from '../clock/index.ts';
import { NotFound } from '../platform/database/index.ts';
import { isUuid } from '../platform/uuid.ts';
import { NotAllowed, page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../platform/http/index.ts';
import { actorOf, downloadRoutes, hasRole, recordView, type DownloadableList } from '../staff/index.ts';
import { hazardKeeperRoles, hazardReaderRoles, homeEnderRoles, homeRoles, maySeeInstructions, maySeeNames } from './access.ts';
import { homesApiRoutes } from './api.ts';
import { homeOfTheirs } from './end-home.ts';
import { homeEndApiRoutes } from './home-end-api.ts';
import { homeEndRoutes } from './home-end-routes.ts';
import { hazardRoutes } from './hazard-routes.ts';
import { hazardApiRoutes } from './hazards-api.ts';
import { homeActionsFor, homeSectionsFor } from './home-actions.ts';
import { addressOf } from './model.ts';
import {
  blockById, communalAreasAround, communalAreasOf, homesOfBlock, listHomes, occupantsOf, placeChoices,
  problemsSharedWithNeighbours, type HomeFilter, type ListedHome, type PlaceChoices,
} from './queries/index.ts';
import { endsOfHome } from './queries/home-end.ts';
import { hazardsAround, hazardsOf } from './queries/site-hazards.ts';
import { registerSection } from './views/site-hazards.ts';
import { blockPage, homePage, homesPage } from './views/index.ts';

export const homesRoutes: readonly Route[] = [
  staffRoute('GET', '/homes', homeRoles, showHomes),
  ...downloadRoutes({ path: '/homes', name: 'homes', roles: homeRoles }, homesDownload),
  staffRoute('GET', '/homes/:id', homeRoles, showHome),
  staffRoute('GET', '/blocks/:id', homeRoles, showBlock),
  ...homeEndRoutes,
  ...hazardRoutes,
  ...homesApiRoutes,
  ...homeEndApiRoutes,
  ...hazardApiRoutes,
];

async function showHomes(visit: StaffVisit): Promise<Reply> {
  const { within, choices } = await placesAsked(visit);
  const listed = await listHomes(visit.tx, actorOf(visit.actor).organisationId, within, { after: idOrNone(visit.query['after']) });
  const main = homesPage({ page: listed, filter: within, choices });
  return page(staffPage(visit, { title: 'Homes', main, wide: true, current: '/homes' }));
}

/** What the address narrows the homes by, as far as there is such a place. */
async function placesAsked(visit: StaffVisit): Promise<{ readonly within: HomeFilter; readonly choices: PlaceChoices }> {
  const { neighbourhood, estate, block } = visit.query;
  const neighbourhoodId = idOrNone(neighbourhood);
  // An estate counts only within a neighbourhood, and a block within an estate: a choice one level up resets those below.
  const estateId = neighbourhoodId === undefined ? undefined : idOrNone(estate);
  const filter: HomeFilter = { neighbourhoodId, estateId, blockId: estateId === undefined ? undefined : idOrNone(block) };
  const choices = await placeChoices(visit.tx, filter);
  const within = {
    neighbourhoodId,
    estateId: keptIn(choices.estates, filter.estateId),
    blockId: keptIn(choices.blocks, filter.blockId),
  };
  return { within, choices };
}

async function homesDownload(visit: StaffVisit): Promise<DownloadableList<ListedHome>> {
  const { organisationId } = actorOf(visit.actor);
  const { within, choices } = await placesAsked(visit);
  const named = (list: PlaceChoices['blocks'], id: string | undefined) => list.find((place) => place.id === id)?.name ?? 'All';
  return {
    title: 'Homes',
    counts: 'One row for each home that our organisation owns or manages, by postcode and address.',
    columns: [
      { heading: 'Address', value: ({ addressLine }) => addressLine },
      { heading: 'Town', value: ({ town }) => town },
      { heading: 'Postcode', value: ({ postcode }) => postcode },
      { heading: 'Estate', value: (home) => home.estate },
      { heading: 'Tenure', value: ({ tenure }) => tenure },
      { heading: 'No longer ours since', kind: 'date', value: ({ endedOn }) => endedOn },
      { heading: 'Open cases', kind: 'number', value: ({ openCases }) => openCases },
    ],
    filters: [['Neighbourhood', named(choices.neighbourhoods, within.neighbourhoodId)], ['Estate', named(choices.estates, within.estateId)], ['Block', named(choices.blocks, within.blockId)]],
    rowsAfter: async (tx, last, most) => (await listHomes(tx, organisationId, within, { after: last?.id, most })).homes,
  };
}

const idOrNone = (text: string | undefined): string | undefined => (isUuid(text) ? text : undefined);
const keptIn = (choices: readonly { readonly id: string }[], id: string | undefined) => choices.find((choice) => choice.id === id)?.id;

async function showHome(visit: StaffVisit): Promise<Reply> {
  const { tx } = visit;
  const home = await homeOfTheirs(visit, visit.params['id'] ?? '');
  const today = visit.today as PlainDate;
  await recordView(tx, visit, 'home', home.id);
  const actor = actorOf(visit.actor);
  const { cases, next } = await casesAtHome(tx, home.id, visit.query['before']);
  const main = homePage({
    home,
    sees: whatIsSeen(visit),
    occupants: await occupantsOf(tx, home.id, today),
    cases: { cases: await casesForReader(tx, actor, cases), next },
    reader: { ownOnly: !hasRole(actor, ...caseRoles), opensCases: hasRole(actor, ...ownerRoles) },
    now: visit.now as Instant,
    shared: await problemsSharedWithNeighbours(tx, home, today),
    communalAreas: await communalAreasAround(tx, home),
    hasEnds: home.end !== null || (await endsOfHome(tx, home.id)).length > 0,
    mayEnd: hasRole(actor, ...homeEnderRoles),
    actions: homeActionsFor(actor, home),
    register: hasRole(actor, ...hazardReaderRoles) ? registerSection({ hazards: await hazardsAround(tx, { homeId: home.id, communalAreaId: null }), today, path: `/homes/${home.id}/site-hazards`, mayKeep: mayKeepRegister(visit) }) : undefined,
    sections: await homeSectionsFor(tx, { homeId: home.id, today, actor }),
  });
  return page(staffPage(visit, { title: addressOf(home), main, wide: true, current: '/homes', backLink: { href: '/homes', text: 'Homes' } }));
}

function whatIsSeen(visit: StaffVisit): 'names' | 'instructions' | 'neither' {
  const actor = actorOf(visit.actor);
  if (maySeeNames(actor)) return 'names';
  return maySeeInstructions(actor) ? 'instructions' : 'neither';
}

const mayKeepRegister = (visit: StaffVisit): boolean => hasRole(actorOf(visit.actor), ...hazardKeeperRoles);

async function showBlock(visit: StaffVisit): Promise<Reply> {
  const { tx } = visit;
  const block = await blockById(tx, visit.params['id'] ?? '');
  if (block === undefined) throw new NotFound('block');
  const homes = await homesOfBlock(tx, block.id, actorOf(visit.actor).organisationId);
  if (homes.length === 0) throw new NotAllowed('Staff of the organisation that owns or manages homes in this block.');
  const register = hasRole(actorOf(visit.actor), ...hazardReaderRoles) ? registerSection({ hazards: await hazardsOf(tx, { blockId: block.id }), today: visit.today as PlainDate, path: `/blocks/${block.id}/site-hazards`, mayKeep: mayKeepRegister(visit) }) : undefined;
  const main = blockPage({ block, homes, register, communalAreas: await communalAreasOf(tx, { blockId: block.id }) });
  return page(staffPage(visit, { title: block.name, main, current: '/homes', backLink: { href: '/homes', text: 'Homes' } }));
}
