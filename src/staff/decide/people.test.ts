import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrganisationId, Role, StaffId, StaffMember } from '../model.ts';
import { decideDeactivation, decideRoles } from './people.ts';
import type { DeactivationFacts } from './people.ts';

const ann = 'ann' as StaffId;
const bob = 'bob' as StaffId;
const person = (id: StaffId, isActive = true): StaffMember => ({
  id, isActive, name: id, email: `${id}@example.org`, phone: null, organisationId: 'o' as OrganisationId, roles: ['planner'], countedRoles: ['planner'], teamIds: [], version: 1,
});
const facts: DeactivationFacts = { person: person(bob), actorId: ann, activeAdministrators: [ann], openCases: 0, bookedVisits: 0, newOwner: undefined };

const deactivations: readonly [string, Partial<DeactivationFacts>, string][] = [
  ['somebody with no open cases', {}, 'agreed'],
  ['somebody who owns open cases, with nobody named', { openCases: 3 }, 'owns-open-cases'],
  ['somebody who owns open cases, with a new owner', { openCases: 3, newOwner: person(ann) }, 'agreed'],
  ['a new owner who has left', { openCases: 3, newOwner: person('cat' as StaffId, false) }, 'new-owner-not-active'],
  ['a new owner who is the one leaving', { openCases: 3, newOwner: person(bob) }, 'new-owner-not-active'],
  ['somebody who is expected at a home, also with a new owner for the cases', { bookedVisits: 1, newOwner: person(ann) }, 'expected-somewhere'],
  ['oneself', { actorId: bob }, 'yourself'],
  ['the last administrator', { activeAdministrators: [bob] }, 'last-administrator'],
  ['one administrator of two', { activeAdministrators: [ann, bob] }, 'agreed'],
  ['somebody who left before', { person: person(bob, false) }, 'already-inactive'],
];

for (const [name, change, expected] of deactivations) {
  test(`stopping ${name}: ${expected}`, () => {
    const verdict = decideDeactivation({ ...facts, ...change });
    assert.equal(verdict.ok ? 'agreed' : verdict.refusal, expected);
  });
}

const changes: readonly [string, readonly Role[], readonly StaffId[], boolean][] = [
  ['the last administrator stays one', ['administrator', 'manager'], [bob], true],
  ['the last administrator stops being one', ['manager'], [bob], false],
  ['one of two stops being one', ['manager'], [ann, bob], true],
  ['somebody who never was one', ['adviser'], [ann], true],
];

for (const [name, roles, administrators, ok] of changes) {
  test(`roles: ${name}: ${ok ? 'agreed' : 'refused'}`, () => assert.equal(decideRoles(person(bob), roles, administrators).ok, ok));
}
