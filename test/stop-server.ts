import { startEmbeddedPostgres } from '../src/platform/postgres/index.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';

// Started by a test run that was cut short: joins its server as one more user, and leaves it as the last.
await pause(500);
const server = await startEmbeddedPostgres({ dataDir: join(import.meta.dirname, '..', '.data', 'test'), log: () => undefined });
await server.stop();
