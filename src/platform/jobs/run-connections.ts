import { Socket } from 'node:net';
import type { Pool } from 'pg';
import { QueuePool } from './queue-pool.ts';

/** The connections of one run, apart from everybody else's. */
export interface RunConnections {
  readonly pool: Pool;
  /** Ends every connection at once, whoever waits for an answer on it; new ones may be opened. */
  cut(): void;
}

interface Wanted {
  readonly ownerUrl: string;
  readonly most: number;
  readonly onLost: (error: Error) => void;
}

/** Ours, so that they are closed before the server is, and one lost meanwhile is a log line and not the end. */
export function openRunConnections({ ownerUrl, most, onLost }: Wanted): RunConnections {
  const sockets = new Set<Socket>();
  const pool = new QueuePool({
    connectionString: ownerUrl, max: most, connectionTimeoutMillis: 5000, application_name: 'putright worker',
    stream: () => {
      const socket = new Socket();
      sockets.add(socket);
      return socket.on('close', () => sockets.delete(socket));
    },
  });
  pool.on('error', onLost);
  pool.on('connect', (client) => client.on('error', onLost));
  return { pool, cut: () => sockets.forEach((socket) => socket.destroy()) };
}
