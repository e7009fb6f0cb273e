import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { plainDate } from '../src/clock/index.ts';
import { hazardsImporter } from '../src/homes/index.ts';
import { hazardsAround } from '../src/homes/queries/site-hazards.ts';
import type { ImportReading } from '../src/platform/importer.ts';
import { newId } from '../src/platform/ids.ts';
import { roles, type StaffActor } from '../src/staff/index.ts';
import { tuesdayMorning } from './builders/case.ts';
import { ContractorSite } from './contractor-site.ts';

const typed = { kind: 'asbestos', finding: 'presumed', location: 'Boxing of the pipes', whatToDo: 'Do not drill: ring us first', source: 'Survey 1182', 'surveyed-day': '3', 'surveyed-month': '3', 'surveyed-year': '2024' };

describe('the register of site hazards', () => {
  let site: ContractorSite;
  let surveyor: StaffActor;
  let jo: StaffActor;
  before(async () => {
    site = await ContractorSite.open();
    ({ surveyor } = site.landlord.staff);
    jo = site.brightside.people[0] as StaffActor;
  });
  after(() => site.close());

  const standing = () => site.inLandlord((tx) => hazardsAround(tx, { homeId: site.landlord.homeId, communalAreaId: null }));
  const toldOf = async (id: string) => (await site.inLandlord((tx) => tx.query<{ register_told: string }>('select register_told from work_orders where landlord_id = $1 and id = $2', [tx.landlordId, id])))[0]?.register_told;

  it('is copied into an order as “no register held” where nothing is entered, and read so on the order and the home', async () => {
    const { id } = await site.anOrder();
    assert.match((await toldOf(id)) ?? '', /^No register of site hazards is held/);
    assert.match((await site.get(jo, `/our-orders/${id}`)).text, /Register of site hazards[\s\S]*No register of site hazards is held/);
    assert.match((await site.get(surveyor, `/homes/${site.landlord.homeId}`)).text, /No register of site hazards is held/);
  });

  it('is entered on the page of the home, told with every order from then on, and shown to whoever holds an older one', async () => {
    const older = await site.anOrder();
    const url = `/homes/${site.landlord.homeId}/site-hazards/new`;
    const missing = await site.send(surveyor, url, { ...typed, whatToDo: '' });
    assert.deepEqual([missing.status, /Boxing of the pipes/.test(missing.text)], [422, true]);
    assert.equal((await site.send(surveyor, url, typed)).status, 303);
    assert.equal((await site.send(surveyor, url, typed)).status, 422, 'once for a spot');
    const newer = await site.anOrder();
    assert.match((await toldOf(newer.id)) ?? '', /^Asbestos, presumed: Boxing of the pipes\. Do not drill/);
    assert.match((await site.get(jo, `/our-orders/${older.id}`)).text, /Register of site hazards now: it has changed[\s\S]*Boxing of the pipes[\s\S]*when the order was raised[\s\S]*No register/);
    assert.match((await site.get(undefined, await site.linkOf((await site.anOrder(site.jobbing)).id))).text, /Asbestos, presumed: Boxing of the pipes/);
  });

  it('ends with a reason: what was told stays on the order, and no later one is told it', async () => {
    const before = await site.anOrder();
    const [entry] = await standing();
    assert.equal((await site.send(surveyor, `/site-hazards/${entry?.id}/end`, { reason: '' })).status, 422);
    assert.equal((await site.send(surveyor, `/site-hazards/${entry?.id}/end`, { reason: 'Removed, certificate 1182' })).status, 303);
    assert.match((await toldOf(before.id)) ?? '', /Boxing of the pipes/);
    assert.match((await toldOf((await site.anOrder()).id)) ?? '', /^No register/);
    assert.equal((await site.get(surveyor, `/site-hazards/${entry?.id}/end`)).status, 404);
  });

  it('is kept by planners, surveyors and managers, and not read on the home by those whose work does not need it', async () => {
    for (const role of roles) {
      const person = site.landlord.staff[role];
      const page = await site.get(person, `/homes/${site.landlord.homeId}`);
      if (page.status === 200) assert.equal(page.text.includes('Register of site hazards'), ['adviser', 'planner', 'operative', 'surveyor', 'manager'].includes(role), role);
      assert.equal((await site.get(person, `/homes/${site.landlord.homeId}/site-hazards/new`)).status, ['planner', 'surveyor', 'manager'].includes(role) ? 200 : 403, role);
    }
  });

  const bring = (lines: readonly (readonly string[])[]) => site.inLandlord(async (tx) => {
    const reading: ImportReading = { now: tuesdayMorning, today: plainDate('2026-11-24'), newId, by: { staffId: null, name: 'Test' }, source: { name: 'hazards.csv', sha256: null }, choices: { keepRoundUprns: false, ownerEmail: '' }, database: site.database };
    const session = await hazardsImporter.open(tx, reading);
    const taken = lines.map((cells) => session.take(cells));
    const good = taken.flatMap((row) => (row.ok ? [row.row] : []));
    const plans = await session.plan(tx, good);
    await session.save(tx, good.flatMap((row, at) => { const plan = plans[at]; return plan === 'new' || plan === 'changed' ? [{ row, plan }] : []; }));
    return [...taken.flatMap((row) => (row.ok ? [] : row.problems.map(({ field }) => field))), ...plans.map((plan) => (typeof plan === 'string' ? plan : plan.problems.map(({ field }) => field).join()))];
  });

  it('comes from a file: new, unchanged, changed; of a home or a block; and what does not fit is named', async () => {
    const [, ...lines] = readFileSync('docs/how-to/example-site-hazards.csv', 'utf8').trim().split('\n').map((line) => line.split(','));
    assert.deepEqual(await bring(lines), ['new', 'new', 'new', 'new']);
    assert.deepEqual(await bring(lines), ['unchanged', 'unchanged', 'unchanged', 'unchanged']);
    assert.equal((await standing()).length, 4, 'those of the block are told at the home');
    const [ceiling = [], bathroom = [], riser = []] = lines;
    assert.deepEqual(await bring([ceiling.with(4, 'identified'), ceiling, bathroom.with(0, '100010000099'), riser.with(2, 'Another House'), riser.with(1, ''), riser.with(6, '')]), ['location', 'uprn', 'what_to_do', 'changed', 'uprn', 'block']);
    assert.deepEqual((await standing()).filter(({ location }) => location.startsWith('Textured')).map(({ finding }) => finding), ['identified']);
    const { id } = await site.anOrder();
    assert.match((await toldOf(id)) ?? '', /Pipe lagging in the riser cupboards \(the block\)/);
  });
});
