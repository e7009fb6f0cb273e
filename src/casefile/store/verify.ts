import type { Tx } from '../../platform/database/index.ts';
import { checkChain, newestChecked, type ChainCheck } from '../chain.ts';
import type { CaseFile } from '../model.ts';
import type { CaseEventRow, CaseRow } from '../tables.ts';
import { caseFileFrom, eventFrom } from './rows.ts';

export type VerifiedCase = { readonly reference: string } & ChainCheck;

/** Recomputes the chain of one case. Undefined when the landlord has no such case. */
export async function verifyCase(tx: Tx, reference: string): Promise<VerifiedCase | undefined> {
  const row = (await tx.query<CaseRow>('select * from cases where landlord_id = $1 and reference = $2', [tx.landlordId, reference]))[0];
  return row === undefined ? undefined : (await verifyRows(tx, [row]))[0];
}

/** Recomputes the newest entries of a case: all of them, or the last 100 and that each follows the one before it. */
export async function verifyNewest(tx: Tx, file: CaseFile): Promise<ChainCheck> {
  const rows = await tx.query<CaseEventRow>(
    'select * from case_events where landlord_id = $1 and case_id = $2 and sequence >= $3 order by sequence',
    [tx.landlordId, file.id, file.lastSequence - newestChecked],
  );
  const events = rows.map(eventFrom);
  // One entry more is read than is checked: the seal that the first of them must follow.
  const before = file.lastSequence > newestChecked ? events.shift() : undefined;
  return checkChain(file.id, events, file, before);
}

/** Recomputes every chain of the landlord, a few hundred cases at a time, and yields those that were checked. */
export async function* verifyAllCases(tx: Tx): AsyncGenerator<VerifiedCase> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await tx.query<CaseRow>(
      'select * from cases where landlord_id = $1 and id > $2 order by id limit 200',
      [tx.landlordId, after],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield* await verifyRows(tx, rows);
    after = last.id;
  }
}

async function verifyRows(tx: Tx, rows: readonly CaseRow[]): Promise<VerifiedCase[]> {
  const events = await tx.query<CaseEventRow>(
    'select * from case_events where landlord_id = $1 and case_id = any($2::uuid[]) order by case_id, sequence',
    [tx.landlordId, rows.map(({ id }) => id)],
  );
  const byCase = Map.groupBy(events, ({ case_id }) => case_id);
  return rows.map((row) => {
    const file = caseFileFrom(row);
    return { reference: file.reference, ...checkChain(file.id, (byCase.get(file.id) ?? []).map(eventFrom), file) };
  });
}
