import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readConfig } from './config.ts';

describe('the settings of an installation', () => {
  for (const [why, env, made] of [
    ['are made to try it out', {}, true],
    ['are made to try it out on a server of your own', { DATABASE_URL: 'postgres://db.example/putright' }, true],
    ['are made where only this machine reaches it', { PUBLIC_ADDRESS: 'http://localhost:4000' }, true],
    ['are not, when told not to', { DEMONSTRATION: 'off' }, false],
    ['are not, once others are told where to find it: their password is known to everybody', { PUBLIC_ADDRESS: 'https://repairs.example.org' }, false],
    ['are not at an address that only begins like this machine', { PUBLIC_ADDRESS: 'http://localhost.example.org' }, false],
    ['are there too, when asked for', { PUBLIC_ADDRESS: 'https://repairs.example.org', DEMONSTRATION: 'on' }, true],
  ] as const) {
    test(`invented landlords ${why}`, () => assert.equal(readConfig(env).demonstration, made));
  }

  test('believe no proxy unless told to', () => {
    assert.deepEqual([{}, { TRUST_PROXY: 'on' }, { TRUST_PROXY: 'off' }].map((env) => readConfig(env).trustProxy), [false, true, false]);
    assert.throws(() => readConfig({ TRUST_PROXY: 'perhaps' }), /TRUST_PROXY is "perhaps": say on or off/);
  });

  test('say which parts a process runs: both, or one of them; one without pages listens only where it is told to', () => {
    const partsOf = (env: Record<string, string>) => [readConfig(env).parts.web, readConfig(env).parts.worker, readConfig(env).listens];
    assert.deepEqual(partsOf({}), [true, true, true]);
    assert.deepEqual(partsOf({ PARTS: 'web' }), [true, false, true]);
    assert.deepEqual(partsOf({ PARTS: 'worker' }), [false, true, false]);
    assert.deepEqual(partsOf({ PARTS: 'worker', PORT: '9464' }), [false, true, true]);
    assert.throws(() => readConfig({ PARTS: 'sweeper' }), /PARTS is "sweeper": say web, worker or both/);
  });

  test('send by GOV.UK Notify the channels that have a template; a key cut short is refused and never repeated', () => {
    const key = 'live-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0';
    assert.equal(readConfig({}).notify, undefined);
    assert.deepEqual(readConfig({ NOTIFY_API_KEY: key, NOTIFY_TEXT_TEMPLATE: 't' }).notify?.templates, { text: 't' });
    assert.throws(() => readConfig({ NOTIFY_API_KEY: key }), /no template/);
    assert.throws(() => readConfig({ NOTIFY_API_KEY: key.slice(0, -3), NOTIFY_TEXT_TEMPLATE: 't' }), (error: Error) => /cannot be read/.test(error.message) && !error.message.includes('3d844edf'));
    assert.throws(() => readConfig({ NOTIFY_API_KEY: key, NOTIFY_TEXT_TEMPLATE: 't', NOTIFY_RECEIPT_TOKEN: 'short' }), /too short/);
  });

  test('refuse addresses and levels that lead nowhere, by name, and never repeat a password', () => {
    for (const wrong of ['nonsense', 'repairs.example.org', 'ftp://repairs.example.org', 'https://repairs.example.org/putright', 'https://user:pass@repairs.example.org', 'https://repairs.example.org?a=b', 'https://repairs.example.org#a', 'https://repairs.example.org/?']) assert.throws(() => readConfig({ PUBLIC_ADDRESS: wrong }), /PUBLIC_ADDRESS is ".*": give an address/, wrong);
    for (const right of ['https://repairs.example.org', 'https://repairs.example.org/', 'http://localhost:4000', 'https://Repairs.example.org:8443', 'http://[::1]:3000', 'https://repairs.example.org:443', 'https://réparations.example.org']) assert.equal(readConfig({ PUBLIC_ADDRESS: right }).publicAddress, right.replace(/\/$/, ''));
    assert.throws(() => readConfig({ DATABASE_URL: 'db.example.org password=hidden' }), (error: Error) => /DATABASE_URL cannot be read/.test(error.message) && !error.message.includes('hidden'));
    for (const right of ['postgres://putright:x@db.example.org/putright', 'postgresql://putright@localhost:5433/putright?sslmode=require', 'postgres://putright@/putright?host=/run/postgresql', undefined]) assert.equal(readConfig({ DATABASE_URL: right }).databaseUrl, right);
    assert.throws(() => readConfig({ LOG_LEVEL: 'loud' }), /LOG_LEVEL is "loud": say one of silent, fatal/);
  });

  test('refuse a folder for data where none can be made, and take an empty setting as one left out', () => {
    for (const wrong of ['/proc', '/proc/1/data', '/srv/../proc/data']) assert.throws(() => readConfig({ DATA_DIR: wrong }), /DATA_DIR is ".*": nothing can be kept there/, wrong);
    assert.equal(readConfig({ DATA_DIR: '/processes' }).dataDir, '/processes');
    const { dataDir, host, mailFrom } = readConfig({ DATA_DIR: '', HOST: '', MAIL_FROM: '' });
    assert.deepEqual({ dataDir, host, mailFrom }, { dataDir: join(process.cwd(), '.data'), host: '0.0.0.0', mailFrom: 'putright@localhost' });
  });

  test('refuse figures and secrets that cannot work', () => {
    assert.throws(() => readConfig({ DATABASE_CONNECTIONS: '1' }), /at least 4/);
    assert.throws(() => readConfig({ METRICS_TOKEN: 'short' }), /METRICS_TOKEN is too short/);
  });

  test('give a secret by a name in capitals only, and only of what the environment holds itself', () => {
    const { secret } = readConfig({ SIGN_IN_SECRET: 'hidden' });
    assert.deepEqual(['SIGN_IN_SECRET', 'constructor', '__proto__', 'sign_in_secret'].map(secret), ['hidden', undefined, undefined, undefined]);
  });
});
