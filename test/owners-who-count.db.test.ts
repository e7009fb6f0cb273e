import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openedTestDatabase, type OpenedDatabase } from './opened-database.ts';
import { formTeam, hireInto, openAlderCase } from './fixtures/alder-cases.ts';
import { alderNow, alderToday, ask, createAlder, type Alder } from './fixtures/alder-homes.ts';
import { inspectorFor } from '../src/inspections/queries/inspectors.ts';
import { insertRows, type Tx } from '../src/platform/database/index.ts';
import { render } from '../src/platform/html/index.ts';
import type { SignedIn } from '../src/platform/http/index.ts';
import { newId } from '../src/platform/ids.ts';
import { ownerForRepair } from '../src/repairs/queries/intake.ts';
import { actorOf, listActiveStaff, staffById, type StaffId } from '../src/staff/index.ts';
import { caseContext, casefileRoutes, handOverCases } from '../src/casefile/index.ts';
import { ownerChoices, ownersToFilterBy } from '../src/casefile/queries/owners.ts';
import { ownerRoles } from '../src/casefile/access.ts';

// Bo was a manager and planner of ours and now works for a contractor, with the old roles still against the name.

describe('somebody of a contractor whose old office roles give no rights any more', () => {
  let opened: OpenedDatabase;
  let alder: Alder;
  let planner: SignedIn;
  let bo: StaffId;
  const inAlder = <T>(work: (tx: Tx) => Promise<T>) => opened.database.inLandlord(alder.landlordId, work);
  before(async () => {
    opened = await openedTestDatabase();
    alder = await createAlder(opened.database);
    bo = newId() as StaffId;
    await inAlder(async (tx) => {
      const [ours, theirs] = [await formTeam(tx, alder.company, 'Repairs'), await formTeam(tx, alder.contractor, 'Bright')];
      planner = await hireInto(tx, alder.company, ours, 'planner');
      await insertRows(tx, 'staff', [{ landlord_id: tx.landlordId, id: bo, organisation_id: alder.contractor, name: 'Bo Tremaine', email: `${bo}@bright.example`, roles: ['manager', 'planner', 'surveyor', 'contractor'], created_at: alderNow }]);
      for (const team of [ours, theirs]) await insertRows(tx, 'team_members', [{ landlord_id: tx.landlordId, team_id: team, staff_id: bo }]);
      // The contractor manages a home, so that nothing but the roles stands in the way.
      await tx.query(`update homes set managing_organisation_id = $2 where landlord_id = $1 and id = $3`, [tx.landlordId, alder.contractor, homeId()]);
    });
  });
  after(() => opened.close());
  const homeId = () => [...alder.homeIds.values()][0] ?? '';

  const lists: readonly (readonly [what: string, read: (tx: Tx) => Promise<readonly (string | undefined)[]>])[] = [
    ['the next owner of a case of that home', async (tx) => (await ownerChoices(tx, [alder.contractor])).map(({ staffId }) => staffId)],
    ['the next owner of many cases', async (tx) => (await ownerChoices(tx, null)).map(({ staffId }) => staffId)],
    ['whose queue it is', async (tx) => (await ownersToFilterBy(tx, { team: 'all', owner: '' }, { teamIds: [] })).people.map(({ id }) => id)],
    ['who takes over a leaver’s cases', async (tx) => (await listActiveStaff(tx, { roles: ownerRoles })).map(({ id }) => id)],
    ['whom a new repair goes to', async (tx) => [(await ownerForRepair(tx, homeId(), alderToday))?.ownerId, (await ownerForRepair(tx, null, alderToday))?.ownerId]],
    ['whom an inspection goes to', async (tx) => [(await inspectorFor(tx, alder.contractor, [], alderToday))?.ownerId]],
  ];
  for (const [what, read] of lists) it(`is not in the list: ${what}`, async () => assert.equal((await inAlder(read)).includes(bo), false));

  it('is there as what they are now', async () => {
    const found = await inAlder((tx) => listActiveStaff(tx, { roles: ['contractor'] }));
    assert.deepEqual(found.map(({ id, countedRoles }) => [id, countedRoles]), [[bo, ['contractor']]]);
  });

  it('is given no case, whichever door is tried', async () => {
    const id = await openAlderCase(opened.database, alder, { owner: planner, reference: 'REP-2026-00001', homeId: homeId() });
    const [team] = await inAlder((tx) => tx.query<{ id: string }>('select team_id as id from team_members where landlord_id = $1 and staff_id = $2 limit 1', [tx.landlordId, bo]));
    const body = { case: 'REP-2026-00001.1', owner: `${bo}.${team?.id ?? ''}`, words: 'Yours now' };
    const reply = await ask(opened.database, casefileRoutes, { route: 'POST /queue/owner', as: planner, landlordId: alder.landlordId, body });
    assert.ok(reply.kind === 'page' && reply.status === 422);
    assert.match(render(reply.html), /Choose the next owner/);
    const left = await inAlder(async (tx) => {
      const to = await staffById(tx, bo);
      assert.ok(to);
      return handOverCases(tx, planner.staffId as StaffId, to, caseContext({ now: alderNow, today: alderToday, newId }, actorOf(planner)));
    });
    assert.deepEqual(left, ['REP-2026-00001']);
    const [row] = await inAlder((tx) => tx.query<{ owner: string }>('select owner_id as owner from cases where landlord_id = $1 and id = $2', [tx.landlordId, id]));
    assert.equal(row?.owner, planner.staffId);
  });
});
