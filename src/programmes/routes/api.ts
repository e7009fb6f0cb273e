import { Type, type Static } from 'typebox';
import type { FormBody } from '../../platform/http/index.ts';
import type { Parsed } from '../../platform/forms/index.ts';
import { ApiProblem, apiRoute, date, dateFields, idOf, invalidFields, object, orNull, pageOf, pageSchema, paging, readCursor, seenVersionOf, usualLimit, uuidInCursor, versionField, words, type ApiRoute, type ApiVisit } from '../../platform/api/index.ts';
import { isPlainDate } from '../../clock/index.ts';
import { programmeKeepers, programmeReaders } from '../access.ts';
import { programmeRefusals, type ProgrammeCommand } from '../decide.ts';
import { mostPlacesAtOnce, parseAdded, parseChange, parseDetails, parseDrop, parsePlaces } from '../forms.ts';
import { keepProgramme, makeProgramme, type Kept } from '../keep.ts';
import { programmeStates, type Programme } from '../model.ts';
import { listProgrammes, placesOfProgramme, type ProgrammeListed } from '../queries/lists.ts';
import { programmeFor } from '../store/programmes.ts';
import { keepingOf } from './visits.ts';

const tag = 'Programmes';
const text = (description: string) => Type.String({ description });
const programmeSchema = object({ id: idOf('the programme'), name: text('Its name.'), work: text('What is done.'), startsOn: date('The first day.'), endsOn: date('The day by which all of it is done.'), state: Type.Enum([...programmeStates], { description: 'How it stands.' }), version: Type.Integer() });
const example: Static<typeof programmeSchema> = { id: '0199c0de-0000-7000-8000-000000000010', name: 'The new roofs of Larch Estate', work: 'new roofs', startsOn: '2027-01-04', endsOn: '2027-03-31', state: 'planned', version: 1 };
const show = ({ id, name, work, startsOn, endsOn, state, version }: Programme | ProgrammeListed): Static<typeof programmeSchema> => ({ id, name, work, startsOn, endsOn, state, version });
const placeSchema = object({ placeId: idOf('the home or block'), kind: Type.Enum(['home', 'block'], { description: 'What it is.' }), name: text('Its address or name.'), doneOn: orNull(date('When the work was done there.')) });
const params = object({ id: idOf('the programme') });
const details = { name: words(120, 'Its name, as residents read it.'), work: words(200, 'What is done.'), startsOn: date('The first day.'), endsOn: date('The day by which all of it is done.') };
const reason = words(2000, 'Why.');
const placeIds = Type.Array(idOf('a home or block'), { minItems: 1, maxItems: mostPlacesAtOnce, description: 'Homes and blocks that your organisation owns or manages.' });
const answer = { status: 200 as const, description: 'The programme as it now is.', schema: programmeSchema, example };
const pointers = { starts: 'startsOn', ends: 'endsOn', places: 'placeIds', done: 'doneOn' };

const asForm = ({ startsOn, endsOn, ...rest }: { readonly startsOn: string; readonly endsOn: string; readonly name: string; readonly work: string; readonly reason?: string }): FormBody => ({ ...rest, ...dateFields('starts', startsOn), ...dateFields('ends', endsOn) });

async function answered({ tx, actor }: ApiVisit, kept: Kept): Promise<Static<typeof programmeSchema>> {
  if (!kept.ok) throw new ApiProblem('refused', programmeRefusals[kept.refusal], { refusal: kept.refusal, facts: {} });
  return show(await programmeFor(tx, kept.id, actor));
}

type Keeps = ApiVisit<{ readonly version?: number }, unknown, { readonly id: string }>;

async function keep(visit: Keeps, parsed: Parsed<ProgrammeCommand>) {
  if (!parsed.ok) throw invalidFields(parsed.errors, pointers);
  const target = { id: visit.params.id, ...seenVersionOf(visit, visit.body.version) };
  return { status: 200 as const, value: await answered(visit, await keepProgramme(keepingOf(visit), target, parsed.command)) };
}

const common = { method: 'POST', tag, scope: 'repairs:write', roles: programmeKeepers, params, answer } as const;
const follow = 'Repairs that wait for it open again by themselves within minutes; their owners and residents are told.';

/** Planned work for programs, through the same door as the pages. */
export const programmeApiRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET', path: '/api/v1/programmes', operationId: 'listProgrammes', tag, scope: 'repairs:read', roles: programmeReaders, summary: 'Programmes of planned work', description: 'Those that begin last first.',
    query: object({ ...paging }), answer: { status: 200, description: 'A page of programmes.', schema: pageSchema(programmeSchema), example: { items: [example], next: null } },
  }, async ({ tx, actor: { organisationId }, query: { limit = usualLimit, after } }) => {
    const [startsOn, id] = readCursor(after, [{ test: isPlainDate }, uuidInCursor]) ?? [];
    const found = await listProgrammes(tx, { organisationId, after: startsOn === undefined || id === undefined ? undefined : { startsOn, id }, most: limit + 1 });
    return { status: 200, value: pageOf(found, limit, { show, key: (row) => [row.startsOn, row.id] }) };
  }),
  apiRoute({ method: 'GET', path: '/api/v1/programmes/:id', operationId: 'readProgramme', tag, scope: 'repairs:read', roles: programmeReaders, summary: 'One programme', description: 'Its work, dates and state.', params, answer },
    async ({ tx, actor, params: { id } }) => ({ status: 200, value: show(await programmeFor(tx, id, actor)) })),
  apiRoute({
    method: 'GET', path: '/api/v1/programmes/:id/places', operationId: 'listProgrammePlaces', tag, scope: 'repairs:read', roles: programmeReaders, summary: 'The homes and blocks of a programme', description: 'Those that your organisation owns or manages.',
    params, query: object({ ...paging }), answer: { status: 200, description: 'A page of places.', schema: pageSchema(placeSchema), example: { items: [{ placeId: '0199c0de-0000-7000-8000-000000000001', kind: 'home', name: '14 Larch House, Stockport, SK1 3XA', doneOn: null }], next: null } },
  }, async ({ tx, actor, params: { id }, query: { limit = usualLimit, after: cursor } }) => {
    const [after] = readCursor(cursor, [uuidInCursor]) ?? [];
    const programme = await programmeFor(tx, id, actor);
    const found = await placesOfProgramme(tx, programme.id, { organisationId: actor.organisationId, after, most: limit + 1 });
    return { status: 200, value: pageOf(found, limit, { show: (place) => place, key: ({ placeId }) => [placeId] }) };
  }),
  apiRoute({
    method: 'POST', path: '/api/v1/programmes', operationId: 'makeProgramme', tag, scope: 'repairs:write', roles: programmeKeepers, summary: 'Add a programme', description: 'Add its homes and blocks next.',
    body: object(details), bodyExample: { name: example.name, work: example.work, startsOn: example.startsOn, endsOn: example.endsOn }, answer: { ...answer, status: 201 },
  }, async (visit) => {
    const parsed = parseDetails(asForm(visit.body));
    if (!parsed.ok) throw invalidFields(parsed.errors, pointers);
    return { status: 201, value: await answered(visit, await makeProgramme(keepingOf(visit), parsed.command)) };
  }),
  apiRoute({ ...common, path: '/api/v1/programmes/:id/change', operationId: 'changeProgramme', summary: 'Change name, work or dates', description: `When the last day moves: ${follow}`, body: object({ ...details, reason, ...versionField }), bodyExample: { name: example.name, work: example.work, startsOn: example.startsOn, endsOn: '2027-06-30', reason: 'The contractor is late.', version: 1 } },
    async (visit) => keep(visit, parseChange(asForm({ name: visit.body.name, work: visit.body.work, startsOn: visit.body.startsOn, endsOn: visit.body.endsOn, reason: visit.body.reason })))),
  apiRoute({ ...common, path: '/api/v1/programmes/:id/drop', operationId: 'dropProgramme', summary: 'Drop a programme', description: follow, body: object({ reason, ...versionField }), bodyExample: { reason: 'The money went elsewhere.', version: 1 } },
    async (visit) => keep(visit, parseDrop({ reason: visit.body.reason }))),
  apiRoute({ ...common, path: '/api/v1/programmes/:id/places', operationId: 'addProgrammePlaces', summary: 'Add homes and blocks', description: 'A block stands for every home in it.', body: object({ placeIds, ...versionField }), bodyExample: { placeIds: ['0199c0de-0000-7000-8000-000000000001'], version: 1 } },
    async (visit) => keep(visit, parseAdded({ places: [...visit.body.placeIds] }))),
  apiRoute({ ...common, path: '/api/v1/programmes/:id/places/leave-out', operationId: 'leaveOutProgrammePlaces', summary: 'Leave homes and blocks out', description: follow, body: object({ placeIds, reason, ...versionField }), bodyExample: { placeIds: ['0199c0de-0000-7000-8000-000000000001'], reason: 'The roof is sound.', version: 1 } },
    async (visit) => keep(visit, parsePlaces({ places: [...visit.body.placeIds], what: 'left out', reason: visit.body.reason }))),
  apiRoute({ ...common, path: '/api/v1/programmes/:id/places/done', operationId: 'recordProgrammeWork', summary: 'Record that the work was done', description: 'Residents whose repair waited for it are asked whether it is fixed.', body: object({ placeIds, doneOn: date('When.'), ...versionField }), bodyExample: { placeIds: ['0199c0de-0000-7000-8000-000000000001'], doneOn: '2027-02-11', version: 1 } },
    async (visit) => keep(visit, parsePlaces({ places: [...visit.body.placeIds], what: 'done', ...dateFields('done', visit.body.doneOn) }))),
];
