import type { Tx } from '../../platform/database/index.ts';
import { holdsAnyOf } from '../../staff/index.ts';
import { orphanRoles } from '../access.ts';

interface NewOwner {
  readonly ownerId: string;
  readonly organisationId: string;
  readonly by: string;
  readonly now: string;
}

/** Gives the queue of an organisation to somebody who works for it and may see it; false when they do not. */
export async function setQueueOwner(tx: Tx, { ownerId, organisationId, by, now }: NewOwner): Promise<boolean> {
  const rows = await tx.query(
    `insert into orphan_queues (landlord_id, organisation_id, owner_id, set_at, set_by_name)
     select $1, s.organisation_id, s.id, $4, $5 from staff s where s.landlord_id = $1 and s.id = $2 and s.organisation_id = $3 and s.is_active and ${holdsAnyOf('s', '$6::text[]')}
     on conflict (landlord_id, organisation_id) do update set owner_id = excluded.owner_id, set_at = excluded.set_at, set_by_name = excluded.set_by_name returning owner_id`,
    [tx.landlordId, ownerId, organisationId, now, by, orphanRoles.see],
  );
  return rows.length === 1;
}
