import { Type, type Static, type TProperties } from 'typebox';
import type { PlainDate } from '../../../clock/index.ts';
import { apiRoute, date, dateFields, idOf, invalidFields, maybeWords, object, pageOf, pageSchema, paging, readCursor, seenVersionOf, usualLimit, uuidInCursor, versionField, words, type ApiRoute, type ApiVisit } from '../../../platform/api/index.ts';
import { mostWords, type Parsed } from '../../../platform/forms/index.ts';
import type { FileStore } from '../../../platform/files/index.ts';
import { photoUpload } from '../../../evidence/index.ts';
import { recordView } from '../../../staff/index.ts';
import { ourOrderRoles } from '../../access.ts';
import type { OrderCommand } from '../../decide/index.ts';
import { parseVariation, parseWithdrawn } from '../../forms/order.ts';
import { parseNoAccess, parseOutcome, parseProposal, parseTurnedDown } from '../../forms/our-order.ts';
import { orderParts, ourOrderFilters } from '../../model.ts';
import { performOnOrder } from '../../perform.ts';
import { ourOrders } from '../../queries/our-orders.ts';
import { keepOrderPhotos } from '../keep-order-photos.ts';
import { orderAsking } from '../open-order.ts';
import { openOurOrder } from '../open-our-order.ts';
import { withField } from './order-api.ts';
import { askedLines, noAccessAtTheDoor, scopeBoxes } from './order-schemas.ts';
import { listedFrom, ourListedExample, ourOrderAnswer, ourOrderExample, ourOrderListed, ourOrderSchema } from './our-order-schemas.ts';

const tag = 'Our orders';
const [reading, writing] = ['our-orders:read', 'our-orders:write'];
const params = object({ id: idOf('the order') });
const answer = { status: 200 as const, description: 'The order as it now is.', schema: ourOrderSchema, example: ourOrderExample };
const pointers = { codes: 'lines', others: 'lines', reason: 'words', tried: 'words' };

const list = apiRoute({
  method: 'GET', path: '/api/v1/our-orders', operationId: 'listOurOrders', tag, scope: reading, roles: ourOrderRoles, summary: 'Our orders', description: 'Those of the organisation of the person this token acts for: what is open, the oldest first; or what has ended, the newest first.',
  query: object({ show: Type.Optional(Type.Enum([...ourOrderFilters], { description: 'Which; all that are open when left out.' })), ...paging }),
  answer: { status: 200, description: 'A page of them.', schema: pageSchema(ourOrderListed), example: { items: [ourListedExample], next: null } },
}, async (visit) => {
  const { show: filter, limit = usualLimit, after } = visit.query;
  const found = await ourOrders(visit.tx, { organisationId: visit.actor.organisationId, filter, today: visit.today as PlainDate, now: visit.now, after: readCursor(after, [uuidInCursor])?.[0], most: limit + 1 });
  return { status: 200, value: pageOf(found, limit, { show: listedFrom, key: ({ id }) => [id] }) };
});

const read = apiRoute({
  method: 'GET', path: '/api/v1/our-orders/:id', operationId: 'readOurOrder', tag, scope: reading, roles: ourOrderRoles, summary: 'One order of ours', description: 'What to do, where, by when, and what to know at the door. Nothing behind it.', params, answer,
}, async (visit) => {
  const open = await openOurOrder(visit);
  await recordView(visit.tx, visit, 'case', open.header.file.id);
  return { status: 200, value: ourOrderAnswer(open) };
});

interface OurDoing<Fields extends TProperties> {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly fields: Fields;
  readonly example: object;
  readonly parse: (body: Static<ReturnType<typeof object<Fields>>>) => Parsed<OrderCommand>;
}

/** One thing that a contractor's own program may do, through the parser of the page and the one door. */
function ourDoing<const Fields extends TProperties>({ path, operationId, summary, fields, example, parse }: OurDoing<Fields>): ApiRoute {
  return apiRoute({
    method: 'POST', path: `/api/v1/our-orders/:id/${path}`, operationId, tag, scope: writing, roles: ourOrderRoles, summary, description: `${summary}. The version is that of the order.`, params, body: object({ ...fields, ...versionField }), bodyExample: example, answer,
  }, async (visit) => {
    const { version, ...sent } = visit.body as { readonly version?: number };
    const parsed = parse(sent as Static<ReturnType<typeof object<Fields>>>);
    if (!parsed.ok) throw invalidFields(parsed.errors, pointers);
    return does(visit, parsed.command, version);
  });
}

type OnOurOrder = ApiVisit & { readonly params: { readonly id: string } };

async function does(visit: OnOurOrder, command: OrderCommand, version: number | undefined) {
  const open = await openOurOrder(visit);
  const done = await performOnOrder(orderAsking(visit), { reference: open.header.file.reference, number: open.order.number, ...seenVersionOf(visit, version) }, command);
  if (!done.ok) throw withField(done.refusal, done.facts);
  return { status: 200 as const, value: ourOrderAnswer({ ...open, order: done.order }) };
}

const addPhotos = (store: FileStore): ApiRoute => apiRoute({
  method: 'POST', path: '/api/v1/our-orders/:id/photos', operationId: 'addOurOrderPhotos', tag, scope: writing, roles: ourOrderRoles, summary: 'Add photos to an order of ours', description: 'Of the work, up to six at a time, in the field "photos".', params, files: { ...photoUpload, field: 'photos', description: 'The photos.' }, answer,
}, async (visit) => {
  const open = await openOurOrder(visit);
  const kept = await keepOrderPhotos(orderAsking(visit), { files: visit.files, caseId: open.order.caseId, store });
  if (!kept.ok) throw invalidFields(kept.errors);
  return does(visit, { type: 'AddOrderPhotos', photos: kept.photos }, undefined);
});

const reason = { words: words(mostWords, 'Why: it goes on the record.') };

/** What a contractor's own programs do: their own organisation's orders, and nothing else of the landlord's. */
export const ourOrderApiRoutes = (store: FileStore): readonly ApiRoute[] => [
  list, read, addPhotos(store),
  ourDoing({ path: 'accept', operationId: 'acceptOurOrder', summary: 'Accept an order of ours', fields: {}, example: {}, parse: () => ({ ok: true, command: { type: 'AcceptOrder' } }) }),
  ourDoing({ path: 'turn-down', operationId: 'turnDownOurOrder', summary: 'Turn an order of ours down', fields: reason, example: { words: 'Nobody free before Christmas' }, parse: ({ words: said }) => parseTurnedDown({ reason: said }) }),
  ourDoing({
    path: 'propose', operationId: 'proposeOurDay', summary: 'Propose a day for an order of ours', example: { on: '2026-11-26', part: 'morning' },
    fields: { on: date('The day.'), part: Type.Enum([...orderParts], { description: 'The part of the day.' }), words: maybeWords(mostWords, 'Anything to know about it.') },
    parse: ({ on, part, words: said }) => parseProposal({ ...dateFields('on', on), part, words: said ?? '' }),
  }),
  ourDoing({
    path: 'complete', operationId: 'completeOurOrder', summary: 'Say that an order of ours is done', example: { on: '2026-11-26', words: 'Both washers renewed' },
    fields: { on: date('The day it was done.'), words: words(mostWords, 'What was done.'), followOn: maybeWords(mostWords, 'What else is needed, and which trade.') },
    parse: ({ on, words: said, followOn = '' }) => parseOutcome({ ...dateFields('on', on), words: said, more: followOn === '' ? 'no' : 'yes', followOn }),
  }),
  ourDoing({ path: 'no-access', operationId: 'recordOurNoAccess', summary: 'Say that nobody let us in', fields: noAccessAtTheDoor, example: { words: 'No answer, waited 15 minutes', tried: ['knocked and waited', 'left a card'] }, parse: ({ words: said, tried = [] }) => parseNoAccess({ words: said, tried: [...tried] }) }),
  ourDoing({
    path: 'ask-variation', operationId: 'askOurVariation', summary: 'Ask for another scope of an order of ours', fields: { lines: askedLines, ...reason }, example: { lines: [{ code: 'PL101', quantity: 3 }], words: 'The bath tap, too' },
    parse: ({ lines, words: said }) => parseVariation({ ...scopeBoxes(lines), reason: said }),
  }),
  ourDoing({ path: 'withdraw-variation', operationId: 'withdrawOurVariation', summary: 'Withdraw the variation that waits', fields: reason, example: { words: 'Two were enough' }, parse: ({ words: said }) => parseWithdrawn({ reason: said }) }),
];
