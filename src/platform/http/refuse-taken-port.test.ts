import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { refuseTakenPort } from './refuse-taken-port.ts';

describe('the port that pages are asked for at', () => {
  test('is refused by its number and with what to do, where another program has it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await assert.rejects(refuseTakenPort({ port, host: '127.0.0.1' }), { message: `Port ${port} of 127.0.0.1 cannot be opened: another program answers there. Stop it, or set PORT to another number.` });
    other.close();
    await once(other, 'close');
    await refuseTakenPort({ port, host: '127.0.0.1' });
    await refuseTakenPort({ port, host: '127.0.0.1' });
  });

  test('is refused with what to do, where this machine has no such address', async () => {
    await assert.rejects(refuseTakenPort({ port: 0, host: '192.0.2.1' }), /192\.0\.2\.1 cannot be opened: this machine has no such address\. Set HOST/);
  });
});
