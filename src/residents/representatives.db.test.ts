import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import { after, before, describe, test } from 'node:test';
import { ApiSite } from '../../test/api-site.ts';
import { insertRows } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { openTestCase, rowsOf, testNow } from '../../test/invented-landlord.ts';
import { ask, cookieOf, sendForm, siteByRole } from '../../test/site-by-role.ts';
import { casefileRoutes } from '../casefile/index.ts';
import { residentsRoutes } from './index.ts';

const form = { name: 'Ngozi Okafor', part: 'relative or friend', phone: '07700 900456', email: '', mayDecide: 'decide', agreedHow: 'they said so on the phone', agreedWords: 'Visits and letters', 'until-day': '', 'until-month': '', 'until-year': '' };

describe('who acts for a resident, by page and by program', () => {
  let api: ApiSite;
  const id = newId();
  let reference = '';
  let pages: FastifyInstance;
  before(async () => {
    api = await ApiSite.open([...residentsRoutes, ...casefileRoutes]);
    pages = await siteByRole(api.site.database, [...residentsRoutes, ...casefileRoutes], testNow);
    const opened = await openTestCase(api.site.database, api.landlord);
    reference = 'ZZZ-2026-00412';
    await api.site.database.inLandlord(api.landlord.id, async (tx) => {
      await insertRows(tx, 'residents', [{ landlord_id: tx.landlordId, id, name: 'Sam Okafor', mobile: '07700900123', preferred_channel: 'text', search_text: 'sam', updated_at: testNow }]);
      await tx.query("update cases set resident_id = $3, reference = $4, kind = 'zzz' where landlord_id = $1 and id = $2", [tx.landlordId, opened.id, id, reference]);
    });
  });
  after(async () => {
    await pages.close();
    await api.close();
  });

  const as = (role: 'adviser' | 'operative') => cookieOf(api.landlord, role);
  const path = () => `/residents/${id}`;
  const fill = async (to: string, fields: Readonly<Record<string, string>>) => {
    const { body } = await ask(pages, `${path()}/${to}`, as('adviser'));
    return sendForm(pages, { from: `${path()}/${to}`, to: `${path()}/${to}`, cookie: as('adviser') }, { seenVersion: /name="seenVersion" value="(\d+)"/.exec(body)?.[1] ?? '', ...fields });
  };
  const rows = <Row>(sql: string) => rowsOf<Row>(api.site.database, api.landlord.id, sql, api.landlord.id);

  test('is nobody until somebody writes it down; what was typed wrong comes back as it was', async () => {
    assert.match((await ask(pages, path(), as('adviser'))).body, /Nobody\. Talk to them alone/);
    const refused = await fill('representative', { ...form, phone: '', name: 'Ngozi <Okafor>' });
    assert.equal(refused.status, 422);
    assert.match(refused.body, /Give a phone number or an email address for them[\s\S]*value="Ngozi &lt;Okafor&gt;"/);
    assert.match((await fill('representative-ended', { representative: newId(), because: 'She rang' })).body, /Nobody acts for them, so there is nothing to end/);
  });

  test('is shown on their page and on their case, with what was agreed', async () => {
    assert.equal((await fill('representative', form)).status, 303);
    for (const page of [path(), `/cases/${reference}`]) assert.match((await ask(pages, page, as('adviser'))).body, /Ngozi Okafor[\s\S]*07700900456[\s\S]*decide for them/);
    const [event] = await rows<{ data: object; who: string }>("select data, actor_name as who from resident_events where landlord_id = $1 and type = 'RepresentativeAdded'");
    assert.doesNotMatch(JSON.stringify(event?.data), /Ngozi|07700/, 'the list of changes outlives names and numbers');
  });

  test('is read and changed by programs through the same door', async () => {
    const twice = await api.post(`/api/v1/residents/${id}/representatives`, { name: 'ngozi okafor', part: 'carer', email: 'n@home.example', mayDecide: false, agreedHow: 'they wrote it', until: '2027-01-31' });
    assert.equal(twice.status, 422);
    assert.match(JSON.stringify(twice.json), /same-representative/);
    const added = await api.post(`/api/v1/residents/${id}/representatives`, { name: 'Paul Reid', part: 'support worker', email: 'p.reid@support.example', mayDecide: false, agreedHow: 'they wrote it', until: '2027-01-31' });
    assert.equal(added.status, 200, JSON.stringify(added.json));
    const list = (await api.get(`/api/v1/residents/${id}`)).json['representatives'] as { id: string; name: string; until: string | null }[];
    assert.deepEqual(list.map(({ name, until }) => [name, until]).toSorted(), [['Ngozi Okafor', null], ['Paul Reid', '2027-01-31']]);
    const paul = list.find(({ name }) => name === 'Paul Reid');
    assert.equal((await api.post(`/api/v1/residents/${id}/representatives/end`, { representative: paul?.id, because: 'He left' })).status, 200);
    assert.equal((await api.post(`/api/v1/residents/${id}/representatives/end`, { representative: paul?.id, because: 'He left' })).status, 422);
  });

  test('ends by the page, and stands on the case no longer', async () => {
    const [ngozi] = await rows<{ id: string }>("select id from representatives where landlord_id = $1 and ended_on is null");
    assert.equal((await fill('representative-ended', { representative: ngozi?.id ?? '', because: 'Sam rang: her brother does it now' })).status, 303);
    assert.doesNotMatch((await ask(pages, `/cases/${reference}`, as('adviser'))).body, /Ngozi/);
    assert.deepEqual(await rows("select count(*)::int as kept from representatives where landlord_id = $1"), [{ kept: 2 }], 'what was agreed stays on the record');
  });

  test('is for those who talk to residents, and for nobody else', async () => {
    assert.equal((await ask(pages, `${path()}/representative`, as('operative'))).status, 403);
  });
});
