import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BuiltLandlord } from '../../test/builders/landlord.ts';
import { tuesdayMorning } from '../../test/builders/case.ts';
import { openedLandlord } from '../../test/opened-database.ts';
import { apiCallers, createToken, type TokenId } from '../api-tokens/index.ts';
import { instant } from '../clock/index.ts';
import { insertRows, type Database } from '../platform/database/index.ts';
import { newId, newSecret } from '../platform/ids.ts';
import { rolesThatCount } from './access.ts';
import { parseStaffMember } from './forms/staff-member.ts';
import { roles, type Organisation, type OrganisationId, type Role, type StaffId } from './model.ts';
import { holdsAnyOf } from './queries/counted-roles.ts';
import { readSession, startSession } from './store/sessions.ts';

describe('people of a contractor', () => {
  let opened: Awaited<ReturnType<typeof openedLandlord>>;
  let database: Database;
  let landlord: BuiltLandlord;
  before(async () => {
    opened = await openedLandlord();
    ({ database, landlord } = opened);
  });
  after(() => opened.close());

  const person = async (kind: Organisation['kind'], held: readonly Role[]): Promise<StaffId> => {
    const [organisationId, id] = [newId(), newId()];
    await database.inLandlord(landlord.id, async (tx) => {
      await insertRows(tx, 'organisations', [{ landlord_id: landlord.id, id: organisationId, name: `Firm ${organisationId}`, kind }]);
      await insertRows(tx, 'staff', [{ landlord_id: landlord.id, id, organisation_id: organisationId, name: 'Bo Tremaine', email: `${id}@firm.example`, roles: held, created_at: tuesdayMorning }]);
    });
    return id as StaffId;
  };

  it('are contractors and operatives, whatever else stands against their name', () => {
    assert.deepEqual(rolesThatCount(roles, { isOfContractor: true }), ['operative', 'contractor']);
    assert.deepEqual(rolesThatCount(roles, { isOfContractor: false }), roles);
  });

  for (const [kind, counted] of [['contractor', ['contractor']], ['arms-length company', ['manager', 'contractor']]] as const) {
    it(`of kind “${kind}” who are down as manager too have the rights of: ${counted.join(', ')}; signed in and by a token alike`, async () => {
      const [id, secret, token] = [await person(kind, ['manager', 'contractor']), newSecret(32), newSecret(32)];
      await database.inLandlord(landlord.id, async (tx) => {
        await startSession(tx, { staffId: id, secret, device: 'test', awaitsNewPassword: false, now: tuesdayMorning });
        await createToken(tx, { id: newId() as TokenId, name: 'Works', scopes: ['cases:read'], actsAs: id, expiresAt: instant('2027-06-01T00:00:00.000Z'), secret: token }, { by: { kind: 'system', name: 'Test' }, now: tuesdayMorning });
        assert.deepEqual((await readSession(tx, secret, tuesdayMorning))?.roles, counted);
        assert.deepEqual((await apiCallers.read(tx, { token: { landlordId: landlord.id, secret: token }, key: undefined, now: tuesdayMorning, today: '2026-11-24' }))?.actor.roles, counted);
      });
    });
  }

  it('are found by a role only where it counts for them, in every list alike', async () => {
    const held: readonly (readonly Role[])[] = [['manager'], ['manager', 'contractor'], ['operative'], ['operative', 'planner', 'surveyor'], []];
    for (const kind of ['contractor', 'council'] as const) for (const theirs of held) {
      const id = await person(kind, theirs);
      const counted = rolesThatCount(theirs, { isOfContractor: kind === 'contractor' });
      for (const role of roles) {
        const found = await database.inLandlord(landlord.id, (tx) => tx.query(`select s.id from staff s where s.landlord_id = $1 and s.id = $2 and ${holdsAnyOf('s', '$3::text[]')}`, [landlord.id, id, [role, 'board']]));
        assert.equal(found.length === 1, counted.some((each) => each === role || each === 'board'), `${kind} ${theirs.join()} ${role}`);
      }
    }
  });

  it('are given no role of the office on the form', () => {
    const firm = { id: newId() as OrganisationId, name: 'Firm', kind: 'contractor' as const };
    const typed = (held: readonly Role[]) => parseStaffMember({ name: 'Bo Tremaine', email: 'bo@firm.example', phone: '', roles: held, organisation: firm.id }, { organisations: [firm], teams: [] });
    for (const role of roles) assert.equal(typed([role]).ok, role === 'contractor' || role === 'operative', role);
    const refused = typed(['contractor', 'planner']);
    assert.match(refused.ok ? '' : (refused.errors['roles'] ?? ''), /take away planner/);
  });
});
