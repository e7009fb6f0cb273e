import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { OrganisationId } from '../../staff/index.ts';

export interface QuietCase {
  readonly id: string;
  readonly reference: string;
  readonly ownerId: string;
  readonly problem: string;
  readonly organisationId: OrganisationId;
}

/**
 * Repairs on whose record nothing stands after a moment, so that something may be added there at it: the newest first.
 * `where` narrows them in SQL, with the case as c and the repair as r.
 */
export function quietCases(tx: Tx, before: Instant, { where, most }: { readonly where: string; readonly most: number }): Promise<QuietCase[]> {
  return tx.query<QuietCase>(
    `select c.id, c.reference, c.owner_id as "ownerId", r.problem, h.managing_organisation_id as "organisationId"
     from cases c join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id
     join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     where c.landlord_id = $1 and c.reference like 'REP-%' and (${where})
       and (select e.at from case_events e where e.landlord_id = $1 and e.case_id = c.id order by e.sequence desc limit 1) < $2
     order by c.opened_at desc, c.id limit $3`,
    [tx.landlordId, before, most],
  );
}
