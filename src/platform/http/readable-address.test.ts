import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readableAddress } from './readable-address.ts';

for (const [sent, read] of [
  ['/queue?owner=%zz', '/queue?owner=%zz'], ['/l/caf%C3%A9', '/l/caf%C3%A9'], ['/r/%zz', '/unreadable-address'], ['/%E0%A4', '/unreadable-address'], ['/api/v1/repairs/%FF?limit=1', '/api/v1/unreadable-address'], ['%', '/unreadable-address'], ['/r/abc%00', '/unreadable-address'],
] as const) {
  test(`${sent} is read as ${read}`, () => assert.equal(readableAddress(sent), read));
}
