import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { PageVisitor } from '../../../../test/page-visitor.ts';
import { allDone, openResidentSite, reported, type ResidentSite } from '../../../../test/resident-site.ts';
import { instant, plainDate } from '../../../clock/index.ts';
import { newId } from '../../../platform/ids.ts';
import type { VisitId } from '../../model.ts';
import { confirmNeedsOf, residentById, type NewNeed, type Resident } from '../../../residents/index.ts';

const door: NewNeed = { kind: 'mobility', detail: 'Arthritis in both knees', instruction: 'Allow ten minutes to reach the door' };
const safety: NewNeed = { kind: 'safety', detail: 'Fears her brother', instruction: 'Say that you are the window cleaner' };

describe('a resident’s own page of what visitors are told', () => {
  let site: ResidentSite;
  let token: string;
  let visitor: PageVisitor;
  before(async () => {
    site = await openResidentSite();
    ({ token, visitor } = await reported(site, { problem: 'window', name: 'Adaeze Okafor', mobile: '07700 900123' }));
  });
  after(() => site.close());

  const holder = async (): Promise<Resident> => {
    const found = await site.database.inLandlord(site.larch.id, (tx) => residentById(tx, site.larch.residentId));
    assert.ok(found);
    return found;
  };
  const tell = (add: readonly NewNeed[], { answer = 'declared' as const } = {}) => site.database.inLandlord(site.larch.id, async (tx) => {
    const context = { actor: site.larch.staff.manager, now: instant('2026-11-20T09:00:00.000Z'), today: plainDate('2026-11-20'), newId };
    assert.deepEqual(await confirmNeedsOf(tx, site.larch.residentId, { answer, source: 'a support worker', consentBasis: 'reasonable adjustments', add, end: [] }, context), { ok: true });
  });
  const rows = <Row>(sql: string) => site.database.inLandlord(site.larch.id, (tx) => tx.query<Row>(sql, [tx.landlordId]));

  test('is reached from their page; asked of nobody before, it says so and does not call it none', async () => {
    await visitor.open(`/r/${token}`);
    assert.match(visitor.last.text, new RegExp(`href="/r/${token}/needs"`));
    const page = await visitor.open(`/r/${token}/needs`);
    assert.match(page.text, /We have not asked you yet/);
    assert.equal((await visitor.send({ answer: 'right' })).status, 422, 'there is nothing to call right');
    assert.equal((await holder()).needsAnswer.answer, 'unknown');
  });

  test('shows what visitors are told, and never why, nor anything of safety', async () => {
    await tell([door, safety]);
    const page = await visitor.open(`/r/${token}/needs`);
    assert.match(page.text, /Allow ten minutes to reach the door/);
    assert.match(page.text, /Last checked with you on Friday 20 November 2026/);
    assert.doesNotMatch(page.text, /Arthritis|mobility|window cleaner|brother|safety/i);
  });

  test('that it is right is kept as their own word, of what they saw and of nothing else', async () => {
    await visitor.open(`/r/${token}/needs`);
    const done = await visitor.send({ answer: 'right' });
    assert.match(done.text, /It is on your record that you told us so today/);
    const { needsAnswer, needs } = await holder();
    assert.deepEqual(needsAnswer, { answer: 'declared', confirmedOn: '2026-11-24', source: 'the person', consentBasis: 'reasonable adjustments' });
    assert.deepEqual(needs.map(({ kind, lastConfirmedOn }) => `${kind} ${lastConfirmedOn}`).toSorted(), ['mobility 2026-11-24', 'safety 2026-11-20']);
    const [event] = await rows<{ who: string }>(`select actor_kind || ' ' || actor_name as who from resident_events where landlord_id = $1 and type = 'NeedsConfirmed' order by at desc limit 1`);
    assert.equal(event?.who, 'resident Ms A. Okafor');
  });

  test('what was changed since they opened it is not confirmed unseen', async () => {
    await visitor.open(`/r/${token}/needs`);
    await tell([{ kind: 'hearing', detail: 'Deaf', instruction: 'Text before you come' }]);
    const again = await visitor.send({ answer: 'right' });
    assert.equal(again.status, 422);
    assert.match(again.text, /changed a moment ago[\s\S]*Text before you come/);
  });

  test('what is wrong changes nothing by itself: their words are on the case, and we promise to ask by a day', async () => {
    const asBefore = await holder();
    await visitor.open(`/r/${token}/needs`);
    const done = await visitor.send({ answer: 'wrong', words: 'Ring the bell twice' });
    assert.match(done.text, /We will contact you about what visitors are told, by \w+ \d+ November/);
    assert.deepEqual(await holder(), asBefore);
    const [note] = await rows<{ words: string }>(`select data->>'words' as words from case_events where landlord_id = $1 and type = 'NoteAdded' and data->>'words' like '%visitors are told%'`);
    assert.match(note?.words ?? '', /“Ring the bell twice” Ask, and write down only what they agree to/);
    assert.doesNotMatch(done.text, /Ask, and write down/, 'a note for the staff is not for the page');
    await visitor.open(`/r/${token}/needs`);
    assert.match((await visitor.send({ answer: 'wrong', words: 'And knock loudly' })).text, /See below by when we contact you/);
    const said = (type: string, like: string) => rows(`select from case_events where landlord_id = $1 and type = '${type}' and data->>'words' like '${like}'`);
    assert.equal((await said('NoteAdded', '%knock loudly%')).length, 1, 'what they add is on the record too');
    assert.equal((await said('PromiseMade', 'We will contact you about what visitors are told%')).length, 1, 'one promise is enough');
  });

  test('what they typed is still there when they chose nothing', async () => {
    await visitor.open(`/r/${token}/needs`);
    const again = await visitor.send({ answer: '', words: 'Ring the bell twice' });
    assert.equal(again.status, 422);
    assert.equal(again.values['words'], 'Ring the bell twice');
  });

  test('on a repair that is closed nothing is written that nobody would read: they are told to call', async () => {
    const closed = await reported(site, { problem: 'something-else', name: 'Adaeze Okafor', mobile: '07700 900123' });
    const operativeId = site.larch.staff.operative.id;
    await allDone(site, closed.reference, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: '' },
      { type: 'BookVisit', purpose: 'repair', on: plainDate('2026-11-24'), partOfDay: 'morning', operativeId, operativeName: 'Dave Entwistle' });
    const [visit] = await rows<{ id: VisitId }>("select v.id from repair_visits v where v.landlord_id = $1 and v.status = 'booked'");
    assert.ok(visit);
    await allDone(site, closed.reference, { type: 'RecordVisitDone', visitId: visit.id, words: 'New seat', photos: [] });
    await closed.visitor.open(`/r/${closed.token}`);
    await closed.visitor.send({ answer: 'fixed' }, {}, '/r/');
    const written = () => rows<{ many: number }>('select count(*)::int as many from case_events where landlord_id = $1');
    const before = await written();
    await closed.visitor.open(`/r/${closed.token}/needs`);
    const refused = await closed.visitor.send({ answer: 'wrong', words: 'Ring the bell twice' });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /This is closed, so we do not look here\. Call us on/);
    assert.equal(refused.values['words'], 'Ring the bell twice');
    assert.deepEqual(await written(), before);
  });

  test('a link of somebody who is not on record has no such page, nor a way to it', async () => {
    const other = await reported(site, { problem: 'something-else', name: 'Sam Field', mobile: '07700 900999' });
    assert.doesNotMatch((await other.visitor.open(`/r/${other.token}`)).text, /\/needs"/);
    assert.equal((await other.visitor.open(`/r/${other.token}/needs`)).status, 404);
  });
});
