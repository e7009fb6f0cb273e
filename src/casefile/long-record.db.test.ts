import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Client } from 'pg';
import { aContext } from '../../test/builders/case.ts';
import { aCaseOf, aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { applyChange } from './apply-change.ts';
import { newestChecked } from './chain.ts';
import { newDraft, type CaseDraft } from './draft.ts';
import { saveCases } from './store/save.ts';
import { verifyCase, verifyNewest } from './store/verify.ts';

describe('a record longer than a page checks', () => {
  let made: TestDatabase;
  let database: Database;
  let landlord: BuiltLandlord;
  let draft: CaseDraft;

  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl });
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  async function ofEntries(count: number): Promise<void> {
    landlord = await aLandlord(database);
    draft = newDraft(aCaseOf(landlord, 'REP-2026-00001'));
    const events = Array.from({ length: count }, (_, place) => ({ type: 'NoteAdded', data: { words: `Note ${place + 1}` } }));
    applyChange(draft, { events }, { ...aContext({ actor: landlord.staff.adviser }), newId });
    await database.inLandlord(landlord.id, (tx) => saveCases(tx, [draft]));
  }
  const newest = () => database.inLandlord(landlord.id, (tx) => verifyNewest(tx, draft.file));
  const whole = () => database.inLandlord(landlord.id, (tx) => verifyCase(tx, draft.file.reference));

  /** What somebody with the database's password could do to one entry. */
  async function tampered(sequence: number): Promise<void> {
    const client = new Client({ connectionString: made.ownerUrl });
    await client.connect();
    await client.query(`begin; set local app.landlord_id = '${landlord.id}'`);
    await client.query(`update case_events set data = '{"words": "Nothing was said"}' where landlord_id = $1 and case_id = $2 and sequence = $3`, [landlord.id, draft.file.id, sequence]);
    await client.query('commit');
    await client.end();
  }

  for (const count of [1, newestChecked - 1, newestChecked, newestChecked + 1, newestChecked + 30]) {
    it(`of ${count} entries is intact as it was written`, async () => {
      await ofEntries(count);
      assert.deepEqual(await newest(), { intact: true, entries: count });
    });
  }

  describe('of 130 entries', () => {
    beforeEach(() => ofEntries(130));

    it('names a change among the newest', async () => {
      await tampered(31);
      assert.deepEqual(await newest(), { intact: false, brokenAt: 31, why: 'its contents were changed after it was written' });
    });

    it('shows an older change when all of it is checked', async () => {
      await tampered(30);
      assert.deepEqual(await newest(), { intact: true, entries: 130 });
      const all = await whole();
      assert.ok(all !== undefined && !all.intact);
      assert.equal(all.brokenAt, 30);
    });
  });
});
