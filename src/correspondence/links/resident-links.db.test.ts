import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { inventLandlord, openTestCase, rowsOf, testNow, type InventedLandlord } from '../../../test/invented-landlord.ts';
import { untilOthersWait } from '../../../test/waiting.ts';
import { addHours, instant } from '../../clock/index.ts';
import { openDatabase, type Database } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import { ensureLinkKey } from './link-key.ts';
import { linkFor, resolveLink, revokeLink, tokenOfTypedCode, type ResidentLink } from './resident-links.ts';
import { makeLinkToken } from './token.ts';
import { makeTypedCode, readTypedCode } from './typed-code.ts';

const daysLater = (days: number) => addHours(instant(testNow), days * 24);

describe("residents' links", () => {
  let made: TestDatabase;
  let database: Database;
  let larch: InventedLandlord;
  let caseId: string;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.ownerUrl });
  });
  after(async () => {
    await database.close();
    await made.close();
  });
  beforeEach(async () => {
    larch = await inventLandlord(database);
    caseId = (await openTestCase(database, larch)).id;
  });

  const link = (now: string = testNow, ofCase = caseId): Promise<ResidentLink> =>
    database.inLandlord(larch.id, (tx) => linkFor(tx, { caseId: ofCase, residentId: null, now, newId }));
  const open = (token: string, now: string = testNow) => resolveLink(database, token, now);

  test('a link opens its own case and no other', async () => {
    const { token, linkId } = await link();
    const found = await open(token);
    assert.equal(found?.landlordId, larch.id);
    assert.deepEqual([found.link.caseId, found.link.linkId, found.link.residentId], [caseId, linkId, null]);
  });

  test('the same case and person keep one link, however often and however many at once', async () => {
    const links = await Promise.all(Array.from({ length: 5 }, () => link()));
    assert.equal(new Set(links.map(({ token }) => token)).size, 1);
    const rows = await rowsOf(database, larch.id, 'select id from resident_links where case_id = $1', caseId);
    assert.equal(rows.length, 1);
  });

  test('whoever asks for the link of a case waits for whoever changes the case, and neither for the other', async () => {
    const [ofTheChange, ofAnother] = await database.inLandlord(larch.id, async (tx) => {
      await tx.query('select 1 from cases where landlord_id = $1 and id = $2 for update', [tx.landlordId, caseId]);
      const another = link();
      another.catch(() => undefined);
      await untilOthersWait(tx, 1);
      return [await linkFor(tx, { caseId, residentId: null, now: testNow, newId }), another] as const;
    });
    assert.equal((await ofAnother).linkId, ofTheChange.linkId);
  });

  test('a forged link opens nothing: unsigned, or signed with the key of another landlord', async () => {
    const { linkId } = await link();
    const elm = await inventLandlord(database);
    const elmKey = await database.inLandlord(elm.id, (tx) => ensureLinkKey(tx, testNow));
    for (const key of [Buffer.alloc(32), elmKey]) {
      assert.equal(await open(makeLinkToken(key, { landlordId: larch.id, linkId })), undefined);
    }
    // Signed by a landlord, but naming a link that is not theirs.
    assert.equal(await open(makeLinkToken(elmKey, { landlordId: elm.id, linkId })), undefined);
    // Naming a landlord that does not exist, and one that has no key yet.
    assert.equal(await open(makeLinkToken(elmKey, { landlordId: newId(), linkId })), undefined);
    const ash = await inventLandlord(database);
    assert.equal(await open(makeLinkToken(Buffer.alloc(32), { landlordId: ash.id, linkId })), undefined);
  });

  test('an expired link opens nothing, and neither does the same one shown again', async () => {
    const { token } = await link();
    await rowsOf(database, larch.id, 'update cases set closed_at = $2 where id = $1', caseId, testNow);
    assert.ok(await open(token, daysLater(179)));
    assert.equal(await open(token, daysLater(180)), undefined);
    assert.equal(await open(token, daysLater(181)), undefined);
  });

  test('using the link of an open case keeps it alive; once the case is closed its days are counted', async () => {
    const { token } = await link();
    assert.equal((await open(token, daysLater(10)))?.link.expiresAt, daysLater(180));
    assert.equal((await open(token, daysLater(100)))?.link.expiresAt, daysLater(280));
    await rowsOf(database, larch.id, 'update cases set closed_at = $2 where id = $1', caseId, daysLater(101));
    assert.equal((await open(token, daysLater(270)))?.link.expiresAt, daysLater(280));
    assert.equal(await open(token, daysLater(281)), undefined);
  });

  test('a withdrawn link opens nothing ever again; the next message makes another', async () => {
    const old = await link();
    const withdraw = () => database.inLandlord(larch.id, (tx) => revokeLink(tx, { caseId, now: testNow }));
    assert.equal(await withdraw(), true);
    assert.equal(await withdraw(), false);
    assert.equal(await open(old.token), undefined);
    const fresh = await link();
    assert.notEqual(fresh.linkId, old.linkId);
    assert.ok(await open(fresh.token));
    assert.equal(await open(old.token), undefined);
  });

  test("withdrawing one case's link leaves another case's alone", async () => {
    const other = await link(testNow, (await openTestCase(database, larch)).id);
    await link();
    await database.inLandlord(larch.id, (tx) => revokeLink(tx, { caseId, now: testNow }));
    assert.ok(await open(other.token));
  });

  describe('the code that a letter gives', () => {
    const typed = (code: string, now: string = testNow, landlordId = larch.id) =>
      database.inLandlord(landlordId, async (tx) => {
        const read = readTypedCode(code);
        return read === undefined ? undefined : tokenOfTypedCode(tx, read, now);
      });

    test('opens what the link opens, and nothing after it was withdrawn', async () => {
      const { token, code } = await link();
      assert.equal(await typed(code), token);
      await database.inLandlord(larch.id, (tx) => revokeLink(tx, { caseId, now: testNow }));
      assert.equal(await typed(code), undefined);
    });

    test('is told apart from the codes of links made in the same second', async () => {
      const others = await Promise.all(Array.from({ length: 5 }, async () => link(testNow, (await openTestCase(database, larch)).id)));
      for (const { token, code } of others) assert.equal(await typed(code), token);
      assert.equal(new Set(others.map(({ code }) => code)).size, others.length);
    });

    test('expires with the link', async () => {
      const { code } = await link();
      assert.equal(await typed(code, daysLater(181)), undefined);
    });

    test('opens nothing at another landlord’s door, nor when another landlord signed it', async () => {
      const { linkId, code } = await link();
      const elm = await inventLandlord(database);
      const elmKey = await database.inLandlord(elm.id, (tx) => ensureLinkKey(tx, testNow));
      assert.equal(await typed(code, testNow, elm.id), undefined);
      assert.equal(await typed(makeTypedCode(elmKey, { landlordId: larch.id, linkId })), undefined);
    });
  });

  for (const token of ['', 'x', '../../work', 'A'.repeat(64), `${'A'.repeat(63)}'`]) {
    test(`"${token.slice(0, 12)}" opens nothing`, async () => assert.equal(await open(token), undefined));
  }
});
