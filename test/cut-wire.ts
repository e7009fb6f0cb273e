import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A wire to PostgreSQL that can be cut after so many bytes, wherever in a message that falls. */
export interface CutWire {
  /** The same database through the wire. */
  readonly url: string;
  /** Cuts every connection once this many more bytes have passed, to or from the server. */
  cutAfter(bytes: number): void;
  /** Bytes passed since the last `cutAfter`. */
  passed(): number;
  /** Connections that stand now stay open, and nothing passes them any more; nor new ones, until `mend`. */
  stall(): void;
  /** Lets everything through again, on connections made from now on. */
  mend(): void;
  close(): Promise<void>;
}

/** Puts a wire in front of the server of `url`, which is a Unix socket's folder or a host. */
export async function cutWire(url: string): Promise<CutWire> {
  const folder = await mkdtemp(join(tmpdir(), 'putright-wire-'));
  const state = { passed: 0, limit: Number.POSITIVE_INFINITY, isStalled: false };
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = createConnection(destination(url));
    for (const [from, to] of [[near, far], [far, near]] as const) {
      sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => to.destroy());
      from.on('data', (data: Buffer) => {
        const left = state.limit - state.passed;
        state.passed += data.length;
        if (data.length <= left) to.write(data);
        else to.write(data.subarray(0, Math.max(0, left)), () => [near, far].forEach((socket) => socket.destroy()));
      });
      if (state.isStalled) from.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(join(folder, '.s.PGSQL.5432'), resolve));
  return {
    url: throughFolder(url, folder),
    cutAfter: (bytes) => Object.assign(state, { passed: 0, limit: bytes }),
    passed: () => state.passed,
    stall: () => {
      state.isStalled = true;
      for (const socket of sockets) socket.pause();
    },
    mend: () => Object.assign(state, { passed: 0, limit: Number.POSITIVE_INFINITY, isStalled: false }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function destination(url: string): { path: string } | { host: string; port: number } {
  const parsed = new URL(url.replace(/^(\w+:\/\/[^/@]*@)\//, '$1localhost/'));
  const folder = parsed.searchParams.get('host');
  return folder === null ? { host: parsed.hostname, port: Number(parsed.port || 5432) } : { path: join(folder, `.s.PGSQL.${parsed.port || 5432}`) };
}

function throughFolder(url: string, folder: string): string {
  const [place = '', query = ''] = url.split('?');
  const settings = new URLSearchParams(query);
  settings.set('host', folder);
  return `${place.replace(/@[^/]*\//, '@/')}?${settings.toString()}`;
}
