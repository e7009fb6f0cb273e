import { Type, type Static } from 'typebox';
import { isPlainDate } from '../clock/index.ts';
import { apiRoute, date, idOf, instantText, object, orNull, pageOf, pageSchema, paging, readCursor, usualLimit, uuidInCursor, type ApiRoute } from '../platform/api/index.ts';
import { dampRoles, dampRowRoles } from './access.ts';
import { marksOf, whichAreas } from './forms.ts';
import { homesAsked } from './homes-asked.ts';
import { lenses, levels, marks } from './model.ts';
import { areasOfRun, type AreaListed } from './queries/areas.ts';
import { episodesIn, type EpisodeListed } from './queries/episodes.ts';
import { alarmsOfRun, clustersOfRun } from './queries/findings.ts';
import { doneRun } from './queries/runs.ts';
import { areaName, liesIn } from './views/words.ts';

const tag = 'Damp';
const text = (description: string) => Type.String({ description });
const number = (description: string) => Type.Number({ description });
const count = (description: string) => Type.Integer({ description });
const runField = { run: orNull(idOf('the run that these are of; null before the first')) };

const clusterSchema = object({ fromWeek: date('Monday of its first week.'), toWeek: date('Monday of its last week.'), homes: count('Homes of its blocks.'), cases: count('Of them with a new episode.'), expected: number('As many would be usual.'), p: number('How often chance alone finds as much anywhere.'), onceInWeeks: number('Looking each week, chance alone would find as much once in so many weeks.'), isBorneOut: Type.Boolean({ description: 'The permutation form finds it too.' }), areas: Type.Array(count('The number of a block in this run.')) });
const alarmSchema = object({ neighbourhood: orNull(object({ id: idOf('the neighbourhood'), name: orNull(text('Its name.')) })), state: Type.Enum(['alarm', 'usual', 'too few', 'too short'], { description: 'What is said of its last week.' }), cases: count('New episodes of the week.'), expected: orNull(number('As many are usual.')), upper: orNull(count('The most that would be usual.')) });
const doubtSchema = object({ lens: Type.Enum([...lenses], { description: 'Which way to look.' }), level: Type.Enum([...levels], { description: 'Areas of which size.' }), areas: count('Areas in all.'), hotspots: count('Marked as hotspots.'), watched: count('On watch.'), noEvidence: count('Nobody reported and nobody looked.'), ordinary: number('Of those marked, likely ordinary after all.') });
const weekSchema = object({ monday: date('The Monday of the week.'), cases: count('New episodes.'), usual: number('As the season and the homes lived in lead to expect.'), smoothed: number('The smoothed run of weeks, as times the usual.'), low: number('Its lower limit.'), high: number('Its upper limit.'), isOut: orNull(Type.Enum(['above', 'below'], { description: 'Where it is beyond its limits.' })) });
const typeSchema = object({ name: text('The type: age band, wall, heating, ventilation, EPC band and form, as far as they are told apart.'), homes: count('Homes of it.'), cases: count('Of them with an episode in the year.'), times: number('Its rate as times that of all homes.'), low: number('The lower end of its 95% range.'), high: number('The upper end.') });
const summarySchema = object({
  ...runField, doneAt: orNull(instantText('When it was worked out.')), lastWeek: orNull(date('Monday of the last week counted.')), seed: orNull(count('The seed of its chance.')), inputsHash: orNull(text('SHA-256 of what was read.')),
  homesLivedIn: count('Homes lived in during the year.'), cases: count('Of them with an episode that began in the year.'), yearlyRate: orNull(number('Homes with an episode, in a hundred lived in for a year.')),
  doubts: Type.Array(doubtSchema), clusters: Type.Array(clusterSchema), alarms: Type.Array(alarmSchema), weeks: Type.Array(weekSchema), types: Type.Array(typeSchema),
});
const id = '0199c0de-0000-7000-8000-000000000021';
const summaryExample: Static<typeof summarySchema> = {
  run: id, doneAt: '2026-11-24T02:15:00.000Z', lastWeek: '2026-11-16', seed: 20261122, inputsHash: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef', homesLivedIn: 11_840, cases: 812, yearlyRate: 6.9,
  doubts: [{ lens: 'unadjusted', level: 'block', areas: 320, hotspots: 2, watched: 11, noEvidence: 34, ordinary: 4.8 }],
  clusters: [{ fromWeek: '2026-11-02', toWeek: '2026-11-16', homes: 212, cases: 41, expected: 24.1, p: 0.005, onceInWeeks: 313, isBorneOut: true, areas: [12, 13] }],
  alarms: [{ neighbourhood: { id, name: 'Edgeley' }, state: 'alarm', cases: 9, expected: 3.1, upper: 7 }],
  weeks: [{ monday: '2026-11-16', cases: 31, usual: 24.2, smoothed: 1.12, low: 0.71, high: 1.29, isOut: null }], types: [{ name: '1945 to 1964 · solid brick', homes: 412, cases: 51, times: 1.8, low: 1.3, high: 2.4 }],
};

/** What the dashboard says, for programs. */
const readRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/damp', operationId: 'readDamp', tag, scope: 'figures:read', roles: dampRoles, summary: 'Where homes are damp', description: 'What was last worked out for the homes that your organisation owns or manages: how many areas are marked and how many of those are likely ordinary, clusters, and the last week beside what is usual. As stored; worked out each night.',
  answer: { status: 200, description: 'The newest run.', schema: summarySchema, example: summaryExample },
}, async ({ tx, actor: { organisationId } }) => {
  const run = await doneRun(tx, organisationId);
  if (run === undefined) return { status: 200, value: { run: null, doneAt: null, lastWeek: null, seed: null, inputsHash: null, homesLivedIn: 0, cases: 0, yearlyRate: null, doubts: [], clusters: [], alarms: [], weeks: [], types: [] } };
  const [clusters, alarms] = await Promise.all([clustersOfRun(tx, run.id), alarmsOfRun(tx, run.id, 1000)]);
  const { homesLivedIn, cases, yearlyRate, doubts, chart, types } = run.summary;
  return { status: 200, value: {
    run: run.id, doneAt: run.doneAt, lastWeek: run.lastWeek, seed: run.seed, inputsHash: run.inputsHash, homesLivedIn, cases, yearlyRate,
    doubts: doubts.map(({ lens, level, areas, hotspots, watched, noEvidence, ordinary }) => ({ lens, level, areas, hotspots, watched, noEvidence, ordinary })),
    clusters: clusters.map(({ fromWeek, toWeek, homes, cases: seen, expected, p, onceInWeeks, isBorneOut, areas }) => ({ fromWeek, toWeek, homes, cases: seen, expected, p, onceInWeeks, isBorneOut, areas: [...areas] })),
    weeks: chart.map(({ monday, cases: seen, usual, smoothed, low, high, isOut }) => ({ monday, cases: seen, usual, smoothed, low, high, isOut })),
    types: types.map(({ name, homes, cases: seen, times, low, high }) => ({ name, homes, cases: seen, times, low, high })),
    alarms: alarms.map(({ neighbourhoodId, name, state, cases: seen, expected, upper }) => ({ neighbourhood: neighbourhoodId === null ? null : { id: neighbourhoodId, name }, state, cases: seen, expected, upper })),
  } };
});

const areaSchema = object({
  number: count('Its number in this run.'), level: Type.Enum([...levels], { description: 'What it is.' }), name: text('Its name.'), liesIn: text('What it lies in.'), homes: count('Homes lived in.'), homeWeeks: number('How long they were.'), cases: count('Homes with an episode in the year.'),
  expected: number('As many were expected.'), rate: number('What is believed, as times the expected.'), lower: number('The lower end of its 95% range.'), upper: number('The upper end.'), probability: number('That it is over 1.5 times.'),
  mark: Type.Enum([...marks], { description: 'What is said of it.' }),
});
const areaExample: Static<typeof areaSchema> = { number: 12, level: 'block', name: 'Larch House', liesIn: 'Larch Estate, Edgeley', homes: 19, homeWeeks: 961.4, cases: 4, expected: 1.3, rate: 1.7, lower: 0.9, upper: 2.8, probability: 0.62, mark: 'watch' };
const showArea = (area: AreaListed): Static<typeof areaSchema> => ({
  number: area.number, level: area.level, name: areaName(area), liesIn: liesIn(area), homes: area.homes, homeWeeks: area.homeWeeks, cases: area.cases,
  expected: area.expected, rate: area.rate, lower: area.lower, upper: area.upper, probability: area.probability, mark: area.mark,
});

const areasRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/damp/areas', operationId: 'listDampAreas', tag, scope: 'figures:read', roles: dampRoles, summary: 'Areas, the surest to be damp first', description: 'Wards, estates or blocks of the newest run, without adjusting or beside what their types of building lead to expect.',
  query: object({ lens: Type.Optional(Type.Enum([...lenses], { description: 'Which way to look. Unadjusted when left out.' })), level: Type.Optional(Type.Enum([...levels], { description: 'Areas of which size. Blocks when left out.' })), which: Type.Optional(Type.Enum([...whichAreas], { description: 'Which of them. Those marked when left out.' })), ...paging }),
  answer: { status: 200, description: 'A page of areas.', schema: pageSchema(areaSchema), example: { items: [areaExample], next: null } },
}, async ({ tx, actor: { organisationId }, query: { limit = usualLimit, after: cursor, lens = 'unadjusted', level = 'block', which = 'marked' } }) => {
  const run = await doneRun(tx, organisationId);
  const [place] = readCursor(cursor, [/^\d{1,9}$/]) ?? [];
  const found = run === undefined ? [] : await areasOfRun(tx, { runId: run.id, lens, level, marks: marksOf[which], after: place === undefined ? undefined : Number(place), most: limit + 1 });
  return { status: 200, value: pageOf(found, limit, { show: showArea, key: (area) => [String(area.place)] }) };
});

const homeSchema = object({ homeId: idOf('the home'), address: text('Its address.'), beganOn: date('When it was first reported.'), lastReportedOn: date('When it was last reported.'), closedOn: orNull(date('When its last case closed; null while one is open.')), reports: count('Reports in all.'), reference: text('The case of the first.') });
const homeExample: Static<typeof homeSchema> = { homeId: '0199c0de-0000-7000-8000-000000000001', address: '14 Larch House, SK1 3XA', beganOn: '2026-10-12', lastReportedOn: '2026-11-02', closedOn: null, reports: 2, reference: 'REP-2026-00412' };
const showHome = ({ homeId, address, beganOn, lastReportedOn, closedOn, reports, reference }: EpisodeListed): Static<typeof homeSchema> => ({ homeId, address, beganOn, lastReportedOn, closedOn, reports, reference });

const homesRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/damp/homes', operationId: 'listDampHomes', tag, scope: 'cases:read', roles: dampRowRoles, summary: 'The homes behind a number', description: 'Episodes of damp that began in the year of a run, or in some of its weeks, the newest first: of some of its areas, a neighbourhood or a type of building, or of all homes that your organisation owns or manages.',
  query: object({ run: Type.Optional(idOf('the run')), area: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,8}(,[1-9]\\d{0,8}){0,199}$', description: 'The number of an area of that run, or several with commas between them.' })), neighbourhood: Type.Optional(idOf('the neighbourhood')), type: Type.Optional(Type.String({ maxLength: 300, description: 'The name of a type of building of that run.' })), since: Type.Optional(date('The Monday of the first week.')), until: Type.Optional(date('The Monday of the last week.')), ...paging }),
  answer: { status: 200, description: 'A page of episodes.', schema: pageSchema(homeSchema), example: { items: [homeExample], next: null } },
}, async ({ tx, actor: { organisationId }, query: { limit = usualLimit, after: cursor, area, ...of } }) => {
  const asked = await homesAsked(tx, { query: of, everyQueryValue: new Map(area === undefined ? [] : [['area', area.split(',')]]) }, organisationId);
  const [beganOn, homeId] = readCursor(cursor, [{ test: isPlainDate }, uuidInCursor]) ?? [];
  const after = beganOn === undefined || homeId === undefined || !isPlainDate(beganOn) ? undefined : { beganOn, homeId };
  const found = asked === undefined ? [] : await episodesIn(tx, { ...asked, organisationId, after, most: limit + 1 });
  return { status: 200, value: pageOf(found, limit, { show: showHome, key: (row) => [row.beganOn, row.homeId] }) };
});

/** Where homes are damp, for programs. */
export const insightApiRoutes: readonly ApiRoute[] = [readRoute, areasRoute, homesRoute];
