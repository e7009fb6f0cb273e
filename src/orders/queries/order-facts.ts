import type { CaseFile } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import { endedOn } from '../../homes/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { Contract, Contractor, Rate } from '../model.ts';
import { contractColumns, contractorColumns } from '../store/rows.ts';

/** Whoever does the work, by id. */
export async function contractorById(tx: Tx, id: string): Promise<Contractor | undefined> {
  if (!isUuid(id)) return undefined;
  return (await tx.query<Contractor>(`select ${contractorColumns} from contractors k where k.landlord_id = $1 and k.id = $2`, [tx.landlordId, id]))[0];
}

/** The contractors, or own teams, whose people are those of this organisation. */
export function contractorsOfOrganisation(tx: Tx, organisationId: string): Promise<Contractor[]> {
  return tx.query<Contractor>(`select ${contractorColumns} from contractors k where k.landlord_id = $1 and k.organisation_id = $2 order by k.name, k.id limit 100`, [tx.landlordId, organisationId]);
}

/** A contract by id, as it stands for showing. */
export async function contractById(tx: Tx, id: string | null): Promise<Contract | undefined> {
  if (id === null || !isUuid(id)) return undefined;
  return (await tx.query<Contract>(`select ${contractColumns} from contracts k where k.landlord_id = $1 and k.id = $2`, [tx.landlordId, id]))[0];
}

/** As `contractById`, held until the end of the transaction: its money can't be spent twice at once. */
export async function holdContract(tx: Tx, id: string | null): Promise<Contract | undefined> {
  if (id === null || !isUuid(id)) return undefined;
  return (await tx.query<Contract>(`select ${contractColumns} from contracts k where k.landlord_id = $1 and k.id = $2 for no key update`, [tx.landlordId, id]))[0];
}

/** The rates of a contract with these codes. */
export function ratesByCode(tx: Tx, contractId: string | null, codes: readonly string[]): Promise<Rate[]> {
  if (contractId === null || !isUuid(contractId) || codes.length === 0) return Promise.resolve([]);
  return tx.query<Rate>(
    `select contract_id as "contractId", code, description, trade, unit, price_pence as "pricePence", expires_on as "expiresOn"
     from rates where landlord_id = $1 and contract_id = $2 and code = any ($3::text[])`,
    [tx.landlordId, contractId, codes],
  );
}

/** The day from which the home of a case is no longer ours; null while it is, and of a shared place. Whoever ends a home waits for those who hold its open cases. */
export async function endOfHomeOf(tx: Tx, { homeId }: Pick<CaseFile, 'homeId'>): Promise<PlainDate | null> {
  if (homeId === null) return null;
  const [home] = await tx.query<{ on: PlainDate | null }>(`select ${endedOn('h')} as on from homes h where h.landlord_id = $1 and h.id = $2`, [tx.landlordId, homeId]);
  return home?.on ?? null;
}

/** The organisations that own and manage the home of a case; for a shared place every one that is not a contractor. */
export async function organisationsOf(tx: Tx, { homeId }: Pick<CaseFile, 'homeId'>): Promise<readonly string[]> {
  if (homeId === null) return (await tx.query<{ id: string }>("select id from organisations where landlord_id = $1 and kind <> 'contractor'", [tx.landlordId])).map(({ id }) => id);
  const rows = await tx.query<{ owning: string; managing: string }>(
    'select owning_organisation_id as owning, managing_organisation_id as managing from homes where landlord_id = $1 and id = $2',
    [tx.landlordId, homeId],
  );
  return rows.flatMap(({ owning, managing }) => [owning, managing]);
}
