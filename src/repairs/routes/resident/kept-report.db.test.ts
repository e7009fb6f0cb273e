import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { answerReport, openResidentSite, sendReport, type ResidentSite } from '../../../../test/resident-site.ts';
import { PageVisitor, type Shown } from '../../../../test/page-visitor.ts';
import { deleteEndedReports, keepReport, keptReport } from '../../store/kept-reports.ts';
import { answersFrom } from '../../forms/resident/answers.ts';

let site: ResidentSite;
before(async () => {
  site = await openResidentSite();
});
after(() => site.close());

const network = (count: number): string => `203.0.113.${count}`;
const kept = () => site.database.inLandlord(site.larch.id, (tx) => tx.query<{ locked: Buffer }>('select locked_answers as locked from reports_kept where landlord_id = $1', [site.larch.id]));
const later = { button: ['go', 'keep'], action: '' } as const;
const press = () => ({ ...later, action: `/l/${site.larch.slug}/report` });

/** Answers up to the words, types them and stops half-way. */
async function stopAtWords(visitor: PageVisitor, words: string): Promise<Shown> {
  await visitor.open(`/l/${site.larch.slug}/report`);
  for (const page of [{ danger: 'no' }, { postcode: 'm1 1aa' }, { place: `home:${site.larch.homeId}` }, { problem: 'tap' }, { room: 'Kitchen' }, { extent: 'One small spot', since: 'Today' }]) await visitor.send(page);
  return visitor.send({ words }, press());
}

describe('a report that is stopped half-way', () => {
  test('is gone on with from its link, on another phone, at the first page without an answer, and is deleted when it is sent', async () => {
    const first = new PageVisitor(site.server, network(1));
    const stopped = await stopAtWords(first, 'It drips.\nAll night');
    assert.match(stopped.url, new RegExp(`^/l/${site.larch.slug}/report/kept/[\\w-]{43}$`));
    assert.equal(stopped.heading, 'Your answers are kept, and not sent yet');
    assert.match(stopped.text, /We have not seen your report[\s\S]*until the end of Monday 30 November 2026/);
    const second = new PageVisitor(site.server, network(2));
    await second.open(stopped.url);
    assert.equal((await second.send({}, { action: stopped.url })).heading, 'Could anyone at home be more at risk because of this?');
    assert.equal(second.last.values['words'], 'It drips.\nAll night');
    for (const page of [{ risk: 'no' }, { name: 'Sam Field', mobile: '07700 900456' }, {}]) await second.send(page);
    assert.equal(second.last.heading, 'Check your answers, then send');
    assert.equal((await kept()).length, 1);
    assert.equal((await sendReport(second)).heading, 'We have your report');
    assert.deepEqual(await kept(), []);
    const again = await first.open(stopped.url);
    assert.deepEqual([again.status, again.heading], [404, 'We do not have these answers']);
  });

  test('keeps what was typed even where it is not right yet, and kept again it stays one report with one link', async () => {
    const visitor = new PageVisitor(site.server, network(3));
    await answerReport(visitor, site, { mobile: '12' });
    assert.equal(visitor.last.status, 422);
    const one = await visitor.send({}, press());
    await visitor.send({}, { action: one.url });
    assert.equal(visitor.last.values['mobile'], '12');
    const two = await visitor.send({ mobile: '07700 900456' }, press());
    assert.equal(two.url, one.url);
    assert.equal((await kept()).length, 1);
    await visitor.send({}, { action: `${one.url}/delete` });
    assert.equal(visitor.last.heading, 'Your answers are deleted');
    assert.deepEqual(await kept(), []);
  });

  test('cannot be read by whoever holds the database, and opens nothing at another landlord', async () => {
    const visitor = new PageVisitor(site.server, network(4));
    const { url } = await stopAtWords(visitor, 'Zebra in the bathroom');
    const [row] = await kept();
    assert.doesNotMatch(row?.locked.toString('latin1') ?? 'Zebra', /Zebra|m1 1aa|home:/);
    const elsewhere = await visitor.open(url.replace(site.larch.slug, site.other.slug));
    assert.deepEqual([elsewhere.status, elsewhere.text.includes('Zebra')], [404, false]);
    for (const token of ['x', 'A'.repeat(43), '..%2f', '%27'] as const) assert.equal((await visitor.open(`/l/${site.larch.slug}/report/kept/${token}`)).status, 404, token);
    await visitor.open(url);
    await visitor.send({}, { action: `${url}/delete` });
  });

  test('is not kept for whoever is in danger, whatever their form says: nobody must think that help is on its way', async () => {
    const visitor = new PageVisitor(site.server, network(5));
    await visitor.open(`/l/${site.larch.slug}/report`);
    const diverted = await visitor.send({ danger: 'gas' });
    assert.doesNotMatch(diverted.text, /value="keep"/);
    assert.equal((await visitor.send({}, press())).heading, 'Do this first');
    assert.deepEqual(await kept(), []);
  });

  test('is not kept when it is longer than any report that can be sent; its page says by how much, and has it still', async () => {
    const visitor = new PageVisitor(site.server, network(6));
    const long = 'x'.repeat(9000);
    const refused = await stopAtWords(visitor, long);
    assert.deepEqual([refused.status, refused.values['words']], [422, long]);
    assert.match(refused.text, /Shorten what you wrote to 2000 characters. It has 9000/);
    assert.deepEqual(await kept(), []);
  });

  test('is not kept from another page either: what is too long there is said by its own page', async () => {
    const visitor = new PageVisitor(site.server, network(9));
    await visitor.open(`/l/${site.larch.slug}/report`);
    await visitor.send({ danger: 'no' });
    const refused = await visitor.send({ postcode: 'M1 1AA', words: 'x'.repeat(9000) }, press());
    assert.deepEqual([refused.status, refused.values['words']?.length, refused.values['postcode']], [422, 9000, 'M1 1AA']);
    assert.match(refused.text, /Shorten what you wrote to 2000 characters/);
  });

  test('of characters that take six when they are written down is refused, and never too long for its place', async () => {
    const visitor = new PageVisitor(site.server, network(8));
    assert.equal((await stopAtWords(visitor, '\u0001'.repeat(3000))).status, 422);
    const tooMuch = await stopAtWords(visitor, '\u0001'.repeat(1990));
    assert.equal(tooMuch.status, 422);
    assert.match(tooMuch.text, /too long to keep for later/);
    assert.equal((await stopAtWords(visitor, '漢'.repeat(1990))).status, 200);
    await visitor.send({}, { action: `${visitor.last.url}/delete` });
    assert.deepEqual(await kept(), []);
  });

  test('is kept twenty times an hour for one network, and then no more', async () => {
    const visitor = new PageVisitor(site.server, network(7));
    for (let times = 1; times <= 20; times += 1) {
      await visitor.open(`/l/${site.larch.slug}/report`);
      await visitor.send({ danger: 'no' });
      assert.equal((await visitor.send({ postcode: 'm1 1aa' }, press())).status, 200);
    }
    await visitor.open(`/l/${site.larch.slug}/report`);
    await visitor.send({ danger: 'no' });
    assert.equal((await visitor.send({}, press())).status, 429);
  });

  test('goes after seven days by itself, and opens nothing a moment later', async () => {
    const token = 'T'.repeat(43);
    const answers = answersFrom({ danger: 'no', words: 'It drips' });
    const inLarch = <T>(work: Parameters<typeof site.database.inLandlord<T>>[1]) => site.database.inLandlord(site.larch.id, work);
    await inLarch((tx) => keepReport(tx, { token, answers, now: '2026-11-24T09:30:00.000Z' }));
    assert.equal((await inLarch((tx) => keptReport(tx, token, '2026-12-01T09:29:59.999Z')))?.answers.words, 'It drips');
    assert.equal(await inLarch((tx) => keptReport(tx, token, '2026-12-01T09:30:00.000Z')), undefined);
    await deleteEndedReports(site.database, site.larch.id, '2026-12-01T09:29:59.999Z');
    assert.notEqual((await kept()).length, 0);
    await deleteEndedReports(site.database, site.larch.id, '2026-12-01T09:30:00.000Z');
    assert.deepEqual(await kept(), []);
  });
});
