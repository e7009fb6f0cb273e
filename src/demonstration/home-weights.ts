import type { PlainDate } from '../clock/index.ts';
import { hasDampWalls, howStrong, type Planted } from './planted/plant.ts';
import type { Chance } from './seeded.ts';
import type { SettledHome } from './settle-residents.ts';

/** Homes to draw from, some likelier than others, in so many steps as the number of homes has bits. */
export interface HomeDraw {
  pick(chance: Chance): number;
}

/** Two draws: of any problem, and of damp, which follows how a home is built and where in its block it is. */
export interface HomeDraws {
  readonly ofAny: HomeDraw;
  readonly ofDamp: HomeDraw;
}

/** What is planted, and since when the silent estate is silent. */
export interface Planting extends Planted {
  readonly silentFrom: PlainDate;
}

/** How prone each lived-in home is to need repairs, by the day: a few make much of the work, as they do everywhere. */
export function homeDraws(homes: readonly SettledHome[], planting: Planting, chance: Chance): (date: PlainDate) => HomeDraws {
  const prone = homes.map(() => chance.weighted([[0.4, 30], [1, 45], [2, 20], [4, 5]]));
  const draws = (isSilent: boolean): HomeDraws => ({
    ofAny: drawFrom(homes.map((home, at) => isLivedIn(home) * (prone[at] ?? 1) * ageing(home) * (isSilent && home.estateId === planting.silentEstateId ? howStrong.inTheSilenceOfAll : 1))),
    ofDamp: drawFrom(homes.map((home, at) => isLivedIn(home) * (0.5 + (prone[at] ?? 1) / 2) * dampness(home) * planted(home, planting, isSilent))),
  });
  const [before, since] = [draws(false), draws(true)];
  return (date) => (date < planting.silentFrom ? before : since);
}

const isLivedIn = ({ tenant }: SettledHome): number => (tenant === undefined ? 0 : 1);

const ageing = ({ builtUntil }: SettledHome): number => (builtUntil === null || builtUntil < 1980 ? 1.2 : builtUntil > 2005 ? 0.7 : 1);

function dampness(home: SettledHome): number {
  const { floor, storeys } = home;
  const isTopFloor = storeys !== null && storeys > 2 && floor === storeys - 1;
  return (hasDampWalls(home) ? 3 : 1) * (isTopFloor ? 3 : 1);
}

/** How many times as often damp is told of than in others built alike. */
function planted({ blockId, estateId }: SettledHome, { dampBlockIds, silentEstateId }: Planted, isSilent: boolean): number {
  if (estateId === silentEstateId) return isSilent ? howStrong.inTheSilence : howStrong.beforeTheSilence;
  return blockId !== null && dampBlockIds.has(blockId) ? howStrong.dampBlocks : 1;
}

function drawFrom(weights: readonly number[]): HomeDraw {
  let sum = 0;
  const upTo = weights.map((weight) => (sum += weight));
  return { pick: (chance) => firstAbove(upTo, chance.share() * sum) };
}

function firstAbove(upTo: readonly number[], value: number): number {
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
