import type { SettledHome } from '../settle-residents.ts';
import type { Chance } from '../seeded.ts';

/** What was put into an invented landlord's history for the dashboard of damp to find, by ids as they are in the database. */
export interface Planted {
  /** Blocks in which damp is so many times as common as in others built like them. */
  readonly dampBlockIds: ReadonlySet<string>;
  /** An estate built as damp ones are, which reported much and fell silent. */
  readonly silentEstateId: string | null;
  /** Whose damp work comes back more often than others'. */
  readonly recurringContractor: string | null;
}

/** How strong it is planted. */
export const howStrong = {
  dampBlocks: 9,
  /** Of the blocks that are large enough, so many. */
  shareOfBlocks: 0.3,
  /** The silent estate before it fell silent, and since; and of problems other than damp. */
  beforeTheSilence: 2,
  inTheSilence: 0.06,
  inTheSilenceOfAll: 0.4,
  silentMonths: 14,
} as const;

export const nothingPlanted: Planted = { dampBlockIds: new Set(), silentEstateId: null, recurringContractor: null };

/** The facts of homes that planting goes by: all of them stand in the database. */
export type PlaceToPlant = Pick<SettledHome, 'blockId' | 'estateId' | 'wall' | 'builtUntil' | 'heating' | 'ventilation'>;

const fewestHomes = { block: 15, estate: 30 } as const;
const fewestEstates = 6;
/** Nobody can say that a block is worse than its kind where it is most of its kind. */
const othersForEach = 5;
const dampWalls: ReadonlySet<string | null> = new Set(['solid brick', 'concrete panel', 'unfilled cavity']);

export const hasDampWalls = ({ wall }: Pick<SettledHome, 'wall'>): boolean => dampWalls.has(wall);

/** The same homes in the same order and the same chance always have the same planted. */
export function plantIn(homes: readonly PlaceToPlant[], chance: Chance, recurringContractor: string | null): Planted {
  const silentEstateId = silentEstateOf(homes);
  const alike = homesAlike(homes);
  const blocks = [...Map.groupBy(homes.filter(({ estateId }) => estateId !== silentEstateId), ({ blockId }) => blockId)]
    .flatMap(([id, own]) => (id === null ? [] : [{ id, homes: own.length, others: Math.min(...own.map((home) => alike.get(kindOf(home)) ?? 0)) - own.length }]));
  const large = blocks.filter((block) => block.homes >= fewestHomes.block && block.others >= block.homes * othersForEach);
  const drawn = large.filter(() => chance.isTrue(howStrong.shareOfBlocks));
  const dampBlocks = drawn.length > 0 ? drawn : blocks.toSorted((one, other) => other.homes - one.homes).slice(0, 1);
  return { dampBlockIds: new Set(dampBlocks.map(({ id }) => id)), silentEstateId, recurringContractor };
}

const decade = 15;
const kindOf = ({ wall, heating, ventilation, builtUntil }: PlaceToPlant): string => [wall, heating, ventilation, Math.floor((builtUntil ?? 0) / decade)].join();

/** How many homes are built as each is: what a block is held against. */
function homesAlike(homes: readonly PlaceToPlant[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(homes, kindOf)].map(([kind, own]) => [kind, own.length]));
}

/** The one most of whose homes have walls that damp comes through; none in a landlord of few estates. */
function silentEstateOf(homes: readonly PlaceToPlant[]): string | null {
  const estates = [...Map.groupBy(homes, ({ estateId }) => estateId)];
  if (estates.length < fewestEstates) return null;
  const [most] = estates.filter(([, own]) => own.length >= fewestHomes.estate)
    .map(([id, own]) => ({ id, share: own.filter(hasDampWalls).length / own.length }))
    .toSorted((one, other) => other.share - one.share);
  return most?.id ?? null;
}
