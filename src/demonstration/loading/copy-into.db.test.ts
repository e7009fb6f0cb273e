import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import type { CopyStreamQuery } from 'pg-copy-streams';
import { emptyTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { endCopy, openCopy, writeCopy } from './copy-into.ts';

describe('a load that PostgreSQL ends, as it does on a full disk', () => {
  let made: TestDatabase;
  before(async () => {
    made = await emptyTestDatabase();
  });
  after(() => made.close());

  async function endedCopy(): Promise<{ stream: CopyStreamQuery; done: () => Promise<void> }> {
    const [client, other] = [new Client({ connectionString: made.ownerUrl }), new Client({ connectionString: made.ownerUrl })];
    for (const each of [client, other]) each.on('error', () => undefined);
    await Promise.all([client.connect(), other.connect()]);
    await client.query('create temporary table filled (words text)');
    const { rows: [row] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const stream = openCopy(client, 'filled', ['words']);
    await writeCopy(stream, textOf('first\n'));
    const gone = new Promise((resolve) => void client.once('end', resolve));
    await other.query('select pg_terminate_backend($1)', [row?.pid]);
    await gone;
    return { stream, done: () => other.end() };
  }

  const textOf = (words: string) => ({ table: 'filled', columns: ['words'], text: new TextEncoder().encode(words) });

  for (const [what, goOn] of [['the next row', (stream: CopyStreamQuery) => writeCopy(stream, textOf('second\n'))], ['the end', endCopy]] as const) {
    test(`says why at ${what}`, async () => {
      const { stream, done } = await endedCopy();
      await assert.rejects(goOn(stream), /terminating connection|Connection terminated/);
      await done();
    });
  }
});
