import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kill, pid } from 'node:process';
import { Client } from 'pg';
import { asAppRole, migrate, migrationsChecksum } from '../src/platform/migrations/index.ts';
import { beforeServerStops, testServer } from './server.ts';

export type TestDatabase = {
  /** Connects as the owner of the tables. */
  ownerUrl: string;
  /** Connects as the product does: bound by row-level security. */
  appUrl: string;
  /** Drops the database. Forgetting to is no harm: the run does it at its end. */
  close(): Promise<void>;
};

const ROOT = join(import.meta.dirname, '..');
const MIGRATIONS = join(ROOT, 'migrations');
/** Any number will do, as long as every test run uses the same. */
const TEMPLATE_LOCK = 7_088_450;

const open = new Set<string>();
let made = 0;
let template: Promise<string> | undefined;

/** A new database with every migration applied, for one test file. */
export async function testDatabase(): Promise<TestDatabase> {
  template ??= prepareTemplate();
  return createDatabase(`template ${await template} strategy file_copy`);
}

/** A new database with nothing in it. */
export function emptyTestDatabase(): Promise<TestDatabase> {
  return createDatabase('template template0');
}

/** A copy of a test database that nobody is connected to: what took long to put into it is there at once. */
export function copyOfTestDatabase({ ownerUrl }: TestDatabase): Promise<TestDatabase> {
  return createDatabase(`template ${/\/(\w+)(?:\?|$)/.exec(ownerUrl)?.[1] ?? ''} strategy file_copy`);
}

async function createDatabase(origin: string): Promise<TestDatabase> {
  const server = await testServer();
  const name = `putright_test_${pid}_${(made += 1)}`;
  await administer(`create database ${name} ${origin} ${ownedBy(server.owner)}`);
  open.add(name);
  const ownerUrl = withDatabase(server.ownerUrl, name);
  return { ownerUrl, appUrl: asAppRole(ownerUrl), close: () => dropDatabase(name) };
}

async function dropDatabase(name: string): Promise<void> {
  if (!open.delete(name)) return;
  await administer(`drop database if exists ${name} with (force)`);
}

/** The migrated database that others are copied from, kept for as long as the migrations stay as they are. */
async function prepareTemplate(): Promise<string> {
  const server = await testServer();
  const name = `putright_template_${checksumOfEverythingInIt()}`;
  await withAdministrator(async (client) => {
    await client.query(`select pg_advisory_lock(${TEMPLATE_LOCK})`);
    if (!server.wasRunning) await dropLeftovers(client, name);
    if (await hasDatabase(client, name)) return;
    const unfinished = `${name}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished} template template0 ${ownedBy(server.owner)}`);
    await migrate({ connectionString: withDatabase(server.ownerUrl, unfinished), folder: MIGRATIONS, log: () => undefined });
    await client.query(`alter database ${unfinished} rename to ${name}`);
  });
  return name;
}

function checksumOfEverythingInIt(): string {
  const jobQueue = readFileSync(join(ROOT, 'node_modules', 'graphile-worker', 'package.json'));
  return createHash('sha256').update(migrationsChecksum(MIGRATIONS)).update(jobQueue).digest('hex').slice(0, 16);
}

/** Databases of runs that were killed, and templates of migrations that have since changed. */
async function dropLeftovers(client: Client, currentTemplate: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname ~ '^putright_(test|template)_'`,
  );
  for (const { name } of rows) {
    const run = /^putright_test_(\d+)_/.exec(name)?.[1];
    const isInUse = run === undefined ? name === currentTemplate : isAlive(Number(run));
    if (!isInUse) await client.query(`drop database if exists ${name} with (force)`);
  }
}

async function hasDatabase(client: Client, name: string): Promise<boolean> {
  return (await client.query('select from pg_database where datname = $1', [name])).rowCount === 1;
}

function administer(statement: string): Promise<void> {
  return withAdministrator(async (client) => void (await client.query(statement)));
}

async function withAdministrator(work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: (await testServer()).administratorUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function ownedBy(owner: string | undefined): string {
  return owner === undefined ? '' : `owner ${owner}`;
}

function withDatabase(url: string, database: string): string {
  return url.replace(/^(\w+:\/\/[^/?]*)(?:\/[^?]*)?/, `$1/${database}`);
}

function isAlive(run: number): boolean {
  try {
    return kill(run, 0);
  } catch {
    return false;
  }
}

beforeServerStops.push(async () => {
  for (const name of open) await dropDatabase(name);
});
