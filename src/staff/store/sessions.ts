import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { SignedIn } from '../../platform/http/visit.ts';
import { hashSecret } from '../../platform/sign-in/index.ts';
import { rolesThatCount } from '../access.ts';
import { idleHours, seenEveryMinutes, sessionEnds } from '../decide/sessions.ts';
import type { SessionSummary, StaffId } from '../model.ts';

export interface NewSession {
  readonly staffId: StaffId;
  readonly secret: string;
  readonly device: string;
  /** It opens one page only: the one that asks for a new password. */
  readonly awaitsNewPassword: boolean;
  readonly now: Instant;
}

/** Starts a session, and clears away this person's old ones. */
export async function startSession(tx: Tx, { staffId, secret, device, awaitsNewPassword, now }: NewSession): Promise<void> {
  await tx.query('delete from sessions where landlord_id = $1 and staff_id = $2 and expires_at <= $3', [tx.landlordId, staffId, now]);
  await tx.query(
    `insert into sessions (landlord_id, id, staff_id, device, awaits_new_password, signed_in_at, last_seen_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $6, $7)`,
    [tx.landlordId, hashSecret(secret), staffId, device, awaitsNewPassword, now, sessionEnds(now, awaitsNewPassword)],
  );
}

const alive = `s.expires_at > $3 and s.last_seen_at > $3::timestamptz - interval '${idleHours} hours' and p.is_active`;

/**
 * Who holds this secret, with roles and teams: one query. Undefined when the session is over, was ended, or the person
 * no longer works here. Notes that they were seen, at most every few minutes.
 */
export async function readSession(tx: Tx, secret: string, now: string): Promise<SignedIn | undefined> {
  const [found] = await tx.query<SignedIn & { isOfContractor: boolean }>(
    `with found as (
       select p.id, p.name, p.roles, p.organisation_id, o.kind = 'contractor' as is_of_contractor from sessions s
       join staff p on p.landlord_id = s.landlord_id and p.id = s.staff_id
       join organisations o on o.landlord_id = p.landlord_id and o.id = p.organisation_id
       where s.landlord_id = $1 and s.id = $2 and not s.awaits_new_password and ${alive}
     ), seen as (
       update sessions set last_seen_at = $3 where landlord_id = $1 and id = $2
         and last_seen_at < $3::timestamptz - interval '${seenEveryMinutes} minutes' and exists (select from found)
     )
     select id as "staffId", name, roles, organisation_id as "organisationId", is_of_contractor as "isOfContractor", array(
       select team_id::text from team_members m where m.landlord_id = $1 and m.staff_id = found.id order by team_id
     ) as "teamIds" from found`,
    [tx.landlordId, hashSecret(secret), now],
  );
  if (found === undefined) return undefined;
  const { isOfContractor, ...person } = found;
  return { ...person, roles: rolesThatCount(person.roles, { isOfContractor }) };
}

/** The person whose temporary password let them in so far as to choose a new one. */
export async function readSessionAwaitingPassword(tx: Tx, secret: string, now: Instant): Promise<{ id: StaffId; name: string; email: string } | undefined> {
  const rows = await tx.query<{ id: StaffId; name: string; email: string }>(
    `select p.id, p.name, p.email from sessions s join staff p on p.landlord_id = s.landlord_id and p.id = s.staff_id
     where s.landlord_id = $1 and s.id = $2 and s.awaits_new_password and ${alive}`,
    [tx.landlordId, hashSecret(secret), now],
  );
  return rows[0];
}

/** Ends one session, whoever holds its secret. */
export async function endSession(tx: Tx, secret: string): Promise<void> {
  await tx.query('delete from sessions where landlord_id = $1 and id = $2', [tx.landlordId, hashSecret(secret)]);
}

/** Ends every session of a person; `keep` spares the one with this secret. */
export async function endSessionsOf(tx: Tx, staffId: StaffId, keep?: string): Promise<void> {
  await tx.query('delete from sessions where landlord_id = $1 and staff_id = $2 and id is distinct from $3', [
    tx.landlordId, staffId, keep === undefined ? null : hashSecret(keep),
  ]);
}

/** Where a person is signed in, latest first. */
export function listSessions(tx: Tx, staffId: StaffId, now: Instant): Promise<SessionSummary[]> {
  return tx.query<SessionSummary>(
    `select encode(s.id, 'hex') as id, s.device, s.signed_in_at as "signedInAt", s.last_seen_at as "lastSeenAt"
     from sessions s join staff p on p.landlord_id = s.landlord_id and p.id = s.staff_id
     where s.landlord_id = $1 and s.staff_id = $2 and not s.awaits_new_password and ${alive}
     order by s.last_seen_at desc limit 50`,
    [tx.landlordId, staffId, now],
  );
}
