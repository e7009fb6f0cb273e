import { Type } from 'typebox';
import { referenceSchema } from '../../../casefile/index.ts';
import { apiRoute, date, idOf, instantText, object, orNull, pageOf, pageSchema, paging, readCursor, usualLimit, uuidInCursor, type ApiRoute } from '../../../platform/api/index.ts';
import { authoriserRoles, contractorListRoles } from '../../access.ts';
import { mustBeTheLandlords } from '../../landlords-own.ts';
import { orderPriorities, trades, waitReasons } from '../../model.ts';
import { ordersWaiting, type OrderListed } from '../../queries/lists.ts';
import { ratesLike } from '../../queries/rates.ts';
import { authoriserOf } from '../authorisations.ts';

const text = (description: string) => Type.String({ description });
const pence = (description: string) => Type.Integer({ description });

const rateShown = object({
  contractId: idOf('the contract'), contract: text('Its name.'), code: text('The code.'), description: text('The work.'), trade: Type.Enum([...trades]), unit: text('The unit.'), pricePence: pence('The price of one.'),
  expiresOn: orNull(date('The last day it may be ordered.')),
});
const rateExample = { contractId: '0199c0de-0000-7000-8000-000000000013', contract: 'Plumbing 2025', code: 'PL101', description: 'Renew tap washer', trade: 'plumber', unit: 'each', pricePence: 1_850, expiresOn: null };
const codeInCursor = { test: (code: string) => code.length <= 40 };

const rates = apiRoute({
  method: 'GET', path: '/api/v1/rates', operationId: 'listRates', tag: 'Contractors', scope: 'cases:read', roles: contractorListRoles, summary: 'The schedule of rates', description: 'By code and contract. For the landlord’s own people.',
  query: object({
    words: Type.Optional(Type.String({ maxLength: 200, description: 'Words of the code or the description.' })), contract: Type.Optional(idOf('a contract')),
    show: Type.Optional(Type.Enum(['in force', 'expired', 'all'], { description: 'Those in force when left out.' })), ...paging,
  }),
  answer: { status: 200, description: 'A page of it.', schema: pageSchema(rateShown), example: { items: [rateExample], next: null } },
}, async (visit) => {
  await mustBeTheLandlords(visit);
  const { words = '', contract: contractId, show: which = 'in force', limit = usualLimit, after } = visit.query;
  const key = readCursor(after, [codeInCursor, uuidInCursor]);
  const found = await ratesLike(visit.tx, { words, contractId, on: visit.today, which, after: key === undefined ? undefined : { code: key[0] ?? '', contractId: key[1] ?? '' }, most: limit + 1 });
  return { status: 200, value: pageOf(found, limit, { show: ({ contractName, ...rate }) => ({ ...rate, contract: contractName }), key: (rate) => [rate.code, rate.contractId] }) };
});

const waitingShown = object({
  reference: referenceSchema, number: Type.Integer({ description: 'The number of the order on its case.' }), address: text('Where it is.'), contractor: text('Who does it.'), priority: Type.Enum([...orderPriorities]),
  about: Type.Enum(['order', 'variation'], { description: 'What waits.' }), because: Type.Array(Type.Enum([...waitReasons])), valuePence: pence('What it comes to.'), askedByName: text('Who asks.'), since: instantText('Since when it waits.'),
  wentAhead: Type.Boolean({ description: 'The work did not wait: it makes a danger safe.' }),
});
const waitingExample = {
  reference: 'REP-2026-00412', number: 1, address: '14 Larch House, Larchfield', contractor: 'Brightside Plumbing', priority: 'routine', about: 'variation', because: ['above-variation-limit'], valuePence: 18_500,
  askedByName: 'Jo Lee', since: '2026-11-24T09:30:00.000Z', wentAhead: false,
};

const toAuthorise = apiRoute({
  method: 'GET', path: '/api/v1/orders/to-authorise', operationId: 'listOrdersToAuthorise', tag: 'Orders', scope: 'cases:read', roles: authoriserRoles, summary: 'What waits for authorisation',
  description: 'Orders and variations within the limit of the person this token acts for, that they did not ask for: the longest waiting first.', query: object(paging),
  answer: { status: 200, description: 'A page of them.', schema: pageSchema(waitingShown), example: { items: [waitingExample], next: null } },
}, async (visit) => {
  const { limit = usualLimit, after } = visit.query;
  const { actor, limitPence } = authoriserOf(visit);
  const found = limitPence === 0 ? [] : await ordersWaiting(visit.tx, { ...actor, limitPence, after: readCursor(after, [uuidInCursor])?.[0], most: limit + 1 });
  return { status: 200, value: pageOf(found, limit, { show: waitingOf, key: ({ id }) => [id] }) };
});

function waitingOf({ reference, number, address, contractorName, priority, waiting, waitingSince, raisedAt }: OrderListed) {
  const { about = 'order', because = [], valuePence = 0, askedByName = '', wentAhead = false } = waiting ?? {};
  return { reference, number, address, contractor: contractorName, priority, about, because: [...because], valuePence, askedByName, since: waitingSince ?? raisedAt, wentAhead };
}

/** The schedule of rates, and what waits for authorisation. */
export const orderListApiRoutes: readonly ApiRoute[] = [rates, toAuthorise];
