import { applyChange, caseContext, newDraft, saveCases, type CaseId, type NewMessage, type Reference } from '../src/casefile/index.ts';
import { insertRows, type Database } from '../src/platform/database/index.ts';
import { newId } from '../src/platform/ids.ts';
import type { StaffId, TeamId } from '../src/staff/index.ts';

/** A landlord with one team, one manager and one shared hall: enough for a case to stand on. */
export type InventedLandlord = { id: string; slug: string; organisationId: string; teamId: TeamId; staffId: StaffId; areaId: string };

export const testNow = '2026-11-22T10:00:00.000Z';

/** A new landlord of its own for each test that wants one. */
export async function inventLandlord(database: Database): Promise<InventedLandlord> {
  const id = newId();
  const slug = `l-${id.slice(-12)}`;
  const [organisationId, teamId, staffId, neighbourhoodId, estateId, areaId] = [newId(), newId(), newId(), newId(), newId(), newId()] as const;
  const mine = { landlord_id: id };
  await database.inLandlord(id, async (tx) => {
    await insertRows(tx, 'landlords', [{
      id, slug, name: 'Larch Homes', colour: '#1d70b8', phone: '0161 496 0000', emergency_phone: '0161 496 0001', email: 'repairs@larch.example', created_at: testNow,
    }]);
    await insertRows(tx, 'organisations', [{ ...mine, id: organisationId, name: 'Larch Homes', kind: 'housing association' }]);
    await insertRows(tx, 'teams', [{ ...mine, id: teamId, organisation_id: organisationId, name: 'Repairs north' }]);
    await insertRows(tx, 'staff', [{
      ...mine, id: staffId, organisation_id: organisationId, name: 'P. Shah', email: 'p.shah@larch.example', roles: ['manager'], created_at: testNow,
    }]);
    await insertRows(tx, 'neighbourhoods', [{ ...mine, id: neighbourhoodId, name: 'North' }]);
    await insertRows(tx, 'estates', [{ ...mine, id: estateId, neighbourhood_id: neighbourhoodId, name: 'Larch Estate' }]);
    await insertRows(tx, 'communal_areas', [{ ...mine, id: areaId, estate_id: estateId, block_id: null, name: 'Hall' }]);
  });
  return { id, slug, organisationId, teamId: teamId as TeamId, staffId: staffId as StaffId, areaId };
}

/** A case in the hall, saved by the spine with the messages its opening sends. */
export async function openTestCase(database: Database, landlord: InventedLandlord, messages: readonly NewMessage[] = []): Promise<{ id: CaseId; reference: Reference }> {
  const id = newId() as CaseId;
  const reference = `REP-2026-${id.slice(-5).toUpperCase()}` as Reference;
  const draft = newDraft({
    id, reference, kind: 'repair', title: 'Light out in the hall', homeId: null, communalAreaId: landlord.areaId, residentId: null,
    ownerId: landlord.staffId, teamId: landlord.teamId, stage: 'reported', priority: null, updateEvery: 5, openedAt: testNow as never, searchText: '',
  });
  const context = caseContext({ now: testNow, today: testNow.slice(0, 10), newId }, { kind: 'system', name: 'Test' });
  applyChange(draft, { events: [{ type: 'RepairReported', data: {} }], messages }, context);
  await database.inLandlord(landlord.id, (tx) => saveCases(tx, [draft]));
  return { id, reference };
}

/** Every row a question finds for this landlord, for looking at what was saved. */
export function rowsOf<Row>(database: Database, landlordId: string, sql: string, ...parameters: readonly unknown[]): Promise<Row[]> {
  return database.inLandlord(landlordId, (tx) => tx.query<Row>(sql, parameters));
}
