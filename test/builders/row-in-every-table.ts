import { Client } from 'pg';
import { saveCases, type PromiseId } from '../../src/casefile/index.ts';
import { plainDate } from '../../src/clock/index.ts';
import { insertRows, type Database, type Tx } from '../../src/platform/database/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { landlordTables, type LandlordTable } from '../../src/platform/portable/index.ts';
import { aContext, aMessage, anOpenedCase, aWordFromUs } from './case.ts';
import { aCaseOf, aLandlord, type BuiltLandlord } from './landlord.ts';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  /** The first of the words that a check allows. */
  readonly allowed: string | null;
}
interface ForeignKey {
  readonly table: string;
  readonly parent: string;
  readonly columns: string[];
  readonly targets: string[];
}

const COLUMNS = `select c.relname::text as table, a.attname::text as name, format_type(a.atttypid, null) as type,
    (select substring(pg_get_constraintdef(k.oid) from a.attname || ' = ANY \\(ARRAY\\[''([^'']+)''') from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and pg_get_constraintdef(k.oid) ~ (a.attname || ' = ANY') limit 1) as allowed
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`;
const FOREIGN_KEYS = `select c.relname::text as table, p.relname::text as parent,
    (select array_agg(a.attname::text order by k.place) from unnest(f.conkey) with ordinality as k(number, place)
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number) as columns,
    (select array_agg(a.attname::text order by k.place) from unnest(f.confkey) with ordinality as k(number, place)
      join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.number) as targets
  from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid where f.contype = 'f'`;

/** A landlord with at least one row in every table there is, found in the catalogue: a new table needs nobody to remember it. */
export async function aLandlordWithARowInEveryTable(database: Database, ownerUrl: string): Promise<BuiltLandlord> {
  const landlord = await aLandlord(database, 'Larchfield, "Ünïque" Homes');
  await database.inLandlord(landlord.id, (tx) => saveFullCases(tx, landlord));
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const [tables, columns, keys] = [await landlordTables(client), (await client.query<Column>(COLUMNS)).rows, (await client.query<ForeignKey>(FOREIGN_KEYS)).rows];
  await client.end();
  for (const table of tables) {
    await fill(database, landlord.id, table, { columns: columns.filter((column) => column.table === table.name), keys: keys.filter((key) => key.table === table.name) });
  }
  return landlord;
}

async function saveFullCases(tx: Tx, landlord: BuiltLandlord): Promise<void> {
  const context = { ...aContext({ actor: landlord.staff.adviser }), newId };
  const parent = anOpenedCase(aCaseOf(landlord, 'REP-2026-00001'), context, {
    events: [{ type: 'RepairReported', data: { words: 'Quote " comma , line\nbreak \\N and \\. and ’curly’ 🏠' } }],
    promise: [{ id: newId() as PromiseId, madeTo: 'Ms A. Okafor', words: 'We will ring', dueOn: plainDate('2026-11-26') }],
    contacts: [{ ...aWordFromUs, residentId: landlord.residentId }],
    messages: [{ ...aMessage, residentId: landlord.residentId }],
    notices: [{ staffId: landlord.staff.planner.id, words: '' }],
  });
  const child = anOpenedCase(aCaseOf(landlord, 'REP-2026-00002'), context, {
    events: [], links: [{ toCaseId: parent.file.id, toReference: parent.file.reference, kind: 'follow-on-to' }],
  });
  await saveCases(tx, [parent, child]);
  // Of a home or of a block, never of both: nothing in the catalogue says which.
  await insertRows(tx, 'site_hazards', [{
    landlord_id: tx.landlordId, id: newId(), home_id: landlord.homeId, kind: 'asbestos', finding: 'presumed', location: 'Boxing under the “sink”', what_to_do: 'Do not drill,\nring us', source: 'Survey', surveyed_on: '2024-03-01',
    expires_on: '2027-03-01', recorded_at: context.now, recorded_by_name: 'P. Shah', ended_at: context.now, ended_by_name: 'P. Shah', ended_reason: 'Removed',
  }]);
  // Of a visit or of the day of an order, never of both.
  await insertRows(tx, 'repair_remedies', [{
    landlord_id: tx.landlordId, case_id: parent.file.id, id: newId(), visit_id: null, order_number: 2, missed_on: '2026-11-20', pence: 1_500, because: 'Nobody wrote down that “they” came', citation: 'Guidance, part 3',
    confidence: 'S', proposed_at: context.now, state: 'offered', decided_pence: 1_500, decided_words: 'Agreed,\nsorry', decided_by_name: 'M. Obi', decided_at: context.now,
  }]);
  await insertRows(tx, 'hazard_spread', [{
    landlord_id: tx.landlordId, id: newId(), case_id: parent.file.id, home_id: landlord.homeId, side: 'above', rule: 'floor', proposed_at: context.now, state: 'hazard', decided_at: context.now, decided_by_name: 'P. Shah',
    reason: 'They share the “wall”', visit_by: '2027-03-01', promise_id: newId(), opened_case_id: child.file.id,
  }]);
}

/** Words to search for show only the rows that a search finds: this one finds every row. */
export function searchingForAll(tx: Tx): Tx {
  tx.send(`set local app.search_words = '!''copied'''`);
  return tx;
}

interface Shape {
  readonly columns: readonly Column[];
  readonly keys: readonly ForeignKey[];
}

/** Every column filled; where a check forbids that, only those that must be. */
async function fill(database: Database, landlordId: string, table: LandlordTable, shape: Shape): Promise<void> {
  const isEmpty = await database.inLandlord(landlordId, async (tx) => (await searchingForAll(tx).query(`select 1 from ${table.name} where ${table.owner} = $1 limit 1`, [landlordId])).length === 0);
  if (!isEmpty) return;
  const insert = (columns: readonly Column[]) => database.inLandlord(landlordId, async (tx) => insertRows(tx, table.name, [await rowFor(tx, columns, shape.keys)]));
  const needed = shape.columns.filter(({ name }) => table.required.includes(name));
  await insert(shape.columns).catch(() => insert(needed)).catch((error: Error) => {
    throw new Error(`No row could be made up for ${table.name} (${error.message}): add one by hand in ${import.meta.filename}`);
  });
}

async function rowFor(tx: Tx, columns: readonly Column[], keys: readonly ForeignKey[]): Promise<object> {
  const row: Record<string, unknown> = Object.fromEntries(columns.map((column) => [column.name, madeUp(column)]));
  for (const { parent, columns: names, targets } of keys) {
    const owner = parent === 'landlords' ? 'id' : 'landlord_id';
    // The last, so that who stands in for somebody, or what a case led to, is not the same row as the first.
    const order = names.some((name) => /^(cover|to|first)_/.test(name)) ? 'desc' : 'asc';
    const [there] = await tx.query<Record<string, unknown>>(`select ${targets.join(', ')} from ${parent} where ${owner} = $1 order by ${targets.at(-1)} ${order} limit 1`, [tx.landlordId]);
    names.forEach((name, index) => {
      if (name in row) row[name] = there?.[targets[index] ?? ''] ?? null;
    });
  }
  return { ...row, ...('landlord_id' in row ? { landlord_id: tx.landlordId } : {}) };
}

function madeUp({ name, type, allowed }: Column): unknown {
  if (allowed !== null) return allowed;
  if (/sha256|fingerprint/.test(name) && type === 'text') return 'ab'.repeat(32);
  if (name === 'questions') return [{ words: 'Ünïque, "which"?', answers: [{ words: 'This', next: null, code: null }, { words: 'That', next: null, code: null }] }];
  if (name === 'lsoa_2011') return 'E01005753';
  if (/expires_at/.test(name)) return '2026-12-24T09:30:00.123456Z';
  const values: Record<string, unknown> = {
    uuid: newId(), text: name === 'email' ? 'made@up.example' : `Ünïque, "${name}"\nin two lines`, boolean: true, integer: 200, smallint: 2, bigint: 7, numeric: '1.50', 'double precision': 0.1,
    'timestamp with time zone': '2026-11-24T09:30:00.123456Z', date: '2026-11-01', jsonb: { words: 'ü "x"\n', nothing: null }, bytea: Buffer.alloc(32, 0xa5), tsvector: `'damp' 'd:amp'`, 'text[]': ['one, two', 'three "3"'],
  };
  return Object.hasOwn(values, type) ? values[type] : null;
}
