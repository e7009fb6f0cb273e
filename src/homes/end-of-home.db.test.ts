import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { endInDatabase } from '../../test/builders/ended-home.ts';
import { DoorSite, type Answered } from '../../test/doors/door-site.ts';
import { assertSaysNo, plain } from '../../test/doors/refused-page.ts';
import { placesAtPostcode } from '../repairs/queries/public-places.ts';
import { placesNear } from '../hazards/queries/spread.ts';
import { insertRows } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { roles } from '../staff/index.ts';
import { rewriteSearchOfHomes, type WrittenHome } from './store/search-pieces.ts';

const completed = { how: 'right to buy', 'on-day': '3', 'on-month': '3', 'on-year': '2026', words: 'Completion statement of 3 March' };

describe('the end of a home', () => {
  let doors: DoorSite;
  let path: string;
  before(async () => {
    doors = await DoorSite.open();
    path = `/homes/${doors.site.landlord.homeId}`;
  });
  after(() => doors.close());

  const staff = () => doors.site.landlord.staff;
  const told = { homeId: '', words: 'Black mould above the cot.', isEmergency: false, kind: 'damp-and-mould', route: 'resident', reporterName: 'Sam Okafor' };
  const repair = { problem: 'tap', room: 'Kitchen', extent: 'One small spot', since: 'Today', words: 'The cold tap drips', isEmergency: false, reporter: { seenByStaff: true } };
  const ends = () => doors.site.inLandlord((tx) => tx.query<{ how: string; undone_reason: string | null }>('select how, undone_reason from home_endings where landlord_id = $1 order by id', [tx.landlordId]));
  const eventsOf = (reference: string) => doors.site.inLandlord((tx) => tx.query<{ type: string; actor_name: string }>(
    "select e.type, e.actor_name from case_events e join cases c on c.landlord_id = $1 and c.id = e.case_id where e.landlord_id = $1 and c.reference = $2 and e.type like 'HomeEnd%' order by e.sequence", [tx.landlordId, reference]));
  async function changesNothing(asks: () => Promise<Answered>): Promise<Answered> {
    const beforehand = [await doors.allThereIs(), await ends()];
    const answer = await asks();
    assert.deepEqual([await doors.allThereIs(), await ends()], beforehand, 'something changed');
    return answer;
  }

  test('is entered by administrators alone, at the page and by a program; whoever works on homes may read it', async () => {
    for (const role of roles.filter((each) => each !== 'administrator')) {
      assert.equal((await changesNothing(() => doors.fill(staff()[role], `${path}/end`, completed))).status, 403, role);
      assert.equal((await changesNothing(() => doors.call(role, `/api/v1${path}/end`, { how: 'sold', on: '2026-03-03' }))).status, 403, role);
      assert.equal((await doors.read(staff()[role], `${path}/end`)).status, ['board member', 'contractor'].includes(role) ? 403 : 200, role);
    }
  });

  test('is refused where it is half said, still to come or unexplained, and what was typed is still there', async () => {
    for (const [wrong, words] of [[{ how: '' }, /Choose how/], [{ 'on-year': '2027' }, /That day has not come/], [{ how: 'other', words: '' }, /Say what happened/]] as const) {
      const typed = { ...completed, ...wrong };
      assert.match(assertSaysNo(await changesNothing(() => doors.fill(staff().administrator, `${path}/end`, typed)), { 'on-day': '3', words: typed.words }), words);
    }
    const { status, json } = await changesNothing(() => doors.call('administrator', `/api/v1${path}/end`, { how: 'sold', on: '2027-03-03' }));
    assert.deepEqual([status, json['type'], json['refusal']], [422, '/api/problems/refused', 'end-in-the-future']);
  });

  test('is told to the owners of its open cases, which stay open', async () => {
    const { json } = await doors.call('adviser', '/api/v1/repairs', { homeId: doors.site.landlord.homeId, ...repair });
    const reference = String(json['reference']);
    assert.equal((await doors.fill(staff().administrator, `${path}/end`, completed)).status, 303);
    assert.deepEqual(await eventsOf(reference), [{ type: 'HomeEnded', actor_name: staff().administrator.name }]);
    const [open] = await doors.site.inLandlord((tx) => tx.query<{ closed_at: string | null; notices: number }>(
      `select c.closed_at, (select count(*)::int from notices n where n.landlord_id = $1 and n.case_id = c.id and n.staff_id = c.owner_id and n.words like '%No longer ours since Tuesday 3 March 2026%') as notices from cases c where c.landlord_id = $1 and c.reference = $2`, [tx.landlordId, reference]));
    assert.deepEqual(open, { closed_at: null, notices: 1 });
    const page = await doors.read(staff().manager, path);
    assert.match(plain(page.text), /No longer ours since Tuesday 3 March 2026: it was sold to its tenant\. Completion statement of 3 March\./);
    assert.match(page.text, new RegExp(reference));
    assert.match(plain((await doors.read(staff().manager, `/repairs/${reference}`)).text), /The home is no longer ours since Tuesday 3 March/);
    assert.equal((await changesNothing(() => doors.fill(staff().administrator, `${path}/end`, completed))).status, 422, 'it ends once');
  });

  test('keeps a new repair out, whoever reports it, and says what to do', async () => {
    const { homeId } = doors.site.landlord;
    const chosen = plain((await doors.read(staff().adviser, `/report/home/${homeId}`)).text);
    assert.match(chosen, /No longer ours since Tuesday 3 March 2026\. No repair is reported inside this home/);
    assert.doesNotMatch(chosen, /What is the problem/);
    const sent = await changesNothing(() => doors.fill(staff().adviser, `/report/home/${homeId}/details`, { problem: 'tap', danger: 'no', room: 'Kitchen', extent: 'One small spot', since: 'Today', words: 'It drips', needs: 'not-asked', reporter: doors.site.landlord.residentId, new: 'yes' }));
    assert.match(assertSaysNo(sent, { words: 'It drips' }), /no longer ours since Tuesday 3 March 2026.*shared place/);
    const { status, json } = await changesNothing(() => doors.call('adviser', '/api/v1/repairs', { homeId, ...repair, anotherProblem: true }));
    assert.deepEqual([status, json['type'], json['refusal'], json['facts']], [422, '/api/problems/refused', 'home-has-ended', { since: '2026-03-03' }]);
  });

  test('keeps a new hazard out, at the page and by a program; what we knew before it ended is still taken', async () => {
    const { homeId } = doors.site.landlord;
    const page = await changesNothing(() => doors.fill(staff().surveyor, `/hazards/report/home/${homeId}`, { words: told.words, suspected: 'damp-and-mould', kind: 'damp-and-mould', route: 'resident', reporterName: 'Sam Okafor', emergency: 'no', isEmergency: 'no', when: 'now' }));
    assert.match(assertSaysNo(page, { words: told.words }), /This home is no longer ours/);
    assert.match(plain((await doors.read(staff().surveyor, `/hazards/report/home/${homeId}`)).text), /no longer ours since Tuesday 3 March 2026\. Only what we knew before/, 'said before anything is typed');
    const sent = (differing: object) => doors.call('surveyor', '/api/v1/hazards', { ...told, homeId, ...differing });
    const { status, json } = await changesNothing(() => sent({}));
    assert.deepEqual([status, json['type'], json['refusal']], [422, '/api/problems/refused', 'home-has-ended']);
    assert.equal((await sent({ at: '2026-03-02T10:00:00.000Z', lateBecause: 'The letter lay in the post room' })).status, 201);
  });

  test('is shown where homes are looked for, and the public is offered the shared areas only', async () => {
    await doors.site.inLandlord(async (tx) => rewriteSearchOfHomes(tx, await tx.query<WrittenHome>('select id, search_text, owning_organisation_id, managing_organisation_id from homes where landlord_id = $1', [tx.landlordId]), '2026-11-24T10:00:00.000Z'));
    assert.match(plain((await doors.read(staff().manager, '/homes')).text), /14 Larch House, Manchester\s*No longer ours since Tuesday 3 March 2026/);
    assert.match(plain((await doors.fill(staff().manager, '/search', { q: 'larch house' })).text), /No longer ours since Tuesday 3 March 2026/);
    assert.match(plain((await doors.fill(staff().adviser, '/report', { words: 'larch' })).text), /No longer ours since Tuesday 3 March 2026/);
    const found = await doors.call('adviser', '/api/v1/homes/find', { postcode: 'M1 1AA' });
    assert.match(found.text, /"endedOn":"2026-03-03"/);
    const stairs = newId();
    await doors.site.inLandlord(async (tx) => {
      const [home] = await tx.query<{ block_id: string; estate_id: string }>('select block_id, estate_id from homes where landlord_id = $1 and id = $2', [tx.landlordId, doors.site.landlord.homeId]);
      await insertRows(tx, 'communal_areas', [{ landlord_id: tx.landlordId, id: stairs, name: 'Stairs', estate_id: home?.estate_id, block_id: home?.block_id }]);
      assert.deepEqual((await placesAtPostcode(tx, 'm1 1aa')).map(({ value }) => value), [`area:${stairs}`]);
    });
    assert.match(plain((await doors.read(staff().adviser, `/report/home/${doors.site.landlord.homeId}`)).text), /Is it in a shared place\? Stairs/);
  });

  test('is undone with a reason, at the page and by a program: both stay on the record, and reports are taken again', async () => {
    assertSaysNo(await changesNothing(() => doors.fill(staff().administrator, `${path}/end/undo`, { reason: '' })), {});
    assert.equal((await changesNothing(() => doors.fill(staff().manager, `${path}/end/undo`, { reason: 'So' }))).status, 403);
    assert.equal((await doors.fill(staff().administrator, `${path}/end/undo`, { reason: 'The sale fell through' })).status, 303);
    assert.match(plain((await doors.read(staff().manager, `${path}/end`)).text), /It is ours: nothing on record says otherwise.*Completion statement.*The sale fell through/s);
    assert.equal((await doors.call('adviser', '/api/v1/repairs', { homeId: doors.site.landlord.homeId, ...repair, anotherProblem: true })).status, 201);
    const again = await doors.call('administrator', `/api/v1${path}/end`, { how: 'demolished', on: '2026-06-01' });
    assert.deepEqual([again.status, again.json['endedOn']], [200, '2026-06-01']);
    const refused = await changesNothing(() => doors.call('administrator', `/api/v1${path}/end/undo`, { reason: ' ' }));
    assert.deepEqual([refused.status, refused.json['refusal']], [422, 'reason-missing']);
    assert.equal((await doors.call('administrator', `/api/v1${path}/end/undo`, { reason: 'Another house' })).status, 200);
    assert.deepEqual((await ends()).map(({ how, undone_reason }) => [how, undone_reason]), [['right to buy', 'The sale fell through'], ['demolished', 'Another house']]);
  });

  test('takes the home out of who is near damp', async () => {
    const { homeId } = doors.site.landlord;
    const neighbour = newId();
    await doors.site.inLandlord(async (tx) => {
      const [home] = await tx.query<Record<string, unknown>>('select * from homes where landlord_id = $1 and id = $2', [tx.landlordId, homeId]);
      await insertRows(tx, 'homes', [{ ...home, id: neighbour, uprn: '100010000913', address_line: '15 Larch House' }, { ...home, id: newId(), uprn: '100010000914', address_line: '13 Larch House' }]);
    });
    const near = () => doors.site.inLandlord(async (tx) => (await placesNear(tx, homeId, [])).map((place) => place.homeId));
    assert.ok((await near()).includes(neighbour));
    await doors.site.inLandlord((tx) => endInDatabase(tx, neighbour));
    assert.ok(!(await near()).includes(neighbour));
  });
});
