import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrganisationId, Role, StaffActor, StaffId } from '../staff/index.ts';
import { maySeeInstructions, maySeeNames, mayWorkOn } from './access.ts';

const council = 'council' as OrganisationId;
const company = 'company' as OrganisationId;
const contractor = 'contractor' as OrganisationId;

const staffOf = (organisationId: OrganisationId, ...roles: readonly Role[]): StaffActor => ({
  kind: 'staff', id: 'someone' as StaffId, name: 'Someone', roles, teamIds: [], organisationId,
});

describe('who may work on a home', () => {
  const shared = { owningOrganisationId: council, managingOrganisationId: company };
  const kept = { owningOrganisationId: council, managingOrganisationId: council };
  const cases = [
    [council, shared, true, 'the council owns it'],
    [company, shared, true, 'the company manages it'],
    [contractor, shared, false, 'a third organisation neither owns nor manages it'],
    [council, kept, true, 'the council does both'],
    [company, kept, false, 'the company has no part in what the council kept'],
  ] as const;
  for (const [organisation, home, allowed, because] of cases) {
    it(`${organisation}: ${allowed ? 'yes' : 'no'}, ${because}`, () => {
      assert.equal(mayWorkOn(staffOf(organisation, 'manager'), home), allowed);
    });
  }

  it('is never a resident or the system by this door', () => {
    assert.equal(mayWorkOn({ kind: 'resident', id: null, name: 'Ms Okafor' }, shared), false);
    assert.equal(mayWorkOn({ kind: 'system', name: 'The sweep' }, shared), false);
  });
});

describe('what a home page shows of its household', () => {
  const table: readonly (readonly [Role, boolean, boolean])[] = [
    ['adviser', true, true],
    ['planner', true, true],
    ['operative', false, true],
    ['surveyor', true, true],
    ['complaints officer', true, true],
    ['manager', true, true],
    ['board member', false, false],
    ['administrator', false, false],
  ];
  for (const [role, names, instructions] of table) {
    it(`${role}: names ${names ? 'yes' : 'no'}, instructions ${instructions ? 'yes' : 'no'}`, () => {
      assert.equal(maySeeNames(staffOf(council, role)), names);
      assert.equal(maySeeInstructions(staffOf(council, role)), instructions);
    });
  }
});
