import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openResidentSite, reported, staffDo, type ResidentSite } from '../../test/resident-site.ts';
import { ask, sendForm } from '../../test/site-by-role.ts';
import { sessionCookie } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';
import { insertRows } from '../platform/database/index.ts';

// A text came on Monday and lay over the weekend before it; nobody looked before Tuesday.
const cameAt = '2026-11-23T08:10:00.000Z';

let site: ResidentSite;
before(async () => {
  site = await openResidentSite();
});
after(() => site.close());

const manager = () => {
  const { id, name, roles, teamIds, organisationId } = site.larch.staff.manager;
  return `${sessionCookie}=${site.larch.id}.${Buffer.from(JSON.stringify({ staffId: id, name, roles, teamIds, organisationId })).toString('base64url')}`;
};

/** A text that waits for a case, put on this one by a manager. */
async function putOn(reference: string, words: string): Promise<void> {
  const id = newId();
  await site.database.inLandlord(site.larch.id, (tx) => insertRows(tx, 'orphans', [{
    landlord_id: site.larch.id, id, organisation_id: site.larch.staff.manager.organisationId, source: 'text', arrived_at: cameAt, brought_by: 'Texted to 07700 900100', sender_name: '', sender_address: '07700900123', subject: '', words, status: 'waiting', due_at: '2026-11-25T17:00:00.000Z',
  }]));
  const done = await sendForm(site.server, { from: `/orphans/${id}`, to: `/orphans/${id}/match`, cookie: manager() }, { reference });
  assert.equal(done.status, 303, done.body);
}

const state = async (reference: string) => site.database.inLandlord(site.larch.id, async (tx) => {
  const [row] = await tx.query<{ hazard: string; clocks: { rule: string; from: string }[] | null }>(
    `select r.hazard, (select json_agg(json_build_object('rule', d.rule, 'from', d.counted_from)) from deadlines d where d.landlord_id = c.landlord_id and d.case_id = c.id and d.rule like 'hazards.%') as clocks
     from cases c join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id where c.landlord_id = $1 and c.reference = $2`, [site.larch.id, reference]);
  return row;
});

describe('what is written to us and put on a repair by hand', () => {
  test('counts from when it reached us where it tells of a danger, with its mark and its clock', async () => {
    const { reference } = await reported(site);
    assert.deepEqual(await state(reference), { hazard: 'none-seen', clocks: null });
    await putOn(reference, 'The tap still drips and there is black mould on the wall now');
    const after = await state(reference);
    assert.equal(after?.hazard, 'possible');
    assert.deepEqual(after.clocks?.map(({ rule, from }) => [rule, from]), [['hazards.investigate', '2026-11-23']]);
  });

  test('leaves a repair as it is where it tells of none', async () => {
    const { reference } = await reported(site, { problem: 'inside-door' });
    await putOn(reference, 'Can you come after three?');
    assert.deepEqual(await state(reference), { hazard: 'none-seen', clocks: null });
  });

  test('begins no second clock where one is seen already', async () => {
    const { reference } = await reported(site, { problem: 'damp-or-mould' });
    const before = await state(reference);
    await putOn(reference, 'The mould is worse');
    assert.deepEqual(await state(reference), before);
  });

  test('is told to the owner where the repair is closed, and opens nothing by itself', async () => {
    const { reference } = await reported(site, { problem: 'window' });
    await staffDo(site, reference, { type: 'CancelRepair', reason: 'resident asked', words: 'They asked', toldHow: 'by phone', orderIds: [] });
    await putOn(reference, 'There is mould round the window');
    const notices = await site.database.inLandlord(site.larch.id, (tx) => tx.query<{ words: string }>('select n.words from notices n join cases c on c.landlord_id = n.landlord_id and c.id = n.case_id where n.landlord_id = $1 and c.reference = $2', [site.larch.id, reference]));
    assert.ok(notices.some(({ words }) => words.includes('after it closed may tell of a danger')), JSON.stringify(notices));
    assert.equal((await ask(site.server, '/orphans', manager())).status, 200);
  });
});
