import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { dateInLondon, plainDate, yearOf, type PlainDate } from '../clock/index.ts';
import { importLines } from '../imports/index.ts';
import { ratesImporter, saveContract, saveContractor, type Contract, type ContractId, type Contractor, type ContractorId, type Rate } from '../orders/index.ts';
import type { OrganisationId } from '../staff/index.ts';
import type { InventedContractor } from './invented-contractors.ts';
import type { Making, SettledLandlord } from './settle-landlord.ts';

/** A contractor with its contract and rates, as decisions about its orders know them. */
export interface SettledContractor {
  readonly contractor: Contractor;
  readonly contract: Contract;
  readonly rates: readonly Rate[];
  readonly invented: InventedContractor;
}

/** Contractors, a contract of three years each, and its rates by the ordinary import of a file. */
export async function settleContractors({ id: landlordId, invented, members }: SettledLandlord, making: Making, newId: () => string): Promise<SettledContractor[]> {
  const manager = members.find(({ roles }) => roles.includes('manager'));
  if (manager === undefined || invented.contractors.length === 0) return [];
  const by = { staffId: manager.id, name: manager.name };
  const settled = invented.contractors.map((one) => settledFrom(one, members.find(({ organisation }) => organisation === one.name)?.organisationId ?? null, making, newId));
  await making.database.inLandlord(landlordId, async (tx) => {
    for (const { contractor, contract } of settled) {
      const keeping = { actor: by, now: making.startedAt, newId };
      await saveContractor(tx, contractor.id, contractor, keeping);
      await saveContract(tx, contract.id, contract, keeping);
    }
  });
  const lines = settled.flatMap(({ contract, rates }) => rates.map(({ code, description, trade, unit, pricePence }) => [contract.name, code, description, trade, unit, (pricePence / 100).toFixed(2), '']));
  const counts = await importLines(making.database, landlordId, ratesImporter, {
    now: making.startedAt, newId, name: 'rates.csv', by, chunks: Readable.from([stringify([['contract', 'code', 'description', 'trade', 'unit', 'price', 'expires_on'], ...lines])]),
  });
  if (counts.rejected > 0) throw new Error(`The demonstration's own file of rates has ${counts.rejected} bad rows.`);
  return settled;
}

function settledFrom(invented: InventedContractor, organisationId: OrganisationId | null, { startedAt, now }: Making, newId: () => string): SettledContractor {
  const { name, trades, contactName, contactPhone, contactEmail, orderLimitPence, variationLimitPence, totalLimitPence } = invented;
  const [first, last] = [yearOf(dateInLondon(startedAt)) - 1, yearOf(dateInLondon(now)) + 1];
  const startsOn = aprilOf(first);
  const contractor: Contractor = {
    id: newId() as ContractorId, name, kind: 'contractor', organisationId, trades, patches: [], contactName, contactPhone, contactEmail, startsOn, endsOn: null, version: 1,
  };
  const contract: Contract = {
    id: newId() as ContractId, contractorId: contractor.id, name: `${invented.contract} ${first} to ${last}`, startsOn, endsOn: plainDate(`${last}-12-31`),
    orderLimitPence, variationLimitPence, totalLimitPence, committedPence: 0, version: 1,
  };
  return { contractor, contract, invented, rates: invented.rates.map((one) => ({ ...one, contractId: contract.id, expiresOn: null })) };
}

const aprilOf = (year: number): PlainDate => plainDate(`${year}-04-01`);
