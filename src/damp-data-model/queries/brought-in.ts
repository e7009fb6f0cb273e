import type { Tx } from '../../platform/database/index.ts';
import type { ImportReading } from '../../platform/importer.ts';
import { actorOf, countedRoles, type StaffActor } from '../../staff/index.ts';

/** The homes with these UPRNs, by UPRN. */
export async function homesByUprn(tx: Tx, uprns: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ uprn: string; id: string }>('select uprn, id from homes where landlord_id = $1 and uprn = any ($2::text[])', [tx.landlordId, uprns]);
  return new Map(rows.map(({ uprn, id }) => [uprn, id]));
}

/** Which of these were brought in before, as what, and what was said of them. */
export async function broughtInBefore(tx: Tx, references: readonly string[]): Promise<ReadonlyMap<string, { readonly reference: string; readonly sha256: string }>> {
  const rows = await tx.query<{ source: string; reference: string; sha256: string }>(
    `select b.source_reference as source, c.reference, b.sha256 from hazards_brought_in b join cases c on c.landlord_id = $1 and c.id = b.case_id
     where b.landlord_id = $1 and b.source_reference = any ($2::text[])`,
    [tx.landlordId, references],
  );
  return new Map(rows.map(({ source, ...known }) => [source, known]));
}

/** Which of these hazards are this landlord's own: a file that came from here tells nothing new. */
export async function casesHere(tx: Tx, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (caseIds.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>('select case_id as id from hazards where landlord_id = $1 and case_id = any ($2::uuid[])', [tx.landlordId, caseIds]);
  return new Set(rows.map(({ id }) => id));
}

/** Who tells of the hazards of a file: whoever sent it; for the command line, the colleague it names. They may do no more than on a page. */
export async function whoBringsIn(tx: Tx, { by, choices }: ImportReading): Promise<StaffActor | undefined> {
  const [found] = await tx.query<{ staffId: string; name: string; roles: string[]; organisationId: string; teamIds: string[] }>(
    `select s.id as "staffId", s.name, ${countedRoles('s')} as roles, s.organisation_id as "organisationId", array(select m.team_id::text from team_members m where m.landlord_id = $1 and m.staff_id = s.id) as "teamIds"
     from staff s where s.landlord_id = $1 and s.is_active and case when $2::uuid is null then lower(s.email) = $3 else s.id = $2 end limit 1`,
    [tx.landlordId, by.staffId, choices.ownerEmail.toLowerCase()],
  );
  return found === undefined ? undefined : actorOf(found);
}
