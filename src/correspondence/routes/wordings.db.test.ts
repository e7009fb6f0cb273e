import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { inventLandlord, rowsOf, testNow, type InventedLandlord } from '../../../test/invented-landlord.ts';
import { ask, cookieOf, sendForm, openSiteByRole } from '../../../test/site-by-role.ts';
import { wordingsInForce } from '../queries/index.ts';
import { correspondenceRoutes } from './index.ts';

const words = '/admin/messages/words';
const path = `${words}?message=new-link`;
const good = { subject: 'Your link', sentences: 'Repair (((reference))): ((link))\nCall ((phone)).', more: '', do: 'save', message: 'new-link' };

describe('a landlord’s own words', () => {
  let site: Awaited<ReturnType<typeof openSiteByRole>>;
  let larch: InventedLandlord;
  before(async () => {
    site = await openSiteByRole(correspondenceRoutes, testNow);
  });
  beforeEach(async () => {
    larch = await inventLandlord(site.database);
  });
  after(() => site.close());

  const form = (to = words) => ({ from: path, to, cookie: cookieOf(larch, 'manager') });
  const save = (fields: Record<string, string>, version = 0, language = 'English') => sendForm(site.server, form(), { ...good, seenVersion: String(version), language, ...fields });
  const inForce = async (language: string) =>
    (await rowsOf<{ words: { template: string; subject: string }[] }>(site.database, larch.id, `select ${wordingsInForce('$1', '$2::text')} as words`, larch.id, language))[0]?.words ?? [];
  const versions = () => rowsOf<{ version: number; subject: string; by: string; withdrawn: boolean }>(site.database, larch.id, 'select version, subject, saved_by_name as by, withdrawn from message_wordings order by version');

  test('are saved as a new version, in force at once; every version stays with who saved it', async () => {
    assert.equal((await save({})).location, `${path}&done=saved`);
    assert.equal((await save({ subject: 'Your new link' }, 1)).status, 303);
    assert.deepEqual(await versions(), [{ version: 1, subject: 'Your link', by: 'P. Shah', withdrawn: false }, { version: 2, subject: 'Your new link', by: 'P. Shah', withdrawn: false }]);
    assert.deepEqual((await inForce('English')).map(({ subject }) => subject), ['Your new link']);
    assert.match((await ask(site.server, path, cookieOf(larch, 'manager'))).body, /Your new link[\s\S]*Versions[\s\S]*P\. Shah/);
  });

  test('that blame or promise emptily are refused, and stay on the page', async () => {
    const refused = await save({ more: 'It is your lifestyle. We will ring shortly.' });
    assert.equal(refused.status, 422);
    assert.match(refused.body, /reads as blame/);
    assert.match(refused.body, /promises without a day/);
    assert.match(refused.body, /It is your lifestyle\. We will ring shortly\.<\/textarea>/);
    assert.deepEqual(await versions(), []);
  });

  test('can be looked at before they are saved', async () => {
    const preview = await save({ do: 'preview' });
    assert.equal(preview.status, 200);
    assert.match(preview.body, /Nothing is saved yet/);
    assert.match(preview.body, /Larch Homes: Repair \(REP-2026-08817\): \[their own link\] Call 0161 496 0000\./);
    assert.match(preview.body, /Flesch–Kincaid/);
    assert.deepEqual(await versions(), []);
  });

  test('of whoever saw an older version are refused', async () => {
    await save({});
    assert.equal((await save({}, 0)).status, 409);
    assert.equal((await versions()).length, 1);
  });

  test('in another language are read by those who read it, and by nobody else', async () => {
    assert.equal((await save({ subject: 'Nowy link' }, 0, 'polish')).location, `${path}&done=saved&language=Polish`);
    assert.deepEqual((await inForce('POLISH ')).map(({ subject }) => subject), ['Nowy link']);
    assert.deepEqual(await inForce('Urdu'), []);
  });

  test('give way to ours again, which is a version too', async () => {
    await save({});
    assert.equal((await sendForm(site.server, form(`${words}/usual`), { message: 'new-link', seenVersion: '1', language: 'English' })).status, 303);
    assert.deepEqual(await inForce('English'), []);
    assert.equal((await versions()).at(-1)?.withdrawn, true);
    assert.match((await ask(site.server, path, cookieOf(larch, 'manager'))).body, /A new link to your repair/);
  });

  test('are for managers and administrators', async () => {
    for (const role of ['adviser', 'planner', 'operative', 'board member'] as const) assert.equal((await ask(site.server, path, cookieOf(larch, role))).status, 403);
  });
});
