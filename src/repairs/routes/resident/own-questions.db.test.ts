import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { answerReport, openResidentSite, sendReport, type ResidentSite } from '../../../../test/resident-site.ts';
import { PageVisitor, type Shown } from '../../../../test/page-visitor.ts';
import { keepQuestions, type DiagnosisQuestion } from '../../../diagnosis/index.ts';
import { plainDate } from '../../../clock/index.ts';
import { actorOf } from '../../../staff/index.ts';

const to = (words: string) => ({ words, next: null, code: null });
const tapQuestions: readonly DiagnosisQuestion[] = [
  { words: 'Which tap is it?', answers: [{ words: 'One with two handles', next: 2, code: null }, to('A mixer tap')] },
  { words: 'What does it do?', answers: [to('It drips'), to('It is stiff')] },
];

let site: ResidentSite;
const keep = (questions: readonly DiagnosisQuestion[], seenVersion: number) => site.database.inLandlord(site.larch.id, (tx) => {
  const { id: staffId, ...manager } = site.larch.staff.manager;
  return keepQuestions({ tx, actor: actorOf({ ...manager, staffId }), now: site.clock.now, today: '2026-11-24' }, { problem: 'tap', seenVersion }, { questions, from: plainDate('2026-11-24'), why: 'So that the right part is brought.' });
});
before(async () => {
  site = await openResidentSite();
  assert.equal((await keep(tapQuestions, 0)).ok, true);
});
after(() => site.close());

/** Up to the first of the landlord's own questions. */
async function askedFirst(visitor: PageVisitor): Promise<Shown> {
  await visitor.open(`/l/${site.larch.slug}/report`);
  for (const page of [{ danger: 'no' }, { postcode: 'm1 1aa' }, { place: `home:${site.larch.homeId}` }, { problem: 'tap' }, { room: 'Kitchen' }, { extent: 'One small spot', since: 'Today' }]) await visitor.send(page);
  return visitor.last;
}
const rest = [{ words: 'It drips' }, { risk: 'no' }, { name: 'Sam Field', mobile: '07700 900456' }, {}];
const kept = async (reference: string) => (await site.database.inLandlord(site.larch.id, (tx) => tx.query<{ diagnosis: object | null }>(
  "select e.data->'diagnosis' as diagnosis from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id where c.landlord_id = $1 and c.reference = $2 and e.type = 'RepairReported'", [site.larch.id, reference])))[0]?.diagnosis;
const referenceIn = ({ text }: Shown): string => /REP-\d{4}-\d{5}/.exec(text)?.[0] ?? '';

describe('the landlord’s own questions in the public report', () => {
  test('come one a page, are shown again before it is sent, and stand on the record and on the resident’s page in their words', async () => {
    const visitor = new PageVisitor(site.server);
    assert.equal((await askedFirst(visitor)).heading, 'Which tap is it?');
    assert.match(visitor.last.text, /I am not sure/);
    assert.equal((await visitor.send({ detail: 'tap.1.1' })).heading, 'What does it do?');
    assert.equal((await visitor.send({ detail: 'tap.1.1.1' })).heading, 'Tell us what is wrong, in your own words');
    for (const page of rest) await visitor.send(page);
    assert.match(visitor.last.text, /Which tap is it\?[\s\S]*One with two handles[\s\S]*What does it do\?[\s\S]*It drips/);
    const sent = await sendReport(visitor);
    assert.deepEqual(await kept(referenceIn(sent)), { version: 1, code: null, asked: [{ question: 'Which tap is it?', answer: 'One with two handles' }, { question: 'What does it do?', answer: 'It drips' }] });
    const page = await visitor.open(sent.url.replace('/sent', ''));
    assert.match(page.text, /Which tap is it\? One with two handles\. What does it do\? It drips\./);
  });

  test('nothing chosen is asked for again; not being sure goes on and ends them', async () => {
    const visitor = new PageVisitor(site.server);
    await askedFirst(visitor);
    const again = await visitor.send({});
    assert.deepEqual([again.status, again.heading], [422, 'Which tap is it?']);
    assert.match(again.text, /Choose an answer, or that you are not sure/);
    assert.equal((await visitor.send({ detail: 'tap.1.0' })).heading, 'Tell us what is wrong, in your own words');
  });

  test('going back loses no answer, from the second question or from the page after', async () => {
    const visitor = new PageVisitor(site.server);
    await askedFirst(visitor);
    await visitor.send({ detail: 'tap.1.1' });
    const back = await visitor.send({}, { button: ['go', 'back'] });
    assert.deepEqual([back.heading, back.values['detail']], ['Which tap is it?', 'tap.1.1']);
    await visitor.send({});
    await visitor.send({ detail: 'tap.1.1.2' });
    const fromWords = await visitor.send({}, { button: ['go', 'back'] });
    assert.deepEqual([fromWords.heading, fromWords.values['detail']], ['What does it do?', 'tap.1.1.2']);
    const first = await visitor.send({}, { button: ['go', 'back'] });
    assert.deepEqual([first.heading, first.values['detail']], ['Which tap is it?', 'tap.1.1']);
    // The same answer again: what was answered after it still stands.
    assert.equal((await visitor.send({})).values['detail'], 'tap.1.1.2');
    assert.equal((await visitor.send({}, { button: ['go', 'back'] })).heading, 'Which tap is it?');
    assert.equal((await visitor.send({ detail: 'tap.1.2' })).heading, 'Tell us what is wrong, in your own words');
    assert.equal((await visitor.send({}, { button: ['go', 'back'] })).heading, 'Which tap is it?');
    assert.equal((await visitor.send({}, { button: ['go', 'back'] })).heading, 'How much, and since when?');
  });

  test('changed from the check, they lead back to it', async () => {
    const visitor = new PageVisitor(site.server);
    await askedFirst(visitor);
    for (const page of [{ detail: 'tap.1.2' }, ...rest]) await visitor.send(page);
    assert.equal((await visitor.send({ joining: 'new' })).heading, 'Check your answers, then send');
    assert.equal((await visitor.send({}, { button: ['go', 'change-detail'], action: `/l/${site.larch.slug}/report` })).heading, 'Which tap is it?');
    assert.equal((await visitor.send({ detail: 'tap.1.1' })).heading, 'What does it do?');
    assert.equal((await visitor.send({ detail: 'tap.1.1.2' })).heading, 'Check your answers, then send');
    assert.match(visitor.last.text, /It is stiff/);
  });

  test('are asked of nobody who is in danger, nor of another problem', async () => {
    const visitor = new PageVisitor(site.server);
    await answerReport(visitor, site, { danger: 'danger', problem: 'tap' });
    assert.doesNotMatch(visitor.last.text, /Which tap is it/);
    await answerReport(visitor, site, { problem: 'toilet' });
    assert.equal(visitor.last.heading, 'Check your answers, then send');
  });

  test('a forged answer counts for nothing: the question is asked', async () => {
    const visitor = new PageVisitor(site.server);
    for (const detail of ['tap.1.7', 'tap.9.1', 'leak.1.1', 'tap.1.1.1.1', '<b>', 'x'.repeat(5000)]) {
      await askedFirst(visitor);
      assert.deepEqual([(await visitor.send({ detail })).heading, visitor.last.status], ['Which tap is it?', 422], detail.slice(0, 20));
    }
  });

  test('that change while somebody is answering are asked as they now are', async () => {
    const visitor = new PageVisitor(site.server);
    await askedFirst(visitor);
    for (const page of [{ detail: 'tap.1.2' }, ...rest]) await visitor.send(page);
    await visitor.send({ joining: 'new' });
    assert.equal((await keep([{ words: 'Hot or cold?', answers: [to('Hot'), to('Cold')] }], 1)).ok, true);
    assert.equal((await sendReport(visitor)).heading, 'Hot or cold?');
    await visitor.send({ detail: 'tap.2.1' });
    assert.deepEqual(await kept(referenceIn(await sendReport(visitor))), { version: 2, code: null, asked: [{ question: 'Hot or cold?', answer: 'Hot' }] });
  });
});
