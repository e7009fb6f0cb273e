import { addEnds } from '../../src/homes/store/home-ends.ts';
import { plainDate } from '../../src/clock/index.ts';
import type { Tx } from '../../src/platform/database/index.ts';
import { newId } from '../../src/platform/ids.ts';

/** A home that was sold, as the database keeps it. */
export function endInDatabase(tx: Tx, homeId: string, on = '2026-10-01'): Promise<void> {
  return addEnds(tx, [{ homeId, end: { on: plainDate(on), how: 'sold', words: '' } }], { now: `${on}T10:00:00.000Z`, newId, actor: { name: 'An administrator' } });
}
