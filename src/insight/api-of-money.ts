import { Type, type Static } from 'typebox';
import { isPlainDate } from '../clock/index.ts';
import { apiRoute, date, idOf, object, pageOf, pageSchema, paging, readCursor, usualLimit, uuidInCursor, type ApiRoute } from '../platform/api/index.ts';
import { dampRoles } from './access.ts';
import { moneyOrders, moneyParts } from './money/model.ts';
import { marks } from './model.ts';
import { moneyBlocks, moneyProgrammes, type MoneyListed, type ProgrammeOfMoney } from './queries/money.ts';
import { newestDone } from './queries/runs.ts';
import { areaName, liesIn } from './views/words.ts';

const tag = 'Damp';
const text = (description: string) => Type.String({ description });
const number = (description: string) => Type.Number({ description });
const count = (description: string) => Type.Integer({ description });
const parts = (description: string) => Type.Array(Type.Enum([...moneyParts]), { description });
const sums = { homes: count('Homes lived in.'), dampHomes: number('Of them believed to have an episode in a year.'), episodes: count('Episodes of damp of three years.'), cameBack: count('Of them begun in the same home within a year of an earlier one.'), repairs: count('Damp repairs of three years.'), withOrders: count('Of them with orders.'), pence: number('What these orders are worth, in pence.') };

const blockSchema = object({
  area: count('The number of the area in the newest run.'), name: text('Its name.'), liesIn: text('What it lies in.'), ...sums, held: parts('The reasons that hold: damp now, comes back, costs again and again, its type of building.'), unsure: parts('Those of them that rest on little.'),
  mark: Type.Enum([...marks], { description: 'What is said of damp there.' }), costTimes: number('For each home, times the landlord’s own.'), typeTimes: number('How damp homes of its types are, times all homes.'), typeLow: number('The lower end of its 95% range.'), typeHigh: number('The upper end.'),
  planned: Type.Array(object({ id: idOf('the programme'), name: text('Its name.'), startsOn: date('When it begins.') }), { description: 'Programmes still to come there.' }),
});
const id = '0199c0de-0000-7000-8000-000000000021';
const blockExample: Static<typeof blockSchema> = { area: 12, name: 'Larch House', liesIn: 'Larch Estate, Edgeley', homes: 19, dampHomes: 4.2, episodes: 10, cameBack: 4, repairs: 11, withOrders: 9, pence: 412_500, held: ['damp', 'recurrence'], unsure: ['damp'], mark: 'watch', costTimes: 1.8, typeTimes: 1.1, typeLow: 0.9, typeHigh: 1.3, planned: [{ id, name: 'Roofs of Edgeley', startsOn: '2027-03-01' }] };
const showBlock = (block: MoneyListed): Static<typeof blockSchema> => {
  const { number: area, homes, dampHomes, episodes, repairs, cameBack, withOrders, pence, held, unsure, mark, costTimes, typeTimes, typeLow, typeHigh, planned } = block;
  return { area, name: areaName(block), liesIn: liesIn(block), homes, dampHomes, episodes, repairs, cameBack, withOrders, pence, held: [...held], unsure: [...unsure], mark, costTimes, typeTimes, typeLow, typeHigh, planned: planned.map(({ id: programme, name, startsOn }) => ({ id: programme, name, startsOn })) };
};

const blocksRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/damp/money', operationId: 'listWhereMoneyShouldGo', tag, scope: 'figures:read', roles: dampRoles, summary: 'Where money should go', description: 'Blocks of the newest run for which at least one of four reasons holds, in the order of how many do, or by one of them. None weighs more than another.',
  query: object({ by: Type.Optional(Type.Enum([...moneyOrders], { description: 'In which order. By how many reasons when left out.' })), planned: Type.Optional(Type.Enum(['all', 'no'], { description: 'no: only where nothing is planned.' })), ...paging }),
  answer: { status: 200, description: 'A page of blocks.', schema: pageSchema(blockSchema), example: { items: [blockExample], next: null } },
}, async ({ tx, actor: { organisationId }, query: { limit = usualLimit, after: cursor, by = 'parts', planned = 'all' } }) => {
  const run = await newestDone(tx, organisationId);
  const [place] = readCursor(cursor, [/^\d{1,9}$/]) ?? [];
  const found = run === undefined ? [] : await moneyBlocks(tx, { runId: run.id, order: by, isUnplanned: planned === 'no', after: place === undefined ? undefined : Number(place), most: limit + 1 });
  return { status: 200, value: pageOf(found, limit, { show: showBlock, key: (block) => [String(block.place)] }) };
});

const programmeSchema = object({ id: idOf('the programme'), name: text('Its name.'), work: text('What is done.'), startsOn: date('When it begins.'), endsOn: date('When it ends.'), blocks: count('Blocks of the list that it reaches; what follows is added up over these.'), ...sums });
const programmeExample: Static<typeof programmeSchema> = { id, name: 'Roofs of Edgeley', work: 'New roofs', startsOn: '2027-03-01', endsOn: '2027-09-30', blocks: 6, homes: 121, dampHomes: 18.4, episodes: 47, cameBack: 11, repairs: 52, withOrders: 40, pence: 1_912_000 };
const showProgramme = ({ id: programme, name, work, startsOn, endsOn, blocks, homes, dampHomes, episodes, repairs, cameBack, withOrders, pence }: ProgrammeOfMoney): Static<typeof programmeSchema> =>
  ({ id: programme, name, work, startsOn, endsOn, blocks, homes, dampHomes, episodes, repairs, cameBack, withOrders, pence });

const programmesRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/damp/money/programmes', operationId: 'listProgrammesWhereMoneyShouldGo', tag, scope: 'figures:read', roles: dampRoles, summary: 'What programmes reach of where money should go', description: 'Programmes still to come that reach a block of the list, as a whole or some of its homes, the soonest first.',
  query: object(paging), answer: { status: 200, description: 'A page of programmes.', schema: pageSchema(programmeSchema), example: { items: [programmeExample], next: null } },
}, async ({ tx, actor: { organisationId }, query: { limit = usualLimit, after: cursor } }) => {
  const run = await newestDone(tx, organisationId);
  const [startsOn, last] = readCursor(cursor, [{ test: isPlainDate }, uuidInCursor]) ?? [];
  const after = startsOn === undefined || last === undefined ? undefined : { startsOn, id: last };
  const found = run === undefined ? [] : await moneyProgrammes(tx, { runId: run.id, after, most: limit + 1 });
  return { status: 200, value: pageOf(found, limit, { show: showProgramme, key: (programme) => [programme.startsOn, programme.id] }) };
});

/** Where money should go, for programs. */
export const moneyApiRoutes: readonly ApiRoute[] = [blocksRoute, programmesRoute];
