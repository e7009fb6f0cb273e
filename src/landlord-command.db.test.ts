import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDatabase } from './platform/database/index.ts';
import { landlordBySlug } from './platform/landlord.ts';
import { addLandlord, landlordCommand, setSignInService } from './landlord-command.ts';
import { testDatabase } from '../test/database.ts';

const wanted = { slug: 'example-homes', name: 'Example Homes', phone: '0161 496 0000', emergencyPhone: '0161 496 0001', email: 'homes@example.org', colour: '#1d4f5e' };

describe('adding a landlord from the command line', () => {
  it('makes it once, real and empty, and refuses the same address again', async () => {
    const { ownerUrl, close } = await testDatabase();
    const database = await openDatabase({ connectionString: ownerUrl });
    try {
      assert.match(await addLandlord(database, wanted, '2026-11-22T10:00:00.000Z'), /\/l\/example-homes/);
      const landlord = await database.beforeLandlord((tx) => landlordBySlug(tx, 'example-homes'));
      assert.equal(landlord?.isInvented, false);
      await assert.rejects(addLandlord(database, wanted, '2026-11-22T10:00:00.000Z'), /already a landlord "example-homes"/);
    } finally {
      await database.close();
      await close();
    }
  });
});

describe('saying how a landlord’s staff sign in', () => {
  it('keeps the name of the secret, leaves other settings alone, and can be turned off', async () => {
    const { ownerUrl, close } = await testDatabase();
    const database = await openDatabase({ connectionString: ownerUrl });
    const settings = async () => (await database.beforeLandlord((tx) => landlordBySlug(tx, 'example-homes')))?.settings;
    const oidc = { issuer: 'https://login.example.org/tenant', clientId: 'putright', clientSecretEnv: 'SIGN_IN_SECRET' };
    try {
      await addLandlord(database, wanted, '2026-11-22T10:00:00.000Z');
      assert.match(await setSignInService(database, { slug: 'example-homes', oidc }), /work accounts.*SIGN_IN_SECRET/);
      assert.deepEqual(await settings(), { signIn: { oidc } });
      await setSignInService(database, { slug: 'example-homes', oidc: undefined });
      assert.deepEqual(await settings(), {});
      await assert.rejects(setSignInService(database, { slug: 'nobody', oidc }), /no landlord "nobody"/);
    } finally {
      await database.close();
      await close();
    }
  });

  for (const [args, words] of [
    [['--issuer', 'https://login.example.org'], /putright landlord sign-in --slug/],
    [['--slug', 'a-b', '--issuer', 'http://login.example.org'], /--issuer is the address/],
    [['--slug', 'a-b', '--issuer', 'https://login.example.org', '--client-id', 'x', '--secret-from', 'the secret itself'], /--secret-from is the name/],
  ] as const) {
    it(`refuses ${args.join(' ')}`, () => assert.rejects(landlordCommand(['sign-in', ...args]), words));
  }
});
