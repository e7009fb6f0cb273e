import { Type } from 'typebox';
import type { Instant } from '../clock/index.ts';
import { orderRoles, ourOrderRoles } from '../orders/index.ts';
import { apiRoute, idOf, instantInCursor, instantText, object, orNull, pageOf, pageSchema, paging, readCursor, usualLimit, uuidInCursor, type ApiRoute } from '../platform/api/index.ts';
import { count, factExample, factSchema, filtersAsked, measureExample, measureKey, measureSchema, measureShown, month, words } from './api.ts';
import { whichFacts, type WhichFacts } from './forms/filters.ts';
import { factRows, ownFactRows, type FactPlace } from './queries/fact-rows.ts';
import { isComplete } from './model.ts';
import { howFresh } from './queries/figures.ts';
import { asTheLandlords, contractorMeasures, contractorNamed, countedOf, filtersOf, ownFigures, rowsOf, type Asking, type Whose } from './whose-figures.ts';

const span = { from: month('The first month, such as 2026-04, in London. The 13 months to the last one when left out.'), until: month('The last month; this one when left out.') };
const ofRows = { measure: measureKey('Which measure. The first when left out.'), which: Type.Optional(Type.Enum([...whichFacts], { description: 'All of them, those that are what it looks for, or the others. All when left out.' })), ...span, ...paging };
const team = { contractor: Type.Optional(idOf('one of our teams, where we have several')) };
const params = object({ id: idOf('the contractor') });

const itemSchema = object({
  measure: words('Which measure.'), month: words('Which month.'), total: count('How many were counted.'), hits: count('How many of them are what the measure looks for.'), amount: count('What they come to in pence, of a measure of money; nought of others.'),
});
const answer = {
  status: 200 as const, description: 'The measures there are, and a row for each measure and month. Those with "tookHours" are steps of how long something took: the median is where half of them are reached.',
  schema: object({ measures: Type.Array(object({ ...measureSchema.properties, tookHours: orNull(count('Done within so many hours; null of a plain measure, nought for longer than every step.')) })), countedAt: orNull(instantText('When all that had changed was last counted.')), isComplete: Type.Boolean({ description: 'False while every case is being counted: until then the figures are too low.' }), items: Type.Array(itemSchema) }),
  example: { measures: [{ ...measureExample, key: 'variations-allowed', label: 'Variations allowed', tookHours: null }], countedAt: '2026-11-24T10:00:00.000Z', isComplete: true, items: [{ measure: 'variations-allowed', month: '2026-10', total: 10, hits: 8, amount: 125_000 }] },
};

interface Sent {
  readonly from?: string;
  readonly until?: string;
}

async function figuresFor(visit: Asking & { readonly query: Sent }, whose: Whose) {
  const { from, until } = visit.query;
  filtersAsked({ ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }, visit.today as Parameters<typeof filtersAsked>[1]);
  const [rows, fresh] = await Promise.all([countedOf(visit, whose, filtersOf(whose, { from, until }, visit.today)), howFresh(visit.tx)]);
  const measures = contractorMeasures().map((measure) => ({ ...measureShown(measure), tookHours: measure.took === undefined ? null : (measure.took.hours ?? 0) }));
  return { status: 200 as const, value: { measures, countedAt: fresh.countedAt, isComplete: isComplete(fresh), items: rows.map(({ measure, month: at, total, hits, amount }) => ({ measure, month: at.slice(0, 7), total, hits, amount })) } };
}

interface SentOfRows extends Sent {
  readonly measure?: string;
  readonly which?: WhichFacts;
  readonly after?: string;
}

/** What the page of rows reads, with what it would pass over in silence refused. */
function rowsAsked({ query, today }: Pick<Asking, 'today'> & { readonly query: SentOfRows }, whose: Whose) {
  const { after: cursor, which, measure, from, until } = query;
  filtersAsked(Object.fromEntries(Object.entries({ measure, from, until }).filter(([, said]) => said !== undefined)), today as Parameters<typeof filtersAsked>[1]);
  const [at = '', caseId = '', ordinal = ''] = readCursor(cursor, [instantInCursor, uuidInCursor, /^\d{1,6}$/]) ?? [];
  return { ...rowsOf(whose, { measure, which, from, until }, today), isNow: false, after: at === '' ? undefined : { at: at as Instant, caseId, ordinal: Number(ordinal) } };
}

const keyOf = ({ at, caseId, ordinal }: FactPlace) => [at, caseId, String(ordinal)];
const ownFactSchema = object({
  at: instantText('When it happened.'), hit: Type.Boolean({ description: 'It is what the measure looks for.' }), amount: count('In pence, of a measure of money; nought of others.'), orderId: orNull(idOf('the order; null where none of ours is behind it')),
  orderNumber: orNull(count('Its number on its repair.')), reference: orNull(words('The repair.')), address: orNull(words('Where it is.')),
});
const ownFactExample = { at: '2026-10-12T09:00:00.000Z', hit: true, amount: 4_500, orderId: '0199c0de-0000-7000-8000-000000000014', orderNumber: 1, reference: 'REP-2026-00412', address: '14 Larch House, SK1 3XA' };

/** How a contractor does, for programs of the landlord and of the contractor: what their pages show. */
export const contractorFigureApiRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET', path: '/api/v1/contractors/:id/figures', operationId: 'readContractorFigures', tag: 'Contractors', scope: 'cases:read', roles: orderRoles, summary: 'How a contractor does, by month',
    description: 'How long answers to orders took, variations, no access, failed post-inspections and recalls, at homes of the organisation of the person this token acts for.', params, query: object(span), answer,
  }, async (visit) => figuresFor(visit, asTheLandlords(visit, await contractorNamed(visit, visit.params.id)))),
  apiRoute({
    method: 'GET', path: '/api/v1/contractors/:id/figures/rows', operationId: 'listContractorFigureRows', tag: 'Contractors', scope: 'cases:read', roles: orderRoles, summary: 'The rows behind a figure of a contractor', description: 'What a measure counted, newest first.',
    params, query: object(ofRows), answer: { status: 200, description: 'A page of rows.', schema: pageSchema(factSchema), example: { items: [factExample], next: null } },
  }, async (visit) => {
    const whose = asTheLandlords(visit, await contractorNamed(visit, visit.params.id));
    const { limit = usualLimit } = visit.query;
    const rows = await factRows(visit.tx, { ...rowsAsked(visit, whose), organisationId: whose.organisationId, most: limit + 1 });
    return { status: 200, value: pageOf(rows, limit, { show: ({ caseId: _case, ordinal: _place, ...fact }) => fact, key: keyOf }) };
  }),
  apiRoute({
    method: 'GET', path: '/api/v1/our-orders/figures', operationId: 'readOurFigures', tag: 'Our orders', scope: 'our-orders:read', roles: ourOrderRoles, summary: 'How we do, by month', description: 'What the landlord counts of our own orders, and of nobody else’s.', query: object({ ...team, ...span }), answer,
  }, async (visit) => figuresFor(visit, (await ownFigures(visit, visit.query.contractor)).whose)),
  apiRoute({
    method: 'GET', path: '/api/v1/our-orders/figures/rows', operationId: 'listOurFigureRows', tag: 'Our orders', scope: 'our-orders:read', roles: ourOrderRoles, summary: 'The rows behind a figure of ours', description: 'What a measure counted, newest first, each with the order of ours that it is of.',
    query: object({ ...team, ...ofRows }), answer: { status: 200, description: 'A page of rows.', schema: pageSchema(ownFactSchema), example: { items: [ownFactExample], next: null } },
  }, async (visit) => {
    const { limit = usualLimit } = visit.query;
    const rows = await ownFactRows(visit.tx, { ...rowsAsked(visit, (await ownFigures(visit, visit.query.contractor)).whose), most: limit + 1 }, visit.actor.organisationId);
    return { status: 200, value: pageOf(rows, limit, { show: ({ caseId: _case, ordinal: _place, ...fact }) => fact, key: keyOf }) };
  }),
];
