import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addColleague, ApiSite, makeToken, type ApiAnswerRead } from '../../../../test/api-site.ts';
import { rowsOf } from '../../../../test/invented-landlord.ts';
import { casefileRoutes, verifyCase } from '../../../casefile/index.ts';
import { repairRoutes } from '../../index.ts';

describe('the life of a repair, by a program', () => {
  let site: ApiSite;
  let reference: string;
  let operative: string;
  before(async () => {
    site = await ApiSite.open([...repairRoutes({ files: {} as never }), ...casefileRoutes]);
    operative = await addColleague(site.site, site.landlord, ['operative']);
  });
  after(() => site.close());
  const act = async (action: string, body: object, status = 200): Promise<ApiAnswerRead> => {
    const answer = await site.post(`/api/v1/repairs/${reference}/${action}`, body);
    assert.equal(answer.status, status, `${action}: ${answer.text}`);
    return answer;
  };
  const onCase = async (path: string, body: object, status = 200): Promise<ApiAnswerRead> => {
    const answer = await site.post(`/api/v1/cases/${reference}/${path}`, body);
    assert.equal(answer.status, status, `${path}: ${answer.text}`);
    return answer;
  };
  const read = async (): Promise<Record<string, unknown>> => (await site.get(`/api/v1/repairs/${reference}`)).json;

  test('is reported, diagnosed, booked and moved; a stale version is told of, and the rules are the core’s', async () => {
    const reported = await site.post('/api/v1/repairs', {
      communalAreaId: site.landlord.areaId, problem: 'fence-or-path', room: 'Outside', extent: 'One small spot', since: 'Today', words: 'The gate hangs off.',
      isEmergency: false, reporter: { name: 'Sam Okafor', contact: '07700 900123' },
    });
    reference = String(reported.json['reference']);
    const refused = await act('book-visit', { purpose: 'repair', on: '2026-11-24', partOfDay: 'morning', operativeId: operative }, 422);
    assert.deepEqual([refused.json['type'], refused.json['refusal']], ['/api/problems/refused', 'not-diagnosed']);
    await act('diagnose', { priority: 'routine', trade: 'carpenter', version: 1 });
    const stale = await act('diagnose', { priority: 'urgent', trade: 'carpenter', reason: 'Worse', version: 1 }, 409);
    assert.equal(stale.json['type'], '/api/problems/changed-meanwhile');
    const byHeader = await site.post(`/api/v1/repairs/${reference}/close`, {}, { headers: { 'if-match': '"1"' } });
    assert.equal(byHeader.status, 409);
    const weekend = await act('book-visit', { purpose: 'repair', on: '2026-11-28', partOfDay: 'morning', operativeId: operative }, 422);
    assert.deepEqual((weekend.json['errors'] as { pointer: string }[]).map(({ pointer }) => pointer), ['/on']);
    await act('book-visit', { purpose: 'repair', on: '2026-11-24', partOfDay: 'morning', operativeId: operative, version: 2 });
    const { visits } = (await read()) as { visits: { id: string; status: string }[] };
    const moved = await act('move-visit', { visitId: visits[0]?.id, on: '2026-11-25', partOfDay: 'afternoon', operativeId: operative, askedBy: 'resident', reason: 'They are out.' });
    assert.equal(moved.json['stage'], 'booked');
  });

  test('has notes, contacts, promises and owners, as any case', async () => {
    await onCase('notes', { words: 'The key is at number 12.' });
    await onCase('contacts', { direction: 'out', channel: 'phone', words: 'Told them when we come.', at: '2026-11-22T09:00:00.000Z' });
    await onCase('contacts', { direction: 'out', channel: 'phone', words: 'Later', at: '2026-11-23T09:00:00.000Z' }, 422);
    await onCase('contacts', { direction: 'in', channel: 'phone', words: 'In the year nought', at: '0000-01-01T00:00:00Z' }, 422);
    await onCase('promises', { words: 'Call back', madeTo: 'Sam Okafor', dueOn: '2026-11-27' });
    const { promises } = (await site.get(`/api/v1/cases/${reference}`)).json as { promises: { id: string; words: string }[] };
    const promise = promises.find(({ words }) => words === 'Call back')?.id ?? '';
    await onCase(`promises/${promise}/move`, { words: 'The part is late', dueOn: '2026-11-30' });
    const kept = (await site.get(`/api/v1/cases/${reference}`)).json as { promises: { id: string; words: string; outcome: string | null; dueOn: string }[] };
    const open = kept.promises.find(({ words, outcome }) => words === 'Call back' && outcome === null);
    assert.equal(open?.dueOn, '2026-11-30');
    await onCase(`promises/${open?.id ?? ''}/keep`, { words: 'Rang them' });
    const missing = await onCase(`promises/${site.landlord.areaId}/keep`, { words: 'Rang them' }, 404);
    assert.equal(missing.json['type'], '/api/problems/not-found');
    const same = await onCase('owner', { ownerId: site.landlord.staffId, teamId: site.landlord.teamId, words: 'Yours already' }, 422);
    assert.equal(same.json['refusal'], 'already-the-owner');
  });

  test('takes one note, sent by three at the same moment under one key', async () => {
    const note = { words: 'Once and no more.' };
    const answers = await Promise.all([1, 2, 3].map(() => site.post(`/api/v1/cases/${reference}/notes`, note, { key: 'one-note' })));
    assert.deepEqual([answers.map(({ status }) => status), new Set(answers.map(({ text }) => text)).size], [[200, 200, 200], 1]);
    const notes = await rowsOf(site.site.database, site.landlord.id, "select 1 from case_events where landlord_id = $1 and type = 'NoteAdded' and data->>'words' = $2", site.landlord.id, note.words);
    assert.equal(notes.length, 1);
  });

  test('is found in the queue and told by its timeline, a page at a time', async () => {
    const queue = await site.get('/api/v1/repairs?team=all&limit=1');
    assert.deepEqual((queue.json['items'] as { reference: string }[]).map((item) => item.reference), [reference]);
    const seen: number[] = [];
    for (let after = ''; ;) {
      const page = (await site.get(`/api/v1/cases/${reference}/timeline?limit=4${after}`)).json as { items: { sequence: number }[]; next: string | null };
      seen.push(...page.items.map(({ sequence }) => sequence));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    assert.deepEqual(seen, Array.from({ length: seen.length }, (_, at) => seen.length - at));
    const wrong = await site.get('/api/v1/repairs?after=bm90LWEtY3Vyc29y');
    assert.deepEqual([wrong.status, (wrong.json['errors'] as { in: string; pointer: string }[])[0]], [422, { in: 'query', pointer: '/after', reason: 'cursor', mend: 'Send the "next" of the page before, or leave "after" out for the first page.' }]);
    const noSuchDay = Buffer.from(JSON.stringify(['9999-99-99T99:99:99.999Z', site.landlord.areaId])).toString('base64url');
    for (const query of ['limit=101', 'limit=0', 'limit=1&limit=2', 'colour=red', 'due=constructor', `after=${noSuchDay}`]) assert.equal((await site.get(`/api/v1/repairs?${query}`)).status, 422, query);
    assert.equal((await site.get('/api/v1/figures?x=1')).status, 422, 'a list that takes no query says so');
  });

  test('is visited by the operative’s own program, which reads no case', async () => {
    const token = await makeToken(site.site, site.landlord, { actsAs: operative });
    const another = await makeToken(site.site, site.landlord, { actsAs: await addColleague(site.site, site.landlord, ['operative']) });
    const { visits } = (await read()) as { visits: { id: string; status: string }[] };
    const visitId = visits.find(({ status }) => status === 'booked')?.id;
    site.site.clock.now = '2026-11-25T14:00:00.000Z';
    const path = `/api/v1/repairs/${reference}/record-visit-done`;
    assert.equal((await site.post(path, { visitId, words: 'Rehung the gate.' }, { token: another })).status, 404);
    assert.equal((await site.get(`/api/v1/repairs/${reference}`, { token })).status, 403);
    assert.equal((await site.get(`/api/v1/cases/${reference}/timeline`, { token })).status, 403);
    const done = await site.post(path, { visitId, words: 'Rehung the gate.' }, { token });
    assert.equal(done.status, 200, done.text);
  });

  test('is said to be fixed, confirmed and closed, and its chain holds', async () => {
    const already = await act('declare-fixed', { words: 'The gate is rehung.' }, 422);
    assert.equal(already.json['refusal'], 'already-said-fixed', 'the visit said so');
    const answered = await act('answer-whether-fixed', { answer: 'fixed', how: 'by phone' });
    assert.equal(answered.json['isClosed'], true, answered.text);
    const events = await rowsOf<{ type: string }>(site.site.database, site.landlord.id, 'select type from case_events where landlord_id = $1 order by sequence', site.landlord.id);
    for (const type of ['RepairReported', 'RepairDiagnosed', 'VisitBooked', 'VisitMoved', 'NoteAdded', 'VisitDone', 'FixConfirmed', 'RepairClosed']) assert.ok(events.some((event) => event.type === type), type);
    const chain = await site.site.database.inLandlord(site.landlord.id, (tx) => verifyCase(tx, reference));
    assert.equal(chain?.intact, true);
  });
});
