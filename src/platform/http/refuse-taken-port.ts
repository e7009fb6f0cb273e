import { createServer } from 'node:net';

const whatToDo: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program answers there. Stop it, or set PORT to another number.',
  EACCES: 'this account may not. Set PORT to a number above 1023.',
  EADDRNOTAVAIL: 'this machine has no such address. Set HOST to one that it has, or leave it out.',
  ENOTFOUND: 'this machine has no such address. Set HOST to one that it has, or leave it out.',
};

/** Tries the port before anything else is begun: a first start takes a minute, and would end with nothing to be seen. */
export async function refuseTakenPort({ port, host }: { readonly port: number; readonly host: string }): Promise<void> {
  const probe = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  probe.once('error', reject).listen(port, host, resolve);
  try {
    await promise;
  } catch (error) {
    const { code = 'no reason given' } = error as NodeJS.ErrnoException;
    throw new Error(`Port ${port} of ${host} cannot be opened: ${whatToDo[code] ?? code}`, { cause: error });
  }
  await probe[Symbol.asyncDispose]();
}
