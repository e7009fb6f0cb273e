import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sendingLimit } from './sending-limit.ts';

const at = (time: string) => `2026-11-24T${time}:00.000Z`;

describe('how many reports one network may send', () => {
  test('as many as the limit in an hour, and again when the hour is over', () => {
    const mayStillSend = sendingLimit(2);
    assert.deepEqual(['09:00', '09:10', '09:59', '10:00'].map((time) => mayStillSend('203.0.113.1', at(time))), [true, true, false, true]);
  });
  test('each network for itself', () => {
    const mayStillSend = sendingLimit(1);
    assert.ok(mayStillSend('203.0.113.1', at('09:00')) && mayStillSend('203.0.113.2', at('09:00')));
    assert.ok(!mayStillSend('203.0.113.1', at('09:01')));
  });
  test('it remembers a bounded number of networks, and forgets the one unseen for longest', () => {
    const mayStillSend = sendingLimit(1);
    const network = (number: number) => `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`;
    for (let number = 0; number <= 5000; number += 1) mayStillSend(network(number), at('09:00'));
    assert.ok(mayStillSend(network(0), at('09:01')), 'the first was forgotten');
    assert.ok(!mayStillSend(network(5000), at('09:01')), 'the last was not');
  });
});
