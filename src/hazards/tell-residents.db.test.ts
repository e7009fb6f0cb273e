import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { askForIt, people } from '../../test/builders/asked-to-be-reached.ts';
import { commands, told } from '../../test/builders/hazard.ts';
import { london } from '../../test/builders/times.ts';
import { PageVisitor } from '../../test/page-visitor.ts';
import { openResidentSite, type ResidentSite } from '../../test/resident-site.ts';
import { plainDate, type Instant } from '../clock/index.ts';
import { linkFor } from '../correspondence/index.ts';
import { hazardTemplates } from '../correspondence/words/usual/hazards.ts';
import { newId } from '../platform/ids.ts';
import type { Actor } from '../staff/index.ts';
import { performHazardReport, performOnHazard, type HazardCommand } from './index.ts';

const monday = london('2026-11-30 09:00');
const stay = { ...(commands.offered('2026-11-30 09:00') as Extract<HazardCommand, { type: 'OfferAccommodation' }>), lateBecause: '' };

describe('whoever lives with a hazard', () => {
  let site: ResidentSite;
  before(async () => {
    site = await openResidentSite(monday);
    await site.database.inLandlord(site.larch.id, (tx) => tx.query("update residents set needs_answer = 'none', needs_confirmed_on = '2026-11-01', needs_source = 'the person', needs_consent_basis = 'reasonable adjustments' where landlord_id = $1", [tx.landlordId]));
  });
  after(() => site.close());

  const asking = (tx: Parameters<Parameters<ResidentSite['database']['inLandlord']>[1]>[0], actor: Actor, now: Instant) => ({ tx, landlord: site.landlord, actor, now, today: now.slice(0, 10), newId, database: site.database });
  const report = (differing: Partial<Parameters<typeof told>[0]> = {}, now: Instant = monday) => site.database.inLandlord(site.larch.id, async (tx) => {
    const done = await performHazardReport(asking(tx, site.larch.staff.adviser, now), { homeId: site.larch.homeId, communalAreaId: null, already: { because: 'Another room' }, told: told({ awareAt: '2026-11-30 09:00', ...differing }) });
    assert.ok(done.ok, done.ok ? '' : done.why);
    return done.draft.spine.file;
  });
  const act = (reference: string, actor: Actor, command: HazardCommand, now: Instant = monday) => site.database.inLandlord(site.larch.id, async (tx) => {
    const done = await performOnHazard(asking(tx, actor, now), { reference }, command);
    assert.ok(done.ok, done.ok ? '' : done.refusal);
  });
  const messagesOf = (caseId: string) => site.database.inLandlord(site.larch.id, (tx) => tx.query<{ template: string; channel: string; body: string }>(
    'select template, channel, body from messages where landlord_id = $1 and case_id = $2 order by queued_at, id', [tx.landlordId, caseId]));

  it('is told what we were told of and by when we come, by the clock; never the words of whoever told of it', async () => {
    const { id } = await report({ words: 'She keeps every window shut', route: 'contractor', reporterName: 'Jo of Brightside' });
    const [message, ...more] = await messagesOf(id);
    assert.deepEqual([message?.template, more.length], ['hazard-reported', 0]);
    assert.match(message?.body ?? '', /damp and mould growth/);
    assert.match(message?.body ?? '', /By Monday 14 December we will find out what is wrong/);
    assert.match(message?.body ?? '', /0161 496 0999 at any hour/);
    assert.doesNotMatch(message?.body ?? '', /window|Brightside/);
  });

  it('is told of 24 hours where it is an emergency', async () => {
    const { id } = await report({ saidEmergency: true });
    const [message] = await messagesOf(id);
    assert.match(message?.body ?? '', /By Tuesday 1 December we will come and make it safe, within 24 hours/);
  });

  it('hears how grave it is once it is weighed, and of a lower grade only when a second person agreed', async () => {
    const { surveyor, manager } = site.larch.staff;
    const { id, reference } = await report({ saidEmergency: true });
    await act(reference, surveyor, commands.triage({ grade: 'significant' }));
    assert.deepEqual((await messagesOf(id)).map(({ template }) => template), ['hazard-reported']);
    await act(reference, manager, { type: 'AgreeToDowngrade' });
    const weighed = (await messagesOf(id)).at(-1);
    assert.equal(weighed?.template, 'hazard-weighed');
    assert.match(weighed?.body ?? '', /is serious: we make it safe within days/);
  });

  it('hears that it is no hazard when two people agree, why, and how to object', async () => {
    const { surveyor, manager } = site.larch.staff;
    const { id, reference } = await report();
    await act(reference, surveyor, { type: 'ProposeDowngrade', to: 'not-a-hazard', reason: 'the wall is dry by meter', toldHow: 'At the visit' });
    assert.deepEqual((await messagesOf(id)).map(({ template }) => template), ['hazard-reported']);
    await act(reference, manager, { type: 'AgreeToDowngrade' });
    const last = (await messagesOf(id)).at(-1);
    assert.equal(last?.template, 'hazard-ruled-out');
    assert.match(last?.body ?? '', /Two of us agree that there is none, because the wall is dry by meter/);
    assert.match(last?.body ?? '', /make a complaint/);
  });

  it('is offered somewhere to stay with where, until when and where to answer; never what it costs us', async () => {
    const { adviser } = site.larch.staff;
    const { id, reference } = await report();
    await act(reference, adviser, stay);
    const offered = (await messagesOf(id)).at(-1);
    assert.equal(offered?.template, 'hazard-stay-offered');
    assert.match(offered?.body ?? '', /Larch Hotel, from Monday 30 November to Sunday 20 December\. We pay for it\./);
    assert.match(offered?.body ?? '', /\{link\}\/stay/);
    assert.doesNotMatch(offered?.body ?? '', /450|45_?000/);
    await act(reference, adviser, { type: 'WithdrawAccommodation', reason: 'the hotel has closed' });
    assert.match((await messagesOf(id)).at(-1)?.body ?? '', /take back our offer of somewhere to stay \(HAZ-[-0-9]+\), because the hotel has closed\. By \w+ \d+ December we will/);
  });

  for (const { who, record, notWorking, expected } of people) {
    it(`who asked for ${who} has each word of it so`, async () => {
      await askForIt(site.database, site.larch, { record, notWorking });
      const { surveyor, manager, adviser } = site.larch.staff;
      const none = await report();
      await act(none.reference, surveyor, { type: 'ProposeDowngrade', to: 'not-a-hazard', reason: 'the wall is dry by meter', toldHow: 'At the visit' });
      await act(none.reference, manager, { type: 'AgreeToDowngrade' });
      const { reference, id } = await report({ suspected: 'falls-on-stairs' });
      await act(reference, surveyor, commands.triage({ kind: 'falls-on-stairs', grade: 'significant' }));
      await act(reference, surveyor, commands.investigated('2026-11-30 09:00', { prevention: '', noPreventionBecause: 'Mended for good' }));
      await act(reference, adviser, stay);
      await act(reference, adviser, { ...stay, place: 'Elm Lodge' });
      await act(reference, adviser, { type: 'WithdrawAccommodation', reason: 'the lodge has closed' });
      await act(reference, adviser, stay);
      await act(reference, adviser, { type: 'AnswerAccommodation', at: monday, lateBecause: '', answer: 'accepted', words: 'Yes' });
      await act(reference, adviser, { type: 'MoveReturn', untilOn: plainDate('2026-12-22'), reason: 'the plaster dries slowly' });
      await act(reference, adviser, { type: 'RecordMovedBack', at: monday, lateBecause: '', words: 'Home', finalCostPence: 100 });
      const unneeded = await report({ suspected: 'falls-on-stairs' });
      await act(unneeded.reference, adviser, stay);
      await act(unneeded.reference, manager, commands.madeSafe('2026-11-30 09:00'));
      await act(reference, surveyor, { type: 'RecordSummarySent', at: monday, lateBecause: '', how: 'handed over', words: 'What we found' });
      await act(reference, manager, commands.madeSafe('2026-11-30 09:00'));
      await act(reference, adviser, commands.agrees);
      await act(reference, manager, commands.close());
      const messages = await site.database.inLandlord(site.larch.id, (tx) => tx.query<{ template: string; channel: string; largePrint: boolean }>(
        'select template, channel, large_print as "largePrint" from messages where landlord_id = $1 and case_id = any ($2::uuid[])', [tx.landlordId, [none.id, id, unneeded.id]]));
      assert.deepEqual(messages.filter(({ channel, largePrint }) => channel !== expected[0] || largePrint !== expected[1]), []);
      // Every message of hazards but the written summary, which is never a text: its own tests walk it.
      assert.deepEqual([...new Set(messages.map(({ template }) => template))].toSorted(), hazardTemplates.map(({ name }) => name).filter((name) => name !== 'hazard-summary').toSorted());
    });
  }

  it('follows it by their link in plain words, and sees nothing of who told or how it was weighed', async () => {
    const { surveyor } = site.larch.staff;
    const { id, reference } = await report({ words: 'She keeps every window shut', reporterName: 'Jo of Brightside', route: 'contractor' });
    await act(reference, surveyor, commands.triage({ rationale: 'A baby with asthma sleeps there' }));
    const { token } = await site.database.inLandlord(site.larch.id, (tx) => linkFor(tx, { caseId: id, residentId: site.larch.residentId, now: monday, newId }));
    const visitor = new PageVisitor(site.server);
    const page = await visitor.open(`/r/${token}`);
    assert.equal(page.status, 200);
    assert.match(page.text, /A danger in your home: damp and mould growth/);
    assert.match(page.text, /By Monday 14 December we will find out what is wrong/);
    assert.match(page.text, /We were told of it/);
    assert.match(page.text, /We decided how serious it is, and who it could harm/);
    assert.doesNotMatch(page.text, /window|Brightside|asthma/);
    assert.equal((await visitor.open(`/r/${token}/not-right`)).status, 404);
  });
});
