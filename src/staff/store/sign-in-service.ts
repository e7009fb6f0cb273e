import type { Tx } from '../../platform/database/index.ts';
import type { StaffId } from '../model.ts';

interface ServiceAccount {
  readonly issuer: string;
  readonly subject: string;
  /** Only an address the service has checked itself. */
  readonly verifiedEmail: string | undefined;
}

interface Found {
  readonly staffId: StaffId;
  readonly name: string;
  readonly isNewlyBound: boolean;
}

/**
 * The active person this account belongs to: the one it was bound to before, else the one with that verified address
 * whose name is bound to no other account; it is bound from then on, whatever happens to the address.
 */
export async function findOrBind(tx: Tx, { issuer, subject, verifiedEmail }: ServiceAccount): Promise<Found | undefined> {
  const [bound] = await tx.query<{ staffId: StaffId; name: string; isActive: boolean }>(
    `select n.staff_id as "staffId", p.name, p.is_active as "isActive" from sign_in_names n
     join staff p on p.landlord_id = n.landlord_id and p.id = n.staff_id
     where n.landlord_id = $1 and n.oidc_issuer = $2 and n.oidc_subject = $3`,
    [tx.landlordId, issuer, subject],
  );
  if (bound !== undefined) return bound.isActive ? { ...bound, isNewlyBound: false } : undefined;
  if (verifiedEmail === undefined) return undefined;
  const [found] = await tx.query<{ staffId: StaffId; name: string }>(
    `update sign_in_names n set oidc_issuer = $2, oidc_subject = $3 from staff p
     where n.landlord_id = $1 and p.landlord_id = $1 and p.id = n.staff_id and p.is_active
       and n.email = $4 and n.oidc_subject is null
     returning n.staff_id as "staffId", p.name`,
    [tx.landlordId, issuer, subject, verifiedEmail.toLowerCase()],
  );
  return found === undefined ? undefined : { ...found, isNewlyBound: true };
}
