import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDatabase } from './platform/database/index.ts';
import { landlordBySlug } from './platform/landlord.ts';
import { addLandlord } from './landlord-command.ts';
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
