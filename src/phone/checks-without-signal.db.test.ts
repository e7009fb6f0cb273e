import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { commands, told } from '../../test/builders/hazard.ts';
import { cookieAs, openPhoneSite, Phone, type PhoneSite } from '../../test/phone-site.ts';
import { ask } from '../../test/site-by-role.ts';
import type { Instant } from '../clock/index.ts';
import { performHazardReport, performOnHazard, type HazardCommand } from '../hazards/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordById } from '../platform/landlord.ts';
import type { Actor } from '../staff/index.ts';

const fixedAt = '2026-11-24T09:30:00.000Z' as Instant;
const eightWeeksOn = '2027-01-19T09:30:00.000Z';
const measured = { when: 'now', result: 'dry', words: 'Wall below the gutter, dry to the touch', 'reading-1-kind': 'moisture', 'reading-1-value': '11', 'reading-1-where': 'Bedroom wall', 'reading-1-instrument': 'Protimeter 5' };
type Line = { readonly id: string; readonly kind?: string; readonly what: string; readonly on: string; readonly dueInWords?: string };

describe('a look whether it is dry, made where there is no signal', () => {
  let site: PhoneSite;
  let phone: Phone;
  before(async () => {
    site = await openPhoneSite(fixedAt);
    phone = new Phone(site, cookieAs(site, 'surveyor'));
  });
  after(() => site.close());

  const rows = <Row>(sql: string, ...values: unknown[]) => site.database.inLandlord(site.larch.id, (tx) => tx.query<Row>(sql, [site.larch.id, ...values]));
  const eventsOf = (caseId: string, type: string) => rows<{ data: Record<string, unknown>; sequence: number }>('select data, sequence from case_events where landlord_id = $1 and case_id = $2 and type = $3 order by sequence', caseId, type);
  const as = <Result>(actor: Actor, work: (asking: Parameters<typeof performHazardReport>[0]) => Promise<Result>) => site.database.inLandlord(site.larch.id, async (tx) => {
    const landlord = await landlordById(tx, site.larch.id);
    assert.ok(landlord);
    return work({ tx, landlord, actor, now: site.clock.now as Instant, today: site.clock.now.slice(0, 10), newId, database: site.database });
  });
  const does = (actor: Actor, reference: string, command: HazardCommand) => as(actor, async (asking) => {
    const done = await performOnHazard(asking, { reference }, command);
    assert.ok(done.ok, done.ok ? '' : `${command.type}: ${done.refusal}`);
  });
  const checksInDay = async (who = phone) => ((await who.read('/phone/day')).said['hazards'] as Line[]).filter(({ kind }) => kind === 'dry-check');

  /** Works done by the manager, found in need of them by whoever is named; the surveyor has it. */
  async function worksDone(investigator: 'surveyor' | 'manager' = 'manager') {
    site.clock.now = fixedAt;
    const { manager } = site.larch.staff;
    const file = await as(manager, async (asking) => {
      const done = await performHazardReport(asking, { homeId: site.larch.homeId, communalAreaId: null, already: { because: 'Another room' }, told: told({ awareAt: '2026-11-20 08:00', lateBecause: 'On the phone' }) });
      assert.ok(done.ok);
      return done.draft.spine.file;
    });
    const { reference } = file;
    await does(manager, reference, commands.triage({ notAskedBecause: 'Rang twice' }));
    await does(site.larch.staff[investigator], reference, commands.investigated('2026-11-21 09:00'));
    for (const act of [commands.summarySent('2026-11-21 12:00'), commands.madeSafe('2026-11-21 13:00'), commands.begun('2026-11-22 10:00'), commands.finished('2026-11-23 10:00')]) await does(manager, reference, act);
    await rows('update cases set owner_id = $2 where landlord_id = $1 and id = $3', site.larch.staff.surveyor.id, file.id);
    return { reference, caseId: String(file.id), own: { captureId: newId(), hazardId: String(file.id), toDo: 'dry-check' } };
  }

  async function calledFixed() {
    const made = await worksDone();
    await does(site.larch.staff.surveyor, made.reference, commands.checked('2026-11-24 08:00'));
    await does(site.larch.staff.manager, made.reference, commands.agrees);
    await does(site.larch.staff.manager, made.reference, commands.close());
    return made;
  }
  /** Which check the phone took along. */
  const knewOf = async (caseId: string, who = phone) => /name="knewOf" value="([^"]*)"/.exec(String((await who.read(`/phone/dry-checks/${caseId}`)).said['html']))?.[1] ?? '';

  test('after the works it stands in the day of whoever has the hazard and had no hand in it, with what was found and the form of its page', async () => {
    const { caseId, reference } = await worksDone();
    const line = (await checksInDay()).find(({ id }) => id === `dry-${caseId}`);
    assert.equal(line?.what, 'After the works: Hazard: damp and mould growth');
    const html = String((await phone.read(`/phone/dry-checks/${caseId}`)).said['html']);
    for (const there of ['At the door', 'Nobody has measured it since the works', 'name="reading-1-value"', 'name="photos"', `/hazards/${reference}/dry-check`]) assert.ok(html.includes(there), there);
    assert.equal((await new Phone(site, cookieAs(site, 'manager')).read(`/phone/dry-checks/${caseId}`)).status, 404, 'who did the works never checks them');
    assert.equal((await new Phone(site).read(`/phone/dry-checks/${caseId}`)).status, 403);
  });

  test('that whoever has it may not make is in nobody’s day but that of a colleague of the team', async () => {
    const { caseId } = await worksDone('surveyor');
    assert.equal((await checksInDay()).some(({ id }) => id === `dry-${caseId}`), false);
    const colleague = newId();
    await rows('insert into staff (landlord_id, id, organisation_id, name, email, roles, created_at) select landlord_id, $2, organisation_id, $3, $4, roles, created_at from staff where landlord_id = $1 and id = $5', colleague, 'B. Hall', `${colleague}@larch.example`, site.larch.staff.surveyor.id);
    const other = new Phone(site, cookieAs(site, 'surveyor').replace(/\.[^.]+$/, `.${Buffer.from(JSON.stringify({ staffId: colleague, name: 'B. Hall', roles: ['surveyor'], teamIds: [], organisationId: site.larch.councilId })).toString('base64url')}`));
    assert.deepEqual(await checksInDay(other), []);
    for (const person of [colleague, site.larch.staff.surveyor.id]) await rows('insert into team_members (landlord_id, team_id, staff_id) values ($1, $2, $3) on conflict do nothing', site.larch.repairsTeamId, person);
    assert.deepEqual((await checksInDay(other)).map(({ id }) => id), [`dry-${caseId}`]);
    assert.equal((await other.send({ captureId: newId(), hazardId: caseId, toDo: 'dry-check', knewOf: await knewOf(caseId, other), ...measured })).said['state'], 'recorded');
  });

  test('called fixed it comes back into the day when its check counts, and not before; recorded with its photo, its readings and both times, once', async () => {
    const { caseId, own, reference } = await calledFixed();
    assert.equal((await checksInDay()).some(({ id }) => id === `dry-${caseId}`), false);
    site.clock.now = eightWeeksOn;
    const line = (await checksInDay()).find(({ id }) => id === `dry-${caseId}`);
    assert.deepEqual([line?.on, line?.dueInWords], ['2027-01-19', 'Tuesday 26 January']);
    const fileId = newId();
    const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#7b8f6a' } }).jpeg().toBuffer();
    assert.equal(await phone.sendFile({ captureId: own.captureId, hazardId: caseId, toDo: 'dry-check', fileId, purpose: 'photo' }, photo), 200);
    const signature = newId();
    assert.equal(await phone.sendFile({ captureId: own.captureId, hazardId: caseId, toDo: 'dry-check', fileId: signature, purpose: 'signature' }, photo), 200);
    const sent = { ...own, ...measured, presence: 'signed', knewOf: await knewOf(caseId), files: [fileId, signature], recordedAt: '2027-01-19T08:45:00.000Z' };
    const { said } = await phone.send(sent);
    const [, second] = await eventsOf(caseId, 'HazardCheckedForDamp');
    assert.ok(second);
    assert.deepEqual(said, { state: 'recorded', reference, entry: second.sequence, receivedAt: eightWeeksOn });
    const { data } = second;
    assert.deepEqual([data['occasion'], data['result'], data['at'], (data['photos'] as unknown[]).length, (data['phone'] as { receivedAt: string }).receivedAt], ['after eight weeks', 'dry', '2027-01-19T08:45:00.000Z', 1, eightWeeksOn]);
    assert.deepEqual([data['presence'], typeof (data['signature'] as { photoId: unknown }).photoId], ['signed', 'string']);
    assert.deepEqual((await phone.send(sent)).said, said);
    assert.equal((await eventsOf(caseId, 'HazardCheckedForDamp')).length, 2);
  });

  test('without a reading is told on the phone; nobody in is tried again, by a promise', async () => {
    const { caseId, own } = await worksDone();
    const knew = { knewOf: await knewOf(caseId) };
    const unread = await phone.send({ ...own, ...knew, when: 'now', result: 'dry', words: 'Looks dry' });
    assert.deepEqual([unread.status, Object.keys(unread.said['errors'] as object).length], [422, 1]);
    const { said } = await phone.send({ ...own, ...knew, when: 'now', result: 'nobody in', words: 'Rang twice', 'againOn-day': '1', 'againOn-month': '12', 'againOn-year': '2026' });
    assert.equal(said['state'], 'recorded');
  });

  test('that was recorded meanwhile is never recorded as the next one: a person decides, and reads what was measured', async () => {
    const { caseId, own, reference } = await calledFixed();
    site.clock.now = eightWeeksOn;
    const knew = await knewOf(caseId);
    await does(site.larch.staff.surveyor, reference, commands.checked('2027-01-19 09:00'));
    const { said } = await phone.send({ ...own, ...measured, result: 'damp', 'reading-1-value': '28', knewOf: knew });
    assert.deepEqual([said['state'], said['why']], ['unfit', 'Somebody recorded whether it is dry, or it was begun anew, after the phone had taken it along.']);
    const { body } = await ask(site.server, `/visits/came-in/${own.captureId}`, cookieAs(site, 'planner'));
    for (const there of ['Whether it is dry', 'damp', 'Reading 1', '28, Bedroom wall, Protimeter 5']) assert.ok(body.includes(there), there);
  });
});
