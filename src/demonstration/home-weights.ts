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

/** How prone each lived-in home is to need repairs. A few make much of the work, as they do everywhere. */
export function homeDraws(homes: readonly SettledHome[], chance: Chance): HomeDraws {
  const dampBlocks = new Map<string, number>();
  const ofAny: number[] = [];
  const ofDamp: number[] = [];
  for (const home of homes) {
    const prone = chance.weighted([[0.4, 30], [1, 45], [2, 20], [4, 5]]);
    const isLivedIn = home.tenant === undefined ? 0 : 1;
    const block = `${home.estateName} ${home.blockName ?? ''}`;
    if (!dampBlocks.has(block)) dampBlocks.set(block, home.blockName !== null && chance.isTrue(0.12) ? 5 : 1);
    ofAny.push(isLivedIn * prone * ageing(home));
    ofDamp.push(isLivedIn * (0.5 + prone / 2) * dampness(home) * (dampBlocks.get(block) ?? 1));
  }
  return { ofAny: drawFrom(ofAny), ofDamp: drawFrom(ofDamp) };
}

const ageing = ({ builtUntil }: SettledHome): number => (builtUntil === null || builtUntil < 1980 ? 1.2 : builtUntil > 2005 ? 0.7 : 1);

const dampWalls: ReadonlySet<string | null> = new Set(['solid brick', 'concrete panel', 'unfilled cavity']);

function dampness({ wall, floor, storeys }: SettledHome): number {
  const isTopFloor = storeys !== null && storeys > 2 && floor === storeys - 1;
  return (dampWalls.has(wall) ? 3 : 1) * (isTopFloor ? 3 : 1);
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
