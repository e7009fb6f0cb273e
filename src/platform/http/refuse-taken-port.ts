import { createServer } from 'node:net';

const whatToDo: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program answers there. Stop it, or set PORT to another number.',
  EACCES: 'this account may not. Set PORT to a number above 1023.',
  EADDRNOTAVAIL: 'this machine has no such address. Set HOST to one that it has, or leave it out.',
  ENOTFOUND: 'this machine has no such address. Set HOST to one that it has, or leave it out.',
};

interface Port {
  readonly port: number;
  readonly host: string;
}

/** Why nothing can listen there, and which setting to mend. */
export function portRefused({ port, host }: Port, error: unknown): Error {
  const { code = 'no reason given' } = error as NodeJS.ErrnoException;
  return new Error(`Port ${port} of ${host} cannot be opened: ${whatToDo[code] ?? code}`, { cause: error });
}

/** Tries the port before anything else is begun: a first start takes a minute, and would end with nothing to be seen. */
export async function refuseTakenPort({ port, host }: Port): Promise<void> {
  const probe = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  probe.once('error', reject).listen(port, host, resolve);
  try {
    await promise;
  } catch (error) {
    throw portRefused({ port, host }, error);
  }
  await probe[Symbol.asyncDispose]();
}
