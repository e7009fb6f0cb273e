import type { Tx } from '../platform/database/index.ts';
import type { FieldErrors } from '../platform/govuk/index.ts';
import { NotAllowed, type FormBody, type StaffVisit } from '../platform/http/index.ts';
import { actorOf, hasRole, listOrganisations } from '../staff/index.ts';
import { contractorKeeperRoles } from './access.ts';
import { parseContract, parseContractor } from './forms/contractor.ts';
import type { ContractId, ContractorId } from './model.ts';
import { isContractNameTaken, isContractorNameTaken, saveContract, saveContractor, type KeepingContractors } from './store/contractors.ts';

/** What became of what was sent: saved, or what is wrong with each field. */
export type Kept = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly errors: FieldErrors };

/** Who keeps contractors, for the record. */
export function keeping(visit: Pick<StaffVisit, 'actor' | 'now' | 'newId'>, seenVersion: number | undefined): KeepingContractors {
  if (!hasRole(actorOf(visit.actor), ...contractorKeeperRoles)) throw new NotAllowed('Managers and administrators can do this.');
  const { actor: { staffId, name }, now, newId } = visit;
  return { actor: { staffId, name }, now, newId, ...(seenVersion === undefined ? {} : { seenVersion }) };
}

/** Saves a contractor or a team as it was sent, by page or API. */
export async function keepContractor(tx: Tx, id: ContractorId | undefined, body: FormBody, by: KeepingContractors): Promise<Kept> {
  const parsed = parseContractor(body, await listOrganisations(tx));
  if (!parsed.ok) return parsed;
  if (await isContractorNameTaken(tx, parsed.command.name, id ?? null)) return { ok: false, errors: { name: 'Another contractor or team has this name' } };
  const kept = id ?? (by.newId() as ContractorId);
  await saveContractor(tx, kept, parsed.command, by);
  return { ok: true, id: kept };
}

/** The same of a contract. */
export async function keepContract(tx: Tx, of: { readonly contractorId: ContractorId; readonly id: ContractId | undefined }, body: FormBody, by: KeepingContractors): Promise<Kept> {
  const parsed = parseContract(body, of.contractorId);
  if (!parsed.ok) return parsed;
  if (await isContractNameTaken(tx, parsed.command.name, of.id ?? null)) return { ok: false, errors: { name: 'Another contract has this name' } };
  const kept = of.id ?? (by.newId() as ContractId);
  await saveContract(tx, kept, parsed.command, by);
  return { ok: true, id: kept };
}
