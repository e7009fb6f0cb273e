import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDate } from '../../clock/index.ts';
import type { AreaFound, BelievedOfArea } from '../model.ts';
import { noDampRepairs, type HomeFacts } from '../work-out/home-facts.ts';
import { gatherMoney, noDamp, nothingSpent, type DampSums } from './gather.ts';
import type { MoneyBlock, MoneyPart } from './model.ts';
import { moneyFound } from './work-out.ts';

const believed = (more: Partial<BelievedOfArea> = {}): BelievedOfArea => ({ expected: 2, rate: 1, lower: 0.5, upper: 1.6, probability: 0.1, mark: 'ordinary', place: 1, ...more });
const block = (number: number, more: Partial<BelievedOfArea> = {}): AreaFound => ({
  number, level: 'block', wardCode: 'W1', estateId: 'e1', blockId: `b${number}`, postcodeKey: null, homes: 20, homeWeeks: 1040, cases: 2, isInspected: true, unadjusted: believed(more), adjusted: believed(),
});
/** Ten ordinary blocks beside those of interest, so that these do not make the average that they are held against. */
const ordinary = Array.from({ length: 10 }, (_, at) => block(100 + at));
const usual: DampSums = { repairs: 10, episodes: 10, cameBack: 1, withOrders: 10, pence: 100_000 };
const weeks = { first: plainDate('2024-11-25'), count: 104 };

function found(areas: readonly AreaFound[], spent: ReadonlyMap<number, DampSums> = new Map(), everywhere = usual) {
  const gathered = { weeks, homes: 20 * (areas.length + 10), blocks: new Map([...areas, ...ordinary].map(({ number }) => [`W1/e1/b${number}`, spent.get(number) ?? everywhere])) };
  return moneyFound({ gathered, areas: [...areas, ...ordinary], cells: [], multipliers: undefined });
}
const only = (blocks: readonly MoneyBlock[], number: number) => blocks.find((each) => each.number === number);

describe('damp that comes back', () => {
  const home = (...episodes: readonly string[]): HomeFacts => ({
    id: 'h', wardCode: 'W1', estateId: 'e1', blockId: 'b1', postcodeKey: 'SK301AB', neighbourhoodId: 'n', facets: [], lived: [], episodes: episodes.map((day) => plainDate(day)), isInspected: false, position: null, leaks: 0, dampRepairs: noDampRepairs,
  });
  const cases: readonly (readonly [why: string, home: HomeFacts, episodes: number, cameBack: number])[] = [
    ['once is not again', home('2026-01-05'), 1, 0],
    ['again within a year', home('2025-11-03', '2026-10-20'), 2, 1],
    ['again after more than a year is new', home('2025-01-06', '2026-10-20'), 2, 0],
    ['what it came back to may be older than three years', home('2023-10-02', '2024-03-04'), 1, 1],
    ['three times is twice again', home('2025-11-03', '2026-03-02', '2026-10-20'), 3, 2],
    ['what began this week is not counted yet', home('2026-10-20', '2026-11-24'), 1, 0],
  ];
  for (const [why, one, episodes, cameBack] of cases) {
    it(why, () => {
      const gathered = nothingSpent(weeks);
      gatherMoney(gathered, one);
      assert.deepEqual(gathered.blocks.get('W1/e1/b1'), { ...noDamp, episodes, cameBack });
    });
  }
});

describe('where money should go', () => {
  const cases: readonly (readonly [why: string, area: AreaFound, spent: DampSums, held: readonly MoneyPart[], unsure: readonly MoneyPart[]])[] = [
    ['nothing holds: it is not on the list', block(1), usual, [], []],
    ['a hotspot', block(1, { mark: 'hotspot' }), usual, ['damp'], []],
    ['on watch: held, and not sure', block(1, { mark: 'watch' }), usual, ['damp'], ['damp']],
    ['nobody reported and nobody looked: that holds nothing', block(1, { mark: 'no evidence' }), noDamp, [], []],
    ['three of ten episodes came back, where one in ten does', block(1), { ...usual, cameBack: 3 }, ['recurrence'], []],
    ['one of two came back: one is too few', block(1), { ...usual, episodes: 2, cameBack: 1 }, [], []],
    ['two of four came back: held, and of few episodes', block(1), { ...usual, episodes: 4, cameBack: 2 }, ['recurrence'], ['recurrence']],
    ['three times the money', block(1), { ...usual, pence: 300_000 }, ['cost'], []],
    ['three times the money, with orders known for less than half', block(1), { ...usual, withOrders: 4, pence: 300_000 }, ['cost'], ['cost']],
    ['all at once but its type', block(1, { mark: 'hotspot' }), { ...usual, cameBack: 5, pence: 400_000 }, ['damp', 'recurrence', 'cost'], []],
  ];
  for (const [why, area, spent, held, unsure] of cases) {
    it(why, () => {
      const [one] = found([area], new Map([[1, spent]])).blocks;
      assert.deepEqual([one?.held ?? [], one?.unsure ?? []], [held, unsure]);
    });
  }

  it('counts repairs where less than half of the damp repairs have an order, and is not sure of it', () => {
    const without = { ...usual, withOrders: 4 };
    const { summary, blocks } = found([block(1)], new Map([[1, { ...without, repairs: 40 }]]), without);
    assert.deepEqual([summary.isCostKnown, blocks[0]?.held, blocks[0]?.unsure], [false, ['cost'], ['cost']]);
  });

  it('holds a type of building against all homes, and is not sure where that may be chance', () => {
    const cells = (damp: number) => [...Array.from({ length: 10 }, (_, at) => ({ area: `W1/e1/b${100 + at}`, archetype: 'cavity', cases: 20, homeWeeks: Float64Array.of(1040) })), { area: 'W1/e1/b1', archetype: 'solid', cases: damp, homeWeeks: Float64Array.of(1040) }];
    const typed = (damp: number) => moneyFound({ gathered: { weeks, homes: 220, blocks: new Map() }, areas: [block(1), ...ordinary], cells: cells(damp), multipliers: undefined }).blocks.map(({ number, held, unsure }) => [number, held, unsure]);
    assert.deepEqual(typed(60), [[1, ['type'], []]]);
    assert.deepEqual(typed(27), [[1, ['type'], ['type']]]);
  });

  it('stands by how many reasons hold, then by homes believed damp, and has an order of its own by each', () => {
    const areas = [block(1, { mark: 'hotspot', rate: 3 }), block(2, { mark: 'hotspot', rate: 2 }), block(3, { mark: 'watch' })];
    const { blocks } = found(areas, new Map([[3, { ...usual, cameBack: 4, pence: 500_000 }], [2, { ...usual, pence: 150_000 }]]));
    const inOrder = (place: (each: MoneyBlock) => number) => blocks.toSorted((one, other) => place(one) - place(other)).map(({ number }) => number);
    assert.deepEqual(inOrder(({ place }) => place), [3, 1, 2]);
    assert.deepEqual(inOrder(({ placeBy }) => placeBy.damp), [1, 2, 3]);
    assert.deepEqual(inOrder(({ placeBy }) => placeBy.cost), [3, 2, 1]);
    assert.equal(inOrder(({ placeBy }) => placeBy.recurrence)[0], 3);
    assert.equal(only(blocks, 1)?.dampHomes, 6);
  });
});
