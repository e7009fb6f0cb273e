import type { Database } from '../../src/platform/database/index.ts';
import { newId } from '../../src/platform/ids.ts';
import type { ContractId, ContractorId } from '../../src/orders/model.ts';
import { saveContract, saveContractor, type ContractDetails, type ContractorDetails } from '../../src/orders/store/contractors.ts';
import { tuesdayMorning } from './case.ts';
import type { BuiltLandlord } from './landlord.ts';
import { aContract, aContractor, aRate } from './order.ts';

export interface BuiltContractor {
  readonly contractorId: ContractorId;
  readonly contractId: ContractId;
}

/** Brightside Plumbing in the database, with a contract and two rates. */
export async function aContractorOf(database: Database, { id, staff }: BuiltLandlord, differing: Partial<ContractorDetails> = {}, contract: Partial<ContractDetails> = {}): Promise<BuiltContractor> {
  const made = { contractorId: newId() as ContractorId, contractId: newId() as ContractId };
  const keeping = { actor: { staffId: staff.manager.id, name: staff.manager.name }, now: tuesdayMorning, newId };
  await database.inLandlord(id, async (tx) => {
    await saveContractor(tx, made.contractorId, { ...aContractor(), ...differing }, keeping);
    await saveContract(tx, made.contractId, { ...aContract(), contractorId: made.contractorId, ...contract }, keeping);
    for (const rate of [aRate(), aRate({ code: 'PL200', description: 'Renew tap', pricePence: 8_000 })]) {
      await tx.query(
        `insert into rates (landlord_id, contract_id, code, description, trade, unit, price_pence, expires_on, search_text, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [id, made.contractId, rate.code, rate.description, rate.trade, rate.unit, rate.pricePence, rate.expiresOn, `${rate.code} ${rate.description}`.toLowerCase(), tuesdayMorning],
      );
    }
  });
  return made;
}
