import { Type, type Static } from 'typebox';
import { referenceSchema } from '../../casefile/index.ts';
import { isInstant } from '../../clock/index.ts';
import { ApiProblem, apiRoute, date, dateFields, idOf, instantText, invalidFields, maybeWords, object, orNull, pageOf, pageSchema, paging, readCursor, seenVersionOf, usualLimit, uuidInCursor, versionField, words, type ApiRoute } from '../../platform/api/index.ts';
import { askingOf } from '../../repairs/index.ts';
import { recordViews } from '../../staff/index.ts';
import { askRoles, startRoles } from '../access.ts';
import { foundSoFar } from '../decide/found.ts';
import { parseRecord } from '../forms/record.ts';
import { parseStart } from '../forms/start.ts';
import { channels, homesShown, mostHomes, outcomes, ways } from '../model.ts';
import { performStart } from '../perform-start.ts';
import { performOnApproach } from '../perform.ts';
import { approachesOf, outcomesOf, outreachesOf, type ApproachListed, type OutreachListed } from '../queries/lists.ts';
import { outreachOf } from '../store/outreaches.ts';
import { fieldOfStartRefusal, startRefusalInWords } from '../views/refusal-words.ts';
import { errorsOfRecord, openApproachTo } from './approach.ts';

const tag = 'Outreach';
const text = (description: string) => Type.String({ description });
const count = (description: string) => Type.Integer({ description });
const number = (description: string) => Type.Number({ description });

const outreachSchema = object({
  id: idOf('the outreach'), name: text('What it is called.'), chosenFrom: text('Where its homes came from.'), way: Type.Enum([...ways], { description: 'How homes are asked.' }), homes: count('Its homes that your organisation owns or manages; what follows is counted of these.'), settled: count('Homes of which it is on record what came of it.'),
  answered: count('Homes that said how it is.'), found: count('Homes where damp was found.'), share: orNull(number('Of those that answered; null before the first.')), low: orNull(number('The lower end of its 95% range.')), high: orNull(number('The upper end.')),
  promisedOn: date('The day by which each is asked.'), startedAt: instantText('When it began.'), ownerName: text('Who sees to it.'),
});
const outreachExample: Static<typeof outreachSchema> = { id: '0199c0de-0000-7000-8000-000000000041', name: 'Larch Estate, winter', chosenFrom: 'Larch House, Larch Estate', way: 'call', homes: 40, settled: 22, answered: 18, found: 3, share: 0.167, low: 0.058, high: 0.392, promisedOn: '2026-12-18', startedAt: '2026-11-24T10:00:00.000Z', ownerName: 'P. Shah' };
const showOutreach = ({ id, name, chosenFrom, way, homes, counts, promisedOn, startedAt, ownerName }: OutreachListed): Static<typeof outreachSchema> => {
  const { settled, answered, found, share } = foundSoFar(homes, counts);
  return { id, name, chosenFrom, way, homes, settled, answered, found, share: share?.share ?? null, low: share?.low ?? null, high: share?.high ?? null, promisedOn, startedAt, ownerName };
};

const listRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/outreaches', operationId: 'listOutreaches', tag, scope: 'cases:read', roles: askRoles, summary: 'Outreaches and what each found', description: 'The newest first, each with what it found of the homes that answered.',
  query: object({ ...paging }), answer: { status: 200, description: 'A page of outreaches.', schema: pageSchema(outreachSchema), example: { items: [outreachExample], next: null } },
}, async ({ tx, actor: { organisationId }, query: { limit = usualLimit, after: cursor } }) => {
  const [startedAt, id] = readCursor(cursor, [{ test: isInstant }, uuidInCursor]) ?? [];
  const found = await outreachesOf(tx, organisationId, { after: startedAt === undefined || id === undefined ? undefined : { startedAt, id }, most: limit + 1 });
  return { status: 200, value: pageOf(found, limit, { show: showOutreach, key: (row) => [row.startedAt, row.id] }) };
});

const startBody = object({
  name: words(120, 'What it is called.'), chosenFrom: maybeWords(200, 'Where the homes came from.'), way: Type.Enum([...ways], { description: 'How homes are asked.' }), script: words(2000, 'What to say to whoever answers.'), promisedOn: date('The day by which each home is asked.'),
  owner: idOf('who sees to it'), homes: Type.Array(idOf('a home'), { minItems: 1, maxItems: mostHomes }), lately: Type.Optional(Type.Enum(['leave out', 'ask again'], { description: 'What to do with homes that were asked lately; refused while there are such and nothing is said.' })),
});

const startRoute: ApiRoute = apiRoute({
  method: 'POST', path: '/api/v1/outreaches', operationId: 'beginOutreach', tag, scope: 'cases:write', roles: startRoles, summary: 'Ask homes how they are', description: 'Each home gets a case with a promise and an owner; by message each is written to at once, by the way they asked for. The same rules as on the page.',
  body: startBody, bodyExample: { name: 'Larch Estate, winter', way: 'call', script: 'Do you see any damp or mould?', promisedOn: '2026-12-18', owner: '0199c0de-0000-7000-8000-000000000005', homes: ['0199c0de-0000-7000-8000-000000000001'] },
  answer: { status: 201, description: 'The outreach, as it began.', schema: outreachSchema, example: outreachExample },
}, async (visit) => {
  const { promisedOn, homes, ...rest } = visit.body;
  const parsed = parseStart({ ...rest, ...dateFields('promisedOn', promisedOn), home: homes });
  if (!parsed.ok) throw invalidFields(parsed.errors, { home: 'homes' });
  const done = await performStart({ ...askingOf(visit), database: visit.database }, parsed.command);
  if (done.ok) return { status: 201, value: showOutreach({ ...done.outreach, counts: {} }) };
  const [mend, field] = [startRefusalInWords(done.refusal, done.facts), fieldOfStartRefusal(done.refusal)];
  throw new ApiProblem('refused', `${mend}.`, { refusal: done.refusal, facts: done.facts, errors: [{ in: 'body', pointer: `/${field === 'home' ? 'homes' : field}`, reason: done.refusal, mend }] });
});

const homeSchema = object({
  reference: text('The case of the home.'), homeId: idOf('the home'), address: text('Its address.'), residentName: orNull(text('Somebody who lives there.')), phone: orNull(text('Their number.')), attempts: count('Times that nobody answered.'),
  outcome: orNull(Type.Enum([...outcomes], { description: 'What came of it.' })), words: orNull(text('What was said or seen.')), foundReference: orNull(text('The hazard that was opened.')), dueOn: date('Promised by.'),
});
const homeExample: Static<typeof homeSchema> = { reference: 'OUT-2026-00012', homeId: '0199c0de-0000-7000-8000-000000000001', address: '14 Larch House, SK1 3XA', residentName: 'Ms A. Okafor', phone: '0161 496 0000', attempts: 1, outcome: null, words: null, foundReference: null, dueOn: '2026-12-18' };
const showHome = ({ reference, homeId, address, residentName, phone, attempts, outcome, outcomeWords, foundReference, dueOn }: ApproachListed): Static<typeof homeSchema> => ({ reference, homeId, address, residentName, phone, attempts, outcome, words: outcomeWords, foundReference, dueOn });

const homesRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/outreaches/:id/homes', operationId: 'listHomesAsked', tag, scope: 'cases:read', roles: askRoles, summary: 'The homes of an outreach', description: 'In the order of its list, with whom to ring. That you looked is written down for each home.',
  params: object({ id: idOf('the outreach') }), query: object({ shown: Type.Optional(Type.Enum([...homesShown], { description: 'Which of them; those still to be asked when left out.' })), ...paging }),
  answer: { status: 200, description: 'A page of homes.', schema: pageSchema(homeSchema), example: { items: [homeExample], next: null } },
}, async (visit) => {
  const { tx, actor, params, query: { limit = usualLimit, after: cursor, shown = 'to-ask' } } = visit;
  const outreach = await outreachOf(tx, params.id, actor.organisationId);
  const [place] = readCursor(cursor, [/^\d{1,6}$/]) ?? [];
  const found = await approachesOf(tx, outreach.id, { organisationId: actor.organisationId, shown, after: Number(place ?? 0), most: limit + 1 });
  await recordViews(tx, visit, 'home', found.slice(0, limit).map(({ homeId }) => homeId));
  return { status: 200, value: pageOf(found, limit, { show: showHome, key: (row) => [String(row.place)] }) };
});

const readRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/outreaches/:id', operationId: 'readOutreach', tag, scope: 'cases:read', roles: askRoles, summary: 'One outreach', description: 'What it found so far.',
  params: object({ id: idOf('the outreach') }), answer: { status: 200, description: 'The outreach.', schema: outreachSchema, example: outreachExample },
}, async ({ tx, actor, params }) => {
  const outreach = await outreachOf(tx, params.id, actor.organisationId);
  return { status: 200, value: showOutreach({ ...outreach, counts: await outcomesOf(tx, outreach.id, actor.organisationId) }) };
});

const recordBody = object({
  result: Type.Enum([...outcomes, 'nobody answered'], { description: 'What came of it; “nobody answered” leaves it to be tried again.' }), how: Type.Enum([...channels], { description: 'How they were asked.' }), words: maybeWords(2000, 'What was said or seen.'),
  at: Type.Optional(instantText('When it was; now when left out.')), lateBecause: maybeWords(500, 'Why damp that was found is entered more than an hour later.'), ...versionField,
});
const recordedSchema = object({ reference: text('The case of the home.'), version: count('Its version now.'), attempts: count('Times that nobody answered.'), outcome: orNull(Type.Enum([...outcomes], { description: 'What came of it.' })), foundReference: orNull(text('The hazard that was opened.')) });

const recordRoute: ApiRoute = apiRoute({
  method: 'POST', path: '/api/v1/approaches/:reference/outcome', operationId: 'recordHomeAsked', tag, scope: 'cases:write', roles: askRoles, summary: 'What came of asking a home', description: 'Keeps the promise and closes the case; damp that was found opens a hazard whose clocks count from when it was said or seen.',
  params: object({ reference: referenceSchema }), body: recordBody, bodyExample: { result: 'all well', how: 'phone', words: 'Dry, fan works.', version: 1 },
  answer: { status: 200, description: 'Done, and saved.', schema: recordedSchema, example: { reference: 'OUT-2026-00012', version: 2, attempts: 1, outcome: 'all well', foundReference: null } },
}, async (visit) => {
  await openApproachTo(visit, visit.params.reference);
  const { version, at, ...sent } = visit.body;
  const parsed = parseRecord({ ...sent, ...(at === undefined ? {} : { whenAt: at }) }, visit);
  if (!parsed.ok) throw invalidFields(parsed.errors, { whenOn: 'at', whenTime: 'at' });
  const done = await performOnApproach({ ...askingOf(visit), database: visit.database }, { reference: visit.params.reference, ...seenVersionOf(visit, version) }, parsed.command);
  if (done.ok) return { status: 200, value: { reference: done.spine.file.reference, version: done.spine.file.version, attempts: done.approach.attempts, outcome: done.approach.outcome, foundReference: done.approach.foundReference } };
  const [mend = ''] = Object.values(errorsOfRecord(done));
  throw new ApiProblem('refused', mend.endsWith('.') ? mend : `${mend}.`, { refusal: done.why === 'refused' ? done.refusal : done.not.why === 'refused' ? done.not.refused.refusal : done.not.why, facts: done.why === 'refused' ? done.facts : {} });
});

/** Outreach for programs: by the same doors as the pages. */
export const outreachApiRoutes: readonly ApiRoute[] = [listRoute, startRoute, readRoute, homesRoute, recordRoute];
