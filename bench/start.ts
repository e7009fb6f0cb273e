import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from, to } from 'pg-copy-streams';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/platform/postgres/index.ts';
import { numberOption, type BenchContext, type Figure, type Part } from './measure/figure.ts';
import { startSettings, startWords } from './measure/start-words.ts';

const root = join(import.meta.dirname, '..');
const usual = { homes: 12_000, years: 3 };

/**
 * How long a first start with the whole demonstration and a later start take. Beside them, in the same run: PostgreSQL alone
 * doing its part of a start, and copying the same rows into the same tables without a key or an index.
 */
export const part: Part = { name: 'start', about: 'first start with the demonstration, and a later one', run };

async function run(context: BenchContext): Promise<Figure[]> {
  const [homes, years] = [numberOption(context, 'homes', usual.homes), numberOption(context, 'years', usual.years)];
  const [product, alone] = [context.newFolder(), context.newFolder()];
  const firstAlone = await postgresAlone(alone);
  const first = await startAndStop(product, { DEMONSTRATION_HOMES: String(homes), DEMONSTRATION_YEARS: String(years) });
  const laterAlone = await postgresAlone(alone);
  const later = await startAndStop(product, {});
  const copied = await copySameRows(product, alone);
  return [
    {
      what: `first start, ${homes} homes, ${years} years, ${copied.cases} repairs`,
      numbers: { seconds: first },
      reference: { what: `PostgreSQL alone: made, started, ${copied.rows} rows copied`, numbers: { seconds: firstAlone + copied.seconds } },
      aims: [{ number: 'seconds', atMost: 60 }],
    },
    { what: 'later start', numbers: { seconds: later }, reference: { what: 'PostgreSQL alone', numbers: { seconds: laterAlone } }, aims: [{ number: 'seconds', atMost: 3 }] },
  ];
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly result: T }> {
  const began = performance.now();
  const result = await work();
  return { seconds: (performance.now() - began) / 1000, result };
}

async function startAndStop(dataDir: string, settings: Readonly<Record<string, string>>): Promise<number> {
  const { seconds, result } = await timed(() => startProduct(dataDir, settings));
  await stopProduct(result);
  return seconds;
}

/** Until it says that it is running, and its first page answers. */
async function startProduct(dataDir: string, settings: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...startWords, 'src/main.ts'], {
    cwd: root,
    env: { ...process.env, ...startSettings, DEMONSTRATION: 'on', ...settings, DATA_DIR: dataDir, PORT: '3987', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (data: Buffer) => {
      if (data.toString().includes('Putright is running')) resolve();
    });
    child.on('exit', (code) => reject(new Error(`The product stopped with ${code} before it was running.`)));
  });
  const answer = await fetch('http://127.0.0.1:3987/sign-in');
  if (!answer.ok) throw new Error(`The first page answered ${answer.status}.`);
  return child;
}

async function stopProduct(child: ChildProcess): Promise<void> {
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function postgresAlone(dataDir: string): Promise<number> {
  const { seconds, result } = await timed(() => start(dataDir));
  await result.stop();
  return seconds;
}

const start = (dataDir: string) => startEmbeddedPostgres({ dataDir, log: () => undefined });

/** Every table of the product into a table of the same columns elsewhere: what copying alone takes. */
async function copySameRows(product: string, alone: string): Promise<{ readonly seconds: number; readonly rows: number; readonly cases: number }> {
  const servers = [await start(product), await start(alone)] as const;
  const [source, target] = await Promise.all([superuserOf(servers[0]), superuserOf(servers[1])]);
  const tables = await source.query<{ name: string; columns: string }>(
    `select c.relname as name, string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by 1 order by 1`,
  );
  let rows = 0;
  const { seconds } = await timed(async () => {
    for (const { name, columns } of tables.rows) {
      await target.query(`create table copy_of_${name} (${columns})`);
      const into = target.query(from(`copy copy_of_${name} from stdin`));
      await pipeline(source.query(to(`copy ${name} to stdout`)), into);
      rows += into.rowCount ?? 0;
    }
  });
  const { rows: [counted] } = await source.query<{ cases: number }>('select count(*)::int as cases from cases');
  await Promise.all([source.end(), target.end()]);
  for (const server of servers) await server.stop();
  return { seconds, rows, cases: counted?.cases ?? 0 };
}

async function superuserOf(server: EmbeddedPostgres): Promise<Client> {
  const client = new Client({ connectionString: server.superuserUrl.replace('/postgres?', '/putright?') });
  await client.connect();
  return client;
}
