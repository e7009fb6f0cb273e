import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { commands, told } from '../../test/builders/hazard.ts';
import { london } from '../../test/builders/times.ts';
import { PageVisitor } from '../../test/page-visitor.ts';
import { openResidentSite, type ResidentSite } from '../../test/resident-site.ts';
import type { Instant } from '../clock/index.ts';
import { linkFor } from '../correspondence/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import type { Actor } from '../staff/index.ts';
import { performHazardReport, performOnHazard, type HazardCommand } from './index.ts';
import { loadHazard, reasonableStepsOf } from './store/index.ts';

// What whoever lives there answers by their link goes through the door that staff use, onto the same record.

const day = (wall: string) => `2026-12-${wall}`;
const now = london(day('08 12:00'));
const stairs = { suspected: 'falls-on-stairs' } as const;

describe('what residents answer on the page of a hazard', () => {
  let site: ResidentSite;
  before(async () => {
    site = await openResidentSite(now);
    await inLandlord((tx) => tx.query("update residents set needs_answer = 'none', needs_confirmed_on = '2026-11-01', needs_source = 'the person', needs_consent_basis = 'reasonable adjustments' where landlord_id = $1", [tx.landlordId]));
  });
  after(() => site.close());

  const inLandlord = <Result>(work: (tx: Tx) => Promise<Result>) => site.database.inLandlord(site.larch.id, work);
  const asking = (tx: Tx, actor: Actor) => ({ tx, landlord: site.landlord, actor, now: now as Instant, today: now.slice(0, 10), newId, database: site.database });

  interface Opened {
    readonly id: string;
    readonly reference: string;
    readonly token: string;
    readonly visitor: PageVisitor;
  }

  /** A hazard after these commands, and somebody with the link to it. */
  async function opened(differing: Partial<Parameters<typeof told>[0]>, ...all: readonly HazardCommand[]): Promise<Opened> {
    const file = await inLandlord(async (tx) => {
      const done = await performHazardReport(asking(tx, site.larch.staff.adviser), { homeId: site.larch.homeId, communalAreaId: null, already: { because: 'Another room' }, told: told({ awareAt: day('01 09:00'), lateBecause: 'On paper', ...differing }) });
      assert.ok(done.ok, done.ok ? '' : done.why);
      return done.draft.spine.file;
    });
    for (const command of all) await act(file.reference, command);
    const { token } = await inLandlord((tx) => linkFor(tx, { caseId: file.id, residentId: site.larch.residentId, now, newId }));
    return { id: file.id, reference: file.reference, token, visitor: new PageVisitor(site.server) };
  }
  const act = (reference: string, command: HazardCommand, actor: Actor = command.type === 'RecordDryCheck' || command.type === 'AgreeToDowngrade' ? site.larch.staff.manager : site.larch.staff.surveyor) => inLandlord(async (tx) => {
    const done = await performOnHazard(asking(tx, actor), { reference }, command);
    assert.ok(done.ok, done.ok ? '' : `${command.type}: ${done.refusal}`);
  });
  const hazardOf = (id: string) => inLandlord((tx) => loadHazard(tx, id));
  const entriesOf = (id: string, type: string) => inLandlord((tx) => tx.query<{ data: Record<string, unknown>; by: string; kind: string }>('select data, actor_name as by, actor_kind as kind from case_events where landlord_id = $1 and case_id = $2 and type = $3 order by sequence', [tx.landlordId, id, type]));
  const noticesOf = async (id: string) => (await inLandlord((tx) => tx.query<{ words: string }>('select words from notices where landlord_id = $1 and case_id = $2', [tx.landlordId, id]))).map(({ words }) => words);
  const promisesOf = async (id: string) => (await inLandlord((tx) => tx.query<{ words: string }>('select words from promises where landlord_id = $1 and case_id = $2 and outcome is null', [tx.landlordId, id]))).map(({ words }) => words);
  const hazardsAtHome = () => inLandlord((tx) => tx.query<{ reference: string }>("select reference from cases where landlord_id = $1 and home_id = $2 and kind = 'hazard' order by opened_at, reference", [tx.landlordId, site.larch.homeId]));

  const finishedOfStairs = [commands.triage({ kind: 'falls-on-stairs' }), commands.investigated(day('02 11:00'), { prevention: '', noPreventionBecause: 'A new rail' }), commands.summarySent(day('02 12:00')), commands.madeSafe(day('03 10:00'))] as const;

  describe('an offer of somewhere to stay', () => {
    test('is shown with where and until when, never with what it costs us', async () => {
      const { visitor, token } = await opened(stairs, commands.offered(day('08 09:00')));
      const page = await visitor.open(`/r/${token}`);
      assert.match(page.text, /We offer you somewhere to stay/);
      const form = await visitor.open(`/r/${token}/stay`);
      assert.match(form.text, /Larch Hotel<\/strong>, from Tuesday 8 December/);
      assert.match(form.text, /Sunday 20 December/);
      assert.doesNotMatch(`${page.text}${form.text}`, /450|45_?000/);
    });

    test('accepted: on the chain in their name, promised by its day, told to those in charge, and among the reasonable steps', async () => {
      const { id, visitor, token, reference } = await opened(stairs, commands.offered(day('08 09:00')));
      await visitor.open(`/r/${token}/stay`);
      const page = await visitor.send({ answer: 'accepted' });
      assert.deepEqual([page.status, page.url], [200, `/r/${token}?thanks=stay`]);
      assert.match(page.text, /You told us that you will stay there/);
      const [entry] = await entriesOf(id, 'HazardAccommodationAnswered');
      assert.deepEqual([entry?.data['answer'], entry?.data['how'], entry?.kind], ['accepted', 'by their link', 'resident']);
      assert.equal((await hazardOf(id)).move?.answer, 'accepted');
      assert.deepEqual(await promisesOf(id), ['You will be home again by Sunday 20 December']);
      assert.ok((await noticesOf(id)).includes(`${reference}: the resident will stay where we offered`));
      const steps = await inLandlord((tx) => reasonableStepsOf(tx, id));
      assert.deepEqual(steps.map(({ kind, words }) => [kind, words]), [['accommodation offered', 'Larch Hotel. Two rooms on the ground floor'], ['accommodation answered', 'Accepted']]);
    });

    test('declined: with why, or the form comes back with what was typed', async () => {
      const { id, visitor, token } = await opened(stairs, commands.offered(day('08 09:00')));
      await visitor.open(`/r/${token}/stay`);
      const again = await visitor.send({ answer: 'refused', words: '' });
      assert.equal(again.status, 422);
      assert.match(again.text, /Tell us why/);
      assert.match(again.text, /value="refused" checked/);
      assert.equal((await hazardOf(id)).accommodationAnswer, null);
      await visitor.send({ answer: 'refused', words: 'Too far from the school' });
      assert.equal((await hazardOf(id)).move?.answerWords, 'Too far from the school');
      assert.equal((await inLandlord((tx) => reasonableStepsOf(tx, id))).at(-1)?.words, 'Refused. Too far from the school');
    });

    test('asked about: the offer still stands, a call is promised once, and those in charge hear of it', async () => {
      const { id, visitor, token, reference } = await opened(stairs, commands.offered(day('08 09:00')));
      for (const words of ['Is there a lift?', 'And may the dog come?']) {
        await visitor.open(`/r/${token}/stay`);
        await visitor.send({ answer: 'ask', words });
      }
      assert.equal((await hazardOf(id)).accommodationAnswer, null);
      assert.deepEqual(await promisesOf(id), ['We will ring you about what you told us, by Friday 11 December']);
      assert.deepEqual((await entriesOf(id, 'HazardResidentWrote')).map(({ data }) => data['words']), ['Is there a lift?', 'And may the dog come?']);
      assert.ok((await noticesOf(id)).includes(`${reference}: the resident asks about somewhere to stay`));
    });

    test('that was taken back is shown as such, with why, and is not answered unseen', async () => {
      const { id, visitor, token, reference } = await opened(stairs, commands.offered(day('08 09:00')));
      await visitor.open(`/r/${token}/stay`);
      await act(reference, { type: 'WithdrawAccommodation', reason: 'the hotel has closed' });
      const page = await visitor.send({ answer: 'accepted' });
      assert.equal(page.status, 422);
      assert.match(page.text, /That offer has changed since you opened the page/);
      assert.match(page.text, /We had to take back our offer of somewhere to stay/);
      assert.match(page.text, /the hotel has closed/);
      assert.equal((await hazardOf(id)).accommodationAnswer, null);
    });

    test('that was changed or is over is not answered unseen (offer-changed)', async () => {
      const { id, visitor, token, reference } = await opened(stairs, commands.offered(day('08 09:00')));
      await visitor.open(`/r/${token}/stay`);
      await act(reference, { ...commands.offered(day('08 11:00')), place: 'A caravan' } as HazardCommand);
      const page = await visitor.send({ answer: 'accepted' });
      assert.equal(page.status, 422);
      assert.match(page.text, /That offer has changed since you opened the page/);
      assert.equal((await hazardOf(id)).accommodationAnswer, null);
      await act(reference, commands.madeSafe(day('08 11:30')));
      assert.equal((await visitor.open(`/r/${token}/stay`)).url, `/r/${token}`);
    });
  });

  describe('whether it is put right', () => {
    test('is asked once all is recorded, and not before (not-put-right-yet)', async () => {
      const { id, visitor, token, reference } = await opened(stairs, ...finishedOfStairs);
      assert.match((await visitor.open(`/r/${token}`)).text, /Is it put right\?/);
      await act(reference, { type: 'HearAgain', awareAt: now, route: 'employee', words: 'Worse', saidEmergency: true, reporterName: 'Jo', lateBecause: '' });
      const page = await visitor.send({}, {}, `/r/${token}/put-right`);
      assert.equal(page.status, 422);
      assert.match(page.text, /Not all the work is done yet/);
      assert.equal((await hazardOf(id)).answer, null);
      assert.doesNotMatch((await visitor.open(`/r/${token}`)).text, /Is it put right\?/);
    });

    test('yes is one tap: it may be closed now, and the owner hears', async () => {
      const { id, visitor, token, reference } = await opened(stairs, ...finishedOfStairs);
      await visitor.open(`/r/${token}`);
      const page = await visitor.send({}, {}, `/r/${token}/put-right`);
      assert.match(page.text, /You told us that it is put right/);
      assert.ok((await noticesOf(id)).includes(`${reference}: the resident agrees that it is put right`));
      await act(reference, commands.close());
      assert.equal((await hazardOf(id)).ended, 'closed');
    });

    test('no keeps it open, with a call promised', async () => {
      const { id, visitor, token, reference } = await opened(stairs, ...finishedOfStairs);
      await visitor.open(`/r/${token}/tell-us`);
      await visitor.send({ what: 'other', words: 'The rail is loose' });
      assert.equal((await hazardOf(id)).answer, 'disagrees');
      assert.equal((await promisesOf(id)).length, 1);
      assert.ok((await noticesOf(id)).includes(`${reference}: the resident does not agree that it is put right`));
    });
  });

  test('leads to what visitors are told, and what they say of it is promised an answer', async () => {
    const { visitor, token } = await opened(stairs, commands.offered(day('08 09:00')));
    assert.match((await visitor.open(`/r/${token}`)).text, new RegExp(`href="/r/${token}/needs"`));
    await visitor.open(`/r/${token}/needs`);
    const page = await visitor.send({ answer: 'wrong', words: 'Ring twice' });
    assert.equal(page.url, `/r/${token}?thanks=needs-wrong`);
    assert.match(page.text, /We will contact you about what visitors are told, by/);
  });

  describe('that it is not right, or back', () => {
    test('before it is done: a word to those in charge, and no clock moves', async () => {
      const { id, visitor, token, reference } = await opened(stairs);
      await visitor.open(`/r/${token}/tell-us`);
      const page = await visitor.send({ what: 'other', words: 'Nobody came on Monday' });
      assert.match(page.text, /You told us that something is not right/);
      assert.doesNotMatch(page.url, /Monday/);
      assert.ok((await noticesOf(id)).includes(`${reference}: the resident says that this is not right`));
      assert.equal((await hazardOf(id)).clocksFrom, london(day('01 09:00')));
    });

    test('that it could hurt somebody now makes it an emergency', async () => {
      const { id, visitor, token } = await opened(stairs);
      await visitor.open(`/r/${token}/tell-us`);
      await visitor.send({ what: 'danger', words: 'A step broke' });
      const hazard = await hazardOf(id);
      assert.deepEqual([hazard.grade, hazard.emergencyToldAt], ['emergency', now]);
    });

    test('of damp that is watched: it has come back, and begins anew in the same case', async () => {
      const { id, visitor, token } = await opened({}, commands.triage(), commands.investigated(day('02 11:00'), { prevention: '', noPreventionBecause: 'A burst pipe, mended' }), commands.summarySent(day('02 12:00')), commands.madeSafe(day('03 10:00')), commands.coded(), commands.checked(day('04 10:00')), commands.agrees, commands.close());
      assert.ok((await hazardOf(id)).watch !== null);
      await visitor.open(`/r/${token}/tell-us`);
      const page = await visitor.send({ what: 'back', words: 'Black spots again' });
      assert.match(page.text, /It has come back, so we start again/);
      const hazard = await hazardOf(id);
      assert.deepEqual([hazard.watch, hazard.timesBack, hazard.clocksFrom], [null, 1, now]);
    });

    test('of one that two people called no hazard: it is looked at anew in a case of its own, linked, once however often it is sent', async () => {
      const { visitor, token, reference } = await opened(stairs, { type: 'ProposeDowngrade', to: 'not-a-hazard', reason: 'The rail is firm', toldHow: 'At the visit' }, { type: 'AgreeToDowngrade' });
      const beforehand = (await hazardsAtHome()).length;
      for (const words of ['The rail still moves', 'It really does']) {
        await visitor.open(`/r/${token}/tell-us`);
        const page = await visitor.send({ what: 'back', words });
        assert.equal(page.status, 200, page.text.slice(0, 300));
        assert.doesNotMatch(page.url, new RegExp(token));
        assert.match(page.text, /Whoever is in charge has been told/);
      }
      const all = await hazardsAtHome();
      assert.equal(all.length, beforehand + 1);
      const later = await inLandlord((tx) => tx.query<{ id: string; route: string }>("select c.id, h.clocks_from as route from case_links l join cases c on c.landlord_id = $1 and c.id = l.from_case_id join cases f on f.landlord_id = $1 and f.id = l.to_case_id join hazards h on h.landlord_id = $1 and h.case_id = c.id where l.landlord_id = $1 and f.reference = $2", [tx.landlordId, reference]));
      assert.equal(later.length, 1);
      const [reported] = await entriesOf(later[0]?.id ?? '', 'HazardReported');
      assert.deepEqual([reported?.data['route'], reported?.data['awareAt'], reported?.kind], ['resident', now, 'resident']);
      assert.equal((await entriesOf(later[0]?.id ?? '', 'HazardHeardAgain')).length, 1);
    });
  });

  test('nobody says it without words, and what was chosen is still there', async () => {
    const { visitor, token } = await opened(stairs);
    await visitor.open(`/r/${token}/tell-us`);
    const page = await visitor.send({ what: 'other', words: '' });
    assert.equal(page.status, 422);
    assert.match(page.text, /Tell us in a few words/);
    assert.match(page.text, /value="other" checked/);
  });
});
