import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execPath, getuid, kill, pid } from 'node:process';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { canEnter, serverAccount } from './account.ts';
import { startEmbeddedPostgres } from './index.ts';
import type { EmbeddedPostgres } from './index.ts';
import { processesIn, readPidFile } from './running.ts';

const isRoot = getuid?.() === 0;
const launcher = join(import.meta.dirname, 'index.ts');
const lines: string[] = [];
let folder = '';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'putright-launcher-'));
  chmodSync(folder, 0o755);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const start = (name: string, settings = {}) => startEmbeddedPostgres({ dataDir: join(folder, name), log: (line) => lines.push(line), settings });

async function ask(url: string, question: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(question);
  await client.end();
  return rows.flatMap((row) => Object.values(row));
}

/** Another program that starts the server in the same folder, tells how it went, and stays. */
async function startInAnotherProgram(dataDir: string, as: { uid?: number; gid?: number } = {}) {
  const code = `import { startEmbeddedPostgres } from ${JSON.stringify(launcher)};
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined });
    console.log(JSON.stringify(server)); process.stdin.on('data', async () => { await server.stop(); process.exit(0); });`;
  const child = spawn(execPath, ['--input-type=module', '--eval', code], { ...as, cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] });
  const [told] = await child.stdout.take(1).toArray();
  const ended = new Promise((resolve) => void child.on('exit', resolve));
  const server = JSON.parse(String(told)) as Pick<EmbeddedPostgres, 'cluster' | 'ownerUrl' | 'wasRunning' | 'wasFirstStart'>;
  return { server, kill: async () => (child.kill('SIGKILL'), ended), stop: async () => (child.stdin.write('stop\n'), ended) };
}

describe('the embedded PostgreSQL', () => {
  test('is durable, listens on no network port, and gives the product no superuser', async () => {
    const server = await start('plain');
    assert.equal(server.wasFirstStart, true);
    assert.deepEqual(await ask(server.ownerUrl, `select current_user::text, rolsuper, rolcreaterole from pg_roles where rolname = current_user`), ['putright', false, true]);
    const names = `'fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'data_checksums'`;
    assert.deepEqual(await ask(server.ownerUrl, `select setting from pg_settings where name in (${names}) order by name`), ['on', 'on', 'on', '', 'on']);
    const provider = `select datlocprovider::text, datlocale, pg_encoding_to_char(encoding)::text from pg_database where datname = 'putright'`;
    assert.deepEqual(await ask(server.ownerUrl, provider), ['b', 'C.UTF-8', 'UTF8']);
    assert.equal(statSync(join(folder, 'plain', 'socket')).mode & 0o777, 0o700);
    await server.stop();
    assert.equal(existsSync(join(server.cluster, 'postmaster.pid')), false, 'a clean stop leaves no postmaster.pid');
  });

  test('keeps what was written over a stop and a start', async () => {
    const first = await start('kept');
    await ask(first.ownerUrl, 'create table promise as select 1 as kept');
    await first.stop();
    const second = await start('kept');
    assert.equal(second.wasFirstStart, false);
    assert.deepEqual(await ask(second.ownerUrl, 'select kept from promise'), [1]);
    await second.stop();
  });

  test('is joined, not restarted, when its starter was killed', async () => {
    const killed = await startInAnotherProgram(join(folder, 'orphan'));
    const before = readPidFile(killed.server.cluster)?.pid;
    await killed.kill();
    const heir = await start('orphan');
    assert.deepEqual([heir.wasRunning, readPidFile(heir.cluster)?.pid], [true, before]);
    await heir.stop();
    assert.equal(existsSync(join(heir.cluster, 'postmaster.pid')), false, 'the heir is its last user, and stops it');
  });

  test('recovers what was acknowledged when the server and all its children are killed', async () => {
    const doomed = await start('crash');
    await ask(doomed.ownerUrl, 'create table promise as select 7 as kept');
    const server = readPidFile(doomed.cluster)?.pid ?? assert.fail('no server');
    for (const process of processesIn(doomed.cluster).filter((id) => id !== server)) kill(process, 'SIGSTOP');
    kill(server, 'SIGKILL');
    setTimeout(() => processesIn(doomed.cluster).forEach((id) => kill(id, 'SIGKILL')), 300);
    const recovered = await start('crash');
    assert.deepEqual(await ask(recovered.ownerUrl, 'select kept from promise'), [7]);
    await recovered.stop();
  });

  test('is started again by itself within 5 seconds when it is killed, and what was acknowledged is there', async () => {
    const server = await startEmbeddedPostgres({ dataDir: join(folder, 'kept-running'), log: (line) => lines.push(line), keepRunning: true });
    await ask(server.ownerUrl, 'create table promise as select 9 as kept');
    for (let times = 1; times <= 2; times += 1) {
      kill(readPidFile(server.cluster)?.pid ?? assert.fail('no server'), 'SIGKILL');
      const deadline = Date.now() + 5000;
      while (!(await ask(server.ownerUrl, 'select kept from promise').then(() => true, () => false))) assert.ok(Date.now() < deadline, 'not back within 5 s');
      assert.deepEqual(await ask(server.ownerUrl, 'select kept from promise'), [9]);
    }
    await server.stop();
    assert.equal(existsSync(join(server.cluster, 'postmaster.pid')), false, 'stopped, it stays so');
    assert.deepEqual(processesIn(server.cluster), []);
  });

  test('starts once when two programs start it at the same moment, and is stopped by the last', async () => {
    const dataDir = join(folder, 'pair');
    const [here, there] = await Promise.all([start('pair'), startInAnotherProgram(dataDir)]);
    assert.equal(here.cluster, there.server.cluster);
    assert.equal([here.wasFirstStart, there.server.wasFirstStart].filter(Boolean).length, 1, 'one of them made the database');
    await here.stop();
    assert.match(lines.at(-1) ?? '', /left running/);
    assert.deepEqual(await ask(there.server.ownerUrl, 'select 1'), [1]);
    await there.stop();
    assert.equal(existsSync(join(here.cluster, 'postmaster.pid')), false);
  });

  test('starts although postmaster.pid names a program that is not PostgreSQL', async () => {
    const server = await start('kept');
    await server.stop();
    writeFileSync(join(server.cluster, 'postmaster.pid'), `${pid}\n${server.cluster}\n1\n5432\n/nowhere\n\n\nready\n`);
    const again = await start('kept');
    assert.equal(again.wasRunning, false);
    await again.stop();
  });

  test('refuses data made by another major version, and says what to do', async () => {
    writeFileSync(join(folder, 'plain', 'cluster', 'PG_VERSION'), '17\n');
    await assert.rejects(start('plain'), /made by PostgreSQL 17.*carries PostgreSQL 18.*Nothing was touched/s);
  });

  test('tells the end of the server log when it cannot start', async () => {
    await assert.rejects(start('kept', { shared_buffers: 'plenty' }), /did not start.*shared_buffers/s);
  });

  test('works in a folder whose path is too long for a socket', async () => {
    const name = join('deep', 'x'.repeat(90));
    const server = await start(name);
    const socketFolder = readPidFile(server.cluster)?.socketFolder ?? '';
    assert.equal(statSync(socketFolder).mode & 0o777, 0o700);
    assert.deepEqual(await ask(server.ownerUrl, 'select 1'), [1]);
    await server.stop();
    assert.equal(existsSync(socketFolder), false);
  });
});

describe('the embedded PostgreSQL started by root', { skip: isRoot ? false : 'only root can try this' }, () => {
  test('works in a folder that only root can enter', async () => {
    mkdirSync(join(folder, 'closed'), { mode: 0o700 });
    const server = await start('closed/data');
    const home = readlinkSync(join(folder, 'closed', 'data', 'elsewhere'));
    assert.deepEqual([dirname(server.cluster), await ask(server.ownerUrl, 'select 1')], [home, [1]]);
    await server.stop();
    const again = await start('closed/data');
    assert.equal(again.wasFirstStart, false, 'the same data is found again');
    await again.stop();
    rmSync(home, { recursive: true });
  });

  test('gives an ordinary user the same, as themselves', { skip: !canEnter(serverAccount(import.meta.dirname), import.meta.dirname) && 'they may not enter this checkout' }, async () => {
    const id = Number(spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).stdout);
    const theirs = join(folder, 'theirs');
    spawnSync('install', ['-d', '-o', String(id), theirs]);
    const ordinary = await startInAnotherProgram(theirs, { uid: id, gid: 65534 });
    assert.equal(statSync(ordinary.server.cluster).uid, id);
    await ordinary.stop();
    assert.equal(existsSync(join(ordinary.server.cluster, 'postmaster.pid')), false);
  });

  test('finds the data of a service whose folder nobody else may enter, and leaves it to that service', { skip: !canEnter(serverAccount(import.meta.dirname), import.meta.dirname) && 'they may not enter this checkout' }, async () => {
    const id = Number(spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).stdout);
    const service = join(folder, 'service');
    spawnSync('install', ['-d', '-m', '0700', '-o', String(id), service]);
    const running = await startInAnotherProgram(service, { uid: id, gid: 65534 });
    await ask(running.server.ownerUrl, 'create table promise as select 3 as kept');
    const joined = await start('service');
    assert.deepEqual([joined.wasRunning, await ask(joined.ownerUrl, 'select kept from promise')], [true, [3]]);
    await joined.stop();
    await running.stop();
    const byRoot = await start('service');
    assert.deepEqual([byRoot.wasFirstStart, await ask(byRoot.ownerUrl, 'select kept from promise')], [false, [3]]);
    await byRoot.stop();
    assert.equal(existsSync(join(service, 'elsewhere')), false, 'nothing leads away from it');
    const again = await startInAnotherProgram(service, { uid: id, gid: 65534 });
    assert.deepEqual(await ask(again.server.ownerUrl, 'select kept from promise'), [3]);
    await again.stop();
  });
});
