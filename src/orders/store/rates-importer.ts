import type { Tx } from '../../platform/database/index.ts';
import type { CellProblem } from '../../platform/cells/index.ts';
import type { Importer, ImportReading, ImportSession, PlannedRow, RowPlan, TakenRow } from '../../platform/importer.ts';
import { rateColumns, readRateRow, type RateRow } from '../forms/rate-row.ts';
import type { ContractId, Rate } from '../model.ts';

/** A rate of a contract that is there. */
export type RateToKeep = RateRow & Pick<Rate, 'contractId'>;

/** Rates are known by contract and code, so the same file again changes nothing. A code missing from a file is left as it is. */
export const ratesImporter: Importer<RateToKeep> = { kind: 'rates', columns: rateColumns, open };

async function open(tx: Tx, reading: ImportReading): Promise<ImportSession<RateToKeep>> {
  const rows = await tx.query<{ id: ContractId; name: string }>('select id, name from contracts where landlord_id = $1', [tx.landlordId]);
  const contracts = new Map(rows.map(({ id, name }) => [name.toLowerCase(), id]));
  const seen = new Set<string>();
  return {
    take: (cells): TakenRow<RateToKeep> => {
      const outcome = readRateRow(cells);
      if (!outcome.ok) return outcome;
      const contractId = contracts.get(outcome.row.contractName.toLowerCase());
      if (contractId === undefined) return refused('contract', 'There is no contract of this name.', 'Add the contract first, or write its name as it stands on the contractor’s page.');
      const key = `${contractId} ${outcome.row.code}`;
      if (seen.has(key)) return refused('code', 'An earlier row has the same code of the same contract.', 'Keep one row for each code.');
      seen.add(key);
      return { ok: true, row: { ...outcome.row, contractId } };
    },
    plan: planRates,
    save: (inBatch, planned) => saveRates(inBatch, planned, reading),
    tally: () => ({}),
  };
}

const refused = (field: string, reason: string, mend: string): { readonly ok: false; readonly problems: readonly CellProblem[] } => ({ ok: false, problems: [{ field, reason, mend }] });

async function planRates(tx: Tx, rows: readonly RateToKeep[]): Promise<readonly RowPlan[]> {
  const there = await tx.query<Rate>(
    `select r.contract_id as "contractId", r.code, r.description, r.trade, r.unit, r.price_pence as "pricePence", r.expires_on as "expiresOn"
     from unnest($2::uuid[], $3::text[]) as w(contract_id, code) join rates r on r.landlord_id = $1 and r.contract_id = w.contract_id and r.code = w.code`,
    [tx.landlordId, rows.map(({ contractId }) => contractId), rows.map(({ code }) => code)],
  );
  const known = new Map(there.map((rate) => [`${rate.contractId} ${rate.code}`, rate]));
  return rows.map((row) => {
    const before = known.get(`${row.contractId} ${row.code}`);
    if (before === undefined) return 'new';
    return facts(before) === facts(row) ? 'unchanged' : 'changed';
  });
}

const facts = ({ description, trade, unit, pricePence, expiresOn }: Omit<Rate, 'contractId' | 'code'>): string => JSON.stringify([description, trade, unit, pricePence, expiresOn]);

async function saveRates(tx: Tx, planned: readonly PlannedRow<RateToKeep>[], { now }: ImportReading): Promise<void> {
  const rows = planned.map(({ row }) => ({
    landlord_id: tx.landlordId, contract_id: row.contractId, code: row.code, description: row.description, trade: row.trade, unit: row.unit, price_pence: row.pricePence,
    expires_on: row.expiresOn, search_text: `${row.code} ${row.description}`.toLowerCase(), updated_at: now,
  }));
  if (rows.length === 0) return;
  await tx.query(
    `insert into rates select * from json_populate_recordset(null::rates, $1::json)
     on conflict (landlord_id, contract_id, code) do update set description = excluded.description, trade = excluded.trade, unit = excluded.unit,
       price_pence = excluded.price_pence, expires_on = excluded.expires_on, search_text = excluded.search_text, updated_at = excluded.updated_at`,
    [JSON.stringify(rows)],
  );
}
