import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { knownEvents, tellingOf, type CaseEvent } from '../src/casefile/index.ts';
import type { PlainDate } from '../src/clock/index.ts';
import '../src/modules.ts';
import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { render } from '../src/platform/html/index.ts';
import { copyRules } from '../src/sealed-casefile/decide/left-out-rules.ts';
import { whatFollows } from '../src/sealed-casefile/decide/gaps-in-visits.ts';
import type { TestDatabase } from './database.ts';
import { demonstrationDatabase, demonstrationNow } from './demonstration-database.ts';

const source = join(import.meta.dirname, '..', 'src');

describe('every kind of event of the product', () => {
  test('that the program writes down has words, for the timeline and the sealed casefile', () => {
    const written = new Set(globSync('**/*.ts', { cwd: source, exclude: ['**/*.test.ts'] }).flatMap((file) => [...readFileSync(join(source, file), 'utf8').matchAll(/type: '([A-Z]\w+)',\s*data\b/g)].map(([, type = '']) => type)));
    assert.ok(written.size > 60, `${written.size} found`);
    assert.deepEqual([...written].filter((type) => tellingOf(type) === undefined), []);
  });

  test('is either cleared for the resident’s copy of a casefile or kept from it, by name: a new one has to be thought about', () => {
    const { entries = {}, kept } = copyRules.resident;
    const decided = [...Object.keys(entries), ...Object.keys(kept)];
    assert.deepEqual(decided.toSorted(), knownEvents().toSorted());
  });

  test('by which a gap is closed is one that exists', () => {
    for (const [gap, types] of Object.entries(whatFollows)) assert.deepEqual(types.filter((type) => tellingOf(type) === undefined), [], gap);
  });

  describe('in the demonstration', () => {
    let made: TestDatabase;
    let database: Database;
    before(async () => {
      made = await demonstrationDatabase();
      database = await openDatabase({ connectionString: made.ownerUrl });
    });
    after(async () => {
      await database.close();
      await made.close();
    });

    test('is told with its own words and all its facts there', async () => {
      const [{ id = '' } = {}] = await database.beforeLandlord((tx) => tx.query<{ id?: string }>("select id from landlords where slug = 'tarnbrook-homes'"));
      const events = await database.inLandlord(id, (tx) => tx.query<Pick<CaseEvent, 'type' | 'data'>>('select distinct on (type) type, data from case_events where landlord_id = $1 order by type', [id]));
      assert.ok(events.length > 30);
      for (const { type, data } of events) {
        const told = tellingOf(type)?.words(data, demonstrationNow.slice(0, 10) as PlainDate);
        assert.doesNotMatch(`${told?.title} ${told?.body === undefined ? '' : render(told.body)}`, /undefined|\[object/, type);
      }
    });
  });
});
