import { mkdirSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { BenchContext } from './figure.ts';
import type { BenchServer } from './postgres-servers.ts';
import { splitMessages, transactionsIn, type WireMessage, type WireTransaction } from './wire.ts';

/** Stands between the product and PostgreSQL and remembers, for each connection, what the product said. */
export interface WireRecorder {
  /** Put in place of the server's own address. */
  readonly ownerUrl: string;
  /** Every transaction committed so far, on whichever connection. */
  transactions(): WireTransaction[];
}

/** Listens on a socket beside the server's. For a few requests only: it keeps all it hears. */
export async function recordWire(context: BenchContext, server: BenchServer): Promise<WireRecorder> {
  const folder = join(context.newFolder(), 'socket');
  mkdirSync(folder);
  const heard: WireMessage[][] = [];
  const listener = createServer((client) => {
    const messages: WireMessage[] = [];
    heard.push(messages);
    relay(client, connect(join(server.socketFolder, `.s.PGSQL.${server.port}`)), messages);
  });
  await new Promise<void>((resolve) => listener.listen(join(folder, `.s.PGSQL.${server.port}`), resolve));
  context.atEnd(() => void listener.close());
  return {
    ownerUrl: server.ownerUrl.replace(encodeURIComponent(server.socketFolder), encodeURIComponent(folder)),
    transactions: () => heard.flatMap((messages) => transactionsIn(messages)),
  };
}

function relay(client: Socket, server: Socket, messages: WireMessage[]): void {
  let rest = Buffer.alloc(0);
  let started = false;
  client.on('data', (data: Buffer) => {
    server.write(data);
    rest = Buffer.concat([rest, data]);
    if (!started) {
      if (rest.length < 4 || rest.length < rest.readInt32BE(0)) return;
      rest = rest.subarray(rest.readInt32BE(0));
      started = true;
    }
    const split = splitMessages(rest);
    messages.push(...split.messages.map(({ letter, bytes }) => ({ letter, bytes: Buffer.from(bytes) })));
    rest = Buffer.from(split.rest);
  });
  server.on('data', (data: Buffer) => client.write(data));
  client.on('close', () => server.destroy());
  server.on('close', () => client.destroy());
  client.on('error', () => server.destroy());
  server.on('error', () => client.destroy());
}
