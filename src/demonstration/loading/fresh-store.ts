import { Client } from 'pg';
import type { CopyStreamQuery } from 'pg-copy-streams';
import { definitionsOf, rulesOf, tablesOfCases, tablesPointedAt, type Definition } from './catalogue.ts';
import { endCopy, openCopy, writeCopy } from './copy-into.ts';
import type { CopyText } from './copy-text.ts';
import type { HistoryStore } from './history-store.ts';

/** One table being filled, in a transaction and over a connection of its own. */
interface Filling {
  readonly client: Client;
  readonly stream: CopyStreamQuery;
  readonly columns: string;
  bytes: number;
}

interface Loading {
  readonly ownerUrl: string;
  readonly owner: Client;
  readonly tables: readonly string[];
  /** Homes, people and staff: they keep their rows and their indexes. */
  readonly pointedAt: readonly string[];
  readonly definitions: readonly Definition[];
  readonly rules: readonly string[];
  readonly filling: Map<string, Promise<Filling>>;
}

async function connect(ownerUrl: string): Promise<Client> {
  const client = new Client({ connectionString: ownerUrl, options: "-c statement_timeout=0 -c TimeZone=UTC -c maintenance_work_mem=256MB -c synchronous_commit=off -c lock_timeout=60000" });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/**
 * Into a database of our own on its very first start, in which there is no case yet: rows first, keys and indexes after,
 * which takes a tenth of the time. Until `finish` the tables are not guarded. Their rules are read from the catalogue
 * before and compared with it after; if anything differs the making fails, and nothing says that it was finished.
 */
export async function openFreshStore(ownerUrl: string): Promise<HistoryStore> {
  const owner = await connect(ownerUrl);
  const tables = await tablesOfCases(owner);
  const pointedAt = await tablesPointedAt(owner, tables);
  const loading: Loading = {
    ownerUrl, owner, tables, pointedAt, filling: new Map(),
    definitions: await definitionsOf(owner, tables),
    rules: await rulesOf(owner, [...tables, ...pointedAt]),
  };
  await takeOff(loading);
  return {
    save: async (_landlordId, texts) => {
      for (const text of texts) await fill(loading, text);
    },
    finish: () => finish(loading),
    abandon: async () => {
      const fillings = await Promise.allSettled(loading.filling.values());
      await Promise.all([owner, ...fillings.flatMap((one) => (one.status === 'fulfilled' ? [one.value.client] : []))].map((client) => client.end().catch(() => undefined)));
    },
  };
}

async function takeOff({ owner, tables, definitions }: Loading): Promise<void> {
  const { rows } = await owner.query('select from cases limit 1');
  if (rows.length > 0) throw new Error('There are cases in this database: it cannot be filled as if it were new.');
  const dropped = (kind: Definition['kind']) => definitions.filter((one) => one.kind === kind);
  const statements = [
    ...dropped('foreign key').map(({ table, name }) => `alter table ${table} drop constraint ${name}`),
    ...dropped('key').map(({ table, name }) => `alter table ${table} drop constraint ${name}`),
    ...dropped('index').map(({ name }) => `drop index ${name}`),
    // COPY works on no table that row-level security guards against its own owner.
    ...tables.map((table) => `alter table ${table} no force row level security`),
  ];
  await owner.query(`begin; ${statements.join('; ')}; commit`);
}

async function fill(loading: Loading, text: CopyText): Promise<void> {
  const { table, columns } = text;
  if (!loading.tables.includes(table)) throw new Error(`A demonstration writes to ${table}, which is no table of cases.`);
  const filling = loading.filling.get(table) ?? begin(loading.ownerUrl, text);
  loading.filling.set(table, filling);
  const open = await filling;
  if (open.columns !== columns.join()) throw new Error(`Rows of ${table} do not all have the same columns.`);
  open.bytes += text.text.byteLength;
  await writeCopy(open.stream, text);
}

/** A table emptied in the same transaction needs no log of its rows, and they are frozen from the start. */
async function begin(ownerUrl: string, { table, columns }: CopyText): Promise<Filling> {
  const client = await connect(ownerUrl);
  await client.query('begin');
  const { rows } = await client.query(`select from ${table} limit 1`);
  if (rows.length === 0) await client.query(`truncate ${table}`);
  return { client, columns: columns.join(), bytes: 0, stream: openCopy(client, table, columns, rows.length === 0 ? 'with (freeze)' : '') };
}

async function finish(loading: Loading): Promise<void> {
  const { owner, tables, definitions, filling } = loading;
  const filled = await Promise.all([...filling].map(async ([table, open]) => ({ table, ...(await open) })));
  const untouched = tables.filter((table) => !filling.has(table));
  await inTwoLanes(filled.toSorted((one, other) => other.bytes - one.bytes), (one) => close(one, definitions));
  for (const table of untouched) for (const { sql } of ownOf(definitions, table)) await owner.query(sql);
  await putBackOn(loading);
  await inTwoLanes(filled, async ({ client, table }) => {
    await client.query(`analyze ${table}`);
    await client.end();
  });
  await owner.query('checkpoint').catch(() => undefined);
  await owner.end();
}

/** Foreign keys are checked against every row, which nobody sees while row-level security is forced; then it is again. */
async function putBackOn(loading: Loading): Promise<void> {
  const { owner, tables, pointedAt, definitions } = loading;
  const forced = (table: string, force: 'force' | 'no force') => `alter table ${table} ${force} row level security`;
  await owner.query(['begin', ...pointedAt.map((table) => forced(table, 'no force'))].join('; '));
  for (const { sql } of definitions.filter(({ kind }) => kind === 'foreign key')) await owner.query(sql);
  await owner.query([...tables, ...pointedAt].map((table) => forced(table, 'force')).join('; '));
  await compare(loading);
  await owner.query('commit');
}

const ownOf = (definitions: readonly Definition[], table: string): Definition[] => definitions.filter((one) => one.table === table && one.kind !== 'foreign key');

async function close({ client, stream, table }: Filling & { readonly table: string }, definitions: readonly Definition[]): Promise<void> {
  await endCopy(stream);
  for (const { sql } of ownOf(definitions, table)) await client.query(sql);
  await client.query('commit');
}

async function compare({ owner, tables, pointedAt, rules }: Loading): Promise<void> {
  const now = new Set(await rulesOf(owner, [...tables, ...pointedAt]));
  const missing = rules.filter((rule) => !now.has(rule));
  if (missing.length > 0 || now.size !== rules.length) throw new Error(`After the load the database is not as it was: ${missing.join('; ') || 'there is more in it'}`);
}

/** As many at once as the smallest machine has processors. */
async function inTwoLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all([lane(), lane()]);
}
