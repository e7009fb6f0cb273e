import { Type, type Static } from 'typebox';
import { silenceStates } from '../statistics/silent-homes/silence.ts';
import { apiRoute, idOf, object, orNull, pageOf, pageSchema, paging, readCursor, usualLimit, type ApiRoute } from '../platform/api/index.ts';
import { dampRoles, dampRowRoles } from './access.ts';
import { statesOf, whichSilence } from './forms.ts';
import { levels } from './model.ts';
import { newestDone } from './queries/runs.ts';
import { auditOf, deprivationOfRun, silenceOfRun, silentHomes, silentPlaces, type AuditListed, type SilentHomeListed, type SilentPlaceListed } from './queries/silence.ts';
import { auditGroups, auditStates, type AuditFilled } from './silence/model.ts';
import { filledIn } from './views/deprivation-words.ts';
import { besideWhat } from './views/silence-words.ts';
import { areaName, liesIn } from './views/words.ts';

const tag = 'Damp';
const text = (description: string) => Type.String({ description });
const number = (description: string) => Type.Number({ description });
const count = (description: string) => Type.Integer({ description });
const reasonsOf = (description: string) => Type.Array(object({ words: text('What it is.'), points: number('Ten points double the odds.') }), { description });
const placeAfter = (cursor: string | undefined): number | undefined => {
  const [place] = readCursor(cursor, [/^\d{1,9}$/]) ?? [];
  return place === undefined ? undefined : Number(place);
};

const placeSchema = object({
  level: Type.Enum([...levels], { description: 'What it is.' }), name: text('Its name.'), liesIn: text('What it lies in.'), state: Type.Enum([...silenceStates], { description: 'What is heard from it. “too few” says nothing; none says that it is dry.' }),
  homes: count('Homes lived in.'), reported: count('Of them with an episode in the last year.'), expected: number('As many are expected of homes like them.'), low: orNull(number('The lower end of reported for each expected; null where too little is expected.')), high: orNull(number('The upper end.')),
  inspected: count('Homes that somebody came to look at in the last 24 months.'), reasons: reasonsOf('Why more is expected here than elsewhere.'),
});
const placeExample: Static<typeof placeSchema> = { level: 'estate', name: 'Larch Estate', liesIn: 'Edgeley', state: 'silent', homes: 160, reported: 4, expected: 29.6, low: 0.04, high: 0.35, inspected: 2, reasons: [{ words: 'Walls: solid brick', points: 5.4 }] };
const showPlace = (place: SilentPlaceListed): Static<typeof placeSchema> => ({
  level: place.level, name: areaName(place), liesIn: liesIn(place), state: place.state, homes: place.homes, reported: place.reported, expected: place.expected, low: place.low, high: place.high, inspected: place.inspected,
  reasons: place.reasons.map(({ words, points }) => ({ words, points })),
});

const placesRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/damp/silent', operationId: 'listSilentPlaces', tag, scope: 'figures:read', roles: dampRoles, summary: 'Places from which little is heard', description: 'Wards, estates or blocks of the newest run beside what homes like theirs lead to expect, the surest to be silent first. An invitation to look: nothing else reads it.',
  query: object({ level: Type.Optional(Type.Enum([...levels], { description: 'Places of which size. Estates when left out.' })), which: Type.Optional(Type.Enum([...whichSilence], { description: 'Which of them. Silent ones, and those that perhaps are, when left out.' })), ...paging }),
  answer: { status: 200, description: 'A page of places.', schema: pageSchema(placeSchema), example: { items: [placeExample], next: null } },
}, async ({ tx, actor: { organisationId }, query: { limit = usualLimit, after, level = 'estate', which = 'quiet' } }) => {
  const run = await newestDone(tx, organisationId);
  const found = run === undefined ? [] : await silentPlaces(tx, { runId: run.id, level, states: statesOf[which], after: placeAfter(after), most: limit + 1 });
  return { status: 200, value: pageOf(found, limit, { show: showPlace, key: ({ place }) => [String(place)] }) };
});

const homeSchema = object({ homeId: idOf('the home'), address: text('Its address.'), risk: number('That a home like it reports in a year.'), isInSilentPlace: Type.Boolean({ description: 'Its block or estate is silent.' }), reasons: reasonsOf('Why it is here.') });
const homeExample: Static<typeof homeSchema> = { homeId: '0199c0de-0000-7000-8000-000000000001', address: '14 Larch House, SK1 3XA', risk: 0.21, isInSilentPlace: true, reasons: [{ words: 'Walls: solid brick', points: 5.4 }] };
const showHome = ({ homeId, address, risk, isInSilentPlace, reasons }: SilentHomeListed): Static<typeof homeSchema> => ({ homeId, address, risk, isInSilentPlace, reasons: reasons.map(({ words, points }) => ({ words, points })) });

const homesRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/damp/silent/homes', operationId: 'listSilentHomes', tag, scope: 'cases:read', roles: dampRowRoles, summary: 'Silent homes to look at', description: 'Homes where damp is likely, that never reported it and at which nobody looked in 24 months: those of silent places first, then the likeliest. It says nothing against a home or whoever lives there, and may never be used to put anybody last.',
  query: object(paging), answer: { status: 200, description: 'A page of homes.', schema: pageSchema(homeSchema), example: { items: [homeExample], next: null } },
}, async ({ tx, actor: { organisationId }, query: { limit = usualLimit, after } }) => {
  const run = await newestDone(tx, organisationId);
  const found = run === undefined ? [] : await silentHomes(tx, { runId: run.id, organisationId, after: placeAfter(after), most: limit + 1 });
  return { status: 200, value: pageOf(found, limit, { show: showHome, key: ({ place }) => [String(place)] }) };
});

const auditSchema = object({ name: text('The group.'), homes: count('Its homes, or its blocks where marked blocks are asked for.'), listed: count('Of them on the list, or marked.'), share: number('That share.'), low: number('The lower end of its 95% range.'), high: number('The upper end.'), state: Type.Enum([...auditStates], { description: 'How its share is.' }),
  beside: Type.Enum(['all homes', 'the others'], { description: 'What it is compared with: where three groups at most hold most of the list, the others are compared with each other.' }),
});
const auditExample: Static<typeof auditSchema> = { name: 'Edgeley', homes: 610, listed: 31, share: 0.051, low: 0.036, high: 0.071, state: 'alike', beside: 'all homes' };
const showGroup = ({ place, name, homes, listed, share, low, high, state }: AuditListed, filled: AuditFilled | undefined): Static<typeof auditSchema> => ({ name, homes, listed, share, low, high, state, beside: besideWhat({ place }, filled) });

const auditRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/damp/silent/audit', operationId: 'listSilentHomesAudit', tag, scope: 'figures:read', roles: dampRoles, summary: 'Who is listed as silent', description: 'The share of each group’s homes that is listed, beside that of all homes. Groups of fewer than ten homes are left out. By deprivation a group is a tenth of England’s small areas, “1” the most deprived, “not known” where no census area was imported; with “marked” blocks are counted that are hotspot or watch, and not homes.',
  query: object({ by: Type.Optional(Type.Enum([...auditGroups], { description: 'Groups of which kind. Wards when left out.' })), ...paging }), answer: { status: 200, description: 'A page of groups.', schema: pageSchema(auditSchema), example: { items: [auditExample], next: null } },
}, async ({ tx, actor: { organisationId }, query: { limit = usualLimit, after, by = 'ward' } }) => {
  const run = await newestDone(tx, organisationId);
  const [summary, totals, found] = run === undefined ? [undefined, undefined, []] : await Promise.all([silenceOfRun(tx, run.id), deprivationOfRun(tx, run.id, by), auditOf(tx, { runId: run.id, by, after: placeAfter(after), most: limit + 1 })]);
  const filled = filledIn(by, { summary, totals });
  return { status: 200, value: pageOf(found, limit, { show: (row) => showGroup(row, filled), key: ({ place }) => [String(place)] }) };
});

/** Where nobody is heard from, for programs. */
export const silenceApiRoutes: readonly ApiRoute[] = [placesRoute, homesRoute, auditRoute];
