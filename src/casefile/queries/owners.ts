import type { Tx } from '../../platform/database/index.ts';
import { ownerRoles } from '../access.ts';
import type { OwnerChoice } from '../forms/case-forms.ts';

const mostChoices = 1000;

/** Who a case may be given to, once for each of their teams; only staff of these organisations, or of any for null. */
export function ownerChoices(tx: Tx, organisationIds: readonly string[] | null): Promise<OwnerChoice[]> {
  return tx.query<OwnerChoice>(
    `select s.id as "staffId", s.name, t.id as "teamId", t.name as "teamName" from staff s
     join team_members m on m.landlord_id = s.landlord_id and m.staff_id = s.id
     join teams t on t.landlord_id = m.landlord_id and t.id = m.team_id
     where s.landlord_id = $1 and s.is_active and s.roles && $2 and ($3::uuid[] is null or s.organisation_id = any ($3))
     order by s.name, t.name, s.id, t.id limit ${mostChoices}`,
    [tx.landlordId, ownerRoles, organisationIds],
  );
}
