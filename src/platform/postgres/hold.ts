import { Client } from 'pg';
import { SUPERUSER } from './cluster.ts';
import { socketUrl } from './socket.ts';

/** Any number will do, as long as every Putright uses the same. */
const IN_USE_LOCK = 7_088_448;

/**
 * A connection that says "this process uses the server". The operating system ends it with us, however we die, so a
 * server is stopped only by its last user.
 */
export type Hold = {
  isLastUser(): Promise<boolean>;
  release(): Promise<void>;
  /** Resolves when the connection has ended: the server is gone, or we let go. */
  lost: Promise<void>;
};

// The driver's published types leave these two out.
type IdleClient = Client & { ref?: () => void; unref?: () => void };

/** Takes hold of the server behind this socket, after checking that it serves our own cluster. */
export async function takeHold(socketFolder: string, cluster: string): Promise<Hold> {
  const client = new Client({ connectionString: socketUrl(socketFolder, SUPERUSER, 'postgres'), application_name: 'putright launcher' });
  const lost = new Promise<void>((resolve) => void client.once('end', () => resolve()));
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
  if (rows[0]?.folder !== cluster) {
    await client.end();
    throw new Error(`The server behind ${socketFolder} serves ${rows[0]?.folder}, not ${cluster}.`);
  }
  await client.query(`select pg_advisory_lock_shared(${IN_USE_LOCK})`);
  mayEndProgram(client);
  return {
    lost,
    isLastUser: () => isLastUser(client),
    release: () => client.end().catch(() => undefined),
  };
}

async function isLastUser(client: IdleClient): Promise<boolean> {
  client.ref?.();
  try {
    await client.query(`select pg_advisory_unlock_shared(${IN_USE_LOCK})`);
    const { rows } = await client.query<{ alone: boolean }>(`select pg_try_advisory_lock(${IN_USE_LOCK}) as alone`);
    return rows[0]?.alone ?? true;
  } catch {
    // The connection was lost, so the server is gone or in trouble: stopping it is right.
    return true;
  }
}

// An idle connection must not hold the program open.
function mayEndProgram(client: IdleClient): void {
  client.unref?.();
}
