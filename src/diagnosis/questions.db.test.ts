import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addColleague, ApiSite, makeToken } from '../../test/api-site.ts';
import { ask, cookieOf, sendForm, siteByRole } from '../../test/site-by-role.ts';
import { testNow } from '../../test/invented-landlord.ts';
import { insertRows } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { problems, repairRoutes } from '../repairs/index.ts';
import { fieldsOfQuestions } from './forms.ts';
import { diagnosisRoutes, type DiagnosisQuestion } from './index.ts';
import { questionsInForce } from './store.ts';

const to = (words: string, code: string | null) => ({ words, next: null, code });
const leakQuestions: readonly DiagnosisQuestion[] = [
  { words: 'Where does the water come from?', answers: [{ words: 'A radiator', next: 2, code: null }, to('A pipe under a sink', 'PL0102'), to('I only see a stain', null)] },
  { words: 'Which part of it?', answers: [to('The valve', 'HT0301'), to('The radiator itself', null)] },
];

let site: ApiSite;
let pages: Awaited<ReturnType<typeof siteByRole>>;
const routes = [...repairRoutes({ files: {} as never }), ...diagnosisRoutes({ problems })];
before(async () => {
  site = await ApiSite.open(routes);
  const { landlord, site: { database } } = site;
  pages = await siteByRole(database, routes, testNow);
  const [contractor, contract] = [newId(), newId()];
  const own = { landlord_id: landlord.id };
  await database.inLandlord(landlord.id, async (tx) => {
    await insertRows(tx, 'contractors', [{ ...own, id: contractor, name: 'Brightside Plumbing', kind: 'contractor', organisation_id: null, trades: ['plumber'], patches: [], contact_name: 'Jo', contact_phone: '', contact_email: '', starts_on: '2026-01-01', ends_on: null, version: 1 }]);
    await insertRows(tx, 'contracts', [{ ...own, id: contract, contractor_id: contractor, name: 'Plumbing 2026', starts_on: '2026-01-01', ends_on: '2027-12-31', order_limit_pence: 100_000, variation_limit_pence: 1000, total_limit_pence: 1_000_000, committed_pence: 0, version: 1 }]);
    const rate = (code: string, expires_on: string | null) => ({ ...own, contract_id: contract, code, description: `Work of ${code}`, trade: 'plumber', unit: 'each', price_pence: 4000, expires_on, search_text: code.toLowerCase(), updated_at: testNow });
    await insertRows(tx, 'rates', [rate('PL0102', null), rate('HT0301', '2026-12-31'), rate('OLD1', '2026-03-31')]);
  });
});
after(async () => {
  await pages.close();
  await site.close();
});

const path = '/api/v1/diagnosis-questions/leak';
const keep = (more: object = {}, token = site.token) => site.post(path, { questions: leakQuestions, from: '2026-11-22', why: 'So that the right part is brought.', ...more }, { token });
const form = (fields: Readonly<Record<string, string>>, role: 'manager' | 'planner' = 'manager') =>
  sendForm(pages, { from: '/admin/settings/questions/leak', to: '/admin/settings/questions/leak', cookie: cookieOf(site.landlord, role) }, fields);
const day = { 'from-day': '22', 'from-month': '11', 'from-year': '2026' };

describe('the questions of a problem', () => {
  test('nothing is asked before somebody writes it', async () => {
    const { status, json } = await site.get(path);
    assert.deepEqual([status, json], [200, { problem: 'leak', version: 0, from: null, questions: [] }]);
  });

  test('are kept by the page: what is wrong is said with its field, what was typed stays, and nothing is kept', async () => {
    const wrong = await form({ ...fieldsOfQuestions(leakQuestions), q1a2code: 'OLD1', q2a1: '', ...day, why: '', seenVersion: '0', go: 'save' });
    assert.equal(wrong.status, 422);
    for (const words of ['“OLD1” cannot be ordered on that day', 'Write the answer, or empty its line', 'Say why they change']) assert.match(wrong.body, new RegExp(words));
    assert.match(wrong.body, /value="Where does the water come from\?"[\s\S]*value="OLD1"/);
    assert.equal((await site.get(path)).json['version'], 0);
  });

  test('are tried before they count: every way through, without being kept', async () => {
    const tried = await form({ ...fieldsOfQuestions(leakQuestions), ...day, why: '', seenVersion: '0', go: 'try' });
    assert.equal(tried.status, 200);
    assert.match(tried.body, /Every way through[\s\S]*A radiator[\s\S]*The valve[\s\S]*HT0301<\/strong> Work of HT0301[\s\S]*No code/);
    assert.equal((await site.get(path)).json['version'], 0);
  });

  test('are moved and removed on the page, and stay unkept until they are saved', async () => {
    const moved = await form({ ...fieldsOfQuestions(leakQuestions), ...day, why: '', seenVersion: '0', go: 'up-2' });
    assert.match(moved.body, /name="q1"[^>]*value="Which part of it\?"|value="Which part of it\?"[^>]*name="q1"/);
    const removed = await form({ ...fieldsOfQuestions(leakQuestions), ...day, why: '', seenVersion: '0', go: 'remove-2' });
    assert.doesNotMatch(removed.body, /Which part of it/);
    assert.equal((await site.get(path)).json['version'], 0);
  });

  test('become a version with its day, its reason and who made it; a version is never changed', async () => {
    const saved = await form({ ...fieldsOfQuestions(leakQuestions), ...day, why: 'So that the right part is brought.', seenVersion: '0', go: 'save' });
    assert.deepEqual([saved.status, saved.location], [303, '/admin/settings/questions/leak?done=saved']);
    const { json } = await site.get(path);
    assert.deepEqual([json['version'], json['from'], json['questions']], [1, '2026-11-22', leakQuestions]);
    const shown = await ask(pages, '/admin/settings/questions/leak/versions/1', cookieOf(site.landlord, 'manager'));
    assert.match(shown.body, /So that the right part is brought\.[\s\S]*A pipe under a sink[\s\S]*PL0102/);
    assert.equal((await ask(pages, '/admin/settings/questions/leak/versions/2', cookieOf(site.landlord, 'manager'))).status, 404);
    await assert.rejects(site.site.database.inLandlord(site.landlord.id, (tx) => tx.query("update diagnosis_questions set why = 'x' where landlord_id = $1", [site.landlord.id])), /permission denied/);
  });

  test('that somebody changed meanwhile are not written over, by page or program', async () => {
    const late = await form({ ...fieldsOfQuestions([]), ...day, why: 'Nothing more to ask.', seenVersion: '0', go: 'save' });
    assert.equal(late.status, 409);
    assert.equal((await keep({ version: 0 })).status, 409);
  });

  test('planned for a later day are asked from then on; until then those before', async () => {
    const planned = await keep({ version: 1, from: '2027-01-01', questions: [leakQuestions[1]] });
    // The code of the valve ends with the year.
    assert.deepEqual([planned.status, planned.json['errors']], [422, [{ in: 'body', pointer: '/questions/0/answers/0/code', reason: 'rule', mend: '“HT0301” cannot be ordered on that day: check it in the schedule of rates' }]]);
    assert.equal((await keep({ version: 1, from: '2027-01-01', questions: [] })).status, 200);
    const on = (date: string) => site.site.database.inLandlord(site.landlord.id, (tx) => questionsInForce(tx, 'leak', date));
    assert.deepEqual([(await on('2026-12-31'))?.version, await on('2027-01-01'), await on('2026-11-21')], [1, undefined, undefined]);
  });

  test('are for managers and administrators to keep, and nothing a contractor’s people see', async () => {
    assert.equal((await form({ ...day, why: 'x', seenVersion: '2', go: 'save' }, 'planner')).status, 403);
    const planner = await makeToken(site.site, site.landlord, { actsAs: await addColleague(site.site, site.landlord, ['planner']) });
    assert.equal((await keep({ version: 2 }, planner)).status, 403);
    assert.equal((await site.get(path, { token: planner })).status, 200);
  });
});

describe('a report by a program', () => {
  const report = (more: object) => site.post('/api/v1/repairs', { communalAreaId: site.landlord.areaId, problem: 'leak', room: 'Shared area', extent: 'One small spot', since: 'Today', words: 'Water in the hall.', isEmergency: false, reporter: { seenByStaff: true }, anotherProblem: true, ...more });
  const kept = async (reference: unknown) => (await site.site.database.inLandlord(site.landlord.id, (tx) => tx.query<{ diagnosis: object | null }>(
    "select e.data->'diagnosis' as diagnosis from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id where c.landlord_id = $1 and c.reference = $2 and e.type = 'RepairReported'", [site.landlord.id, reference])))[0]?.diagnosis;

  test('keeps what was asked and answered in its words, and where it led', async () => {
    const { status, json } = await report({ diagnosis: { version: 1, answers: [1, 1] } });
    assert.equal(status, 201, JSON.stringify(json));
    assert.deepEqual(await kept(json['reference']), { version: 1, code: 'HT0301', asked: [{ question: 'Where does the water come from?', answer: 'A radiator' }, { question: 'Which part of it?', answer: 'The valve' }] });
  });

  test('that asked nothing is as it was', async () => {
    const { status, json } = await report({});
    assert.deepEqual([status, await kept(json['reference'])], [201, null]);
  });

  for (const [why, diagnosis, pointer] of [
    ['questions of another version', { version: 7, answers: [1] }, '/diagnosis/version'],
    ['an answer that there is not', { version: 1, answers: [4] }, '/diagnosis/answers'],
    ['more answers than were asked for', { version: 1, answers: [2, 1] }, '/diagnosis/answers'],
  ] as const) {
    test(`with ${why} is refused, and nothing is opened`, async () => {
      const { status, json } = await report({ diagnosis });
      assert.deepEqual([status, (json['errors'] as { pointer: string }[]).map((each) => each.pointer)], [422, [pointer]]);
    });
  }
});
