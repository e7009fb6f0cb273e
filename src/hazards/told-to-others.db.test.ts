import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { told } from '../../test/builders/hazard.ts';
import { london } from '../../test/builders/times.ts';
import { openResidentSite, type ResidentSite } from '../../test/resident-site.ts';
import { ask, siteByRole } from '../../test/site-by-role.ts';
import { accountabilityRoutes } from '../accountability/index.ts';
import { plainDate, type Instant } from '../clock/index.ts';
import { newId } from '../platform/ids.ts';
import { sessionCookie } from '../platform/http/index.ts';
import { landlordById } from '../platform/landlord.ts';
import type { Actor } from '../staff/index.ts';
import { performHazardReport, performOnHazard, type HazardCommand } from './index.ts';
import { performSetOwnLimits } from './set-own-limits.ts';

const monday = london('2026-11-30 09:00');

describe('what others read of hazards', () => {
  let site: ResidentSite;
  before(async () => { site = await openResidentSite(monday); });
  after(() => site.close());

  const asking = async (tx: Parameters<Parameters<ResidentSite['database']['inLandlord']>[1]>[0], actor: Actor, now: Instant = monday) => {
    const landlord = await landlordById(tx, tx.landlordId);
    assert.ok(landlord);
    return { tx, landlord, actor, now, today: now.slice(0, 10), newId, database: site.database };
  };
  const act = (reference: string, actor: Actor, command: HazardCommand, now: Instant = monday) => site.database.inLandlord(site.larch.id, async (tx) => {
    const done = await performOnHazard(await asking(tx, actor, now), { reference }, command);
    assert.ok(done.ok, done.ok ? '' : done.refusal);
  });
  const cookieOf = (actor: Actor): string => {
    assert.ok(actor.kind === 'staff');
    return `${sessionCookie}=${site.larch.id}.${Buffer.from(JSON.stringify({ staffId: actor.id, name: actor.name, roles: actor.roles, teamIds: actor.teamIds, organisationId: actor.organisationId })).toString('base64url')}`;
  };

  it('the download of what waits for a second person has what that person needs to decide, as the page has', async () => {
    const { adviser, surveyor, manager } = site.larch.staff;
    const { reference } = await site.database.inLandlord(site.larch.id, async (tx) => {
      const done = await performHazardReport(await asking(tx, adviser), { homeId: site.larch.homeId, communalAreaId: null, already: { because: 'Another room' }, told: told({ awareAt: '2026-11-30 09:00', saidEmergency: true, words: '=Sparks, "blue" ones' }) });
      assert.ok(done.ok, done.ok ? '' : done.why);
      return done.draft.spine.file;
    });
    const later = london('2026-11-30 10:15');
    await act(reference, surveyor, { type: 'ProposeDowngrade', to: 'not-a-hazard', reason: 'A reflection in the glass', toldHow: 'Shown to her at the visit' }, later);
    const list = await ask(site.server, '/hazards?show=second-person', cookieOf(manager));
    assert.match(list.body, /10:15/);
    const { status, body } = await ask(site.server, '/hazards.csv?show=second-person', cookieOf(manager));
    assert.equal(status, 200);
    assert.match(body, /Owner,What was told,As weighed,Proposed,Proposed by,Proposed at,Why,How the resident was told/);
    const row = body.split('\r\n').find((line) => line.includes(reference)) ?? body.split('\n').find((line) => line.includes(reference)) ?? '';
    const { name } = surveyor as { readonly name: string };
    for (const part of ['"\'=Sparks, ""blue"" ones"', 'Nobody has weighed it yet', 'No hazard at all: the case ends', name, '2026-11-30', 'A reflection in the glass', 'Shown to her at the visit']) assert.ok(row.includes(part), `${part} in ${row}`);
    const others = await ask(site.server, '/hazards.csv', cookieOf(manager));
    assert.doesNotMatch(others.body, /What was told|Sparks/);
  });

  it('the rules that anybody reads have this landlord’s own limits beside the law’s, with their days, and nobody’s name', async () => {
    const server = await siteByRole(site.database, accountabilityRoutes, monday);
    try {
      const address = `/l/${site.landlord.slug}/rulebook`;
      assert.doesNotMatch((await ask(server, address)).body, /Our own limit/);
      const { manager } = site.larch.staff;
      assert.ok(manager.kind === 'staff');
      const administrator: Actor = { ...manager, roles: ['administrator'] };
      const set = (from: string, limits: Parameters<typeof performSetOwnLimits>[1]['limits']) => site.database.inLandlord(site.larch.id, async (tx) => {
        const asked = await asking(tx, administrator);
        assert.ok((await performSetOwnLimits(asked, { type: 'SetOwnLimits', from: plainDate(from), scope: 'every-hazard', limits }, asked.landlord.settingsVersion)).ok);
      });
      await set('2026-12-01', { summary: { workingDays: 2 }, triage: { hours: 4 } });
      await set('2027-01-01', { summary: { workingDays: 1 }, triage: { hours: 4 } });
      const page = await ask(server, address);
      assert.equal(page.status, 200);
      assert.match(page.body, /1 working day, from Friday 1 January 2027, for every hazard<br>2 working days, from Tuesday 1 December 2026 until Thursday 31 December 2026, for every hazard/);
      assert.match(page.body, /Weigh what we are told of<br>4 hours, from Tuesday 1 December 2026, for every hazard/);
      assert.equal(page.body.split('Our own limit<').length, 2, 'beside the one rule it is stricter than');
      assert.ok(!page.body.includes(manager.name));
      assert.doesNotMatch((await ask(server, '/rulebook')).body, /Our own limit/);
      assert.doesNotMatch((await ask(server, `/l/${site.other.slug}/rulebook`)).body, /Our own limit/);
      assert.equal((await ask(server, '/l/nobody-here/rulebook')).status, 404);
    } finally {
      await server.close();
    }
  });
});
