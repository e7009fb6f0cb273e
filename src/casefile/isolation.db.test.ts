import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Client } from 'pg';
import { aContext, aMessage, aWordFromUs } from '../../test/builders/case.ts';
import { aCaseOf, aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { plainDate } from '../clock/index.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { applyChange } from './apply-change.ts';
import { newDraft } from './draft.ts';
import type { PromiseId } from './model.ts';
import { saveCases } from './store/save.ts';

/** The list of landlords is public, and the list of migrations is the installation's own. */
const notOfOneLandlord = new Set(['landlords', 'putright_migrations']);

interface Table {
  readonly name: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly policies: number;
  readonly policyTexts: string[] | null;
  readonly appMay: string[] | null;
}
interface Key {
  readonly table: string;
  readonly name: string;
  readonly kind: 'p' | 'u' | 'f';
  readonly columns: string[];
}

let made: TestDatabase;
let database: Database;
let larchfield: BuiltLandlord;
let moorside: BuiltLandlord;
let tables: Table[];
let keys: Key[];

async function fromCatalogue<Row extends object>(sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: made.ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function aFullCase(landlord: BuiltLandlord): Promise<void> {
  const context = { ...aContext({ actor: landlord.staff.adviser }), newId };
  const [parent, child] = ['REP-2026-00001', 'REP-2026-00002'].map((reference) => newDraft(aCaseOf(landlord, reference)));
  assert.ok(parent && child);
  applyChange(parent, {
    events: [{ type: 'RepairReported', data: {} }],
    promise: [{ id: newId() as PromiseId, madeTo: 'Ms A. Okafor', words: 'We will ring', dueOn: plainDate('2026-11-26') }],
    contacts: [{ ...aWordFromUs, residentId: landlord.residentId }],
    messages: [{ ...aMessage, residentId: landlord.residentId }],
    notices: [{ staffId: landlord.staff.planner.id, words: 'New' }],
  }, context);
  applyChange(child, { events: [], links: [{ toCaseId: parent.file.id, toReference: parent.file.reference, kind: 'follow-on-to' }] }, context);
  await database.inLandlord(landlord.id, (tx) => saveCases(tx, [parent, child]));
}

before(async () => {
  made = await testDatabase();
  database = await openDatabase({ connectionString: made.appUrl });
  [larchfield, moorside] = [await aLandlord(database), await aLandlord(database, 'Moorside Homes')];
  await aFullCase(larchfield);
  const all = await fromCatalogue<Table>(`select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'
        and pg_get_expr(p.polqual, p.polrelid) like '%app.landlord_id%') as policies,
      (select array_agg(p.polcmd::text || ' ' || coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) order by p.polcmd)
        from pg_policy p where p.polrelid = c.oid) as "policyTexts",
      (select array_agg(distinct g.privilege_type::text) from information_schema.role_table_grants g
        where g.table_schema = 'public' and g.table_name = c.relname and g.grantee = 'putright_app') as "appMay"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by c.relname`);
  tables = all.filter(({ name }) => !notOfOneLandlord.has(name));
  keys = await fromCatalogue<Key>(`select c.conrelid::regclass::text as table, c.conname as name, c.contype as kind,
      (select array_agg(a.attname::text order by k.place) from unnest(c.conkey) with ordinality as k(number, place)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number) as columns
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace where n.nspname = 'public' and c.contype in ('p', 'u', 'f')
    union all
    select i.indrelid::regclass::text, i.indexrelid::regclass::text, 'u',
      (select array_agg(a.attname::text order by k.place) from unnest(i.indkey::int2[]) with ordinality as k(number, place)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number)
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and i.indisunique`);
});
after(async () => {
  await database.close();
  await made.close();
});

const keysOf = (kind: Key['kind']) => keys.filter((key) => key.kind === kind && !notOfOneLandlord.has(key.table));
const namesOf = (rows: readonly { readonly table: string; readonly name: string }[]) => rows.map(({ table, name }) => `${table}: ${name}`);

describe('every table of a landlord, whoever adds it', () => {
  it('is found by this test', () => assert.ok(tables.length > 30, `${tables.length} tables`));

  it('has row-level security, forced on its owner too', () => {
    assert.deepEqual(tables.filter(({ enabled, forced }) => !enabled || !forced).map(({ name }) => name), []);
  });

  it('has the policy of the landlord, and nothing wider for writing', () => {
    assert.deepEqual(tables.filter(({ name, policies }) => policies !== 1 && name !== 'search_words').map(({ name }) => name), []);
  });

  it('that is only read by searching has the landlord in the policy of each thing that may be done to it', () => {
    const texts = tables.find(({ name }) => name === 'search_words')?.policyTexts ?? [];
    assert.deepEqual(texts.map((text) => text.charAt(0)), ['a', 'r', 'w'], 'adding, reading, rewriting');
    for (const text of texts) assert.match(text, /landlord_id = .*app\.landlord_id/);
    assert.match(texts[1] ?? '', /AND \(words @@ .*app\.search_words/);
  });

  it('is led by the landlord in its primary key', () => {
    const led = new Set(keysOf('p').filter(({ columns }) => columns[0] === 'landlord_id').map(({ table }) => table));
    assert.deepEqual(tables.map(({ name }) => name).filter((name) => !led.has(name)), []);
  });

  it('has the landlord in every unique constraint and index', () => {
    assert.deepEqual(namesOf(keysOf('u').filter(({ columns }) => columns[0] !== 'landlord_id')), []);
  });

  it('has the landlord in every foreign key, so that no row can point into another’s', () => {
    assert.deepEqual(namesOf(keysOf('f').filter(({ columns }) => !columns.includes('landlord_id'))), []);
  });

  it('gives the application nothing that row-level security does not bind', () => {
    assert.deepEqual(tables.filter(({ appMay }) => (appMay ?? []).some((may) => ['TRUNCATE', 'TRIGGER', 'REFERENCES'].includes(may))).map(({ name }) => name), []);
  });

  it('that is a record of what happened can only be added to', () => {
    for (const name of ['case_events', 'staff_events', 'resident_events', 'record_views', 'contacts']) {
      assert.deepEqual(tables.find((table) => table.name === name)?.appMay?.toSorted(), ['INSERT', 'SELECT'], name);
    }
  });
});

describe('the other landlord', () => {
  const rowsSeen = (as: BuiltLandlord, of: BuiltLandlord) =>
    database.inLandlord(as.id, async (tx) => {
      const seen: Record<string, number> = {};
      for (const { name } of tables) {
        const [row] = await tx.query<{ n: number }>(`select count(*) as n from "${name}" where landlord_id = $1`, [of.id]);
        if (row !== undefined && row.n > 0) seen[name] = row.n;
      }
      return seen;
    });

  it('sees nothing of it in any table, though there is something to see', async () => {
    const own = Object.keys(await rowsSeen(larchfield, larchfield));
    for (const name of ['cases', 'case_events', 'deadlines', 'promises', 'contacts', 'case_links', 'notices', 'messages', 'homes', 'residents', 'staff']) {
      assert.ok(own.includes(name), `${name} is empty: the test would prove nothing`);
    }
    assert.deepEqual(await rowsSeen(moorside, larchfield), {});
  });

  it('sees nothing of it even where a query forgets to name the landlord', async () => {
    const references = await database.inLandlord(moorside.id, (tx) => tx.query('select reference from cases'));
    assert.deepEqual(references, []);
  });

  it('changes nothing of it', async () => {
    const changed = await database.inLandlord(moorside.id, (tx) => tx.query('update cases set title = $1 where landlord_id = $2 returning id', ['Ours', larchfield.id]));
    assert.deepEqual(changed, []);
  });

  it('adds nothing to it', async () => {
    const draft = newDraft(aCaseOf(larchfield, 'REP-2026-00003'));
    const adding = database.inLandlord(moorside.id, (tx) => saveCases({ ...tx, landlordId: larchfield.id }, [draft]));
    await assert.rejects(adding, { code: '42501' });
  });

  it('makes no case about its homes or people', async () => {
    const draft = newDraft(aCaseOf(moorside, 'REP-2026-00003', { homeId: larchfield.homeId }));
    await assert.rejects(database.inLandlord(moorside.id, (tx) => saveCases(tx, [draft])), { code: '23503' });
  });
});

describe('before anyone says which landlord', () => {
  it('no row of any is seen', async () => {
    const seen = await database.beforeLandlord(async (tx) => {
      const found: string[] = [];
      for (const { name } of tables) if ((await tx.query(`select 1 from "${name}" limit 1`)).length > 0) found.push(name);
      return found;
    });
    assert.deepEqual(seen, []);
  });

  it('a name that is no UUID opens nothing', async () => {
    await assert.rejects(async () => database.inLandlord("x'; drop table cases; --", async () => undefined), /named by its UUID/);
  });
});
