import type { Tx } from '../../platform/database/index.ts';
import type { Role, StaffId, StaffMember, TeamId } from '../model.ts';
import { countedRoles, holdsAnyOf } from './counted-roles.ts';

const columns = `p.id, p.name, p.email, p.phone, p.organisation_id as "organisationId", p.roles, ${countedRoles('p')} as "countedRoles", p.is_active as "isActive",
  p.version, array(select m.team_id::text from team_members m where m.landlord_id = p.landlord_id and m.staff_id = p.id order by m.team_id) as "teamIds"`;

/** The member of staff with this id, active or not, or undefined. */
export async function staffById(tx: Tx, id: StaffId): Promise<StaffMember | undefined> {
  return (await tx.query<StaffMember>(`select ${columns} from staff p where p.landlord_id = $1 and p.id = $2`, [tx.landlordId, id]))[0];
}

/** The names of these people, whether or not they still work here. */
export async function staffNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<StaffId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: StaffId; name: string }>('select id, name from staff where landlord_id = $1 and id = any ($2::uuid[])', [
    tx.landlordId, [...new Set(ids)],
  ]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface WhichStaff {
  /** Holding at least one of these, so that it counts. */
  readonly roles?: readonly Role[];
  readonly teamId?: TeamId;
}

/** Active staff by name, for choosing an owner or someone to stand in: at most 1,000. */
export function listActiveStaff(tx: Tx, { roles, teamId }: WhichStaff = {}): Promise<StaffMember[]> {
  return tx.query<StaffMember>(
    `select ${columns} from staff p where p.landlord_id = $1 and p.is_active and ($2::text[] is null or ${holdsAnyOf('p', '$2::text[]')})
       and ($3::uuid is null or exists (select from team_members t where t.landlord_id = $1 and t.staff_id = p.id and t.team_id = $3))
     order by p.name, p.id limit 1000`,
    [tx.landlordId, roles ?? null, teamId ?? null],
  );
}

/** Active staff by their ids, after this one. */
export function activeStaffAfter(tx: Tx, after: StaffId | undefined, most: number): Promise<StaffMember[]> {
  return tx.query<StaffMember>(
    `select ${columns} from staff p where p.landlord_id = $1 and p.is_active and p.id > $2 order by p.id limit $3`,
    [tx.landlordId, after ?? '00000000-0000-0000-0000-000000000000', most],
  );
}

const rowsOnPage = 50;

export interface PageOfStaff {
  readonly people: readonly StaffMember[];
  /** Who to ask for to see the next page; undefined on the last. */
  readonly nextAfter: StaffId | undefined;
}

/** One page of staff by name. `after` is the last person of the page before: an id, because addresses are written down. */
export async function pageOfStaff(tx: Tx, isActive: boolean, after: StaffId | undefined, most = rowsOnPage): Promise<PageOfStaff> {
  const rows = await tx.query<StaffMember>(
    `select ${columns} from staff p where p.landlord_id = $1 and p.is_active = $2 and ($3::uuid is null
       or (p.name, p.id) > (select l.name, l.id from staff l where l.landlord_id = $1 and l.id = $3))
     order by p.name, p.id limit ${most + 1}`,
    [tx.landlordId, isActive, after ?? null],
  );
  const people = rows.slice(0, most);
  return { people, nextAfter: rows.length > most ? people.at(-1)?.id : undefined };
}

/** Staff whose name or email holds these words, active first. */
export function findStaff(tx: Tx, words: string): Promise<StaffMember[]> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return tx.query<StaffMember>(
    `select ${columns} from staff p where p.landlord_id = $1 and (p.name ilike $2 or p.email ilike $2)
     order by p.is_active desc, p.name, p.id limit ${rowsOnPage}`,
    [tx.landlordId, pattern],
  );
}

/** How many open cases a person owns. */
export async function countOpenCasesOf(tx: Tx, id: StaffId): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    'select count(*) as count from cases where landlord_id = $1 and owner_id = $2 and closed_at is null',
    [tx.landlordId, id],
  );
  return rows[0]?.count ?? 0;
}

/** Whether somebody, other than `except`, signs in with this email address here. */
export async function emailIsTaken(tx: Tx, email: string, except?: StaffId): Promise<boolean> {
  const rows = await tx.query('select from staff where landlord_id = $1 and email = $2 and id is distinct from $3', [tx.landlordId, email, except ?? null]);
  return rows.length > 0;
}
