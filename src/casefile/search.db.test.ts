import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { Client } from 'pg';
import { aContext, aMessage, aWordFromUs } from '../../test/builders/case.ts';
import { aCaseOf, aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { testServer } from '../../test/server.ts';
import { addDays, dateInLondon, plainDate, type Instant } from '../clock/index.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { rewriteSearchOfResidents } from '../residents/store/search-pieces.ts';
import { applyChange } from './apply-change.ts';
import { newDraft } from './draft.ts';
import type { CaseChange, PromiseId } from './model.ts';
import { findCases, findPeople } from './queries/search.ts';
import { loadCaseForChange } from './store/load.ts';
import { saveCases } from './store/save.ts';

const now = '2026-11-17T10:00:00.000Z' as Instant;
const today = dateInLondon(now);
const nothing: CaseChange = { events: [{ type: 'RepairReported', data: { words: 'The kitchen tap drips' } }] };

let made: TestDatabase;
let database: Database;
let larchfield: BuiltLandlord;
let moorside: BuiltLandlord;
let made412 = 412;

async function asAdministrator<Row extends object>(...statements: string[]): Promise<Row[]> {
  const { administratorUrl } = await testServer();
  const name = /^\w+:\/\/[^/?]*\/([^?]*)/.exec(made.ownerUrl)?.[1] ?? '';
  const client = new Client({ connectionString: administratorUrl.replace(/^(\w+:\/\/[^/?]*)(?:\/[^?]*)?/, `$1/${name}`) });
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) rows = (await client.query<Row>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

const by = (landlord: BuiltLandlord, at: Instant) => ({ ...aContext({ actor: landlord.staff.adviser }), newId, now: at, today: dateInLondon(at) });

async function aCase(landlord: BuiltLandlord, change: CaseChange = nothing, at: Instant = now): Promise<string> {
  const reference = `REP-2026-${String((made412 += 1)).padStart(5, '0')}`;
  const draft = newDraft(aCaseOf(landlord, reference, { openedAt: at, searchText: 'ms a. okafor 14 larch house' }));
  applyChange(draft, change, by(landlord, at));
  await database.inLandlord(landlord.id, (tx) => saveCases(tx, [draft]));
  return reference;
}

async function change(landlord: BuiltLandlord, reference: string, with_: CaseChange): Promise<void> {
  await database.inLandlord(landlord.id, async (tx) => {
    const draft = await loadCaseForChange(tx, reference);
    applyChange(draft, with_, by(landlord, now));
    await saveCases(tx, [draft]);
  });
}

const lookAs = (landlord: BuiltLandlord, typed: string) =>
  database.inLandlord(landlord.id, (tx) => findCases(tx, { typed, reader: { organisationId: landlord.councilId }, from: today }));
const found = async (landlord: BuiltLandlord, typed: string) => (await lookAs(landlord, typed)).found.map(({ reference }) => reference);

describe('the search of cases', () => {
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 3 });
    [larchfield, moorside] = [await aLandlord(database), await aLandlord(database, 'Moorside Homes')];
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const said: [what: string, change: CaseChange, typed: string][] = [
    ['what was reported', { events: [{ type: 'RepairReported', data: { words: 'Zigzag crack over the cooker' } }] }, 'zigzag'],
    ['a note', { events: [{ type: 'NoteAdded', data: { words: 'She prefers quaverly mornings' } }] }, 'quaver'],
    ['a contact', { events: [], contacts: [{ ...aWordFromUs, words: 'Told her of the wobblegate', residentId: null }] }, 'wobblegate'],
    ['a promise', { events: [], promise: [{ id: newId() as PromiseId, madeTo: 'her', words: 'Fit a snorkelpipe', dueOn: plainDate('2026-11-26') }] }, 'snorkelpipes'],
    ['the subject of a message', { events: [], messages: [{ ...aMessage, residentId: null, subject: 'Your yellowhammer visit' }] }, 'yellowhammer'],
    ['a reason', { events: [{ type: 'VisitMoved', data: { reason: 'Van had a flibbert' } }] }, 'flibbert'],
  ];
  for (const [what, added, typed] of said) {
    it(`finds a case by ${what}, alone or with a name, as soon as it is saved`, async () => {
      const reference = await aCase(larchfield);
      assert.deepEqual(await found(larchfield, typed), []);
      await change(larchfield, reference, added);
      assert.deepEqual(await found(larchfield, typed), [reference]);
      assert.deepEqual(await found(larchfield, `${typed} okafor 14`), [reference]);
      assert.deepEqual(await found(larchfield, `${typed} brown`), []);
    });
  }

  it('finds nothing of a change that was not saved', async () => {
    const reference = await aCase(larchfield);
    await assert.rejects(database.inLandlord(larchfield.id, async (tx) => {
      const draft = await loadCaseForChange(tx, reference);
      applyChange(draft, { events: [{ type: 'NoteAdded', data: { words: 'gone with the gobbledywind' } }] }, by(larchfield, now));
      await saveCases(tx, [draft]);
      throw new Error('The power went');
    }), /power/);
    assert.deepEqual(await found(larchfield, 'gobbledywind'), []);
  });

  it('finds nothing of another landlord, even by their own marks', async () => {
    await aCase(larchfield, { events: [{ type: 'NoteAdded', data: { words: 'platypus in the loft' } }] });
    assert.equal((await found(larchfield, 'platypus')).length, 1);
    assert.deepEqual(await found(moorside, 'platypus'), []);
    const theirs = await database.inLandlord(moorside.id, (tx) => findCases({ ...tx, landlordId: larchfield.id }, { typed: 'platypus', reader: { organisationId: larchfield.councilId }, from: today }));
    assert.deepEqual(theirs.found, []);
  });

  it('finds nothing of homes of another organisation', async () => {
    const looked = await database.inLandlord(larchfield.id, (tx) => findCases(tx, { typed: 'kitchen tap', reader: { organisationId: newId() }, from: today }));
    assert.deepEqual(looked.found, []);
  });

  it('shows the case something was said of last first, over the years', async () => {
    const old = await aCase(larchfield, { events: [{ type: 'NoteAdded', data: { words: 'marmalade' } }] }, '2015-03-01T10:00:00.000Z' as Instant);
    const newer = await aCase(larchfield, { events: [{ type: 'NoteAdded', data: { words: 'marmalade' } }] }, '2026-08-01T10:00:00.000Z' as Instant);
    assert.deepEqual(await found(larchfield, 'marmalade'), [newer, old]);
    await change(larchfield, old, { events: [{ type: 'NoteAdded', data: { words: 'marmalade again' } }] });
    assert.deepEqual(await found(larchfield, 'marmalade'), [old, newer]);
  });

  it('finds whole words first, and beginnings where no case has them', async () => {
    const whole = await aCase(larchfield, { events: [{ type: 'NoteAdded', data: { words: 'gimble' } }] });
    await aCase(larchfield, { events: [{ type: 'NoteAdded', data: { words: 'gimbleton' } }] });
    assert.deepEqual(await found(larchfield, 'gimble'), [whole]);
    assert.deepEqual((await found(larchfield, 'gimb')).length, 2);
  });

  it('reads nothing at all without a search', async () => {
    const rows = await database.inLandlord(larchfield.id, (tx) => tx.query('select 1 from search_words where landlord_id = $1', [larchfield.id]));
    assert.deepEqual(rows, []);
  });

  it('takes whatever is typed', async () => {
    const nasty = ["'); drop table cases; --", "' | ''", 'a:* & !b', '\\', '\u0000', 'x'.repeat(10_000), Array.from({ length: 200 }, (_, index) => `w${index}`).join(' ')];
    for (const typed of nasty) assert.deepEqual(await found(larchfield, typed), []);
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (typed) => {
      await lookAs(larchfield, typed);
    }), { numRuns: 40 });
  });

  it('saves whatever was said', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 80 }), async (words) => {
      await aCase(larchfield, { events: [{ type: 'NoteAdded', data: { words: words.replaceAll('\u0000', '') } }] });
    }), { numRuns: 30 });
  });

  it('finds a person by their number as it is now, and no more by what it was', async () => {
    const people = (typed: string) => database.inLandlord(larchfield.id, async (tx) => (await findPeople(tx, { typed, organisationId: larchfield.councilId })).map(({ name }) => name));
    const numberIs = (number: string) => database.inLandlord(larchfield.id, async (tx) => {
      await tx.query('update residents set search_text = $3 where landlord_id = $1 and id = $2', [larchfield.id, larchfield.residentId, `ms a. okafor ${number}`]);
      await rewriteSearchOfResidents(tx, [larchfield.residentId], now);
    });
    await numberIs('07700900123');
    assert.deepEqual(await people('07700 900 123'), ['Ms A. Okafor']);
    await numberIs('07700900456');
    assert.deepEqual([await people('07700 900 123'), await people('900456')], [[], ['Ms A. Okafor']]);
  });
});

describe('among many words', () => {
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 2 });
    larchfield = await aLandlord(database);
    const tag = larchfield.id.slice(-6);
    await asAdministrator(
      `insert into search_words select '${larchfield.id}', 'case', gen_random_uuid(), 1, '2026-11-17T09:00:00Z', array_to_tsvector(array['${tag}26dleak', '${tag}26d~1117', '${tag}26dw' || number]) from generate_series(1, 20000) number`,
      'vacuum analyze search_words',
    );
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  // The policy is what the index serves: operators that PostgreSQL does not trust never run on another landlord's row.
  for (const typed of ['w1234', 'leak']) {
    it(`the index is used for "${typed}", under the application's role`, async () => {
      const plans: string[] = [];
      await database.inLandlord(larchfield.id, (tx) => {
        const explaining = { ...tx, query: async <Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> => {
          if (!sql.includes('search_words where')) return tx.query<Row>(sql, parameters);
          const rows = await tx.query<Record<string, string>>(`explain ${sql}`, parameters);
          plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
          return [];
        } };
        return findCases(explaining, { typed, reader: { organisationId: larchfield.councilId }, from: today });
      });
      assert.ok(plans.length > 0);
      for (const plan of plans) assert.match(plan, /Bitmap Index Scan on search_words_by_word.*\n\s+Index Cond: \(words @@ /);
    });
  }

  it('a reader who may see none of many is told how far was looked, and goes on from there', async () => {
    const look = (from: typeof today) => database.inLandlord(larchfield.id, (tx) => findCases(tx, { typed: 'leak', reader: { organisationId: larchfield.councilId }, from }));
    const looked = await look(today);
    assert.deepEqual(looked, { found: [], before: today });
    assert.deepEqual(await look(addDays(today, -1)), { found: [], before: undefined });
  });
});
