import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kill } from 'node:process';

/** The PostgreSQL that is killed. */
export interface ServerUnderTest {
  readonly name: string;
  /** Undefined for the embedded one, which the product starts, and starts again, by itself. */
  readonly databaseUrl: string | undefined;
  ownerUrl(): string;
  kill(): void;
  stop(): Promise<void>;
}

/** The product's own: nobody but the product brings it back. */
export function embeddedServer(folder: string): ServerUnderTest {
  // Its account must be able to get there, or the product keeps the cluster elsewhere.
  chmodSync(folder, 0o755);
  const lines = () => readFileSync(join(folder, 'data', 'cluster', 'postmaster.pid'), 'utf8').split('\n');
  return {
    name: 'embedded',
    databaseUrl: undefined,
    ownerUrl: () => `postgres://putright@/putright?host=${encodeURIComponent(lines()[4] ?? '')}`,
    kill: () => kill(Number(lines()[0]), 'SIGKILL'),
    stop: async () => undefined,
  };
}
