import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addColleague, ApiSite, makeToken } from '../../test/api-site.ts';
import { ask, cookieOf, sendForm, siteByRole } from '../../test/site-by-role.ts';
import { rowsOf, testNow } from '../../test/invented-landlord.ts';
import type { Instant } from '../clock/index.ts';
import { repairRoutes } from '../repairs/index.ts';
import { runTokenCommand } from './commands.ts';
import { apiTokenRoutes } from './index.ts';
import { forgetOldAnswers } from './jobs.ts';

const body = (communalAreaId: string, more: object = {}) => ({
  communalAreaId, problem: 'something-else', room: 'Shared area', extent: 'One small spot', since: 'Today', words: 'The hall smells of paint.', isEmergency: false,
  reporter: { seenByStaff: true }, ...more,
});

describe('a token', () => {
  let site: ApiSite;
  before(async () => {
    site = await ApiSite.open([...repairRoutes({ files: {} as never }), ...apiTokenRoutes]);
  });
  after(() => site.close());
  const report = (token: string) => site.post('/api/v1/repairs', body(site.landlord.areaId), { token });

  test('opens nothing once it has expired, was revoked, or its person has left', async () => {
    const { landlord, site: { database } } = site;
    const leaver = await addColleague(site.site, landlord, ['adviser']);
    const [expired, revoked, ofLeaver] = [await makeToken(site.site, landlord, { expiresAt: '2026-11-22T10:00:00.001Z' }), await makeToken(site.site, landlord), await makeToken(site.site, landlord, { actsAs: leaver })];
    assert.deepEqual([(await report(expired)).status, (await report(revoked)).status, (await report(ofLeaver)).status], [201, 201, 201]);
    site.site.clock.now = '2026-11-22T10:00:00.001Z';
    await database.inLandlord(landlord.id, async (tx) => {
      await tx.query("update api_tokens set revoked_at = $3 where landlord_id = $1 and secret_hash = sha256($2::text::bytea)", [landlord.id, revoked.split('_').slice(2).join('_'), testNow]);
      await tx.query('update staff set is_active = false where landlord_id = $1 and id = $2', [landlord.id, leaver]);
    });
    const unknown = `${revoked.slice(0, -3)}abc`;
    const elsewhere = revoked.replace(/_[0-9a-f]{32}_/, `_${'0'.repeat(32)}_`);
    for (const token of [expired, revoked, ofLeaver, unknown, elsewhere, 'putright_x', '']) {
      const answer = await report(token);
      assert.deepEqual([answer.status, answer.json['type'], answer.headers['www-authenticate']], [401, '/api/problems/token-missing', 'Bearer realm="putright"'], token.slice(0, 12));
    }
  });

  test('is asked about before a place is: who may not call learns of no place, who may is told that there is none', async () => {
    const nowhere = body('0199c0de-0000-7000-8000-00000000dead');
    const withoutScope = await makeToken(site.site, site.landlord, { scopes: ['repairs:read'] });
    const unknown = `${site.token.slice(0, -3)}abc`;
    const tried = await Promise.all([unknown, withoutScope, site.token].map((token) => site.post('/api/v1/repairs', nowhere, { token })));
    assert.deepEqual(tried.map(({ status }) => status), [401, 403, 404]);
  });

  test('may do what its scopes say and its person may, and no more', async () => {
    const withoutScope = await makeToken(site.site, site.landlord, { scopes: ['repairs:read', 'cases:write'] });
    const ofBoard = await makeToken(site.site, site.landlord, { actsAs: await addColleague(site.site, site.landlord, ['board member']) });
    const [noScope, noRole] = [await report(withoutScope), await report(ofBoard)];
    assert.deepEqual([noScope.status, noScope.json['detail']], [403, 'This token does not have the scope repairs:write.']);
    assert.deepEqual([noRole.status, noRole.json['type']], [403, '/api/problems/not-allowed']);
  });

  test('is noted as used once a day', async () => {
    const token = await makeToken(site.site, site.landlord, { id: '0199c0de-0000-7000-8000-00000000aaaa' });
    await report(token);
    const [row] = await rowsOf<{ last_used_on: string }>(site.site.database, site.landlord.id, 'select last_used_on from api_tokens where landlord_id = $1 and id = $2', site.landlord.id, '0199c0de-0000-7000-8000-00000000aaaa');
    assert.equal(row?.last_used_on, '2026-11-22');
  });

  test('answers kept under a key are forgotten after a week', async () => {
    const { database } = site.site;
    const kept = async () => (await rowsOf<{ count: number }>(database, site.landlord.id, 'select count(*) from idempotent_answers where landlord_id = $1', site.landlord.id))[0]?.count ?? 0;
    const before = await kept();
    assert.ok(before > 0);
    await forgetOldAnswers(database, '2026-11-29T09:00:00.000Z' as Instant);
    assert.equal(await kept(), before);
    await forgetOldAnswers(database, '2026-11-29T11:00:00.000Z' as Instant);
    assert.equal(await kept(), 0);
  });
});

describe('an administrator', () => {
  let site: ApiSite;
  before(async () => {
    site = await ApiSite.open([...repairRoutes({ files: {} as never }), ...apiTokenRoutes]);
  });
  after(() => site.close());

  test('makes a token, sees it once, and stops it at once', async () => {
    const { landlord } = site;
    const pages = await siteByRole(site.site.database, apiTokenRoutes, testNow);
    const cookie = cookieOf(landlord, 'administrator');
    const form = { from: '/admin/api-tokens/new', to: '/admin/api-tokens/new', cookie };
    const empty = await sendForm(pages, form, {});
    assert.equal(empty.status, 422);
    for (const words of ['Enter a name', 'Choose whom it acts for', 'Choose at least one thing', 'Choose how long']) assert.match(empty.body, new RegExp(words));
    const made = await sendForm(pages, form, { name: 'Residents’ portal', actsAs: landlord.staffId, scopes: 'repairs:write', days: '90' });
    const token = /putright_[0-9a-f]{32}_[\w-]{43}/.exec(made.body)?.[0] ?? '';
    assert.equal((await site.post('/api/v1/repairs', body(landlord.areaId), { token })).status, 201);
    const list = await ask(pages, '/admin/api-tokens', cookie);
    assert.doesNotMatch(list.body, new RegExp(token.slice(45)), 'the secret is shown nowhere again');
    const id = /Residents’ portal[\s\S]*?api-tokens\/([0-9a-f-]{36})\/revoke/.exec(list.body)?.[1] ?? '';
    assert.equal((await sendForm(pages, { ...form, to: `/admin/api-tokens/${id}/revoke` }, {})).location, '/admin/api-tokens?done=revoked');
    assert.equal((await site.post('/api/v1/repairs', body(landlord.areaId), { token })).status, 401);
    const events = await rowsOf<{ type: string; data: object }>(site.site.database, landlord.id, "select type, data from staff_events where landlord_id = $1 and type like 'ApiToken%' and data->>'tokenId' = $2 order by type", landlord.id, id);
    assert.deepEqual(events.map(({ type }) => type), ['ApiTokenMade', 'ApiTokenRevoked']);
    assert.doesNotMatch(JSON.stringify(events), new RegExp(token.slice(45)));
    await pages.close();
  });

  test('or does so from the command line', async () => {
    const { slug } = site.landlord;
    const command = { action: 'add', id: undefined, landlord: slug, email: 'P.Shah@larch.example', name: 'Importer', scopes: ['repairs:write'], days: 30 };
    const run = (more: object) => runTokenCommand(site.site.database, { ...command, ...more }, testNow as Instant);
    const token = (await run({})).trim();
    assert.equal((await site.post('/api/v1/repairs', body(site.landlord.areaId), { token })).status, 201);
    const listed = await run({ action: 'list' });
    assert.match(listed, /Importer, for P\. Shah: works, until 2026-12-22; repairs:write/);
    const id = /([0-9a-f-]{36}) {2}Importer/.exec(listed)?.[1];
    assert.equal(await run({ action: 'revoke', id }), 'Importer is revoked and opens nothing any more.\n');
    assert.equal((await site.post('/api/v1/repairs', body(site.landlord.areaId), { token })).status, 401);
    await assert.rejects(run({ scopes: ['everything'] }), /There is no scope everything/);
    await assert.rejects(run({ days: 367 }), /from 1 to 366/);
    await assert.rejects(run({ email: 'nobody@larch.example' }), /Nobody with the address/);
  });
});
