import { refuse } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import type { OrderContext, RefusedOrder } from './context.ts';

/** Nobody is sent into a home on a day on which it is no longer ours. What was done there is still said to be done. */
export function ifNotOursOn(on: PlainDate, { homeEndedOn }: Pick<OrderContext, 'homeEndedOn'>): RefusedOrder | undefined {
  return homeEndedOn !== undefined && homeEndedOn <= on ? refuse('home-has-ended', { since: homeEndedOn }) : undefined;
}
