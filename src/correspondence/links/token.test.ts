import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { claimedLandlord, makeLinkToken, readLinkToken } from './token.ts';

const key = randomBytes(32);
const uuid = fc.uuid().map((text) => text.toLowerCase());
const name = { landlordId: '018f0000-0000-7000-8000-000000000001', linkId: '018f0000-0000-7000-8000-000000000002' };

describe("the token in a resident's link", () => {
  test('says again what it was made of, to the key that made it', () => {
    fc.assert(
      fc.property(uuid, uuid, (landlordId, linkId) => {
        const token = makeLinkToken(key, { landlordId, linkId });
        assert.match(token, /^[A-Za-z0-9_-]{64}$/);
        assert.equal(claimedLandlord(token), landlordId);
        assert.deepEqual(readLinkToken(key, token), { landlordId, linkId });
      }),
    );
  });

  test('is worth nothing after any one character is changed', () => {
    const token = makeLinkToken(key, name);
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let place = 0; place < token.length; place += 1) {
      for (const letter of letters) {
        if (letter === token[place]) continue;
        assert.equal(readLinkToken(key, token.slice(0, place) + letter + token.slice(place + 1)), undefined);
      }
    }
  });

  test("is worth nothing to another landlord's key, nor with another link's signature", () => {
    const token = makeLinkToken(key, name);
    assert.equal(readLinkToken(randomBytes(32), token), undefined);
    const other = makeLinkToken(key, { ...name, linkId: '018f0000-0000-7000-8000-000000000003' });
    const mixed = Buffer.concat([Buffer.from(other, 'base64url').subarray(0, 32), Buffer.from(token, 'base64url').subarray(32)]);
    assert.equal(readLinkToken(key, mixed.toString('base64url')), undefined);
  });

  for (const token of ['', 'x', 'A'.repeat(63), 'A'.repeat(65), `${'A'.repeat(63)}=`, `${'A'.repeat(63)}+`, `${'A'.repeat(63)}\n`]) {
    test(`is not ${JSON.stringify(token)}`, () => {
      assert.equal(claimedLandlord(token), undefined);
      assert.equal(readLinkToken(key, token), undefined);
    });
  }
});
