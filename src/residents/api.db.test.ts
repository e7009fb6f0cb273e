import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { addColleague, ApiSite, makeToken } from '../../test/api-site.ts';
import { rowsOf, testNow } from '../../test/invented-landlord.ts';
import { plainDate } from '../clock/index.ts';
import { newId } from '../platform/ids.ts';
import { createResidentRows, residentsRoutes, type NeedId, type ResidentId } from './index.ts';

const grounds = { source: 'the person', consentBasis: 'explicit consent' } as const;
interface Shown { readonly version: number; readonly mobile: string | null; readonly language: string; readonly needs: { readonly answer: string; readonly list: readonly { readonly id: string | null; readonly kind: string | null; readonly instruction: string | null; readonly detail: string | null }[] } }

describe('a resident’s record through the API', () => {
  let api: ApiSite;
  let amara: ResidentId;
  let needId: NeedId;
  before(async () => {
    api = await ApiSite.open(residentsRoutes);
  });
  after(() => api.close());
  beforeEach(async () => {
    [amara, needId] = [newId() as ResidentId, newId() as NeedId];
    const day = plainDate('2026-01-05');
    await api.site.database.inLandlord(api.landlord.id, (tx) => createResidentRows(tx, {
      residents: [{
        id: amara, name: 'Amara Okafor', dateOfBirth: null, mobile: '07700 900123', phone: null, email: null, preferredChannel: 'text', contactTimes: null, language: 'English', format: 'standard',
        needsAnswer: { answer: 'declared', confirmedOn: day, ...grounds },
      }],
      tenancies: [], people: [],
      needs: [{ id: needId, residentId: amara, kind: 'mobility', detail: 'Multiple sclerosis', instruction: 'Allow ten minutes', ...grounds, declaredOn: day, lastConfirmedOn: day }],
    }, testNow));
  });

  const path = (what: string) => `/api/v1/residents/${amara}/${what}`;
  const read = async (token = api.token) => (await api.get(`/api/v1/residents/${amara}`, { token })).json as unknown as Shown;
  const eventsOf = () => rowsOf<{ type: string; data: { fields?: readonly string[] }; by: string }>(api.site.database, api.landlord.id, 'select type, data, actor_name as by from resident_events where landlord_id = $1 and resident_id = $2 order by id', api.landlord.id, amara);

  test('is changed where the call says so and nowhere else, in the name of program and person', async () => {
    const changed = await api.post(path('contact-details'), { language: 'Polish', version: 1 });
    assert.deepEqual([changed.status, changed.json], [200, { id: amara, version: 2 }]);
    const { mobile, language, version } = await read();
    assert.deepEqual([mobile, language, version], ['07700 900123', 'Polish', 2]);
    assert.deepEqual((await eventsOf()).map(({ type, data, by }) => [type, data.fields, by]), [['ContactDetailsChanged', ['language'], 'Portal, for P. Shah']]);
  });

  test('loses what is sent as null, unless it is the way they want to be reached', async () => {
    const refused = await api.post(path('contact-details'), { mobile: null });
    assert.deepEqual([refused.status, refused.json['refusal']], [422, 'preferred-channel-without-an-address']);
    assert.equal((await api.post(path('contact-details'), { mobile: null, preferredChannel: 'letter' })).status, 200);
    assert.equal((await read()).mobile, null);
  });

  const wrong: readonly (readonly [string, string, object, string])[] = [
    ['a number that is none', 'contact-details', { mobile: '7700' }, '/mobile'],
    ['an address that is none', 'contact-details', { email: 'a@b' }, '/email'],
    ['a need that is an essay', 'needs', { answer: 'declared', ...grounds, need: { kind: 'sight', detail: 'x'.repeat(501) } }, '/need/detail'],
    ['none while a need remains', 'needs', { answer: 'none', ...grounds }, '/answer'],
  ];
  for (const [what, form, body, pointer] of wrong) {
    test(`refuses ${what}, as the page does, and says where`, async () => {
      const answer = await api.post(path(form), body);
      assert.deepEqual([answer.status, (answer.json['errors'] as { pointer: string }[]).map((error) => error.pointer)], [422, [pointer]]);
      assert.deepEqual(await eventsOf(), []);
    });
  }

  test('is not changed by who read an older version', async () => {
    assert.equal((await api.post(path('contact-details'), { language: 'Polish' })).status, 200);
    for (const [form, body] of [['contact-details', { language: 'Urdu' }], ['needs', { answer: 'declared', ...grounds }]] as const) {
      assert.equal((await api.post(path(form), { ...body, version: 1 })).status, 409);
    }
    assert.equal((await read()).language, 'Polish');
  });

  test('lists needs by ids, so that one can be ended and another added', async () => {
    assert.deepEqual((await read()).needs.list.map(({ id }) => id), [needId]);
    assert.equal((await api.post(path('needs'), { answer: 'declared', ...grounds, end: [needId], need: { kind: 'sight', detail: 'Reads with a glass', instruction: 'Write large' } })).status, 200);
    const { answer, list } = (await read()).needs;
    assert.deepEqual([answer, list.map(({ kind, detail, instruction }) => [kind, detail, instruction])], ['declared', [['sight', 'Reads with a glass', 'Write large']]]);
  });

  test('is changed by a retry of the same call once', async () => {
    const sending = { key: newId() };
    for (const _try of ['first', 'again']) assert.equal((await api.post(path('needs'), { answer: 'declared', ...grounds }, sending)).status, 200);
    assert.equal((await read()).version, 2);
  });

  test('shows a planner’s program what a visitor must do and no more, and takes no needs from it', async () => {
    const token = await makeToken(api.site, api.landlord, { actsAs: await addColleague(api.site, api.landlord, ['planner']) });
    assert.deepEqual((await read(token)).needs.list, [{ id: null, kind: null, instruction: 'Allow ten minutes', detail: null }]);
    assert.equal((await api.post(path('needs'), { answer: 'declared', ...grounds }, { token })).status, 403);
    assert.equal((await api.post(path('contact-details'), { language: 'Polish' }, { token })).status, 200);
  });

  test('is not changed with a token that may only read', async () => {
    const token = await makeToken(api.site, api.landlord, { scopes: ['residents:read'] });
    assert.equal((await api.post(path('contact-details'), { language: 'Polish' }, { token })).status, 403);
    assert.deepEqual(await rowsOf(api.site.database, api.landlord.id, 'select id from residents where landlord_id = $1 and id = $2 and updated_at > $3', api.landlord.id, amara, testNow), []);
  });
});
