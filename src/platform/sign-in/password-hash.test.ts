import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword, isOutdatedHash, verifyPassword } from './password-hash.ts';

test('a password is kept as an argon2id string that carries its cost and never the password', async () => {
  const stored = await hashPassword('correct horse battery');
  assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.ok(!stored.includes('horse'));
  assert.equal(await verifyPassword('correct horse battery', stored), true);
  assert.equal(await verifyPassword('correct horse batterz', stored), false);
});

test('the same password twice gives two hashes', async () => {
  assert.notEqual(await hashPassword('correct horse battery'), await hashPassword('correct horse battery'));
});

test('letters typed composed or decomposed are the same password', async () => {
  assert.equal(await verifyPassword('caf\u0065\u0301 au lait', await hashPassword('caf\u00e9 au lait')), true);
});

test('a hash another program made is understood', async () => {
  // The reference implementation's own example: argon2 -id -t 2 -m 16 -p 1, password "password", salt "somesalt".
  const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  assert.equal(await verifyPassword('password', reference), true);
  assert.equal(isOutdatedHash(reference), true);
});

test('no hash, or one we cannot read, never lets anybody in', async () => {
  for (const stored of [null, '', 'plain', '$argon2id$v=19$m=19456,t=2,p=1$$']) {
    assert.equal(await verifyPassword('', stored), false);
    assert.equal(await verifyPassword('plain', stored), false);
  }
});
