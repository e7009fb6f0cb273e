import { archetypeRates, type Cell } from '../../statistics/exposure/expected-counts.ts';
import { blockKey, type AreaFound } from '../model.ts';
import { noDamp, sumOf, type DampSums, type GatheredMoney } from './gather.ts';
import { fewestCounted, moneyParts, moneyRules, shareWithOrders, type MoneyBlock, type MoneyFound, type MoneyPart, type MoneySummary } from './model.ts';

/** What the blocks are worked out from: areas as the run found them, and the year's homes by block and type. */
export interface MoneyAsked {
  readonly gathered: GatheredMoney;
  readonly areas: readonly AreaFound[];
  readonly cells: readonly Cell[];
  readonly multipliers: Float64Array | undefined;
}

type Unplaced = Omit<MoneyBlock, 'place' | 'placeBy'>;

/** Blocks for which one part or more holds. In order: those with most parts first; among equals, those where more homes are believed to be damp. */
export function moneyFound({ gathered, areas, cells, multipliers }: MoneyAsked): MoneyFound {
  const all = sumOf(gathered.blocks.values());
  const isCostKnown = all.withOrders > 0 && all.withOrders >= shareWithOrders * all.repairs;
  const types = typesOfBlocks(cells, multipliers);
  const beside = { homes: gathered.homes, all, isCostKnown };
  const blocks = areas.flatMap((area): Unplaced[] => {
    if (area.level !== 'block') return [];
    const block = blockOf(area, gathered.blocks.get(blockKey(area)) ?? noDamp, types.get(blockKey(area)) ?? asAll, beside);
    return block.held.length > 0 ? [block] : [];
  });
  const summary: MoneySummary = { ...all, homes: gathered.homes, blocks: areas.filter(({ level }) => level === 'block').length, isCostKnown };
  return { summary, blocks: placed(blocks) };
}

interface TypeOfBlock {
  readonly times: number;
  readonly low: number;
  readonly high: number;
}

const asAll: TypeOfBlock = { times: 1, low: 1, high: 1 };

/** How damp homes of a block's types are everywhere, each as much as it has home-weeks here. */
function typesOfBlocks(cells: readonly Cell[], multipliers: Float64Array | undefined): ReadonlyMap<string, TypeOfBlock> {
  const rates = new Map(archetypeRates(cells, multipliers).map(({ archetype, relative }) => [archetype, relative]));
  return new Map([...Map.groupBy(cells, ({ area }) => area)].map(([area, ofArea]) => {
    const weighed = ofArea.map(({ archetype, homeWeeks }) => ({ weight: homeWeeks.reduce((sum, weeks) => sum + weeks, 0), rate: rates.get(archetype) ?? asAll }));
    const weight = weighed.reduce((sum, each) => sum + each.weight, 0);
    const mean = (of: (rate: TypeOfBlock) => number) => (weight > 0 ? weighed.reduce((sum, each) => sum + each.weight * Math.min(99, of(each.rate)), 0) / weight : 1);
    return [area, { times: mean(({ times }) => times), low: mean(({ low }) => low), high: mean(({ high }) => high) }];
  }));
}

interface Beside {
  readonly homes: number;
  readonly all: DampSums;
  readonly isCostKnown: boolean;
}

const per = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

function blockOf(area: AreaFound, spent: DampSums, type: TypeOfBlock, { homes, all, isCostKnown }: Beside): Unplaced {
  const { number, wardCode, estateId, blockId, postcodeKey, unadjusted: { mark, rate, expected } } = area;
  const usual = isCostKnown ? per(all.pence, homes) : per(all.repairs, homes);
  const costTimes = usual > 0 ? per(isCostKnown ? spent.pence : spent.repairs, area.homes) / usual : 0;
  const holds: Readonly<Record<MoneyPart, boolean>> = {
    damp: mark === 'hotspot' || mark === 'watch',
    recurrence: spent.cameBack >= moneyRules.recurrence.fewest && per(spent.cameBack, spent.episodes) >= moneyRules.recurrence.times * per(all.cameBack, all.episodes),
    cost: costTimes >= moneyRules.cost.times,
    type: type.times >= moneyRules.type.times,
  };
  const isUnsure: Readonly<Record<MoneyPart, boolean>> = {
    damp: mark === 'watch', recurrence: spent.episodes < fewestCounted, cost: !isCostKnown || spent.withOrders < shareWithOrders * spent.repairs || spent.repairs < fewestCounted, type: type.low <= 1,
  };
  const held = moneyParts.filter((part) => holds[part]);
  return {
    number, wardCode, estateId, blockId, postcodeKey, homes: area.homes, held, unsure: held.filter((part) => isUnsure[part]), mark, dampHomes: rate * expected,
    ...spent, costTimes, typeTimes: type.times, typeLow: type.low, typeHigh: type.high,
  };
}

const amountOf: Readonly<Record<MoneyPart, (block: Unplaced) => number>> = { damp: ({ dampHomes }) => dampHomes, recurrence: ({ cameBack }) => cameBack, cost: ({ costTimes }) => costTimes, type: ({ typeTimes }) => typeTimes };

function placed(blocks: readonly Unplaced[]): readonly MoneyBlock[] {
  const placesBy = (order: (one: Unplaced, other: Unplaced) => number) => new Map(blocks.toSorted((one, other) => order(one, other) || one.number - other.number).map(({ number }, at) => [number, at + 1]));
  const byParts = placesBy((one, other) => other.held.length - one.held.length || other.dampHomes - one.dampHomes);
  const by = { damp: placesBy(most('damp')), recurrence: placesBy(most('recurrence')), cost: placesBy(most('cost')), type: placesBy(most('type')) };
  const at = (places: ReadonlyMap<number, number>, number: number) => places.get(number) ?? 0;
  return blocks.map((block) => {
    const { number } = block;
    return { ...block, place: at(byParts, number), placeBy: { damp: at(by.damp, number), recurrence: at(by.recurrence, number), cost: at(by.cost, number), type: at(by.type, number) } };
  });
}

const most = (part: MoneyPart) => (one: Unplaced, other: Unplaced): number => amountOf[part](other) - amountOf[part](one);
