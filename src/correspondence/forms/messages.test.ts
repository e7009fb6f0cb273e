import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readReason, readSendAgain } from './messages.ts';

const addresses: [string, 'text' | 'email' | 'letter', boolean][] = [
  ['a.okafor@example.org', 'email', true],
  ['  a.okafor@example.org ', 'email', true],
  ['a.okafor@example', 'email', false],
  ['a@b.org, c@d.org', 'email', false],
  ['a@b.org\r\nBcc: c@d.org', 'email', false],
  ['07700 900 982', 'text', true],
  ['+44 7700 900982', 'text', true],
  ['0161 496 0000', 'text', false],
  ['14 Larch House, Salford, M5 4WT', 'letter', true],
  ['', 'letter', false],
  ['', 'email', false],
  ['x'.repeat(301), 'letter', false],
];

describe('the address to send a message to again', () => {
  for (const [address, channel, isGood] of addresses) {
    test(`${JSON.stringify(address.slice(0, 40))} ${isGood ? 'will' : 'will not'} do for ${channel}`, () => {
      assert.equal(readSendAgain({ address }, channel).ok, isGood);
    });
  }
  test('a missing field is asked for by what it is', () => {
    assert.deepEqual(readSendAgain({}, 'text'), { ok: false, errors: { address: 'Enter the mobile number to send it to' } });
  });
});

test('marking a message as sent needs a reason of a readable length', () => {
  assert.deepEqual(readReason({ reason: ' They rang ' }, 'Say how'), { ok: true, command: { reason: 'They rang' } });
  for (const reason of ['', '   ', 'x'.repeat(501)]) assert.equal(readReason({ reason }, 'Say how').ok, false);
});
