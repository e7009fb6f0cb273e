import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addColleague, ApiSite, makeToken } from '../../test/api-site.ts';
import { rowsOf } from '../../test/invented-landlord.ts';
import { newId } from '../platform/ids.ts';
import { staffRoutes, type StaffId } from './index.ts';

interface Listed { readonly id: string; readonly person: { readonly id: string }; readonly cover: { readonly id: string }; readonly fromOn: string }

describe('absences through the API', () => {
  let api: ApiSite;
  let adviser: StaffId;
  let planner: StaffId;
  let adviserToken = '';
  before(async () => {
    api = await ApiSite.open(staffRoutes);
    [adviser, planner] = [await addColleague(api.site, api.landlord, ['adviser']), await addColleague(api.site, api.landlord, ['planner'])];
    adviserToken = await makeToken(api.site, api.landlord, { actsAs: adviser });
  });
  after(() => api.close());

  const set = (days: readonly [string, string], more: object = {}, token = api.token) => api.post('/api/v1/absences', { coverId: planner, fromOn: days[0], untilOn: days[1], ...more }, { token });
  const list = async (path: string, token = api.token) => (await api.get(path, { token })).json['items'] as readonly Listed[];

  test('are one’s own unless somebody else is named, which takes a manager', async () => {
    const own = await set(['2026-12-01', '2026-12-02'], {}, adviserToken);
    assert.equal(own.status, 201, own.text);
    assert.equal((await set(['2026-12-03', '2026-12-03'], { staffId: planner, coverId: adviser }, adviserToken)).status, 403);
    assert.equal((await set(['2026-12-03', '2026-12-03'], { staffId: planner, coverId: adviser })).status, 201);
    assert.deepEqual((await list('/api/v1/absences')).map(({ person, cover, fromOn }) => [person.id, cover.id, fromOn]), [[adviser, planner, '2026-12-01'], [planner, adviser, '2026-12-03']]);
    assert.deepEqual((await list('/api/v1/absences/mine', adviserToken)).map(({ id }) => id), [own.json['id']]);
    assert.equal((await api.get('/api/v1/absences', { token: adviserToken })).status, 403);
  });

  const refused: readonly (readonly [string, readonly [string, string], object, string, string])[] = [
    ['one that ends before it starts', ['2027-02-02', '2027-02-01'], {}, 'ends-before-it-starts', '/untilOn'],
    ['one that is over', ['2026-11-02', '2026-11-03'], {}, 'already-over', '/untilOn'],
    ['one covered by whoever is away', ['2027-02-01', '2027-02-02'], { coverId: '' }, 'covers-oneself', '/coverId'],
  ];
  for (const [what, days, more, refusal, pointer] of refused) {
    test(`refuses ${what}, as the page does`, async () => {
      const people = 'coverId' in more ? { staffId: planner, coverId: planner } : { staffId: planner, coverId: adviser };
      const answer = await set(days, people);
      assert.deepEqual([answer.status, answer.json['refusal'], (answer.json['errors'] as { pointer: string }[]).map((error) => error.pointer)], [422, refusal, [pointer]]);
    });
  }

  test('names the member that is wrong where nobody of that id works here', async () => {
    const answer = await set(['2027-02-01', '2027-02-02'], { coverId: newId() });
    assert.deepEqual([answer.status, (answer.json['errors'] as { pointer: string }[]).map((error) => error.pointer)], [422, ['/coverId']]);
  });

  test('are taken back by the person or a manager, and by nobody else', async () => {
    const others = (await set(['2027-03-01', '2027-03-02'], { staffId: planner, coverId: adviser })).json['id'] as string;
    assert.equal((await api.post(`/api/v1/absences/${others}/remove`, {}, { token: adviserToken })).status, 403);
    assert.equal((await api.post(`/api/v1/absences/${others}/remove`, {})).status, 200);
    assert.equal((await api.post(`/api/v1/absences/${others}/remove`, {})).status, 404);
    assert.deepEqual(await rowsOf(api.site.database, api.landlord.id, 'select id from absences where landlord_id = $1 and id = $2', api.landlord.id, others), []);
  });
});
