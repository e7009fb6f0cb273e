import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { ensureLinkKey, linkFor, revokeLink } from '../../src/correspondence/index.ts';
import { makeLinkToken, type LinkName } from '../../src/correspondence/links/token.ts';
import { newId } from '../../src/platform/ids.ts';
import { roles } from '../../src/staff/index.ts';
import { demonstrationNow } from '../demonstration-database.ts';
import { AttackSite } from './attack-site.ts';

// What somebody holds who was never given it: links made up, bent, stolen, over; cookies and tokens put together from two.

/** What a token names, whoever signed it. */
function readName(token: string): LinkName {
  const named = Buffer.from(token, 'base64url').subarray(0, 32).toString('hex');
  const uuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { landlordId: uuid(named.slice(0, 32)), linkId: uuid(named.slice(32)) };
}

describe('links, cookies and tokens that nobody gave out', () => {
  let site: AttackSite;
  before(async () => {
    site = await AttackSite.open();
  });
  after(() => site.close());

  const statusOf = async (token: string) => (await site.open(`/r/${token}`, '')).status;

  test('a link with any one bit turned opens nothing', async () => {
    const good = Buffer.from(site.ours.linkToken, 'base64url');
    assert.equal(await statusOf(site.ours.linkToken), 200);
    for (let bit = 0; bit < good.length * 8; bit += 1) {
      const bent = Buffer.from(good);
      bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.equal(await statusOf(bent.toString('base64url')), 404, `bit ${bit}`);
    }
  });

  test('one that is cut, longer, of other letters, padded, doubled or random opens nothing', async () => {
    const { linkToken } = site.ours;
    const bent = [linkToken.slice(1), linkToken.slice(0, -1), `${linkToken}A`, `${linkToken}=`, `${linkToken}%20`, `${linkToken}%00`, `${linkToken}.`, linkToken.toUpperCase(), linkToken.toLowerCase(), `${linkToken}${linkToken}`, linkToken.split('').toReversed().join(''),
      ...Array.from({ length: 50 }, () => randomBytes(48).toString('base64url'))];
    for (const token of bent) assert.equal(await statusOf(token), 404, token);
  });

  test('parts of two good links do not make one: another landlord’s signature, or another case', async () => {
    const [ours, theirs] = [site.ours.linkToken, site.theirs.linkToken].map((token) => Buffer.from(token, 'base64url'));
    for (const cuts of [[0, 16], [16, 32], [32, 48]] as const) {
      const mixed = Buffer.from(ours ?? []);
      theirs?.copy(mixed, cuts[0], cuts[0], cuts[1]);
      assert.equal(await statusOf(mixed.toString('base64url')), 404, `bytes ${cuts.join(' to ')} of theirs`);
    }
  });

  test('a link that was withdrawn or is over is answered word for word as one that never was, in every address under it', async () => {
    const { visitId, photoId, revokedToken, expiredToken } = site.ours;
    const never = `${site.ours.linkToken.slice(0, 32)}${randomBytes(24).toString('base64url')}`;
    const plain = (text: string) => text.replaceAll(/[A-Za-z0-9_-]{20,}/g, '…');
    for (const rest of ['', '/sent', '/not-right', '/photos', `/photos/${photoId}`, `/photos/${photoId}/thumbnail`, `/visits/${visitId}/change`]) {
      const answers = await Promise.all([never, revokedToken, expiredToken].map((token) => site.open(`/r/${token}${rest}`, '')));
      for (const { status, text } of answers) assert.deepEqual([status, plain(text)], [404, plain(answers[0]?.text ?? '')], rest);
    }
  });

  test('a form that was open when its link was withdrawn changes nothing', async () => {
    const { landlordId } = site.ours;
    const { caseId } = site.ours;
    const { linkId, token } = await site.walk.database.inLandlord(landlordId, (tx) => linkFor(tx, { caseId, residentId: site.ours.residentId, now: demonstrationNow, newId: () => newId() }));
    assert.equal((await site.send(`/r/${token}/not-right`, site.walk.form.cookie, [['words', 'Sent in time.']])).status, 303);
    await site.walk.database.inLandlord(landlordId, (tx) => revokeLink(tx, { caseId, linkId, now: demonstrationNow }));
    const entries = () => site.walk.database.inLandlord(landlordId, async (tx) => (await tx.query('select sequence from case_events where landlord_id = $1 and case_id = $2', [landlordId, caseId])).length);
    const before = await entries();
    for (const [rest, field] of [['not-right', 'words'], ['answer', 'answer'], [`visits/${site.ours.visitId}/change`, 'words'], ['photos', 'photos']] as const) {
      assert.equal((await site.send(`/r/${token}/${rest}`, site.walk.form.cookie, [[field, 'Sent too late.'], ['answer', 'fixed']])).status, 404, rest);
    }
    assert.equal(await entries(), before);
  });

  test('the holder of a link sees the photos of its case and of no other, whoever’s they are', async () => {
    const { landlordId, photoId } = site.ours;
    const { token: linkToken } = await site.walk.database.inLandlord(landlordId, (tx) => linkFor(tx, { caseId: site.ours.caseId, residentId: null, now: demonstrationNow, newId: () => newId() }));
    assert.equal((await site.open(`/r/${linkToken}/photos/${photoId}`, '')).status, 200);
    assert.equal((await site.open(`/r/${linkToken}/photos/${site.theirs.photoId}`, '')).status, 404);
    const [other] = await site.walk.database.inLandlord(landlordId, (tx) => tx.query<{ id: string }>('select id from cases where landlord_id = $1 and id <> $2 and closed_at is null limit 1', [landlordId, site.ours.caseId]));
    const { token } = await site.walk.database.inLandlord(landlordId, (tx) => linkFor(tx, { caseId: other?.id ?? '', residentId: null, now: demonstrationNow, newId: () => newId() }));
    for (const rest of [`photos/${photoId}`, `photos/${photoId}/thumbnail`, `visits/${site.ours.visitId}/change`]) assert.equal((await site.open(`/r/${token}/${rest}`, '')).status, 404, rest);
  });

  test('a link to an order with any one bit turned opens nothing, and neither kind of link opens what is behind the other’s door', async () => {
    const { orderLinkToken, linkToken, revokedOrderLinkToken, expiredOrderLinkToken, photoId } = site.ours;
    const order = async (token: string, rest = '') => (await site.open(`/o/${token}${rest}`, '')).status;
    assert.equal(await order(orderLinkToken), 200);
    const good = Buffer.from(orderLinkToken, 'base64url');
    for (let bit = 0; bit < good.length * 8; bit += 1) {
      const bent = Buffer.from(good);
      bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.equal(await order(bent.toString('base64url')), 404, `bit ${bit}`);
    }
    const sameLinkOtherDoor = makeLinkToken(await site.walk.database.inLandlord(site.ours.landlordId, (tx) => ensureLinkKey(tx, demonstrationNow)), readName(orderLinkToken));
    for (const token of [linkToken, sameLinkOtherDoor, site.theirs.orderLinkToken.slice(0, 32) + orderLinkToken.slice(32)]) {
      for (const rest of ['', '/accept', '/photos', `/photos/${photoId}`]) assert.equal(await order(token, rest), 404, rest);
    }
    for (const rest of ['', '/sent', '/photos', `/photos/${photoId}`]) assert.equal((await site.open(`/r/${orderLinkToken}${rest}`, '')).status, 404, rest);
    assert.equal(await statusOf(sameLinkOtherDoor), 404);
    const plain = (text: string) => text.replaceAll(/[A-Za-z0-9_-]{20,}/g, '…');
    const never = `${orderLinkToken.slice(0, 32)}${randomBytes(24).toString('base64url')}`;
    const answers = await Promise.all([never, revokedOrderLinkToken, expiredOrderLinkToken].map((token) => site.open(`/o/${token}`, '')));
    for (const { status, text } of answers) assert.deepEqual([status, plain(text)], [404, plain(answers[0]?.text ?? '')]);
  });

  test('the holder of a link to an order sees no photo of its case that did not come with it, and reaches no other order', async () => {
    const { orderLinkToken, photoId, orderId, contractorId, landlordId } = site.ours;
    assert.equal((await site.open(`/o/${orderLinkToken}/photos/${photoId}`, '')).status, 404);
    for (const url of [`/our-orders/${orderId}`, `/contractors/${contractorId}`, '/our-orders', '/work']) assert.equal((await site.open(url, '')).status, 303, 'sent to sign in');
    const before = await site.walk.database.inLandlord(landlordId, (tx) => tx.query('select id, version from work_orders where landlord_id = $1 order by id', [landlordId]));
    for (const path of ['schedule', 'cancel', 'authorise', 'send-link', 'withdraw-link']) assert.equal((await site.send(`/o/${orderLinkToken}/${path}`, site.walk.form.cookie, [['words', 'x'], ['reason', 'x'], ['seenVersion', '1']])).status, 404, path);
    assert.deepEqual(await site.walk.database.inLandlord(landlordId, (tx) => tx.query('select id, version from work_orders where landlord_id = $1 order by id', [landlordId])), before);
  });

  test('a token or session of ours with another landlord’s id in front is nobody’s', async () => {
    const token = await site.tokenFor(roles);
    const [ours, theirs] = [site.ours, site.theirs].map(({ landlordId }) => landlordId.replaceAll('-', ''));
    const swapped = token.replace(ours ?? '', theirs ?? '');
    assert.notEqual(swapped, token);
    assert.equal((await site.call('GET', '/api/v1/cases', token)).status, 200);
    assert.equal((await site.call('GET', '/api/v1/cases', swapped)).status, 401);
  });

  test('a key used by one token gives its answer to no other', async () => {
    const [mine, colleagues, theirs] = await Promise.all([site.tokenFor(roles), site.tokenFor(roles), site.tokenFor(roles, site.theirs)]);
    const headers = { 'idempotency-key': 'the-same-for-all' };
    const note = (token: string, reference: string) => site.call('POST', `/api/v1/cases/${reference}/notes`, token, { headers, body: { words: 'A note of one caller.' } });
    assert.equal((await note(mine, site.ours.booked)).headers['idempotency-replayed'], undefined);
    assert.equal((await note(mine, site.ours.booked)).headers['idempotency-replayed'], 'true');
    assert.equal((await note(colleagues, site.ours.booked)).headers['idempotency-replayed'], undefined);
    const elsewhere = await note(theirs, site.ours.booked);
    assert.deepEqual([elsewhere.status, elsewhere.headers['idempotency-replayed']], [404, undefined]);
  });

  test('an errand of signing in that we did not begin, or that was changed, signs nobody in', async () => {
    const errand = { landlordId: site.ours.landlordId, state: 's', nonce: 'n', verifier: 'v', returnTo: '/work' };
    const written = (value: unknown) => `putright_errand=${Buffer.from(JSON.stringify(value)).toString('base64url')}`;
    for (const cookie of ['', 'putright_errand=', 'putright_errand=bm90IGpzb24', written(null), written([]), written({ ...errand, state: { $ne: '' } }), written({ ...errand, landlordId: "' or 1=1" }), written({ ...errand, landlordId: newId() }), written(errand)]) {
      const { status, headers } = await site.open('/sign-in/returned?code=stolen&state=s', cookie);
      assert.ok(status === 422 || status === 404, `${cookie} is answered ${status}`);
      assert.doesNotMatch(String(headers['set-cookie']), /putright_session/);
    }
  });
});
