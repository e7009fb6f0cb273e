import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readErrand, serviceIn, verifiedEmailIn, writeErrand } from './sign-in-service.ts';

const claims: readonly [string, Record<string, unknown>, string | undefined][] = [
  ['a verified address', { email: ' Ann@Example.org', email_verified: true }, 'ann@example.org'],
  ['an address nobody checked', { email: 'ann@example.org' }, undefined],
  ['an address known not to be checked', { email: 'ann@example.org', email_verified: false }, undefined],
  ['the word true is not the fact', { email: 'ann@example.org', email_verified: 'true' }, undefined],
  ['Entra vouches for the domain', { email: 'ann@example.org', xms_edov: true }, 'ann@example.org'],
  ['Entra does not', { email: 'ann@example.org', xms_edov: false }, undefined],
  ['one says no', { email: 'ann@example.org', email_verified: false, xms_edov: true }, undefined],
  ['no address', { email_verified: true }, undefined],
];

for (const [name, given, expected] of claims) {
  test(`claims: ${name}: ${expected ?? 'no address to go by'}`, () => assert.equal(verifiedEmailIn(given), expected));
}

test('a landlord has a sign-in service only when its settings name all of it', () => {
  const oidc = { issuer: 'https://login.example.org', clientId: 'putright', clientSecretEnv: 'LOGIN_SECRET' };
  assert.deepEqual(serviceIn({ signIn: { oidc } }), oidc);
  for (const settings of [{}, { signIn: null }, { signIn: { oidc: { ...oidc, issuer: 'not an address' } } }, { signIn: { oidc: { issuer: oidc.issuer } } }]) {
    assert.equal(serviceIn(settings), undefined);
  }
});

test('what the browser keeps comes back as it was, and nonsense comes back as nothing', () => {
  const errand = { landlordId: 'l', state: 's', nonce: 'n', verifier: 'v', returnTo: '/work' };
  assert.deepEqual(readErrand(writeErrand(errand)), errand);
  assert.equal(readErrand(undefined), undefined);
  assert.equal(readErrand(Buffer.from('{"state":1}').toString('base64url')), undefined);
  fc.assert(fc.property(fc.string(), (cookie) => readErrand(cookie) === undefined));
});
