import { createServer } from 'node:net';
import type { Database } from '../src/platform/database/index.ts';
import { openWakingDatabase, startWorker } from '../src/platform/jobs/index.ts';
import { newId } from '../src/platform/ids.ts';
import { openLog } from '../src/platform/log.ts';
import { demonstrationDatabase, demonstrationNow } from '../test/demonstration-database.ts';
import { openProductServer } from '../test/product-server.ts';

/** The whole product, running for one file of journeys. `clock.now` is what it believes the time to be. */
export interface Site {
  readonly address: string;
  readonly database: Database;
  readonly clock: { now: string };
  /** What the worker does every few minutes, done now and to its end. */
  readonly runTask: (name: string) => Promise<void>;
  close(): Promise<void>;
}

/** Starts web and worker on a database and a folder of their own, with the demonstration's two landlords in it. */
export async function openSite(): Promise<Site> {
  const made = await demonstrationDatabase();
  const database = await openWakingDatabase({ connectionString: made.ownerUrl, mostConnections: 6 });
  const clock = { now: demonstrationNow };
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const product = await openProductServer({ database, publicAddress: address, readClock: () => clock.now });
  const worker = await startWorker({ ownerUrl: made.ownerUrl, database, ...product.jobs, log: openLog('silent'), readClock: () => clock.now });
  await product.server.listen({ port, host: '127.0.0.1' });
  return {
    address, database, clock,
    runTask: async (name) => {
      const task = product.jobs.tasks[name];
      if (task === undefined) throw new Error(`The worker has no task "${name}".`);
      await task({}, { database, now: clock.now, newId, log: openLog('silent') });
    },
    close: async () => {
      await product.close();
      await worker.stop();
      await database.close();
      await made.close();
    },
  };
}

/** Messages hold the product's own address, so the port is chosen before the product is put together. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const place = probe.address();
      probe.close(() => (typeof place === 'object' && place !== null ? resolve(place.port) : reject(new Error('No port was given.'))));
    });
  });
}
