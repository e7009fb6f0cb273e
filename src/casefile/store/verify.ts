import type { Tx } from '../../platform/database/index.ts';
import { checkChain, type ChainCheck } from '../chain.ts';
import type { CaseEventRow, CaseRow } from '../tables.ts';
import { caseFileFrom, eventFrom } from './rows.ts';

export type VerifiedCase = { readonly reference: string } & ChainCheck;

/** Recomputes the chain of one case. Undefined when the landlord has no such case. */
export async function verifyCase(tx: Tx, reference: string): Promise<VerifiedCase | undefined> {
  const row = (await tx.query<CaseRow>('select * from cases where landlord_id = $1 and reference = $2', [tx.landlordId, reference]))[0];
  return row === undefined ? undefined : (await verifyRows(tx, [row]))[0];
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
