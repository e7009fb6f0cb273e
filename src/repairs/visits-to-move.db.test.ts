import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { aBookedVisit, cookieAs, openPhoneSite, type PhoneSite } from '../../test/phone-site.ts';
import { ask, siteByRole } from '../../test/site-by-role.ts';
import type { FastifyInstance } from 'fastify';
import { addDays, instant, plainDate } from '../clock/index.ts';
import { setAbsence, staffRoutes, type Role } from '../staff/index.ts';
import { countOfTheAway, visitsOfTheAway } from './queries/visits-of-the-away.ts';

const now = '2026-11-24T09:30:00.000Z';
const today = plainDate('2026-11-24');

describe('visits that an absence leaves without anybody to make them', () => {
  let site: PhoneSite;
  let absences: FastifyInstance;
  before(async () => {
    site = await openPhoneSite(now);
    absences = await siteByRole(site.database, staffRoutes, now);
  });
  after(async () => {
    await absences.close();
    await site.close();
  });

  const away = (fromOn: string, untilOn: string) => site.database.inLandlord(site.larch.id, (tx) => setAbsence(
    tx, { staffId: site.larch.staff.operative.id, coverStaffId: site.larch.staff.planner.id, fromOn: plainDate(fromOn), untilOn: plainDate(untilOn) } as never, { by: site.larch.staff.manager, now: instant(now) }));
  const which = (differing: object = {}) => ({ organisationId: site.larch.councilId as string, today, ...differing });
  const list = (differing: object = {}, after?: string, most?: number) => site.database.inLandlord(site.larch.id, (tx) => visitsOfTheAway(tx, which(differing), after, most));
  const open = (role: Role, url = '/visits/to-move') => ask(site.server, url, cookieAs(site, role));

  test('are listed for whoever moves visits, the soonest first, a page at a time; nobody else is told the addresses', async () => {
    assert.match((await open('planner')).body, /Nothing has to be moved/);
    const [friday, wednesday, later] = [await aBookedVisit(site, '2026-11-27'), await aBookedVisit(site, '2026-11-25'), await aBookedVisit(site, '2026-12-01')];
    await away('2026-11-25', '2026-11-30');
    const { visits } = await list();
    assert.deepEqual(visits.map(({ id, awayUntil }) => [id, awayUntil]), [[wednesday.visitId, '2026-11-30'], [friday.visitId, '2026-11-30']]);
    assert.ok(!visits.some(({ id }) => id === later.visitId), 'they are back by then');
    const first = await list({}, undefined, 1);
    assert.equal(first.next, wednesday.visitId);
    assert.deepEqual((await list({}, first.next ?? '', 1)).visits.map(({ id }) => id), [friday.visitId]);
    const { body } = await open('planner');
    assert.match(body, new RegExp(`${wednesday.address}/move[\\s\\S]*${friday.address}/move`));
    assert.deepEqual([(await open('operative')).status, (await open('administrator')).status], [403, 403]);
  });

  test('are none of another organisation’s, and none of the past', async () => {
    assert.deepEqual((await list({ organisationId: '00000000-0000-7000-8000-000000000000' })).visits, []);
    assert.deepEqual((await list({ today: addDays(today, 2) })).visits.length, 1);
  });

  test('are told where people are put down as away: to the planner with the way there, to the person that it is theirs', async () => {
    const body = async (role: Role, url: string) => (await ask(absences, url, cookieAs(site, role))).body;
    assert.match(await body('manager', '/admin/absences'), /2 visits are booked for people who are away that day\.[\s\S]*href="\/visits\/to-move"/);
    assert.match(await body('administrator', '/admin/absences'), /Planners see them on their first page/);
    assert.match(await body('operative', '/account'), /2 visits are booked for you on days when you are away/);
    assert.doesNotMatch(await body('planner', '/account'), /visits are booked for you/);
  });

  test('leave the list once they are moved', async () => {
    const [first] = (await list()).visits;
    await site.database.inLandlord(site.larch.id, (tx) => tx.query("update repair_visits set status = 'cancelled' where landlord_id = $1 and id = $2", [site.larch.id, first?.id]));
    assert.equal(await site.database.inLandlord(site.larch.id, (tx) => countOfTheAway(tx, which())), 1);
  });
});
