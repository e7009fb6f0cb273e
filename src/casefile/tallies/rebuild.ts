import type { Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import { keptUp, recount } from './counted.ts';
import { measures, type Counts, type TallyKey } from './model.ts';
import { notFixedTypes } from './not-fixed.ts';

/** Where the roll-up is not what a full recount says: how much is missing from it, or too much where negative. */
export interface TallyDifference extends TallyKey {
  readonly missing: Counts;
}

/**
 * Compares the roll-up with a full recount, in one statement: both are as of one moment, whatever is saved or folded
 * meanwhile. Nobody waits for it.
 */
export async function tallyDifferences(tx: Tx): Promise<TallyDifference[]> {
  await tx.query(`set local statement_timeout = '1h'`);
  const missing = measures.map((measure) => `coalesce(r.${measure}, 0) - coalesce(k.${measure}, 0) as ${measure}`).join(', ');
  const rows = await tx.query<{ team_id: string; month: TallyKey['month']; kind: string } & Counts>(
    `select * from (select team_id, month, kind, ${missing} from (${recount}) r full join (${keptUp}) k using (team_id, month, kind)) differences
     where ${measures.map((measure) => `${measure} <> 0`).join(' or ')} order by month, team_id, kind`,
    [tx.landlordId, notFixedTypes()],
  );
  return rows.map(({ team_id, month, kind, ...counts }) => ({ teamId: team_id, month, kind, missing: counts }));
}

/**
 * Makes the roll-up equal to a full recount, by adding what is missing as one more change. No row is held or rewritten,
 * so nobody who saves a case waits; only a second rebuild does. Gives back what it mended.
 */
export async function rebuildTallies(tx: Tx): Promise<readonly TallyDifference[]> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('tallies ' || $1, 0))`, [tx.landlordId]);
  const differences = await tallyDifferences(tx);
  for (const { teamId, month, kind, missing } of differences) {
    await tx.query(
      `insert into tally_changes (landlord_id, id, team_id, month, kind, ${measures.join(', ')}) values ($1, $2, $3, $4, $5, ${measures.map((_, place) => `$${place + 6}`).join(', ')})`,
      [tx.landlordId, newId(), teamId, month, kind, ...measures.map((measure) => missing[measure])],
    );
  }
  return differences;
}
