import { Type, type Static } from 'typebox';
import { openCasesAtHome } from '../casefile/index.ts';
import type { PlainDate } from '../clock/index.ts';
import { NotFound } from '../platform/database/index.ts';
import { apiRoute, date, idOf, invalidFields, object, orNull, pageOf, pageSchema, paging, readCursor, usualLimit, uuidInCursor, type ApiRoute, type ApiVisit } from '../platform/api/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import { actorOf, recordView } from '../staff/index.ts';
import { homeRoles, maySeeNames, mayWorkOn, whoMayWorkOn } from './access.ts';
import { addressOf, postcodeKey } from './model.ts';
import { findHomesBy, homeById, occupantsOf, type HomeEntry, type HomesWanted } from './queries/index.ts';

const text = (description: string) => Type.String({ description });
const place = object({ id: idOf('the place'), name: text('Its name.') });

const entrySchema = object({ id: idOf('the home'), uprn: text('Its UPRN: twelve figures as text.'), addressLine: text('Its address.'), town: text('The town.'), postcode: text('The postcode.'), blockId: orNull(idOf('the block')), endedOn: orNull(date('The first day on which it is no longer ours; null while it is.')) });
const entryExample: Static<typeof entrySchema> = { id: '0199c0de-0000-7000-8000-000000000001', uprn: '010070001234', addressLine: '14 Larch House', town: 'Stockport', postcode: 'SK1 3XA', blockId: null, endedOn: null };

const listHomesRoute = apiRoute({
  method: 'GET', path: '/api/v1/homes', operationId: 'listHomes', tag: 'Homes', scope: 'homes:read', roles: homeRoles,
  summary: 'Find homes', description: 'Homes that your organisation owns or manages, by UPRN or block, or all of them a page at a time. By postcode: POST /api/v1/homes/find.',
  query: object({
    uprn: Type.Optional(Type.String({ pattern: '^[0-9]{1,12}$', description: 'Its UPRN. Leading zeros may be left out.' })),
    blockId: Type.Optional(idOf('the block')),
    ...paging,
  }),
  answer: { status: 200, description: 'A page of homes.', schema: pageSchema(entrySchema), example: { items: [entryExample], next: null } },
}, async (visit) => {
  const { uprn, blockId, ...page } = visit.query;
  if (uprn !== undefined && blockId !== undefined) throw invalidFields({ uprn: 'Give one of uprn and blockId.' }, {}, 'query');
  return { status: 200, value: await pageOfHomes(visit, page, { uprn: uprn?.padStart(12, '0'), blockId, postcodeKey: undefined }) };
});

const findHomesRoute = apiRoute({
  method: 'POST', path: '/api/v1/homes/find', operationId: 'findHomes', tag: 'Homes', scope: 'homes:read', roles: homeRoles, onlyReads: true,
  summary: 'Find homes by postcode', description: 'Homes that your organisation owns or manages. Changes nothing; what is looked for is in the body, because a postcode can tell who is meant and addresses are kept in logs.',
  body: object({ postcode: Type.String({ minLength: 5, maxLength: 9, description: 'The postcode, however it is written.' }), ...paging }), bodyExample: { postcode: 'SK1 3XA' },
  answer: { status: 200, description: 'A page of homes.', schema: pageSchema(entrySchema), example: { items: [entryExample], next: null } },
}, async (visit) => {
  const { postcode, ...page } = visit.body;
  return { status: 200, value: await pageOfHomes(visit, page, { postcodeKey: postcodeKey(postcode), uprn: undefined, blockId: undefined }) };
});

async function pageOfHomes(visit: Pick<ApiVisit, 'tx' | 'actor'>, { limit = usualLimit, after: cursor }: { readonly limit?: number; readonly after?: string }, by: Pick<HomesWanted, 'uprn' | 'blockId' | 'postcodeKey'>) {
  const [after] = readCursor(cursor, [uuidInCursor]) ?? [];
  const found = await findHomesBy(visit.tx, actorOf(visit.actor).organisationId, { ...by, after, most: limit + 1 });
  return pageOf(found, limit, { show: (home: HomeEntry) => home, key: ({ id }) => [id] });
}

const homeSchema = object({
  ...entrySchema.properties, address: text('The whole address.'), estate: place, neighbourhood: place, ward: object({ code: text('Its code.'), name: text('Its name.') }),
  tenure: text('Under what tenure it is let.'), owner: place, manager: place,
  people: orNull(Type.Array(object({ residentId: idOf('the resident'), name: text('Their name.') }), { description: 'Who lives there. Null for those who may not read names, and for a token without residents:read.' })),
  openCases: orNull(Type.Array(object({ reference: text('Its reference.'), title: text('What it is about.') }), { description: 'What is open there. Null for a token without cases:read.' })),
});
const somewhere = (name: string) => ({ id: '0199c0de-0000-7000-8000-000000000008', name });
const homeExample: Static<typeof homeSchema> = {
  ...entryExample, address: '14 Larch House, Stockport, SK1 3XA', estate: somewhere('Larch Estate'), neighbourhood: somewhere('North'), ward: { code: 'E05000001', name: 'Edgeley' }, tenure: 'social rent',
  owner: somewhere('Larch Homes'), manager: somewhere('Larch Homes'), people: [{ residentId: '0199c0de-0000-7000-8000-000000000007', name: 'Sam Okafor' }], openCases: [],
};

const readHomeRoute = apiRoute({
  method: 'GET', path: '/api/v1/homes/:id', operationId: 'readHome', tag: 'Homes', scope: 'homes:read', roles: homeRoles,
  summary: 'One home', description: 'Where it is, who owns and manages it, who lives there and what is open. That you looked is written down, as it is for the page.',
  params: object({ id: idOf('the home') }), answer: { status: 200, description: 'The home.', schema: homeSchema, example: homeExample },
}, async (visit) => {
  const { tx } = visit;
  const actor = actorOf(visit.actor);
  const home = await homeById(tx, visit.params.id);
  if (home === undefined) throw new NotFound('home');
  if (!mayWorkOn(actor, home)) throw new NotAllowed(whoMayWorkOn);
  await recordView(tx, visit, 'home', home.id);
  const { id, uprn, addressLine, town, postcode, estate, neighbourhood, ward: { code, name }, tenure } = home;
  const people = maySeeNames(actor) && visit.scopes.includes('residents:read') ? (await occupantsOf(tx, id, visit.today as PlainDate)).map(({ residentId, name: theirs }) => ({ residentId, name: theirs })) : null;
  const openCases = visit.scopes.includes('cases:read') ? (await openCasesAtHome(tx, id)).map(({ reference, title }) => ({ reference, title })) : null;
  const value = {
    id, uprn, addressLine, town, postcode, blockId: home.block?.id ?? null, endedOn: home.end?.on ?? null, address: addressOf(home), estate, neighbourhood, ward: { code, name }, tenure, people, openCases,
    owner: { id: home.owningOrganisationId, name: home.owningOrganisation }, manager: { id: home.managingOrganisationId, name: home.managingOrganisation },
  };
  return { status: 200, value };
});

/** Homes for programs. */
export const homesApiRoutes: readonly ApiRoute[] = [listHomesRoute, findHomesRoute, readHomeRoute];
