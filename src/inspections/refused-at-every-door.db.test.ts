import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DoorSite, type Answered } from '../../test/doors/door-site.ts';
import { assertSaysNo } from '../../test/doors/refused-page.ts';
import { at, RepairStates } from '../../test/doors/repairs-in-states.ts';
import { inspectionFields, rowsOfInspections, type InspectionStateName } from '../../test/doors/rows-of-inspections.ts';
import { Phone } from '../../test/phone-site.ts';
import { caseContext, performOnCase, type Reference } from '../casefile/index.ts';
import { plainDate } from '../clock/index.ts';
import { newId } from '../platform/ids.ts';
import { drawInspections } from './index.ts';
import { inspectionRefusalInWords } from './views/words.ts';

describe('what is refused of an inspection', () => {
  let doors: DoorSite;
  let states: RepairStates;
  let found: Readonly<Record<InspectionStateName, string>>;
  before(async () => {
    doors = await DoorSite.open();
    states = await new RepairStates(doors).prepare();
    found = await reachAll();
  });
  after(() => doors.close());

  /** The work on each was finished a week ago, and every one is drawn to be checked. */
  async function reachAll(): Promise<Readonly<Record<InspectionStateName, string>>> {
    const { staff, id } = doors.site.landlord;
    const repairs = {
      open: (await states.checkBooked()).reference,
      settled: (await states.fixed(17)).reference,
      promised: (await states.fixed(17)).reference,
      handOfSurveyor: (await states.fixed(17, await judgedBySurveyor())).reference,
      damp: (await states.fixed(17, await dampRuledOut())).reference,
    };
    await drawInspections(doors.site.database, { id, settings: { inspections: { versions: [{ from: '2026-01-01', everythingPercent: 100, seed: 'test' }] } } }, { now: at(23), today: plainDate('2026-11-23'), newId });
    const rows = await doors.site.inLandlord((tx) => tx.query<{ inspection: string; repair: string }>(
      'select c.reference as inspection, r.reference as repair from post_inspections i join cases c on c.landlord_id = i.landlord_id and c.id = i.case_id join cases r on r.landlord_id = i.landlord_id and r.id = i.repair_id where i.landlord_id = $1', [id]));
    const inspections = Object.fromEntries(Object.entries(repairs).map(([name, reference]) => [name, rows.find(({ repair }) => repair === reference)?.inspection ?? ''])) as Record<InspectionStateName, string>;
    await doors.site.inLandlord((tx) => performOnCase(tx, { reference: inspections.promised }, { type: 'MakePromise', madeTo: 'the resident', words: 'We ring about the check', dueOn: plainDate('2026-12-10') }, caseContext({ now: at(23), today: '2026-11-23', newId }, staff.planner)));
    const settled = await doors.call('manager', `/api/v1/inspections/${inspections.settled}/waive`, { reason: 'The home was sold' });
    assert.equal(settled.status, 200, settled.text);
    return inspections;
  }

  async function judgedBySurveyor(): Promise<string> {
    const reference = await states.report();
    await states.do(reference, doors.site.landlord.staff.surveyor, at(16), { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: '' });
    return reference;
  }

  async function dampRuledOut(): Promise<string> {
    const reference = await states.triaged('damp-or-mould');
    await states.do(reference, doors.site.landlord.staff.surveyor, at(16), { type: 'HandHazardOver', hazardReference: 'HAZ-2026-00001' as Reference });
    return reference;
  }

  async function changesNothing<Answer>(asks: () => Promise<Answer>): Promise<Answer> {
    const beforehand = await doors.allThereIs();
    const answer = await asks();
    assert.deepEqual(await doors.allThereIs(), beforehand, 'something changed');
    return answer;
  }

  for (const { refusal, command, in: state, as, sent, asked } of rowsOfInspections) {
    const stem = inspectionRefusalInWords(refusal).replace(/\.$/, '');

    test(`${refusal}: ${command} at its page, ${state}`, async () => {
      const fields = inspectionFields(sent);
      const reference = found[state];
      const answer = await changesNothing(async (): Promise<Answered> => doors.fill(doors.site.landlord.staff[as], `/inspections/${reference}/${command}`, { seenVersion: String(await doors.versionOf(reference)), ...fields }));
      assert.match(assertSaysNo(answer, fields), asked?.page ?? new RegExp(stem));
    });

    test(`${refusal}: ${command} by a program, ${state}`, async () => {
      const { status, text, json: { type, refusal: name, detail, errors } } = await changesNothing(() => doors.call(as, `/api/v1/inspections/${found[state]}/${command}`, sent));
      assert.equal(status, 422, text);
      if (asked === undefined) assert.deepEqual([type, name, String(detail).startsWith(stem)], ['/api/problems/refused', refusal, true], text);
      else assert.match(JSON.stringify([type, errors]), new RegExp(`problems/invalid.*(?:${asked.api.source})`), text);
    });
  }

  test('a phone is asked for what is missing of the list, and nothing is kept', async () => {
    const { site } = doors;
    const visits = await site.inLandlord((tx) => tx.query<{ id: string }>(`select id from repair_visits where landlord_id = $1 and status = 'booked' and purpose = 'post-inspection'`, [tx.landlordId]));
    const phone = new Phone({ server: site.product.server, clock: site.clock } as never, site.cookieOf(site.landlord.staff.surveyor));
    const { status, said } = await changesNothing(() => phone.send({ captureId: newId(), visitId: visits[0]?.id ?? '', outcome: 'inspected' }));
    assert.equal(status, 422, JSON.stringify(said));
    assert.ok(Object.keys(said['errors'] as object).every((field) => field.startsWith('result-')), JSON.stringify(said));
  });
});
