import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from './network.ts';

for (const [address, network] of [
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1:2:3:4', '2001:db8:0:0::/64'],
  ['2001:db8::', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
] as const) {
  test(`${address} counts under ${network}`, () => assert.equal(networkOf(address), network));
}

test('who has hung up counts under none', () => assert.equal(networkOf(undefined), 'gone'));

test('whoever changes the half of an IPv6 address that is theirs stays in the same network', () => {
  const networks = ['2001:db8::1', '2001:db8::2:0:0:1', '2001:db8::ffff:ffff:ffff:ffff', '2001:db8:0:0:a::'].map(networkOf);
  assert.equal(new Set(networks).size, 1);
});
