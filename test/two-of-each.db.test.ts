import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kill } from 'node:process';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { checkStored, messagesWaiting } from '../bench/crash/check.ts';
import { startCreating } from '../bench/crash/clients.ts';
import { debianServer } from '../bench/crash/debian-server.ts';
import { keepRunning, untilReady, type Part } from '../bench/crash/processes.ts';
import { openDatabase } from '../src/platform/database/index.ts';
import { asAppRole } from '../src/platform/migrations/index.ts';
import { apiTokenFor } from './api-token.ts';
import { demonstrationDatabase } from './demonstration-database.ts';

const isDebian = existsSync('/usr/lib/postgresql');

/** Debian's PostgreSQL where there is one, as in production; else the tests' own server, by its address all the same. */
async function aServer(folder: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  if (!isDebian) {
    const { ownerUrl, close } = await demonstrationDatabase();
    return { url: ownerUrl, stop: close };
  }
  const { ownerUrl, stop } = await debianServer(folder);
  return { url: ownerUrl(), stop };
}

let folder: string;
let server: Awaited<ReturnType<typeof aServer>>;
const parts: Part[] = [];

function killHard(part: Part | undefined): void {
  const pid = part?.pid();
  if (pid !== undefined) kill(pid, 'SIGKILL');
}

describe('two web processes and two workers on one PostgreSQL server', () => {
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'putright-two-'));
    server = await aServer(folder);
    const settings = { folder, databaseUrl: server.url, homes: 20 };
    parts.push(keepRunning('web-1', 'web', 4171, settings));
    await untilReady(4171, 60_000);
    parts.push(keepRunning('web-2', 'web', 4172, settings), keepRunning('worker-1', 'worker', 4173, settings), keepRunning('worker-2', 'worker', 4174, settings));
    await untilReady(4172, 30_000);
  });
  after(async () => {
    await Promise.all(parts.map((part) => part.stop()));
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lose nothing and do nothing twice when a web process and a worker are killed in the middle of their work', async () => {
    const database = await openDatabase({ connectionString: asAppRole(server.url), mostConnections: 2 });
    const { token, landlordId } = await apiTokenFor(database, { landlord: 'tarnbrook-homes', email: 'adviser@tarnbrook.example', scopes: ['repairs:write'] });
    const homes = await database.inLandlord(landlordId, (tx) => tx.query<{ id: string }>('select id from homes where landlord_id = $1 order by id limit 10', [landlordId]));
    await database.close();
    const creating = startCreating({ ports: [4171, 4172], token, homeIds: homes.map(({ id }) => id) }, 6);
    await pause(1500);
    killHard(parts[0]);
    await pause(500);
    killHard(parts[2]);
    await pause(2500);
    await creating.stop();
    for (let tries = 0; tries < 400 && (await messagesWaiting(server.url, landlordId)) !== 0; tries += 1) await pause(100);

    const findings = await checkStored(server.url, landlordId, creating);
    assert.deepEqual(findings.filter(({ wrong }) => wrong > 0), []);
    assert.ok(creating.acknowledged.length > 20, `only ${creating.acknowledged.length} were acknowledged: ${JSON.stringify([...creating.refusals])}`);
    assert.ok((creating.refusals.get('connection lost') ?? 0) > 0, 'nothing was in hand when the web process was killed');
  });
});
