import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { addColleague, ApiSite } from '../../test/api-site.ts';
import { rowsOf, testNow } from '../../test/invented-landlord.ts';
import { ask, cookieOf, sendForm, siteByRole } from '../../test/site-by-role.ts';
import { insertRows } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { casefileRoutes } from '../casefile/index.ts';
import { repairRoutes } from './index.ts';

const contractor = newId();
const path = '/admin/settings/causes';
const routes = [...repairRoutes({ files: {} as never }), ...casefileRoutes];
const typed = { words: 'Roof light seal failed', under: 'penetrating', 'from-day': '22', 'from-month': '11', 'from-year': '2026' };

describe('a cause of the landlord’s own', () => {
  let site: ApiSite;
  let pages: FastifyInstance;
  let operative: string;
  before(async () => {
    site = await ApiSite.open(routes);
    pages = await siteByRole(site.site.database, routes, testNow);
    operative = await addColleague(site.site, site.landlord, ['operative']);
  });
  after(async () => {
    await pages.close();
    await site.close();
  });
  const cookie = () => cookieOf(site.landlord, 'manager');
  const listed = async () => ((await site.get('/api/v1/causes?limit=100')).json['items'] as { id: string; words: string; isOffered: boolean; retiredFrom: string | null }[]);
  const ours = async () => (await listed()).find(({ words }) => words.endsWith('Roof light seal failed'));
  const send = async (action: string, fields: Readonly<Record<string, string>>) => {
    const version = /name="seenVersion" value="(\d+)"/.exec((await ask(pages, path, cookie())).body)?.[1] ?? '';
    return sendForm(pages, { from: path, to: `${path}/${action}`, cookie: cookie() }, { seenVersion: version, ...fields });
  };
  const report = async (problem: string): Promise<string> => {
    const reported = await site.post('/api/v1/repairs', {
      communalAreaId: site.landlord.areaId, problem, room: 'Outside', extent: 'One small spot', since: 'Today', words: 'It drips.', isEmergency: false, reporter: { name: 'Sam Okafor', contact: '07700 900123' },
    });
    return String(reported.json['reference']);
  };
  const act = (reference: string, action: string, body: object) => site.post(`/api/v1/repairs/${reference}/${action}`, body);
  const entriesOf = async (reference: string) => (await rowsOf<{ type: string; data: { words?: string; wasWords?: string } }>(site.site.database, site.landlord.id,
    "select e.type, e.data from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id where e.landlord_id = $1 and c.reference = $2 and e.type like 'Cause%' order by e.sequence", site.landlord.id, reference))
    .map(({ type, data }) => [type, ...(data.wasWords === undefined ? [] : [data.wasWords]), data.words]);

  it('is added on the page by a manager, with who and when; an adviser may not', async () => {
    assert.equal((await ask(pages, path, cookieOf(site.landlord, 'adviser'))).status, 403);
    assert.equal((await send('add', typed)).status, 303);
    const shown = (await ask(pages, path, cookie())).body;
    assert.match(shown, /“Rain coming in: Roof light seal failed” was added/);
    assert.equal((await ours())?.isOffered, true);
  });

  it('that names how people live is refused on the page and through the API, and what was typed is still there', async () => {
    const blaming = await send('add', { ...typed, words: 'Lifestyle' });
    assert.deepEqual([blaming.status, blaming.body.includes('value="Lifestyle"')], [422, true]);
    const called = await site.post('/api/v1/causes', { words: 'Lifestyle', from: '2026-11-22' });
    assert.deepEqual([called.status, called.json['refusal']], [422, 'cause-blames']);
  });

  it('is kept by people of the landlord, never of a contractor', async () => {
    await site.site.database.inLandlord(site.landlord.id, (tx) => insertRows(tx, 'organisations', [{ landlord_id: tx.landlordId, id: contractor, name: 'Brightside', kind: 'contractor' }]));
    const theirs = cookieOf(site.landlord, 'manager', contractor);
    assert.equal((await sendForm(pages, { from: path, to: `${path}/add`, cookie: theirs }, { ...typed, words: 'Other' })).status, 403);
  });

  it('is not saved over what somebody else saved meanwhile', async () => {
    assert.equal((await sendForm(pages, { from: path, to: `${path}/add`, cookie: cookie() }, { ...typed, words: 'Other', seenVersion: '0' })).status, 409);
    assert.equal((await site.post('/api/v1/causes', { words: 'Other', from: '2026-11-22', version: 0 })).status, 409);
  });

  it('once retired is chosen through no door, while what was coded with it stays readable', async () => {
    const id = (await ours())?.id ?? '';
    const [coded, open] = [await report('roof-or-gutter'), await report('fence-or-path')];
    await act(coded, 'diagnose', { priority: 'routine', trade: 'roofer' });
    assert.equal((await act(coded, 'code-cause', { cause: id, words: 'The seal is split' })).status, 200);
    assert.equal((await site.post('/api/v1/causes/retire', { cause: id, from: '2026-11-22' })).status, 200);
    await act(open, 'diagnose', { priority: 'routine', trade: 'roofer' });
    await act(open, 'book-visit', { purpose: 'repair', on: '2026-11-24', partOfDay: 'morning', operativeId: operative });
    assert.equal((await act(open, 'code-cause', { cause: id, words: 'The same' })).status, 422);
    const form = await ask(pages, `/repairs/${open}/cause`, cookie());
    assert.ok(!form.body.includes(id), 'the page does not offer it');
    const seenVersion = /name="seenVersion" value="(\d+)"/.exec(form.body)?.[1] ?? '';
    assert.equal((await sendForm(pages, { from: `/repairs/${open}/cause`, to: `/repairs/${open}/cause`, cookie: cookie() }, { seenVersion, cause: id, words: 'The same' })).status, 422);
    const { visits } = (await site.get(`/api/v1/repairs/${open}`)).json as { visits: { id: string }[] };
    site.site.clock.now = '2026-11-24T10:00:00.000Z';
    const refused = await act(open, 'record-visit-done', { visitId: visits[0]?.id, words: 'Sealed', cause: id });
    site.site.clock.now = testNow;
    assert.deepEqual([refused.status, refused.json['refusal']], [422, 'unknown-cause']);
    assert.match((await ask(pages, `/repairs/${coded}`, cookie())).body, /Cause: Rain coming in: Roof light seal failed\./);
  });

  it('said otherwise later is a correction that keeps both, by page, by program and with the record of a visit', async () => {
    const reference = await report('window');
    await act(reference, 'diagnose', { priority: 'routine', trade: 'roofer' });
    await act(reference, 'book-visit', { purpose: 'repair', on: '2026-11-24', partOfDay: 'morning', operativeId: operative });
    await act(reference, 'code-cause', { cause: 'penetrating-gutter', words: 'It overflows' });
    await act(reference, 'code-cause', { cause: 'penetrating-roof', words: 'A slate is missing' });
    const seenVersion = /name="seenVersion" value="(\d+)"/.exec((await ask(pages, `/repairs/${reference}/cause`, cookie())).body)?.[1] ?? '';
    const onPage = await sendForm(pages, { from: `/repairs/${reference}/cause`, to: `/repairs/${reference}/cause`, cookie: cookie() }, { seenVersion, cause: 'penetrating-wall', words: 'The pointing is gone' });
    assert.equal(onPage.status, 303, onPage.body);
    const { visits } = (await site.get(`/api/v1/repairs/${reference}`)).json as { visits: { id: string }[] };
    site.site.clock.now = '2026-11-24T10:00:00.000Z';
    assert.equal((await act(reference, 'record-visit-done', { visitId: visits[0]?.id, words: 'Repointed', cause: 'penetrating-window' })).status, 200);
    site.site.clock.now = testNow;
    assert.deepEqual(await entriesOf(reference), [
      ['CauseCoded', 'Rain coming in: Gutter or downpipe'],
      ['CauseCorrected', 'Rain coming in: Gutter or downpipe', 'Rain coming in: Roof, flashing or chimney'],
      ['CauseCorrected', 'Rain coming in: Roof, flashing or chimney', 'Rain coming in: Wall, pointing or render'],
      ['CauseCorrected', 'Rain coming in: Wall, pointing or render', 'Rain coming in: Window or door frame'],
    ]);
  });
});
