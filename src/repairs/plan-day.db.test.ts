import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { allDone, openResidentSite, reported, type ResidentSite } from '../../test/resident-site.ts';
import { ask, cookieOf, sendForm, siteByRole } from '../../test/site-by-role.ts';
import { newId } from '../platform/ids.ts';
import type { OrganisationId, Role } from '../staff/index.ts';
import type { Trade } from './model.ts';
import { planDayRoutes } from './routes/plan-day.ts';

let site: ResidentSite;
let server: FastifyInstance;
before(async () => {
  site = await openResidentSite();
  server = await siteByRole(site.database, planDayRoutes, site.clock.now);
});
after(async () => {
  await server.close();
  await site.close();
});

const as = (role: Role, organisationId: string = site.larch.councilId) =>
  cookieOf({ id: site.larch.id, slug: '', organisationId, teamId: site.larch.repairsTeamId, staffId: site.larch.staff[role].id, areaId: '' }, role, organisationId as OrganisationId);
const friday = '/visits/plan?on=2026-11-27';
const open = (url = friday, role: Role = 'planner') => ask(server, url, as(role));
const book = (fields: Readonly<Record<string, string | readonly string[]>>, on = '2026-11-27') => sendForm(server, { from: `/visits/plan?on=${on}`, to: '/visits/plan', cookie: as('planner') }, { on, ...fields });
const boxesIn = (body: string) => [...body.matchAll(/type="checkbox" name="visit"[^>]*value="([^"]+)"/g)].map(([, value = '']) => value);
const boxOf = (body: string, reference: string) => boxesIn(body).find((value) => value.startsWith(reference)) ?? '';
const visitsOf = (reference: string) => site.database.inLandlord(site.larch.id, (tx) => tx.query<{ on: string; status: string; name: string; place: number | null }>(
  `select v.visit_on as on, v.status, v.operative_name as name, coalesce(v.morning_place, v.afternoon_place) as place from repair_visits v
   join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id where v.landlord_id = $1 and c.reference = $2`, [site.larch.id, reference]));

async function waiting(trade: Trade = 'plumber', priority: 'routine' | 'urgent' = 'routine'): Promise<string> {
  const { reference } = await reported(site, { problem: 'something-else' });
  await allDone(site, reference, { type: 'DiagnoseRepair', priority, trade, rightToRepairDefect: null, reason: '' });
  return reference;
}

describe('a day that is planned', () => {
  test('is empty while nothing waits, and on a weekend', async () => {
    assert.match((await open()).body, /No repair waits for a visit/);
    assert.match((await open('/visits/plan?on=2026-11-28')).body, /weekend or a bank holiday/);
    assert.match((await open('/visits/plan')).body, /Plan Wednesday 25 November/, 'the next working day unless another is named');
  });

  test('proposes who and when, why, and what is left; books only what is ticked', async () => {
    const [urgent, first, second] = [await waiting('plumber', 'urgent'), await waiting(), await waiting()];
    const undecided = (await reported(site, { problem: 'something-else' })).reference;
    const { body } = await open();
    assert.deepEqual(boxesIn(body).map((value) => value.slice(0, 14)).toSorted(), [urgent, first, second].toSorted());
    assert.doesNotMatch(body, new RegExp(undecided), 'nobody has said how soon or by whom');
    assert.match(body, /Dave Entwistle/);
    assert.match(body, /Urgent<br>Due/);
    assert.doesNotMatch(body, /Sam Field|07700/, 'who lives there is not on a list');

    assert.match((await book({})).body, /Tick at least one visit to book/);
    const done = await book({ visit: [boxOf(body, urgent), boxOf(body, first)] });
    assert.match(done.body, /2 visits booked/);
    assert.deepEqual((await visitsOf(urgent)).map(({ on, status }) => [on, status]), [['2026-11-27', 'booked']]);
    assert.deepEqual(await visitsOf(second), []);
    const told = await site.database.inLandlord(site.larch.id, (tx) => tx.query("select from messages m join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id where m.landlord_id = $1 and c.reference = $2 and m.template = 'visit-booked'", [site.larch.id, urgent]));
    assert.equal(told.length, 1, 'the resident hears of it');
    assert.deepEqual(boxesIn((await open()).body).map((value) => value.slice(0, 14)), [second], 'what is booked is no longer proposed');
  });

  test('of today has only the times that are still to come, and says when all are over', async () => {
    const reference = await waiting();
    for (const [time, proposed, words] of [['13:00', ['afternoon'], /Between 12 noon and 5pm/], ['17:00', [], /The times we offer are over for that day: \d+ repairs?/]] as const) {
      const later = await siteByRole(site.database, planDayRoutes, `2026-11-24T${time}:00.000Z`);
      const { body } = await ask(later, '/visits/plan?on=2026-11-24', as('planner'));
      assert.deepEqual([...new Set(boxesIn(body).map((value) => value.split(' ')[3]))], proposed);
      assert.match(body, words);
      assert.ok(body.includes(reference));
      await later.close();
    }
  });

  test('tells what could not be booked and why, and books the others all the same', async () => {
    const [stays, changed, taken] = [await waiting('roofer'), await waiting('roofer'), await waiting('roofer')];
    const { body } = await open('/visits/plan?on=2026-12-01');
    await allDone(site, changed, { type: 'DiagnoseRepair', priority: 'planned', trade: 'roofer', rightToRepairDefect: null, reason: 'no hurry' });
    const [version] = await site.database.inLandlord(site.larch.id, (tx) => tx.query<{ version: number }>('select version from cases where landlord_id = $1 and reference = $2', [site.larch.id, taken]));
    const values = [boxOf(body, stays), boxOf(body, changed), `${taken} ${version?.version} repair morning ${newId()}`, 'REP-2026-99999 1 repair morning 0199c0de-0000-7000-8000-000000000001'];
    const done = await book({ visit: values }, '2026-12-01');
    assert.match(done.body, /1 visit booked/);
    assert.match(done.body, new RegExp(`${changed}</a>: Somebody changed it since`));
    assert.match(done.body, new RegExp(`${taken}</a>: Choose an operative or surveyor of your own organisation`));
    assert.match(done.body, /There is no such repair/);
    assert.equal((await visitsOf(stays))[0]?.status, 'booked');
    assert.deepEqual([await visitsOf(changed), await visitsOf(taken)], [[], []]);
    assert.match((await book({ visit: [boxOf(body, stays)] }, '2026-12-01')).body, /No visit was booked/, 'sent again it books nothing twice');
  });

  test('by two planners at once gives no place twice, and whoever is second hears why', async () => {
    for (let made = 0; made < 9; made += 1) await waiting('glazier');
    const on = '2026-12-03';
    const { body } = await open(`/visits/plan?on=${on}`);
    assert.equal(boxesIn(body).length, 8, 'four in each half-day of the one operative');
    assert.match(body, /Everybody who could has their places full/);
    const answers = await Promise.all([book({ all: 'yes', shown: boxesIn(body) }, on), book({ all: 'yes', shown: boxesIn(body) }, on)]);
    const booked = answers.flatMap(({ body: text }) => [...text.matchAll(/(\d+) visits? booked/g)].slice(0, 1).map(([, count]) => Number(count)));
    const rows = await site.database.inLandlord(site.larch.id, (tx) => tx.query<{ places: number }>("select count(distinct coalesce(morning_place, afternoon_place))::int as places from repair_visits where landlord_id = $1 and visit_on = $2 and status = 'booked'", [site.larch.id, on]));
    assert.equal(rows[0]?.places, 8);
    assert.equal(booked.reduce((sum, count) => sum + count, 0), 8);
  
    assert.match(answers.map(({ body: text }) => text).join(''), /A visit is booked already|Somebody changed it since/);
  });

  test('is for planners and managers, and of homes of their own organisation', async () => {
    const reference = await waiting('electrician');
    assert.equal((await open(friday, 'adviser')).status, 403);
    const { body } = await open('/visits/plan?on=2026-12-04');
    assert.match(body, new RegExp(reference));
    const stranger = as('planner', newId());
    assert.doesNotMatch((await ask(server, '/visits/plan?on=2026-12-04', stranger)).body, new RegExp(reference));
    const sent = await sendForm(server, { from: '/visits/plan?on=2026-12-04', to: '/visits/plan', cookie: stranger }, { on: '2026-12-04', visit: boxOf(body, reference) });
    assert.match(sent.body, /For this home, advisers, planners and managers/);
    assert.deepEqual(await visitsOf(reference), []);
  });
});
