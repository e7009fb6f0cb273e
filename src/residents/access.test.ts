import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { roles, type OrganisationId, type Role, type StaffActor, type StaffId } from '../staff/index.ts';
import { mayChangeNeeds, maySeeResident, needsVisibleTo } from './access.ts';

const company = 'company' as OrganisationId;
const council = 'council' as OrganisationId;
const staff = (role: Role, organisationId = company): StaffActor => ({
  kind: 'staff', id: 'someone' as StaffId, name: 'Someone', roles: [role], teamIds: [], organisationId,
});
const home = { owningOrganisationId: council, managingOrganisationId: company };
const elsewhere = { owningOrganisationId: 'other' as OrganisationId, managingOrganisationId: 'other' as OrganisationId };

/** Role, opens a person's page, reads of a need. */
const table: readonly (readonly [Role, boolean, 'detail' | 'instruction' | 'nothing'])[] = [
  ['adviser', true, 'detail'],
  ['planner', true, 'instruction'],
  ['operative', false, 'instruction'],
  ['surveyor', true, 'detail'],
  ['complaints officer', true, 'detail'],
  ['manager', true, 'detail'],
  ['board member', false, 'nothing'],
  ['administrator', false, 'nothing'],
  ['contractor', false, 'nothing'],
];

describe('who sees a person and what of their needs', () => {
  it('says so for every role there is', () => assert.deepEqual(table.map(([role]) => role), roles));

  for (const [role, opens, sees] of table) {
    it(`${role}: page ${opens ? 'yes' : 'no'}, needs: ${sees}`, () => {
      assert.equal(maySeeResident(staff(role), [home]), opens);
      assert.equal(needsVisibleTo(staff(role)), sees);
      assert.equal(mayChangeNeeds(staff(role)), sees === 'detail');
    });
  }

  it('is both organisations of a home, and no third', () => {
    assert.ok(maySeeResident(staff('adviser', council), [home]));
    assert.ok(maySeeResident(staff('adviser', company), [home]));
    assert.ok(!maySeeResident(staff('manager', company), [elsewhere]));
    assert.ok(maySeeResident(staff('adviser', company), [elsewhere, home]), 'one of their homes is enough');
  });

  it('is open to those roles for a person with no home of ours, and never to a board member', () => {
    assert.ok(maySeeResident(staff('adviser'), []));
    assert.ok(!maySeeResident(staff('board member'), []));
  });

  it('is never a resident by this door', () => {
    const resident = { kind: 'resident', id: null, name: 'Somebody' } as const;
    assert.ok(!maySeeResident(resident, []));
    assert.equal(needsVisibleTo(resident), 'nothing');
  });
});
