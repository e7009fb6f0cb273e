import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Client } from 'pg';
import { testDatabase, type TestDatabase } from '../test/database.ts';
import { inventLandlord } from '../test/invented-landlord.ts';
import { makeInPlace } from './make-demonstration-here.ts';
import { readConfig } from './platform/config.ts';
import { openDatabase } from './platform/database/index.ts';
import { startProduct } from './start-product.ts';

describe('a start whose port was taken after it had looked', () => {
  let made: TestDatabase;
  let folder = '';
  const rival: Server = createServer();

  before(async () => {
    made = await testDatabase();
    folder = mkdtempSync(join(tmpdir(), 'putright-start-'));
  });
  after(async () => {
    rival.close();
    await made.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function aFreePort(): Promise<number> {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    await probe[Symbol.asyncDispose]();
    return port;
  }

  it('says so in words, and leaves neither a worker nor a connection behind', async () => {
    const port = await aFreePort();
    const config = readConfig({ DATABASE_URL: made.ownerUrl, DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1', DEMONSTRATION: 'off', LOG_LEVEL: 'silent' });
    const takeIt = () => void (rival.listening || rival.listen(port, '127.0.0.1'));
    await assert.rejects(startProduct(config, { say: takeIt, progress: () => undefined }), { message: `Port ${port} of 127.0.0.1 cannot be opened: another program answers there. Stop it, or set PORT to another number.` });
    const client = new Client({ connectionString: made.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ application_name: string }>('select application_name from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    await client.end();
    assert.deepEqual(rows, []);
  });
});

describe('putright demo where invented landlords are', () => {
  it('says that making them was cut short, and not first that it makes them', async () => {
    const made = await testDatabase();
    const database = await openDatabase({ connectionString: made.ownerUrl, mostConnections: 2 });
    try {
      const { id } = await inventLandlord(database);
      await database.inLandlord(id, (tx) => tx.query('update landlords set is_invented = true where id = $1', [id]));
      const said: string[] = [];
      const making = makeInPlace(readConfig({ DATABASE_URL: made.ownerUrl }), { say: (line) => said.push(line), progress: () => undefined });
      await assert.rejects(making, /cut short\. Delete what is in the database and start again/);
      assert.deepEqual(said.filter((line) => line.startsWith('Making')), []);
    } finally {
      await database.close();
      await made.close();
    }
  });
});
