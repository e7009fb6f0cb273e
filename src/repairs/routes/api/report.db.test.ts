import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ApiSite } from '../../../../test/api-site.ts';
import { rowsOf } from '../../../../test/invented-landlord.ts';
import { repairRoutes } from '../../index.ts';

const report = (communalAreaId: string, more: object = {}) => ({
  communalAreaId, problem: 'light-or-socket', room: 'Shared area', extent: 'One small spot', since: 'Today', words: 'The light in the hall is out.',
  isEmergency: false, reporter: { name: 'Sam Okafor', contact: '07700 900123' }, ...more,
});

describe('a repair reported by a program', () => {
  let site: ApiSite;
  before(async () => {
    site = await ApiSite.open(repairRoutes({ files: {} as never }));
  });
  after(() => site.close());
  const count = async (table: string) => (await rowsOf<{ count: number }>(site.site.database, site.landlord.id, `select count(*) from ${table} where landlord_id = $1`, site.landlord.id))[0]?.count;

  test('is opened whole, with its clocks, in the name of token and person', async () => {
    const answer = await site.post('/api/v1/repairs', report(site.landlord.areaId));
    assert.equal(answer.status, 201, answer.text);
    assert.match(String(answer.json['reference']), /^REP-2026-\d{5}$/);
    assert.deepEqual([answer.json['stage'], answer.json['version']], ['reported', 1]);
    const clocks = answer.json['clocks'] as { rule: string; because: string }[];
    assert.ok(clocks.some(({ rule, because }) => rule === 'repairs.triage' && because.length > 10));
    const events = await rowsOf<{ actor_name: string }>(site.site.database, site.landlord.id, "select actor_name from case_events where landlord_id = $1 and type = 'RepairReported'", site.landlord.id);
    assert.deepEqual(events.map(({ actor_name }) => actor_name), ['Portal, for P. Shah']);
  });

  test('is told of when one like it is open, and opened when it is another', async () => {
    const same = await site.post('/api/v1/repairs', report(site.landlord.areaId));
    assert.equal(same.status, 409);
    assert.equal(same.json['type'], '/api/problems/already-open');
    const another = await site.post('/api/v1/repairs', report(site.landlord.areaId, { anotherProblem: true }));
    assert.equal(another.status, 201);
  });

  test('what could be a hazard is marked unless each question about danger has a clear no; what is not asked of it is refused', async () => {
    const cold = (dangerAnswers?: object) => site.post('/api/v1/repairs', report(site.landlord.areaId, { problem: 'no-heating', words: 'The boiler is off.', anotherProblem: true, ...(dangerAnswers === undefined ? {} : { dangerAnswers }) }));
    const answers = [await cold(), await cold({ 'no-warm-room': 'no' }), await cold({ 'no-warm-room': 'no', 'more-at-risk': 'not-sure' }), await cold({ 'no-warm-room': 'no', 'more-at-risk': 'no' })];
    assert.deepEqual(answers.map(({ json }) => json['hazard']), ['possible', 'possible', 'possible', 'none-seen']);
    const before = await count('cases');
    for (const wrong of [{ 'only-alarm': 'no' }, { 'no-warm-room': 'perhaps' }, { dragons: 'no' }]) assert.equal((await cold(wrong)).status, 422, JSON.stringify(wrong));
    assert.equal(await count('cases'), before);
  });

  test('and sent again with its key is there once, and the first answer comes again byte for byte', async () => {
    const before = await count('cases');
    const body = report(site.landlord.areaId, { problem: 'window' });
    const first = await site.post('/api/v1/repairs', body, { key: 'once' });
    const again = await site.post('/api/v1/repairs', body, { key: 'once' });
    assert.equal(first.status, 201, first.text);
    assert.deepEqual([again.status, again.text, again.headers['idempotency-replayed']], [201, first.text, 'true']);
    assert.equal(first.headers['idempotency-replayed'], undefined);
    assert.equal(await count('cases'), (before ?? 0) + 1);
  });

  test('sent twice at the same moment is there once, and both hear the same', async () => {
    const before = await count('cases');
    const body = report(site.landlord.areaId, { problem: 'tap' });
    const answers = await Promise.all([1, 2, 3].map(() => site.post('/api/v1/repairs', body, { key: 'at once' .replace(' ', '-') })));
    assert.deepEqual(answers.map(({ status }) => status), [201, 201, 201]);
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.equal(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true').length, 2);
    assert.equal(await count('cases'), (before ?? 0) + 1);
  });

  test('another request under a key that was used is refused, and does nothing', async () => {
    const before = await count('cases');
    const answer = await site.post('/api/v1/repairs', report(site.landlord.areaId, { problem: 'toilet' }), { key: 'once' });
    assert.deepEqual([answer.status, answer.json['type']], [422, '/api/problems/key-reused']);
    assert.equal(await count('cases'), before);
  });

  test('what was refused is not kept: mended, it may be sent under the same key', async () => {
    const wrong = await site.post('/api/v1/repairs', report(site.landlord.areaId, { problem: 'toilet', room: 'Attic' }), { key: 'mended' });
    assert.equal(wrong.status, 422);
    assert.deepEqual((wrong.json['errors'] as { pointer: string; reason: string }[]).map(({ pointer, reason }) => [pointer, reason]), [['/room', 'enum']]);
    const right = await site.post('/api/v1/repairs', report(site.landlord.areaId, { problem: 'toilet' }), { key: 'mended' });
    assert.equal(right.status, 201, right.text);
  });

  test('needs a token, a key and JSON, and says which is missing', async () => {
    const body = report(site.landlord.areaId, { problem: 'leak' });
    const without = async (headers: Record<string, string>) => (await site.site.server.inject({ method: 'POST', url: '/api/v1/repairs', payload: JSON.stringify(body), headers }));
    const all = { authorization: `Bearer ${site.token}`, 'content-type': 'application/json', 'idempotency-key': 'k' };
    for (const [left, status, type] of [['authorization', 401, 'token-missing'], ['idempotency-key', 400, 'key-missing'], ['content-type', 415, 'not-json']] as const) {
      const { [left]: _, ...rest } = all;
      const answer = await without(rest);
      assert.equal(answer.statusCode, status);
      assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
      assert.equal(answer.json<{ type: string }>().type, `/api/problems/${type}`);
    }
  });
});
