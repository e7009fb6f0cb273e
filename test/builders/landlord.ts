import { insertRows, type Database, type Tx } from '../../src/platform/database/index.ts';
import { newId } from '../../src/platform/ids.ts';
import type { NewCaseFile } from '../../src/casefile/index.ts';
import type { CaseId, Reference } from '../../src/casefile/index.ts';
import { roles, type OrganisationId, type Role, type StaffActor, type StaffId, type TeamId } from '../../src/staff/index.ts';
import { aNewCaseFile, tuesdayMorning } from './case.ts';
import { staffOf } from './people.ts';

/** A landlord in the database: enough people and one home, for a case to be about somebody. */
export interface BuiltLandlord {
  readonly id: string;
  readonly name: string;
  readonly councilId: OrganisationId;
  readonly repairsTeamId: TeamId;
  readonly homeId: string;
  readonly residentId: string;
  /** The member of staff with this role, as they act. */
  readonly staff: Readonly<Record<Role, StaffActor>>;
}

/** Larchfield Homes: a council's company with one member of staff for each role, and Ms Okafor at 14 Larch House. */
export async function aLandlord(database: Database, name = 'Larchfield Homes'): Promise<BuiltLandlord> {
  const id = newId();
  const staff = Object.fromEntries(roles.map((role) => [role, newId()])) as Record<Role, StaffId>;
  const ids = { id, name, councilId: newId() as OrganisationId, repairsTeamId: newId() as TeamId, homeId: newId(), residentId: newId() };
  await database.inLandlord(id, async (tx) => {
    await insertOrganisation(tx, ids);
    await insertStaff(tx, ids, staff);
    await insertHome(tx, ids);
    await insertResident(tx, ids);
  });
  const actors = roles.map((role) => [role, { ...staffOf(role), id: staff[role], teamIds: [ids.repairsTeamId], organisationId: ids.councilId }]);
  return { ...ids, staff: Object.fromEntries(actors) as Record<Role, StaffActor> };
}

type Ids = Omit<BuiltLandlord, 'staff'>;

async function insertOrganisation(tx: Tx, { id, name, councilId, repairsTeamId }: Ids): Promise<void> {
  await insertRows(tx, 'landlords', [{
    id, slug: `larchfield-${id.slice(-12)}`, name, colour: '#00625e', phone: '0161 496 0000', emergency_phone: '0161 496 0999',
    email: 'repairs@larchfield.example', is_invented: true, created_at: tuesdayMorning,
  }]);
  await insertRows(tx, 'organisations', [{ landlord_id: id, id: councilId, name: 'Larchfield Council', kind: 'council' }]);
  await insertRows(tx, 'teams', [{ landlord_id: id, id: repairsTeamId, organisation_id: councilId, name: 'Repairs' }]);
}

async function insertStaff(tx: Tx, { id, councilId, repairsTeamId }: Ids, staff: Readonly<Record<Role, StaffId>>): Promise<void> {
  await insertRows(tx, 'staff', roles.map((role) => ({
    landlord_id: id, id: staff[role], organisation_id: councilId, name: staffOf(role).name,
    email: `${role.replace(' ', '.')}@larchfield.example`, roles: [role], created_at: tuesdayMorning,
  })));
  await insertRows(tx, 'team_members', roles.map((role) => ({ landlord_id: id, team_id: repairsTeamId, staff_id: staff[role] })));
}

async function insertHome(tx: Tx, { id, councilId, homeId }: Ids): Promise<void> {
  const [neighbourhood, estate, block] = [newId(), newId(), newId()];
  await insertRows(tx, 'wards', [{ landlord_id: id, code: 'E05000700', name: 'Larchfield', local_authority: 'Larchfield' }]);
  await insertRows(tx, 'neighbourhoods', [{ landlord_id: id, id: neighbourhood, name: 'North' }]);
  await insertRows(tx, 'estates', [{ landlord_id: id, id: estate, neighbourhood_id: neighbourhood, name: 'The Larches' }]);
  await insertRows(tx, 'blocks', [{ landlord_id: id, id: block, estate_id: estate, name: 'Larch House' }]);
  await insertRows(tx, 'homes', [{
    landlord_id: id, id: homeId, uprn: '100010000014', address_line: '14 Larch House', town: 'Manchester', postcode: 'M1 1AA',
    block_id: block, estate_id: estate, neighbourhood_id: neighbourhood, ward_code: 'E05000700', tenure: 'secure',
    owning_organisation_id: councilId, managing_organisation_id: councilId, facts_source: 'survey', facts_on: '2026-01-05',
    postcode_key: 'M11AA', search_text: '14 larch house manchester m1 1aa m11aa', updated_at: tuesdayMorning,
  }]);
}

async function insertResident(tx: Tx, { id, homeId, residentId }: Ids): Promise<void> {
  const tenancy = newId();
  await insertRows(tx, 'residents', [{
    landlord_id: id, id: residentId, name: 'Ms A. Okafor', mobile: '07700 900123', preferred_channel: 'text',
    search_text: 'ms a. okafor', updated_at: tuesdayMorning,
  }]);
  await insertRows(tx, 'tenancies', [{ landlord_id: id, id: tenancy, home_id: homeId, tenure: 'secure', started_on: '2019-04-01' }]);
  await insertRows(tx, 'tenancy_people', [{ landlord_id: id, tenancy_id: tenancy, resident_id: residentId, part: 'tenant' }]);
}

/** A case header of this landlord, ready for `newDraft`: Ms Okafor's tap, owned by the planner. */
export function aCaseOf(landlord: BuiltLandlord, reference: string, differing: Partial<NewCaseFile> = {}): NewCaseFile {
  return aNewCaseFile({
    id: newId() as CaseId,
    reference: reference as Reference,
    homeId: landlord.homeId,
    residentId: landlord.residentId,
    ownerId: landlord.staff.planner.id,
    teamId: landlord.repairsTeamId,
    ...differing,
  });
}
