import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { aContext } from '../../test/builders/case.ts';
import { aCaseOf, aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { applyChange, loadCaseForChange, newDraft, saveCases } from '../casefile/index.ts';
import { openDatabase, type Database, type Tx } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import type { StaffId } from '../staff/index.ts';
import { giveToSomebodyHere } from './owner-who-is-here.ts';
import { ownerForRepair } from './queries/intake.ts';

const reference = 'REP-2026-00001';
const context = { ...aContext(), newId };
let made: TestDatabase;
let database: Database;
let landlord: BuiltLandlord;

before(async () => {
  made = await testDatabase();
  database = await openDatabase({ connectionString: made.appUrl });
});
after(async () => {
  await database.close();
  await made.close();
});
const aNewLandlord = async () => {
  landlord = await aLandlord(database);
};

const inLandlord = <T>(work: (tx: Tx) => Promise<T>) => database.inLandlord(landlord.id, work);
const ownerOfNew = async () => (await inLandlord((tx) => ownerForRepair(tx, landlord.homeId, context.today)))?.ownerId;
const leaves = (id: StaffId) => inLandlord((tx) => tx.query('update staff set is_active = false where landlord_id = $1 and id = $2', [landlord.id, id]));
const isAway = (id: StaffId) => inLandlord((tx) =>
  tx.query('insert into absences (landlord_id, id, staff_id, cover_staff_id, from_on, until_on, created_at) values ($1, $2, $3, $4, $5, $5, $6)',
    [landlord.id, newId(), id, landlord.staff.adviser.id, context.today, context.now]));

describe('who a repair belongs to', () => {
  beforeEach(aNewLandlord);

  it('is the planner; failing them a manager; when both are away, still somebody', async () => {
    const { planner, manager } = landlord.staff;
    assert.equal(await ownerOfNew(), planner.id);
    await isAway(planner.id);
    assert.equal(await ownerOfNew(), manager.id);
    await isAway(manager.id);
    assert.equal(await ownerOfNew(), planner.id, 'a report is never refused because people are on holiday');
    await leaves(planner.id);
    assert.equal(await ownerOfNew(), manager.id);
  });

  it('is nobody only when nobody could own it', async () => {
    await leaves(landlord.staff.planner.id);
    await leaves(landlord.staff.manager.id);
    assert.equal(await ownerOfNew(), undefined);
  });
});

describe('a repair that opens again', () => {
  beforeEach(aNewLandlord);

  /** The planner's repair, opened again as it would be; gives back whose it then is. */
  const ownerOnceOpen = () => inLandlord(async (tx) => {
    const draft = newDraft(aCaseOf(landlord, reference));
    applyChange(draft, { events: [{ type: 'RepairReported', data: {} }] }, context);
    await saveCases(tx, [draft]);
    const again = await loadCaseForChange(tx, reference);
    await giveToSomebodyHere(tx, again, context);
    await saveCases(tx, [again]);
    return (await loadCaseForChange(tx, reference)).file.ownerId;
  });
  const noticesOf = (id: StaffId) => inLandlord((tx) => tx.query<{ words: string }>('select words from notices where landlord_id = $1 and staff_id = $2', [landlord.id, id]));

  it('stays with its owner while they work here', async () => {
    assert.equal(await ownerOnceOpen(), landlord.staff.planner.id);
  });

  it('goes to somebody who is here when its owner has left, and they are told', async () => {
    await leaves(landlord.staff.planner.id);
    assert.equal(await ownerOnceOpen(), landlord.staff.manager.id);
    assert.deepEqual(await noticesOf(landlord.staff.manager.id), [{ words: `${reference} is now yours: It is open again, and its owner no longer works here. Promised: Nothing that is still open. Next: No clock is running. The resident: They have not heard from us yet. Their next word is due by Tuesday 1 December.` }]);
  });
});
