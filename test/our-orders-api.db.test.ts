import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createToken, type Scope, type TokenId } from '../src/api-tokens/index.ts';
import { instant } from '../src/clock/index.ts';
import { newId, newSecret } from '../src/platform/ids.ts';
import { writeToken } from '../src/platform/api/index.ts';
import type { StaffActor } from '../src/staff/index.ts';
import { tuesdayMorning } from './builders/case.ts';
import { aPhotoOfTheWork, ContractorSite } from './contractor-site.ts';
import { formWithFiles } from './evidence-site.ts';

describe('a contractor’s own program with their orders', () => {
  let site: ContractorSite;
  let [ours, rivals, readsOnly] = ['', '', ''];
  const tokenFor = async (person: StaffActor, scopes: readonly Scope[]): Promise<string> => {
    const secret = newSecret(32);
    await site.inLandlord((tx) => createToken(tx, { id: newId() as TokenId, name: 'Works system', scopes, actsAs: person.id, expiresAt: instant('2027-06-01T00:00:00.000Z'), secret }, { by: { kind: 'system', name: 'Test' }, now: tuesdayMorning }));
    return writeToken({ landlordId: site.landlord.id, secret });
  };
  before(async () => {
    site = await ContractorSite.open();
    const both: readonly Scope[] = ['our-orders:read', 'our-orders:write'];
    [ours, rivals, readsOnly] = await Promise.all([tokenFor(site.brightside.people[0] as StaffActor, both), tokenFor(site.rivals.people[0] as StaffActor, both), tokenFor(site.brightside.people[0] as StaffActor, ['our-orders:read'])]);
  });
  after(() => site.close());

  const call = async (method: 'GET' | 'POST', path: string, body?: object, token = ours) => {
    const { statusCode, body: text } = await site.product.server.inject({ method, url: `/api/v1${path}`, headers: { authorization: `Bearer ${token}`, ...(method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': newId() } : {}) }, ...(body === undefined ? {} : { payload: JSON.stringify(body) }) });
    return { status: statusCode, text, json: JSON.parse(text) };
  };
  const day = { on: '2026-11-26', part: 'morning' };

  it('lists them a page at a time, and reads what their people read and nothing behind it', async () => {
    const made = [await site.anOrder(), await site.anOrder(), await site.anOrder()];
    const first = (await call('GET', '/our-orders?limit=2')).json;
    const second = (await call('GET', `/our-orders?limit=2&after=${first.next}`)).json;
    assert.deepEqual([...first.items, ...second.items].map(({ id }: { id: string }) => id), made.map(({ id }) => id));
    assert.deepEqual((await call('GET', '/our-orders?show=ended')).json.items, []);
    const { status, text, json } = await call('GET', `/our-orders/${made[0]?.id}`);
    assert.deepEqual([status, json.accessNeeds, json.siteHazards, json.askFor], [200, 'Allow ten minutes to reach the door', 'Asbestos in the boxing', null]);
    assert.doesNotMatch(text, /SECRETWORD|Okafor|Sutcliffe|askedByName/);
  });

  it('accepts, proposes, says that nobody let them in, asks for a variation, adds a photo and says that it is done', async () => {
    const { id, reference } = await site.anOrder();
    const { planner } = site.landlord.staff;
    assert.equal((await call('POST', `/our-orders/${id}/accept`)).status, 400, 'a body is expected');
    assert.deepEqual((await call('POST', `/our-orders/${id}/accept`, {})).json.askFor, { name: 'Ms A. Okafor', phone: '07700 900123' });
    assert.deepEqual((await call('POST', `/our-orders/${id}/propose`, { on: '2026-11-24', part: 'morning' })).json.proposal, { on: '2026-11-24', part: 'morning' });
    await site.does(planner, reference, { type: 'AcceptSlot' });
    assert.equal((await call('POST', `/our-orders/${id}/no-access`, { words: 'Knocked, rang' })).json.timesNoAccess, 1);
    assert.equal((await call('POST', `/our-orders/${id}/ask-variation`, { lines: [{ code: 'PL101', quantity: 9 }], words: 'All of them' })).json.variation.valuePence, 16_650);
    assert.equal((await call('POST', `/our-orders/${id}/complete`, { on: '2026-11-24', words: 'Done' })).json.refusal, 'variation-waits');
    assert.equal((await call('POST', `/our-orders/${id}/withdraw-variation`, { words: 'Two will do' })).json.variation, null);
    const { payload, type } = formWithFiles({}, [{ name: 'tap.png', bytes: await aPhotoOfTheWork() }], 'photos');
    const sent = await site.product.server.inject({ method: 'POST', url: `/api/v1/our-orders/${id}/photos`, payload, headers: { authorization: `Bearer ${ours}`, 'content-type': type, 'idempotency-key': newId() } });
    assert.equal(sent.statusCode, 200, sent.body);
    const done = await call('POST', `/our-orders/${id}/complete`, { on: '2026-11-24', words: 'Both renewed', followOn: 'A plasterer for the wall' });
    assert.deepEqual([done.json.state, done.json.askFor], ['completed', null]);
  });

  it('turns one down with a reason, and is refused a version that is not the newest', async () => {
    const { id } = await site.anOrder();
    assert.equal((await call('POST', `/our-orders/${id}/turn-down`, { words: 'Nobody free', version: 7 })).status, 409);
    assert.equal((await call('POST', `/our-orders/${id}/turn-down`, { words: 'Nobody free' })).json.state, 'cancelled');
  });

  it('reaches no other firm’s order, nothing of the case, and no more than its scopes', async () => {
    const { id, reference } = await site.anOrder();
    const actions = [['accept', {}], ['turn-down', { words: 'No' }], ['propose', day], ['complete', { on: '2026-11-24', words: 'Done' }], ['no-access', { words: 'Knocked' }], ['withdraw-variation', { words: 'No' }]] as const;
    for (const [path, body] of actions) {
      assert.equal((await call('POST', `/our-orders/${id}/${path}`, body, rivals)).status, 404, path);
      assert.equal((await call('POST', `/our-orders/${id}/${path}`, body, readsOnly)).status, 403, path);
    }
    assert.equal((await call('GET', `/our-orders/${id}`, undefined, rivals)).status, 404);
    for (const path of [`/cases/${reference}`, `/cases/${reference}/orders`, '/contractors', '/homes', '/cases']) assert.equal((await call('GET', path)).status, 403, path);
  });
});
