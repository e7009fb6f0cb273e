import type { SpreadPlace, SpreadRule, SpreadSide } from '../../model.ts';

/** A home of the block, or of the postcode where there is no block. */
export interface HomeNear {
  readonly homeId: string;
  readonly addressLine: string;
  readonly floor: number | null;
}

/** The first number of an address; "12a" comes after 12. Infinity where there is none. */
function numberOf({ addressLine }: Pick<HomeNear, 'addressLine'>): number {
  const [, digits, letter] = /(\d+)([a-z])?\b/i.exec(addressLine) ?? [];
  return digits === undefined ? Number.POSITIVE_INFINITY : Number(digits) + (letter === undefined ? 0 : (letter.toLowerCase().charCodeAt(0) - 96) / 100);
}

const inOrder = (homes: readonly HomeNear[]): readonly HomeNear[] => homes.toSorted((one, other) => numberOf(one) - numberOf(other) || one.addressLine.localeCompare(other.addressLine) || one.homeId.localeCompare(other.homeId));

const placed = (home: HomeNear | undefined, side: SpreadSide, rule: SpreadRule): readonly SpreadPlace[] => (home === undefined ? [] : [{ homeId: home.homeId, blockId: null, side, rule }]);

/**
 * The homes above, below and beside one, of those in its block or, where it is in none, of its postcode. By floor where the floor is
 * known: the same place among the homes of the next floor, by number. Otherwise by number in the block, or in the street: beside alone.
 */
export function neighboursOf(homeId: string, near: readonly HomeNear[], isBlock: boolean): readonly SpreadPlace[] {
  const home = near.find((one) => one.homeId === homeId);
  if (home === undefined) return [];
  if (!isBlock) return besideInStreet(home, near);
  return home.floor === null ? beside(home, inOrder(near), 'number') : byFloor({ ...home, floor: home.floor }, near);
}

function byFloor(home: HomeNear & { readonly floor: number }, near: readonly HomeNear[]): readonly SpreadPlace[] {
  const onFloor = (floor: number) => inOrder(near.filter((one) => one.floor === floor));
  const own = onFloor(home.floor);
  const at = own.findIndex(({ homeId }) => homeId === home.homeId);
  // A floor with fewer homes has larger ones: the last of them reaches over the rest.
  const sameOn = (floor: number): HomeNear | undefined => {
    const there = onFloor(floor);
    return there[Math.min(at, there.length - 1)];
  };
  return [...placed(sameOn(home.floor + 1), 'above', 'floor'), ...placed(sameOn(home.floor - 1), 'below', 'floor'), ...beside(home, own, 'floor')];
}

function beside({ homeId }: HomeNear, ordered: readonly HomeNear[], rule: SpreadRule): readonly SpreadPlace[] {
  const at = ordered.findIndex((one) => one.homeId === homeId);
  return [...placed(at > 0 ? ordered[at - 1] : undefined, 'beside', rule), ...placed(ordered[at + 1], 'beside', rule)];
}

/** Odd and even numbers mostly stand on two sides of a street: the next of the same side, no further than two doors on. */
function besideInStreet(home: HomeNear, near: readonly HomeNear[]): readonly SpreadPlace[] {
  const own = Math.floor(numberOf(home));
  if (!Number.isFinite(own)) return [];
  const byNumber = (number: number) => inOrder(near).find((one) => one.homeId !== home.homeId && Math.floor(numberOf(one)) === number);
  return [own - 2, own + 2].flatMap((number) => placed(byNumber(number), 'beside', 'street'));
}
