import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { aContext } from '../../test/builders/case.ts';
import { aCaseOf, aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { emptyTestDatabase, type TestDatabase } from '../../test/database.ts';
import type { Instant, PlainDate } from '../clock/index.ts';
import { insertRows, openDatabase, type Database } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { migrate } from '../platform/migrations/index.ts';
import { applyChange } from './apply-change.ts';
import { newDraft } from './draft.ts';
import { findCases, findHomes, findPeople } from './queries/search.ts';
import { rowOfCase, rowOfEvent } from './store/rows.ts';

const migrations = join(import.meta.dirname, '..', '..', 'migrations');
const now = '2026-08-17T10:00:00.000Z' as Instant;

let made: TestDatabase;
let database: Database;
let landlord: BuiltLandlord;

async function migrateUntil(last: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'putright-migrations-'));
  for (const name of readdirSync(migrations)) if (name.endsWith('.sql') && name <= last) cpSync(join(migrations, name), join(folder, name));
  await migrate({ connectionString: made.ownerUrl, folder, log: () => undefined });
  rmSync(folder, { recursive: true });
}

describe('what was there before there was this search', () => {
  before(async () => {
    made = await emptyTestDatabase();
    await migrateUntil('0007_z');
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 2 });
    landlord = await aLandlord(database);
    await database.inLandlord(landlord.id, async (tx) => {
      const draft = newDraft(aCaseOf(landlord, 'REP-2026-00412', { openedAt: now, searchText: 'ms a. okafor 14 larch house' }));
      applyChange(draft, { events: [{ type: 'NoteAdded', data: { words: 'A wobblegate, ring 07700 900 777' } }] }, { ...aContext({ actor: landlord.staff.adviser }), newId, now });
      await insertRows(tx, 'cases', [rowOfCase(landlord.id, draft.file)]);
      await insertRows(tx, 'case_events', draft.events.map((event) => rowOfEvent(landlord.id, draft.file.id, event)));
    });
    // All of them: the search that is asked is today's, and reads what came since.
    await migrateUntil('9999_z');
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  for (const typed of ['wobble', 'okafor', '412', '07700900777', '900777', 'wobblegate larch']) {
    it(`a case is found by "${typed}"`, async () => {
      const reader = { organisationId: landlord.councilId };
      const { found } = await database.inLandlord(landlord.id, (tx) => findCases(tx, { typed, reader, from: '2026-11-17' as PlainDate }));
      assert.deepEqual(found.map(({ reference }) => reference), ['REP-2026-00412']);
    });
  }

  it('so are a home, by its organisation only, and a person', async () => {
    const homes = (organisationId: string) => database.inLandlord(landlord.id, (tx) => findHomes(tx, { typed: '14 larch m11aa', organisationId }));
    assert.deepEqual([(await homes(landlord.councilId)).length, (await homes(newId())).length], [1, 0]);
    const people = await database.inLandlord(landlord.id, (tx) => findPeople(tx, { typed: 'okafor', organisationId: landlord.councilId }));
    assert.equal(people.length, 1);
  });
});
