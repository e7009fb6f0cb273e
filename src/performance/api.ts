import { Type, type Static } from 'typebox';
import { allMeasures, figureRoles, type Measure } from '../casefile/index.ts';
import type { Instant, PlainDate } from '../clock/index.ts';
import { apiRoute, instantInCursor, instantText, invalidFields, object, orNull, pageOf, pageSchema, paging, readCursor, usualLimit, uuidInCursor, type ApiRoute } from '../platform/api/index.ts';
import { uuidPattern } from '../platform/uuid.ts';
import { rowRoles } from './access.ts';
import { monthsToChoose, noneOfThem, readFigureFilters, readWhich, whichFacts, type FigureFilters } from './forms/filters.ts';
import { type Counted, dimensions, isComplete } from './model.ts';
import { factRows } from './queries/fact-rows.ts';
import { together } from './views/numbers.ts';
import { howFresh, measuresByMonth, measuresByPart, partsToChoose, standingByPart } from './queries/figures.ts';

export const words = (description: string) => Type.String({ description });
export const count = (description: string) => Type.Integer({ description });
export const month = (description: string) => Type.Optional(Type.String({ maxLength: 7, pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', description }));
const idOrNone = (of: string) => Type.Optional(Type.String({ maxLength: 36, pattern: `^(${noneOfThem}|${uuidPattern})$`, description: `The id of a ${of}, or "${noneOfThem}" for cases without one.` }));
const word = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z][a-z -]*$', description }));

export const measureKey = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z][a-z0-9-]*$', description }));

const filterFields = {
  kind: word('Only cases of this kind, such as "repair".'), trade: word(`Only cases of this trade, or "${noneOfThem}".`),
  team: idOrNone('team'), neighbourhood: idOrNone('neighbourhood'), contractor: idOrNone('contractor'),
  from: month('The first month, such as 2026-04, in London. The 13 months to the last one when left out.'), until: month('The last month; this one when left out.'),
};

type Asked = Readonly<Partial<Record<keyof FigureFilters, string>>>;

/** The filters as the page reads them, once what it would pass over in silence is refused. */
export function filtersAsked(asked: Asked, today: PlainDate): FigureFilters {
  const known = monthsToChoose(today);
  const errors: Record<string, string> = {};
  for (const end of ['from', 'until'] as const) {
    const said = asked[end];
    if (said !== undefined && !known.some((each) => each.startsWith(said))) errors[end] = 'Give one of the last 60 months.';
  }
  const keys = allMeasures().map(({ key }) => key);
  if (asked.measure !== undefined && !keys.includes(asked.measure)) errors['measure'] = `Give one of: ${keys.join(', ')}.`;
  if (Object.keys(errors).length > 0) throw invalidFields(errors, {}, 'query');
  return readFigureFilters(asked, today, keys);
}

export const measureSchema = object({
  key: words('Its name.'), label: words('Its name for people.'), counts: words('What is counted, and for which month.'),
  all: orNull(words('Of a share: what all of them are. Null of a plain count.')), isNow: Type.Boolean({ description: 'It is of how things stand now, whatever the month.' }),
});
export const measureShown = ({ key, label, counts, all, isNow }: Measure): Static<typeof measureSchema> => ({ key, label, counts, all: all ?? null, isNow: isNow === true });

const itemSchema = object({
  measure: words('Which measure.'), month: orNull(words('Which month. Null of how things stand now.')),
  part: orNull(object({ id: orNull(words('An id or a trade; null for cases that have none.')), name: orNull(words('Its name.')) })),
  total: count('How many were counted.'), hits: count('How many of them are what the measure looks for.'), amended: count('How many counted as it before something that happened later.'),
  amount: count('What they come to in pence, of a measure of money; nought of others.'),
});
export const measureExample = { key: 'promises-kept', label: 'Promises kept', counts: 'Promises that were kept, of those kept or broken.', all: 'promises kept or broken', isNow: false };
const itemExample = { measure: 'promises-kept', month: '2026-10', part: { id: '0199c0de-0000-7000-8000-000000000004', name: 'Repairs north' }, total: 60, hits: 54, amended: 0, amount: 0 };

/** What managers count, as the page has it: every measure by month, or one set out by team, trade, neighbourhood or contractor. */
const measuresRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/figures/measures', operationId: 'readMeasures', tag: 'Figures', scope: 'figures:read', roles: figureRoles,
  summary: 'What managers count, by month', description: 'Every measure by month; with "by", one measure set out by team, trade, neighbourhood or contractor as well. As the record says now, a minute or two behind. A month in which nothing was counted has no row.',
  query: object({ measure: measureKey('Only this measure. Needed with "by".'), by: Type.Optional(Type.Enum([...dimensions], { description: 'What the measure is set out by.' })), ...filterFields }),
  answer: {
    status: 200, description: 'The measures there are, and a row for each measure, month and part.',
    schema: object({ measures: Type.Array(measureSchema), countedAt: orNull(instantText('When all that had changed was last counted.')), isComplete: Type.Boolean({ description: 'False while every case is being counted: until then the figures are too low.' }), items: Type.Array(itemSchema) }),
    example: { measures: [measureExample], countedAt: '2026-11-24T10:00:00.000Z', isComplete: true, items: [itemExample] },
  },
}, async ({ tx, query, today, actor: { organisationId } }) => {
  if (query.by !== undefined && query.measure === undefined) throw invalidFields({ measure: 'Say which measure is set out by it.' }, {}, 'query');
  const filters = filtersAsked(query, today as PlainDate);
  const measures = allMeasures().filter(({ key }) => query.measure === undefined || key === query.measure);
  const ofMonths = measures.filter(({ isNow }) => isNow !== true).map(({ key }) => key);
  const ofNow = measures.filter(({ isNow }) => isNow === true).map(({ key }) => key);
  const [byPart, byMonth, now, parts, fresh] = await Promise.all([
    query.by === undefined ? [] : measuresByPart(tx, filters, { organisationId, measures: ofMonths }),
    query.by === undefined ? measuresByMonth(tx, { filters, organisationId, measures: ofMonths, months: filters }) : [],
    standingByPart(tx, filters, { organisationId, measures: ofNow }),
    partsToChoose(tx, organisationId),
    howFresh(tx),
  ]);
  const partOf = (id: string | null) => ({ id, name: parts.find(({ dimension, value }) => dimension === filters.by && value === id)?.name ?? null });
  const counts = ({ total, hits, amended, amount }: Counted) => ({ total, hits, amended, amount });
  const items = [
    ...byMonth.map((row) => ({ measure: row.measure, month: row.month.slice(0, 7), part: null, ...counts(row) })),
    ...byPart.map((row) => ({ measure: row.measure, month: row.month.slice(0, 7), part: partOf(row.part), ...counts(row) })),
    ...(query.by === undefined ? summedUp(now) : now.map((row) => ({ measure: row.measure, month: null, part: partOf(row.part), ...counts(row) }))),
  ];
  return { status: 200, value: { measures: measures.map(measureShown), countedAt: fresh.countedAt, isComplete: isComplete(fresh), items } };
});

const summedUp = (rows: readonly (Counted & { readonly measure: string })[]): Static<typeof itemSchema>[] =>
  [...Map.groupBy(rows, ({ measure }) => measure)].map(([measure, of]) => ({ measure, month: null, part: null, ...together(of) }));

export const factSchema = object({
  at: instantText('When it happened.'), hit: Type.Boolean({ description: 'It is what the measure looks for.' }), amended: Type.Boolean({ description: 'It counted as it before something that happened later.' }), amount: count('In pence, of a measure of money; nought of others.'),
  reference: words('The case.'), kind: words('Its kind.'), title: words('What the case is about.'), stage: words('How far it is.'), address: words('Where it is.'),
  trade: orNull(words('Its trade.')), ownerName: words('Who is answerable now.'), teamName: words('Their team.'),
});
export const factExample = { at: '2026-10-12T09:00:00.000Z', hit: false, amended: false, amount: 0, reference: 'REP-2026-00412', kind: 'repair', title: 'Leak under kitchen sink', stage: 'booked', address: '14 Larch House, SK1 3XA', trade: 'plumber', ownerName: 'Aisha Rahman', teamName: 'Repairs north' };

/** The rows behind a figure. */
const rowsRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/figures/rows', operationId: 'listFigureRows', tag: 'Figures', scope: 'cases:read', roles: rowRoles,
  summary: 'The rows behind a figure', description: 'What a measure counted, newest first, under the same filters. Of how things stand now the months are left aside.',
  query: object({
    measure: measureKey('Which measure. What is overdue now when left out.'),
    which: Type.Optional(Type.Enum([...whichFacts], { description: 'All of them, those that are what it looks for, the others, or those that counted as it before. All when left out.' })),
    ...filterFields, ...paging,
  }),
  answer: { status: 200, description: 'A page of rows.', schema: pageSchema(factSchema), example: { items: [factExample], next: null } },
}, async ({ tx, query, today, actor: { organisationId } }) => {
  const { limit = usualLimit, after: cursor, which, ...asked } = query;
  const filters = filtersAsked(asked, today as PlainDate);
  const [at = '', caseId = '', ordinal = ''] = readCursor(cursor, [instantInCursor, uuidInCursor, /^\d{1,6}$/]) ?? [];
  const isNow = allMeasures().some(({ key, isNow: ofNow }) => key === filters.measure && ofNow === true);
  const after = at === '' ? undefined : { at: at as Instant, caseId, ordinal: Number(ordinal) };
  const rows = await factRows(tx, { filters, which: readWhich({ which }), isNow, organisationId, after, most: limit + 1 });
  return { status: 200, value: pageOf(rows, limit, { show: ({ caseId: _case, ordinal: _place, ...fact }) => fact, key: (row) => [row.at, row.caseId, String(row.ordinal)] }) };
});

/** What managers count, for programs. */
export const performanceApiRoutes: readonly ApiRoute[] = [measuresRoute, rowsRoute];
