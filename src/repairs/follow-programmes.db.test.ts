import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pino } from 'pino';
import { allDone, openResidentSite, reported, type ResidentSite } from '../../test/resident-site.ts';
import { verifyCase } from '../casefile/index.ts';
import { plainDate } from '../clock/index.ts';
import { newId } from '../platform/ids.ts';
import { keepProgramme, makeProgramme, programmesCovering } from '../programmes/index.ts';
import type { ProgrammeCommand } from '../programmes/decide.ts';
import { followProgrammes } from './follow-programmes.ts';
import { repairsToFollow } from './queries/programmes.ts';

describe('a repair that waits for planned work', () => {
  let site: ResidentSite;
  before(async () => {
    site = await openResidentSite();
  });
  after(() => site.close());

  const inLandlord: ResidentSite['database']['inLandlord'] = (...asked) => site.database.inLandlord(...asked);
  const rows = <Row>(sql: string, ...values: unknown[]) => inLandlord(site.larch.id, (tx) => tx.query<Row>(sql, [site.larch.id, ...values]));
  const keeping = (tx: Parameters<typeof keepProgramme>[0]['tx'], who: 'manager' | 'adviser' = 'manager') => ({ tx, actor: site.larch.staff[who], now: site.clock.now, today: site.clock.now.slice(0, 10), newId });
  const keep = (id: string, command: ProgrammeCommand) => inLandlord(site.larch.id, (tx) => keepProgramme(keeping(tx), { id }, command));
  const workerAt = (now: string) => followProgrammes(site.landlord, { database: site.database, log: pino({ level: 'silent' }), now, newId });
  const details = { name: 'The new roofs of Larch Estate', work: 'new roofs', startsOn: plainDate('2027-01-04'), endsOn: plainDate('2027-03-31') };

  async function aProgramme(): Promise<string> {
    const made = await inLandlord(site.larch.id, (tx) => makeProgramme(keeping(tx), details));
    assert.ok(made.ok);
    assert.ok((await keep(made.id, { type: 'AddPlaces', placeIds: [site.larch.homeId] })).ok);
    return made.id;
  }

  async function waitingFor(programmeId: string): Promise<string> {
    const { reference } = await reported(site, { problem: 'something-else' });
    await allDone(site, reference, { type: 'DiagnoseRepair', priority: 'routine', trade: 'roofer', rightToRepairDefect: null, reason: '' });
    await allDone(site, reference, { type: 'PutInProgramme', programmeId, words: 'the whole roof is renewed' });
    return reference;
  }

  const stageOf = async (reference: string) => (await rows<{ stage: string }>('select stage from cases where landlord_id = $1 and reference = $2', reference))[0]?.stage;
  const eventsOf = (reference: string, type: string) => rows<{ data: { because?: string; words?: string } }>(
    'select e.data from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id where e.landlord_id = $1 and c.reference = $2 and e.type = $3', reference, type);
  const countOf = async (sql: string, ...values: unknown[]) => (await rows<{ count: number }>(sql, ...values))[0]?.count;
  const toldResident = (reference: string, template: string) => countOf('select count(*)::int as count from messages m join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id where m.landlord_id = $1 and c.reference = $2 and m.template = $3', reference, template);
  const toldOwner = (reference: string) => countOf(`select count(*)::int as count from notices n join cases c on c.landlord_id = n.landlord_id and c.id = n.case_id and n.staff_id = c.owner_id where n.landlord_id = $1 and c.reference = $2 and n.words like '%open again%'`, reference);

  const drops: readonly (readonly [string, ProgrammeCommand | undefined, string, string])[] = [
    ['its date moves later', { type: 'ChangeProgramme', ...details, endsOn: plainDate('2027-06-30'), reason: 'The contractor is late' }, '2026-11-24T10:00:00.000Z', 'moved'],
    ['its date moves earlier', { type: 'ChangeProgramme', ...details, endsOn: plainDate('2027-02-28'), reason: 'The weather is good' }, '2026-11-24T10:00:00.000Z', 'moved'],
    ['it is dropped', { type: 'DropProgramme', reason: 'The money went elsewhere' }, '2026-11-24T10:00:00.000Z', 'dropped'],
    ['its date passes without the work', undefined, '2027-04-01T09:00:00.000Z', 'passed'],
  ];
  for (const [when, command, at, because] of drops) {
    test(`opens again by itself when ${when}: on the record, the owner told, the resident told, each once`, async () => {
      const programmeId = await aProgramme();
      const reference = await waitingFor(programmeId);
      await workerAt('2026-11-24T09:35:00.000Z');
      assert.equal(await stageOf(reference), 'programmed', 'nothing has changed yet');
      if (command !== undefined) assert.ok((await keep(programmeId, command)).ok);
      await Promise.all([workerAt(at), workerAt(at)]);
      await workerAt(at);
      assert.equal(await stageOf(reference), 'diagnosed');
      assert.deepEqual((await eventsOf(reference, 'ReopenedFromProgramme')).map(({ data }) => data.because), [because]);
      assert.deepEqual([await toldResident(reference, 'programme-changed'), await toldOwner(reference)], [1, 1]);
      assert.equal((await inLandlord(site.larch.id, (tx) => verifyCase(tx, reference)))?.intact, true);
    });
  }

  test('opens again when its home is left out, and the home’s page shows the work no longer', async () => {
    const programmeId = await aProgramme();
    const reference = await waitingFor(programmeId);
    const shown = () => inLandlord(site.larch.id, (tx) => programmesCovering(tx, { homeId: site.larch.homeId, communalAreaId: null }, '2026-11-24'));
    const isShown = async () => (await shown()).some(({ id }) => id === programmeId);
    assert.equal(await isShown(), true);
    assert.ok((await keep(programmeId, { type: 'LeaveOutPlaces', placeIds: [site.larch.homeId], reason: 'The roof is sound' })).ok);
    await workerAt('2026-11-24T10:00:00.000Z');
    assert.deepEqual([await stageOf(reference), (await eventsOf(reference, 'ReopenedFromProgramme')).map(({ data }) => data.because), await isShown()], ['diagnosed', ['left-out'], false]);
    assert.ok((await keep(programmeId, { type: 'AddPlaces', placeIds: [site.larch.homeId] })).ok, 'it may come back');
    assert.equal(await isShown(), true);
  });

  test('is said to be done when the work is, and the resident is asked whether it is fixed', async () => {
    const programmeId = await aProgramme();
    const reference = await waitingFor(programmeId);
    assert.ok((await keep(programmeId, { type: 'RecordWork', placeIds: [site.larch.homeId], doneOn: plainDate('2026-11-23') })).ok);
    await workerAt('2026-11-24T10:00:00.000Z');
    assert.deepEqual([await stageOf(reference), await toldResident(reference, 'work-done')], ['fixed', 1]);
    const [{ state } = { state: '' }] = await rows<{ state: string }>('select state from programmes where landlord_id = $1 and id = $2', programmeId);
    assert.equal(state, 'done', 'its last place was done');
  });

  test('every change has its line, which nobody edits, with who and why', async () => {
    const programmeId = await aProgramme();
    await keep(programmeId, { type: 'DropProgramme', reason: 'The money went elsewhere' });
    const changes = await rows<{ what: string; reason: string; actor: string }>('select what, reason, actor_id as actor from programme_changes where landlord_id = $1 and programme_id = $2 order by id', programmeId);
    assert.deepEqual(changes, [['Made', ''], ['1 home or block added', ''], ['Dropped', 'The money went elsewhere']].map(([what, reason]) => ({ what, reason, actor: site.larch.staff.manager.id })));
    await assert.rejects(rows('update programme_changes set reason = $2 where landlord_id = $1', 'another'), /permission denied/);
  });

  test('an adviser keeps no programme, and a home of somebody else’s is not added', async () => {
    await assert.rejects(inLandlord(site.larch.id, (tx) => makeProgramme(keeping(tx, 'adviser'), details)), { name: 'NotAllowed' });
    const programmeId = await aProgramme();
    assert.deepEqual(await keep(programmeId, { type: 'AddPlaces', placeIds: [site.other.homeId] }), { ok: false, refusal: 'not-these-places' });
    await assert.rejects(inLandlord(site.other.id, (tx) => keepProgramme({ ...keeping(tx), actor: site.other.staff.manager }, { id: programmeId }, { type: 'DropProgramme', reason: 'x' })), { name: 'NotFound' });
  });

  test('only what changed is looked at', async () => {
    const programmeId = await aProgramme();
    const reference = await waitingFor(programmeId);
    const found = await inLandlord(site.larch.id, (tx) => repairsToFollow(tx, plainDate('2026-11-24'), { after: undefined, most: 200 }));
    assert.equal(found.some((one) => one.reference === reference), false);
  });
});
