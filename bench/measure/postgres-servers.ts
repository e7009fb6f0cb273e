import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/postgres/index.ts';
import type { BenchContext } from './figure.ts';

/** A PostgreSQL server with the product's empty database on it, for one bench. */
export interface BenchServer {
  readonly name: string;
  /** Connects as the owner of the tables, as the product is told to. */
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  /** The folder of the socket it listens on, and the number in the socket's name. */
  readonly socketFolder: string;
  readonly port: number;
  /** The process that started all others of the server. */
  readonly pid: number;
}

/** As the embedded server has them, so that the two can be compared: all that is acknowledged is on disk. */
const settings = [
  'fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'shared_buffers=256MB', 'effective_cache_size=1GB', 'work_mem=16MB',
  'maintenance_work_mem=128MB', 'max_wal_size=2GB', 'checkpoint_timeout=15min', 'random_page_cost=1.1', 'jit=off',
  'max_connections=300', 'listen_addresses=', 'timezone=UTC',
];

/** `--folder FOLDER` keeps the embedded server's data there for another run. `--postgres debian` uses Debian's PostgreSQL 15 (or `--postgres-programs FOLDER`); otherwise it is the one that comes with the product. */
export function startBenchServer(context: BenchContext): Promise<BenchServer> {
  const wanted = context.option('postgres') ?? 'embedded';
  if (wanted === 'embedded') return startEmbedded(context);
  if (wanted === 'debian') return startDebian(context, context.option('postgres-programs') ?? '/usr/lib/postgresql/15/bin');
  throw new Error(`--postgres is "${wanted}": say embedded or debian.`);
}

async function startEmbedded(context: BenchContext): Promise<BenchServer> {
  const server = await startEmbeddedPostgres({ dataDir: context.option('folder') ?? context.newFolder(), log: () => undefined, settings: { max_connections: '300', ...extraSettings(context) } });
  context.atEnd(() => server.stop());
  const socketFolder = new URL(server.superuserUrl.replace('@/', '@host/')).searchParams.get('host') ?? '';
  return {
    name: await versionOf(server.superuserUrl),
    ownerUrl: server.ownerUrl,
    superuserUrl: server.superuserUrl.replace('/postgres?', '/putright?'),
    socketFolder,
    port: 5432,
    pid: postmasterOf(server.cluster),
  };
}

async function startDebian(context: BenchContext, programs: string): Promise<BenchServer> {
  if (!existsSync(join(programs, 'postgres'))) throw new Error(`There is no PostgreSQL in ${programs}.`);
  const folder = context.newFolder();
  chmodSync(folder, 0o755);
  const [cluster, socketFolder] = [join(folder, 'cluster'), join(folder, 'socket')];
  for (const each of [cluster, socketFolder]) mkdirSync(each, { mode: 0o700 });
  if (process.getuid?.() === 0) spawnSync('chown', ['postgres:', cluster, socketFolder]);
  asPostgres(programs, ['initdb', '-D', cluster, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale', 'C.UTF-8']);
  const given = [...settings, `unix_socket_directories=${socketFolder}`, ...Object.entries(extraSettings(context)).map(([name, value]) => `${name}=${value}`)];
  asPostgres(programs, ['pg_ctl', '-D', cluster, '-w', '-l', join(socketFolder, 'log'), '-o', given.map((setting) => `-c ${setting}`).join(' '), 'start']);
  context.atEnd(() => asPostgres(programs, ['pg_ctl', '-D', cluster, '-m', 'fast', '-w', 'stop']));
  const url = (user: string, database: string) => `postgresql://${user}@/${database}?host=${encodeURIComponent(socketFolder)}&port=5432`;
  await prepareDatabase(url('postgres', 'postgres'));
  const superuserUrl = url('postgres', 'putright');
  return { name: await versionOf(superuserUrl), ownerUrl: url('putright', 'putright'), superuserUrl, socketFolder, port: 5432, pid: postmasterOf(cluster) };
}

/** `--profile on` counts what each statement costs. */
function extraSettings(context: BenchContext): Record<string, string> {
  return context.option('profile') === undefined ? {} : { shared_preload_libraries: 'pg_stat_statements' };
}

function asPostgres(programs: string, [program = '', ...words]: readonly string[]): void {
  const line = [join(programs, program), ...words].map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
  const result = process.getuid?.() === 0
    ? spawnSync('su', ['postgres', '-c', line], { cwd: '/', encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
    : spawnSync('sh', ['-c', line], { cwd: '/', encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (result.status !== 0) throw new Error(`${program} failed: ${result.stderr}`);
}

async function prepareDatabase(url: string): Promise<void> {
  await onceIn(url, 'create role putright login createrole; create role putright_app nologin; grant putright_app to putright');
  await onceIn(url, 'create database putright owner putright template template0');
}

/** Asks one thing on a connection of its own. */
export async function onceIn<Row>(url: string, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, [...parameters])).rows as Row[];
  } finally {
    await client.end();
  }
}

async function versionOf(url: string): Promise<string> {
  const [row] = await onceIn<{ server_version: string }>(url, 'show server_version');
  return `PostgreSQL ${row?.server_version.split(' ')[0] ?? ''}`;
}

function postmasterOf(cluster: string): number {
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
}
