import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';

/** What lies between one phone and the product: its signal, which can go at any moment, also within a photo. */
export interface Signal {
  /** The product's address for this phone. */
  readonly address: string;
  lose(): void;
  /** Loses it once so many more bytes have left the phone. */
  loseAfter(bytes: number): void;
  find(): void;
  close(): Promise<void>;
}

export async function signalTo(address: string): Promise<Signal> {
  const { hostname, port } = new URL(address);
  const sockets = new Set<Socket>();
  let left = Number.POSITIVE_INFINITY;
  const lose = () => {
    left = 0;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((near) => {
    if (left <= 0) return void near.destroy();
    const far = createConnection(Number(port), hostname);
    for (const [from, to] of [[near, far], [far, near]] as const) {
      sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.on('data', (data: Buffer) => {
        if (from === near) left -= data.length;
        if (left <= 0) lose();
        else to.write(data);
      });
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lose,
    loseAfter: (bytes) => void (left = bytes),
    find: () => void (left = Number.POSITIVE_INFINITY),
    close: () => new Promise((resolve) => {
      lose();
      server.close(() => resolve());
    }),
  };
}
