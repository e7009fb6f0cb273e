import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inventLandlord } from '../../test/invented-landlord.ts';
import type { InventedLandlord } from '../../test/invented-landlord.ts';
import { openSite, TestBrowser } from '../../test/staff-site.ts';
import type { Site } from '../../test/staff-site.ts';
import { instant, plainDate } from '../clock/index.ts';
import { coversFor, createStaff, hashPassword, listActiveStaff, setAbsence, setPassword, staffIdsIStandInFor, staffNames, staffRoutes } from './index.ts';
import type { OrganisationId, Role, StaffId } from './index.ts';

const now = instant('2026-11-24T09:00:00Z');
const doing = { by: { kind: 'system', name: 'Test' }, now } as const;
const password = 'kettle lamp heron';
let site: Site;
let larch: InventedLandlord;

before(async () => {
  site = await openSite(staffRoutes, now);
  larch = await inventLandlord(site.database);
});
after(() => site.close());

const inLarch = <T>(work: Parameters<typeof site.database.inLandlord<T>>[1]) => site.database.inLandlord(larch.id, work);

async function people(...names: string[]): Promise<StaffId[]> {
  const person = (name: string) => ({ name, email: `${name}@cover.example`, phone: null, organisationId: larch.organisationId as OrganisationId, roles: ['planner'] as Role[], teamIds: [larch.teamId] });
  return inLarch(async (tx) => {
    const ids: StaffId[] = [];
    for (const name of names) ids.push(await createStaff(tx, person(name), doing));
    return ids;
  });
}

const away = (staffId: StaffId | undefined, coverStaffId: StaffId | undefined, from: string, until: string) => {
  assert.ok(staffId !== undefined && coverStaffId !== undefined);
  return inLarch((tx) => setAbsence(tx, { staffId, coverStaffId, fromOn: plainDate(from), untilOn: plainDate(until) }, doing));
};
const coverOf = (id: StaffId | undefined, on: string) => inLarch(async (tx) => (await coversFor(tx, [id ?? ''], on))[0]?.standsIn);
const standsInFor = (id: StaffId | undefined, on: string) => inLarch((tx) => staffIdsIStandInFor(tx, id as StaffId, on));

test('whoever covers stands in on the days of the absence, both ends included, and no others', async () => {
  const [ann, bob] = await people('ann', 'bob');
  await away(ann, bob, '2026-11-23', '2026-11-25');
  for (const [day, expected] of [['2026-11-22', undefined], ['2026-11-23', bob], ['2026-11-25', bob], ['2026-11-26', undefined]] as const) {
    assert.equal(await coverOf(ann, day), expected, day);
    assert.deepEqual(await standsInFor(bob, day), expected === undefined ? [] : [ann], day);
  }
  assert.deepEqual(await standsInFor(ann, '2026-11-24'), []);
});

test('when the one who covers is away too, their own cover stands in for both', async () => {
  const [cat, dan, eve] = await people('cat', 'dan', 'eve');
  await away(cat, dan, '2026-11-23', '2026-11-27');
  await away(dan, eve, '2026-11-25', '2026-11-25');
  assert.equal(await coverOf(cat, '2026-11-24'), dan);
  assert.equal(await coverOf(cat, '2026-11-25'), eve);
  assert.deepEqual(new Set(await standsInFor(eve, '2026-11-25')), new Set([cat, dan]));
});

test('two away who cover for each other: nobody stands in, and the question still ends', async () => {
  const [fay, gus] = await people('fay', 'gus');
  await away(fay, gus, '2026-11-23', '2026-11-27');
  await away(gus, fay, '2026-11-23', '2026-11-27');
  assert.equal(await coverOf(fay, '2026-11-24'), undefined);
  assert.deepEqual(await standsInFor(fay, '2026-11-24'), [gus]);
});

test('a person sets and removes their own absence, and nobody else’s', async () => {
  const [hal, ivy] = await people('hal', 'ivy');
  const passwordHash = await hashPassword(password);
  await inLarch(async (tx) => {
    for (const staffId of [hal, ivy]) await setPassword(tx, { staffId: staffId as StaffId, passwordHash, isTemporary: false, now });
  });
  const [halsPhone, ivysPhone] = [new TestBrowser(site), new TestBrowser(site)];
  await halsPhone.post('/sign-in', { email: 'hal@cover.example', password });
  await ivysPhone.post('/sign-in', { email: 'ivy@cover.example', password });
  const set = (until: string) => halsPhone.post('/account/absences/new', {
    cover: ivy ?? '', staff: ivy ?? '', 'from-day': '1', 'from-month': '12', 'from-year': '2026', 'until-day': until, 'until-month': '12', 'until-year': '2026',
  }, '/account/absences/new');
  assert.match((await set('45')).text, /Enter the last day away/);
  assert.equal((await set('4')).location, '/account?done=absence');
  assert.match((await set('5')).text, /already an absence on some of these days/);
  assert.equal(await coverOf(hal, '2026-12-02'), ivy);
  const page = await halsPhone.get('/account');
  assert.match(page.text, /Tuesday 1 December to Friday 4 December: ivy stands in/);
  const remove = /\/account\/absences\/[0-9a-f-]{36}\/remove/.exec(page.text)?.[0] ?? '';
  assert.equal((await ivysPhone.post(remove, {}, '/account')).status, 403);
  assert.equal((await halsPhone.post(remove)).location, '/account?done=absence-removed');
  assert.equal(await coverOf(hal, '2026-12-02'), undefined);
});

test('lists of staff hold active people only, by role and by team', async () => {
  const [jan, kit] = await people('jan', 'kit');
  await inLarch((tx) => tx.query('update staff set is_active = false where landlord_id = $1 and id = $2', [larch.id, kit]));
  const ids = async (which: Parameters<typeof listActiveStaff>[1]) => (await inLarch((tx) => listActiveStaff(tx, which))).map(({ id }) => id);
  assert.ok((await ids({})).includes(jan as StaffId) && !(await ids({})).includes(kit as StaffId));
  assert.ok((await ids({ roles: ['planner', 'adviser'], teamId: larch.teamId })).includes(jan as StaffId));
  assert.deepEqual(await ids({ roles: ['surveyor'] }), []);
  assert.deepEqual(await ids({ roles: ['manager'] }), [larch.staffId]);
  assert.equal((await inLarch((tx) => staffNames(tx, [kit as StaffId]))).get(kit as StaffId), 'kit');
});
