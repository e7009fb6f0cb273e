import { RecordChanged, type Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import type { Doing, OrganisationId, Role, StaffId, StaffMember, TeamId } from '../model.ts';
import { recordStaffEvent } from './events.ts';
import { replaceTeams } from './teams.ts';

export interface StaffDetails {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly organisationId: OrganisationId;
  readonly roles: readonly Role[];
  readonly teamIds: readonly TeamId[];
}

/** `id` is made here unless given. */
export type NewStaff = StaffDetails & { readonly id?: StaffId };

/** Adds a person who cannot sign in until they get a password or their sign-in service vouches for them. */
export async function createStaff(tx: Tx, person: NewStaff, doing: Doing): Promise<StaffId> {
  const id = person.id ?? (newId(Date.parse(doing.now)) as StaffId);
  const email = person.email.toLowerCase();
  await tx.query(
    `insert into staff (landlord_id, id, organisation_id, name, email, phone, roles, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.landlordId, id, person.organisationId, person.name, email, person.phone, person.roles, doing.now],
  );
  await tx.query('insert into sign_in_names (landlord_id, email, staff_id) values ($1, $2, $3)', [tx.landlordId, email, id]);
  await replaceTeams(tx, id, person.teamIds);
  const { organisationId, roles, teamIds } = person;
  await recordStaffEvent(tx, doing, { type: 'StaffMemberAdded', staffId: id, data: { organisationId, roles, teamIds } });
  return id;
}

/** Saves what an administrator changed, if nobody else did meanwhile. */
export async function changeStaff(tx: Tx, before: StaffMember, after: StaffDetails, doing: Doing): Promise<void> {
  const email = after.email.toLowerCase();
  const saved = await tx.query(
    `update staff set name = $4, email = $5, phone = $6, organisation_id = $7, roles = $8, version = version + 1
     where landlord_id = $1 and id = $2 and version = $3 returning id`,
    [tx.landlordId, before.id, before.version, after.name, email, after.phone, after.organisationId, after.roles],
  );
  if (saved.length === 0) throw new RecordChanged('staff');
  await tx.query('update sign_in_names set email = $3 where landlord_id = $1 and staff_id = $2 and email <> $3', [tx.landlordId, before.id, email]);
  await replaceTeams(tx, before.id, after.teamIds);
  await recordStaffEvent(tx, doing, { type: 'StaffMemberChanged', staffId: before.id, data: changesBetween(before, { ...after, email }) });
}

/** Lets a person in, or no longer. */
export async function setActive(tx: Tx, person: StaffMember, isActive: boolean, doing: Doing): Promise<void> {
  const saved = await tx.query(
    'update staff set is_active = $4, version = version + 1 where landlord_id = $1 and id = $2 and version = $3 returning id',
    [tx.landlordId, person.id, person.version, isActive],
  );
  if (saved.length === 0) throw new RecordChanged('staff');
  await recordStaffEvent(tx, doing, { type: isActive ? 'StaffMemberReactivated' : 'StaffMemberDeactivated', staffId: person.id });
}

/** Holds the administrators' rows until the end, so that two of them cannot remove each other at once. */
export async function lockActiveAdministrators(tx: Tx): Promise<readonly StaffId[]> {
  const rows = await tx.query<{ id: StaffId }>(
    `select id from staff where landlord_id = $1 and is_active and 'administrator' = any (roles) order by id for update`,
    [tx.landlordId],
  );
  return rows.map(({ id }) => id);
}

function changesBetween(before: StaffDetails, after: StaffDetails): Record<string, unknown> {
  const fields = ['name', 'email', 'phone', 'organisationId', 'roles', 'teamIds'] as const;
  const changed = fields.filter((field) => JSON.stringify(inOrder(before[field])) !== JSON.stringify(inOrder(after[field])));
  return Object.fromEntries(changed.map((field) => [field, { from: before[field], to: after[field] }]));
}

function inOrder(value: StaffDetails[keyof StaffDetails]): unknown {
  return typeof value === 'string' || value === null ? value : value.toSorted();
}
