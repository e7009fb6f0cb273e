import { blockKey } from '../model.ts';
import { noDampRepairs, type DampRepairs, type HomeFacts } from '../work-out/home-facts.ts';

/** What repairs of damp came to by block, empty homes too: who pays is the landlord. */
export interface GatheredMoney {
  readonly blocks: Map<string, DampRepairs>;
  homes: number;
}

export const nothingSpent = (): GatheredMoney => ({ blocks: new Map(), homes: 0 });

/** Adds one home. */
export function gatherMoney(gathered: GatheredMoney, { dampRepairs, wardCode, estateId, blockId, postcodeKey }: HomeFacts): void {
  gathered.homes += 1;
  if (dampRepairs.repairs === 0) return;
  const id = blockKey({ wardCode, estateId, blockId, postcodeKey: blockId === null ? postcodeKey : null });
  gathered.blocks.set(id, sumOf([gathered.blocks.get(id) ?? noDampRepairs, dampRepairs]));
}

/** Several added up. */
export const sumOf = (all: Iterable<DampRepairs>): DampRepairs => [...all].reduce((sum, { repairs, cameBack, withOrders, pence }) =>
  ({ repairs: sum.repairs + repairs, cameBack: sum.cameBack + cameBack, withOrders: sum.withOrders + withOrders, pence: sum.pence + pence }), noDampRepairs);
