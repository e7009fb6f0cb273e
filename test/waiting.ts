import assert from 'node:assert/strict';
import type { Tx } from '../src/platform/database/index.ts';

/** Until so many others wait for something that is held, as this transaction holds it. */
export async function untilOthersWait(tx: Tx, others: number): Promise<void> {
  let waiting = 0;
  for (let looks = 0; waiting < others; looks += 1) {
    assert.ok(looks < 2000, 'they never waited');
    const [row] = await tx.query<{ n: number }>('select count(distinct pid)::int as n from pg_locks where not granted');
    waiting = row?.n ?? 0;
  }
}
