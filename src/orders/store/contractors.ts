import { RecordChanged, type Tx } from '../../platform/database/index.ts';
import type { Contract, ContractId, Contractor, ContractorId } from '../model.ts';
import { contractById, contractorById } from '../queries/order-facts.ts';

/** Who changes a contractor or a contract, when, and which version of it their page showed; nothing when it is new. */
export interface KeepingContractors {
  readonly actor: { readonly staffId: string; readonly name: string };
  readonly now: string;
  readonly newId: () => string;
  readonly seenVersion?: number;
}

export type ContractorDetails = Omit<Contractor, 'id' | 'version'>;
export type ContractDetails = Omit<Contract, 'id' | 'version' | 'committedPence'>;

/** True when another contractor has this name already. */
export async function isContractorNameTaken(tx: Tx, name: string, except: string | null): Promise<boolean> {
  const rows = await tx.query('select 1 from contractors where landlord_id = $1 and name = $2 and id is distinct from $3::uuid', [tx.landlordId, name, except]);
  return rows.length > 0;
}

/** True when another contract has this name already: files of rates name their contract. */
export async function isContractNameTaken(tx: Tx, name: string, except: string | null): Promise<boolean> {
  const rows = await tx.query('select 1 from contracts where landlord_id = $1 and name = $2 and id is distinct from $3::uuid', [tx.landlordId, name, except]);
  return rows.length > 0;
}

/** Writes a contractor down, new or changed, and who did so. */
export async function saveContractor(tx: Tx, id: ContractorId, details: ContractorDetails, keeping: KeepingContractors): Promise<void> {
  const before = await contractorById(tx, id);
  mustBeNewest(before, keeping, details.name);
  const { name, kind, organisationId, trades, patches, contactName, contactPhone, contactEmail, startsOn, endsOn } = details;
  await tx.query(
    `insert into contractors (landlord_id, id, name, kind, organisation_id, trades, patches, contact_name, contact_phone, contact_email, starts_on, ends_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (landlord_id, id) do update set name = excluded.name, kind = excluded.kind, organisation_id = excluded.organisation_id, trades = excluded.trades,
       patches = excluded.patches, contact_name = excluded.contact_name, contact_phone = excluded.contact_phone, contact_email = excluded.contact_email,
       starts_on = excluded.starts_on, ends_on = excluded.ends_on, version = contractors.version + 1`,
    [tx.landlordId, id, name, kind, organisationId, trades, patches, contactName, contactPhone, contactEmail, startsOn, endsOn],
  );
  await recordContractorChange(tx, { contractorId: id, what: 'contractor', before: before ?? {}, after: details }, keeping);
}

/** Writes a contract down, new or changed, and who did so: its limits decide what is spent without asking. */
export async function saveContract(tx: Tx, id: ContractId, details: ContractDetails, keeping: KeepingContractors): Promise<void> {
  const before = await contractById(tx, id);
  mustBeNewest(before, keeping, details.name);
  const { contractorId, name, startsOn, endsOn, orderLimitPence, variationLimitPence, totalLimitPence } = details;
  await tx.query(
    `insert into contracts (landlord_id, id, contractor_id, name, starts_on, ends_on, order_limit_pence, variation_limit_pence, total_limit_pence)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (landlord_id, id) do update set name = excluded.name, starts_on = excluded.starts_on, ends_on = excluded.ends_on, order_limit_pence = excluded.order_limit_pence,
       variation_limit_pence = excluded.variation_limit_pence, total_limit_pence = excluded.total_limit_pence, version = contracts.version + 1`,
    [tx.landlordId, id, contractorId, name, startsOn, endsOn, orderLimitPence, variationLimitPence, totalLimitPence],
  );
  const { committedPence: _, ...was } = before ?? { committedPence: 0 };
  await recordContractorChange(tx, { contractorId, what: `contract ${name}`, before: was, after: details }, keeping);
}

function mustBeNewest(before: { readonly version: number } | undefined, { seenVersion }: KeepingContractors, name: string): void {
  if (before !== undefined && seenVersion !== before.version) throw new RecordChanged(name);
}

interface ContractorChange {
  readonly contractorId: ContractorId;
  readonly what: string;
  readonly before: object;
  readonly after: object;
}

async function recordContractorChange(tx: Tx, { contractorId, what, before, after }: ContractorChange, { actor, now, newId }: KeepingContractors): Promise<void> {
  await tx.query(
    'insert into contractor_changes (landlord_id, id, contractor_id, at, actor_id, actor_name, what, before, after) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [tx.landlordId, newId(), contractorId, now, actor.staffId, actor.name, what, JSON.stringify(before), JSON.stringify(after)],
  );
}
