import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorOf, may, maySetAbsenceOf, staffActions } from './access.ts';
import type { StaffAction } from './access.ts';
import { roles } from './model.ts';
import type { Role, StaffId } from './model.ts';

const signedInAs = (...held: string[]) => actorOf({ staffId: 'ann', name: 'Ann', roles: held, teamIds: [], organisationId: 'o' });

const allowed: Record<StaffAction, readonly Role[]> = {
  'administer staff': ['administrator'],
  'administer teams': ['administrator'],
  'set absences of others': ['manager', 'administrator'],
};

for (const action of Object.keys(staffActions) as StaffAction[]) {
  for (const role of roles) {
    const expected = allowed[action].includes(role);
    test(`${role}: ${expected ? 'may' : 'may not'} ${action}`, () => assert.equal(may(signedInAs(role), action), expected));
  }
}

test('nobody but staff may do anything here', () => {
  for (const action of Object.keys(staffActions) as StaffAction[]) {
    assert.equal(may({ kind: 'system', name: 'Sweep' }, action), false);
    assert.equal(may({ kind: 'resident', id: null, name: 'A resident' }, action), false);
  }
});

test('everyone may set their own absence; only managers and administrators that of others', () => {
  assert.equal(maySetAbsenceOf(signedInAs('operative'), 'ann' as StaffId), true);
  assert.equal(maySetAbsenceOf(signedInAs('operative'), 'bob' as StaffId), false);
  assert.equal(maySetAbsenceOf(signedInAs('manager'), 'bob' as StaffId), true);
});

test('a role this version does not know gives nothing', () => {
  assert.deepEqual(signedInAs('superuser', 'adviser').roles, ['adviser']);
});
