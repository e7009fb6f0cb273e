import { insertRows, type Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import { keptUpTallies, recountInPieces } from './counted.ts';
import { measures, type Counts, type TallyKey } from './model.ts';
import { noCounts } from './tally-of.ts';

/** Where the roll-up is not what a full recount says: how much is missing from it, or too much where negative. */
export interface TallyDifference extends TallyKey {
  readonly missing: Counts;
}

/**
 * From now on this transaction sees everything as of one moment, whatever is saved or folded meanwhile. To be called first
 * where others are at work. Nobody waits for it but a second rebuild, and that sees what the first has mended: taking a
 * table, unlike asking it something, does not fix the moment yet.
 */
export async function asOfOneMoment(tx: Tx): Promise<void> {
  await tx.query('set transaction isolation level repeatable read');
  await tx.query('set local lock_timeout = 0');
  await tx.query('lock table monthly_tallies in share update exclusive mode');
}

/** Compares the roll-up with a full recount. */
export async function tallyDifferences(tx: Tx): Promise<TallyDifference[]> {
  const found = new Map<string, TallyKey & { readonly missing: Record<keyof Counts, number> }>();
  const add = (rows: Awaited<ReturnType<typeof keptUpTallies>>, sign: 1 | -1) => {
    for (const { team_id: teamId, month, kind, ...counts } of rows) {
      const name = `${month} ${teamId} ${kind}`;
      const sum = found.get(name) ?? { teamId, month, kind, missing: { ...noCounts } };
      for (const measure of measures) sum.missing[measure] += sign * counts[measure];
      found.set(name, sum);
    }
  };
  for await (const rows of recountInPieces(tx)) add(rows, 1);
  add(await keptUpTallies(tx), -1);
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum).filter(({ missing }) => measures.some((measure) => missing[measure] !== 0));
}

/**
 * Makes the roll-up equal to a full recount, by adding what is missing as one more change. No row is held or rewritten,
 * so nobody who saves a case waits. Where others are at work, `asOfOneMoment` comes first.
 */
export async function rebuildTallies(tx: Tx): Promise<readonly TallyDifference[]> {
  const differences = await tallyDifferences(tx);
  await insertRows(tx, 'tally_changes', differences.map(({ teamId, month, kind, missing }) => ({ landlord_id: tx.landlordId, id: newId(), team_id: teamId, month, kind, ...missing })));
  return differences;
}
