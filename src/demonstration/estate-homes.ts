import { estateKind, type EstateKind } from './estate-kinds.ts';
import { blockName, streetName } from './place-names.ts';
import type { Chance } from './seeded.ts';

/** One invented home of an estate: where it stands and how it is built. */
export interface InventedHome {
  readonly addressLine: string;
  readonly block: string;
  readonly blockStoreys: number | null;
  readonly communalAreas: string;
  readonly tenure: string;
  readonly bedrooms: number;
  readonly floor: number;
  readonly form: string;
  readonly builtFrom: number;
  readonly builtUntil: number;
  readonly wall: string;
  readonly heating: string;
  readonly ventilation: string;
  readonly epcBand: string;
  /** Homes of one block or one stretch of a street have the same: the postcode is made from it. */
  readonly stretch: number;
}

type Building = Pick<InventedHome, 'builtFrom' | 'builtUntil' | 'wall' | 'heating' | 'ventilation'>;

/** From seven storeys the law calls a block of homes a higher-risk building. */
const storeysOfTower = 7;

export const isTower = (storeys: number | null): boolean => storeys !== null && storeys >= storeysOfTower;

export interface EstateRoom {
  readonly size: number;
  /** High-rise blocks it may have at most. */
  readonly towers: number;
}

/** The homes of one estate: its blocks first, then its streets, `size` in all. */
export function* estateHomes(estate: number, { size, towers }: EstateRoom, chance: Chance): Iterable<InventedHome> {
  const kind = estateKind(estate, chance);
  // Blocks of one estate went up together; its streets did not.
  const ofBlocks = buildingOf(kind, chance);
  let made = 0;
  let stretch = 0;
  let towersLeft = towers;
  for (let block = 0; made < size * kind.blockShare; block += 1) {
    const room = { size: size - made, towers: towersLeft };
    const storeys = chance.pick(isFirst(estate, block) ? highestThatFit(kind, room) : storeysThatFit(kind, room));
    if (isTower(storeys)) towersLeft -= 1;
    for (const home of blockHomes(kind, { name: blockName(estate, block), storeys, building: ofBlocks }, chance)) {
      if (made >= size) return;
      made += 1;
      yield { ...home, stretch };
    }
    stretch += 1;
  }
  for (let street = 0; made < size; street += 1) {
    for (const home of streetHomes(kind, streetName(estate, street), chance)) {
      if (made >= size) return;
      made += 1;
      yield { ...home, stretch };
    }
    stretch += 1;
  }
}

const homesPerFloor = (storeys: number): number => (storeys > 8 ? 6 : 4);

const isFirst = (estate: number, block: number): boolean => estate === 0 && block === 0;

/** The blocks that the estate has room for; the lowest when it has room for none. */
function storeysThatFit(kind: EstateKind, { size, towers }: EstateRoom): readonly number[] {
  const fitting = kind.storeys.filter((storeys) => storeys * homesPerFloor(storeys) <= size && (towers > 0 || !isTower(storeys)));
  return fitting.length > 0 ? fitting : [Math.min(...kind.storeys)];
}

/** The towers among them, if there are any. */
function highestThatFit(kind: EstateKind, room: EstateRoom): readonly number[] {
  const fitting = storeysThatFit(kind, room);
  return fitting.some(isTower) ? fitting.filter(isTower) : fitting;
}

interface InventedBlock {
  readonly name: string;
  readonly storeys: number;
  readonly building: Building;
}

function* blockHomes(kind: EstateKind, { name: block, storeys: blockStoreys, building }: InventedBlock, chance: Chance): Iterable<Omit<InventedHome, 'stretch'>> {
  const perFloor = homesPerFloor(blockStoreys);
  const isSheltered = blockStoreys === 2;
  for (let flat = 1; flat <= blockStoreys * perFloor; flat += 1) {
    const floor = Math.floor((flat - 1) / perFloor);
    yield {
      ...building, block, blockStoreys, floor,
      addressLine: `${flat} ${block}`,
      communalAreas: blockStoreys > 4 ? 'Entrance lobby;Stairs;Lifts;Bin store;Roof' : 'Entrance lobby;Stairs;Bin store;Roof',
      tenure: isSheltered ? 'sheltered' : chance.weighted([['social rent', 76], ['leasehold', 12], ['affordable rent', 8], ['temporary', 3], ['supported', 1]]),
      bedrooms: isSheltered ? 1 : chance.weighted([[1, 5], [2, 6], [3, 1]]),
      form: isTower(blockStoreys) ? 'high-rise flat' : 'low-rise flat',
      epcBand: chance.weighted(kind.epcBands),
    };
  }
}

function* streetHomes(kind: EstateKind, street: string, chance: Chance): Iterable<Omit<InventedHome, 'stretch'>> {
  const building = buildingOf(kind, chance);
  const houses = chance.whole(8, 30);
  for (let house = 1; house <= houses; house += 1) {
    const form = chance.weighted(kind.houseForms);
    yield {
      ...building,
      block: '', blockStoreys: null, communalAreas: '', floor: 0,
      addressLine: `${house * 2 - (house % 2)} ${street}`,
      // One boiler in eight was replaced by something else since.
      heating: chance.isTrue(0.125) ? chance.weighted(kind.heatings) : building.heating,
      tenure: chance.weighted([['social rent', 88], ['affordable rent', 8], ['shared ownership', 3], ['temporary', 1]]),
      bedrooms: form === 'bungalow' ? chance.whole(1, 2) : chance.weighted([[2, 5], [3, 7], [4, 1]]),
      form,
      epcBand: chance.weighted(kind.epcBands),
    };
  }
}

function buildingOf(kind: EstateKind, chance: Chance): Building {
  const from = chance.whole(kind.built[0], kind.built[1]);
  return {
    builtFrom: from,
    builtUntil: Math.min(kind.built[1], from + chance.whole(0, 4)),
    wall: chance.weighted(kind.walls),
    heating: chance.weighted(kind.heatings),
    ventilation: chance.weighted(kind.ventilations),
  };
}
