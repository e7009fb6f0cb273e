import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { roles, type OrganisationId, type Role, type StaffActor, type StaffId } from '../staff/index.ts';
import { caseActions, mayOnCase, whoMay, type CaseAction, type CaseFacts } from './access.ts';

const council = 'council' as OrganisationId;
const company = 'company' as OrganisationId;
const contractor = 'contractor' as OrganisationId;
const staff = (role: Role, organisationId: OrganisationId = company): StaffActor => ({ kind: 'staff', id: 'p' as StaffId, name: 'P. Shah', roles: [role], teamIds: [], organisationId });
const home: CaseFacts = { organisationIds: [council, company], isOwnVisit: false };
const hallway: CaseFacts = { organisationIds: null, isOwnVisit: false };
const visited: CaseFacts = { organisationIds: [council, company], isOwnVisit: true };

const allowed = (actor: StaffActor, facts: CaseFacts) => caseActions.filter((action) => mayOnCase(actor, action, facts));

const everything: readonly CaseAction[] = ['see', 'note', 'contact', 'promise', 'link', 'change owner'];
const table: [Role, CaseFacts, readonly CaseAction[], string][] = [
  ['adviser', home, everything, 'takes the call and answers for it'],
  ['planner', home, everything, 'books and promises'],
  ['surveyor', home, everything, 'finds and promises'],
  ['complaints officer', home, everything, 'answers'],
  ['manager', home, everything, 'may do all their people may'],
  ['administrator', home, ['change owner'], 'moves a leaver’s work in the queue, and has no need to read it'],
  ['operative', home, [], 'has no visit there'],
  ['operative', visited, ['see', 'note', 'contact'], 'tells what happened at the door, and promises nothing'],
  ['operative', hallway, [], 'has no visit there either'],
  ['board member', home, [], 'reads figures, not cases'],
  ['board member', visited, [], 'whatever else is said'],
];

describe('who may do what on a case', () => {
  for (const [role, facts, actions, why] of table) {
    it(`${role}: ${actions.join(', ') || 'nothing'}: ${why}`, () => assert.deepEqual(allowed(staff(role), facts), actions));
  }

  it('lets the council that owns and the company that manages the home in, and no third', () => {
    for (const role of roles) {
      assert.deepEqual(allowed(staff(role, council), home), allowed(staff(role, company), home));
      assert.deepEqual(allowed(staff(role, contractor), home), []);
    }
  });

  it('lets every organisation work on what is communal', () => {
    assert.deepEqual(allowed(staff('planner', contractor), hallway), everything);
  });

  it('opens a case to the contractor who was given a visit there', () => {
    assert.deepEqual(allowed(staff('operative', contractor), visited), ['see', 'note', 'contact']);
  });

  it('is not for residents or the system, who come by other doors', () => {
    assert.equal(mayOnCase({ kind: 'resident', id: null, name: 'Ms Okafor' }, 'see', hallway), false);
    assert.equal(mayOnCase({ kind: 'system', name: 'Putright' }, 'see', hallway), false);
  });

  it('says who may, in words', () => {
    assert.equal(whoMay('promise'), 'Advisers, planners, surveyors, complaints officers and managers');
  });
});
