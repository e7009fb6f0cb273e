import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addHours, instant, plainDate } from '../src/clock/index.ts';
import { countLandlord } from '../src/performance/jobs.ts';
import { insertRows } from '../src/platform/database/index.ts';
import { newId } from '../src/platform/ids.ts';
import type { StaffActor } from '../src/staff/index.ts';
import { tuesdayMorning } from './builders/case.ts';
import { aContractorOf } from './builders/contractors.ts';
import { ContractorSite } from './contractor-site.ts';

const lines = (hundredths: number) => [{ kind: 'rate', code: 'PL101', hundredths }] as const;

describe('what is counted of a contractor', () => {
  let site: ContractorSite;
  let jo: StaffActor;
  let rival: StaffActor;
  const at = (hours: number) => { site.clock.now = addHours(tuesdayMorning, hours); };

  before(async () => {
    site = await ContractorSite.open();
    [jo, rival] = [site.brightside.people[0] as StaffActor, site.rivals.people[0] as StaffActor];
    const { planner, manager } = site.landlord.staff;
    // Three are accepted, after three hours, the next day and five days; one is turned down after half an hour; one waits.
    for (const hours of [3, 25, 120]) {
      at(0);
      const { reference } = await site.anOrder();
      at(hours);
      assert.equal(await site.does(jo, reference, { type: 'AcceptOrder' }), 'agreed');
      if (hours !== 3) continue;
      // Within the limit at once; then one that a manager allows, one refused and one withdrawn.
      assert.equal(await site.does(jo, reference, { type: 'AskVariation', lines: lines(300), reason: 'One more' }), 'agreed');
      for (const [quantity, answer] of [[900, { type: 'AuthoriseOrder', words: '' }], [2_000, { type: 'DeclineOrder', words: 'Too many' }], [1_900, { type: 'WithdrawVariation', words: 'No' }]] as const) {
        assert.equal(await site.does(jo, reference, { type: 'AskVariation', lines: lines(quantity), reason: 'More of them' }), 'agreed');
        assert.equal(await site.does(answer.type === 'WithdrawVariation' ? jo : manager, reference, answer), 'agreed');
      }
      assert.equal(await site.does(planner, reference, { type: 'ScheduleOrder', on: plainDate('2026-11-24'), part: 'all-day' }), 'agreed');
      assert.equal(await site.does(jo, reference, { type: 'RecordOrderNoAccess', words: 'Knocked' }), 'agreed');
      assert.equal(await site.does(jo, reference, { type: 'CompleteOrder', on: plainDate('2026-11-24'), words: 'Done' }), 'agreed');
    }
    at(0);
    const { reference } = await site.anOrder();
    await site.anOrder();
    site.clock.now = instant('2026-11-24T10:00:00.000Z');
    assert.equal(await site.does(jo, reference, { type: 'TurnDownOrder', words: 'No hands' }), 'agreed');
    at(0);
    const theirs = await site.anOrder(site.rivals);
    assert.equal(await site.does(rival, theirs.reference, { type: 'AcceptOrder' }), 'agreed');
    site.clock.now = '2026-11-30T12:00:00.000Z';
    await countLandlord(site.database, site.landlord.id, site.clock.now);
  });
  after(() => site.close());

  const ofBrightside = () => `/contractors/${site.brightside.contractorId}`;
  /** measure → month, counted, of them, pounds; as the file of a page has it. */
  const figures = async (who: StaffActor, path: string) => Object.fromEntries((await site.get(who, `${path}.csv`)).text.split('\r\n').slice(1).flatMap((line) => {
    const [label = '', month, counted, hits, pounds] = line.split(',');
    return month === '2026-11-01' ? [[label, [Number(counted), Number(hits), ...(pounds === '' ? [] : [Number(pounds)])]]] : [];
  }));
  const expected = {
    'Orders answered in time': [4, 3], 'Orders turned down': [4, 1], 'Variations asked for': [4, 4, 18.5 + 111 + 203.5 + 185], 'Variations allowed': [3, 2, 18.5 + 111], 'No access': [2, 1],
    'Orders answered in less than an hour': [1, 1], 'Orders answered in 2 to 4 hours': [1, 1], 'Orders answered in 1 to 2 days': [1, 1], 'Orders answered in 5 to 7 days': [1, 1],
  };

  it('is how soon orders are answered, and in time; variations asked, allowed and refused with their sums; and where nobody let them in', async () => {
    assert.deepEqual(await figures(site.landlord.staff.planner, `${ofBrightside()}/figures`), expected);
  });

  it('says the middle of the time to answer, and opens the rows of every figure on the page', async () => {
    const { manager } = site.landlord.staff;
    const page = (await site.get(manager, `${ofBrightside()}/figures`)).text;
    assert.match(page, /half within 4 hours/);
    const links = [...new Set([...page.matchAll(/href="([^"]*\/figures\/rows\?[^"]*from=2026-11[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')))];
    const opened = await Promise.all(links.map(async (href) => {
      assert.match((await site.get(manager, href)).text, /REP-2026-\d{5}/);
      return [new URL(href, 'http://localhost').searchParams.get('measure'), (await site.get(manager, href.replace('/rows?', '/rows.csv?'))).text.trimEnd().split('\r\n').length - 1];
    }));
    assert.deepEqual(Object.fromEntries(opened), { 'orders-within-4h': 1, 'orders-in-time': 4, 'orders-turned-down': 4, 'variations-asked': 4, 'variations-allowed': 3, 'no-access': 2 });
    const rowsOf = async (measure: string, which: string) => (await site.get(manager, `${ofBrightside()}/figures/rows.csv?measure=${measure}&which=${which}`)).text.trimEnd().split('\r\n').length - 1;
    assert.deepEqual(await Promise.all([rowsOf('orders-in-time', 'all'), rowsOf('orders-in-time', 'others'), rowsOf('variations-allowed', 'hits'), rowsOf('no-access', 'hits')]), [4, 1, 2, 1]);
  });

  it('stands in all on the contractor’s own page, with their orders by what is known of them', async () => {
    const { planner, administrator } = site.landlord.staff;
    const page = await site.get(planner, ofBrightside());
    for (const words of [/How they do/, /75% \(3 of 4\)/, /67% \(2 of 3\)[^<]*, £129\.50 allowed/, /half within 4 hours/]) assert.match(page.text, words);
    const listed = async (show: string) => (await site.get(planner, `${ofBrightside()}/orders.csv?show=${show}`)).text.trimEnd().split('\r\n').length - 1;
    assert.deepEqual(await Promise.all(['open', 'varied', 'no-access', 'ended'].map(listed)), [3, 1, 1, 2]);
    assert.match((await site.get(planner, `${ofBrightside()}?show=varied`)).text, /4, 2 allowed/);
    assert.doesNotMatch((await site.get(administrator, ofBrightside())).text, /How they do|REP-2026/);
  });

  it('warns of open orders for a day after a contract that was cut short, and lists them', async () => {
    const { planner } = site.landlord.staff;
    const listed = async () => (await site.get(planner, `${ofBrightside()}/orders.csv?show=too-late`)).text.trimEnd().split('\r\n').length - 1;
    const endsOn = (day: string) => site.inLandlord((tx) => tx.query<{ was: string }>('update contracts set ends_on = $3 where landlord_id = $1 and id = $2 returning old.ends_on as was', [tx.landlordId, site.brightside.contractId, day]));
    assert.equal(await listed(), 0);
    const [before] = await endsOn('2026-11-24');
    assert.equal(await listed(), 3);
    assert.match((await site.get(planner, ofBrightside())).text, /show=too-late#orders">3 open orders are for a day after their contract/);
    await endsOn(before?.was ?? '');
    assert.doesNotMatch((await site.get(planner, ofBrightside())).text, /open orders? (is|are) for a day after/);
  });

  it('is the same to their own people, about themselves: their orders, and no word of any case', async () => {
    assert.deepEqual(await figures(jo, '/our-orders/figures'), expected);
    const rows = await site.get(jo, '/our-orders/figures/rows?measure=variations-asked');
    assert.equal([...rows.text.matchAll(/href="\/our-orders\/[0-9a-f-]{36}"/g)].length, 4);
    assert.match(rows.text, /£203\.50/);
    for (const page of [rows, await site.get(jo, '/our-orders/figures'), await site.get(jo, '/our-orders/figures/rows.csv?measure=orders-turned-down')]) assert.doesNotMatch(page.text, /SECRETWORD|Okafor|Rival|\/repairs\/|\/cases\//);
  });

  it('is nobody else’s: another firm reads its own one answer, whatever it asks for', async () => {
    assert.deepEqual(await figures(rival, '/our-orders/figures'), { 'Orders answered in time': [1, 1], 'Orders turned down': [1, 0], 'Orders answered in less than an hour': [1, 1] });
    const { organisationId } = jo;
    assert.equal((await site.get(rival, `/our-orders/figures/rows?measure=orders-turned-down&contractor=${organisationId}`)).text.match(/href="\/our-orders\/[0-9a-f-]{36}"/g)?.length, 1);
    assert.equal((await site.get(rival, `${ofBrightside()}/figures`)).status, 403);
    assert.doesNotMatch((await site.get(jo, '/our-orders/figures/rows?measure=opened')).text, /Cases opened/);
  });

  it('counts an answer for whoever was asked, also where another firm does the work in the end', async () => {
    at(0);
    const { reference, caseId } = await site.anOrder(site.rivals);
    assert.equal(await site.does(rival, reference, { type: 'TurnDownOrder', words: 'Not ours' }), 'agreed');
    await countLandlord(site.database, site.landlord.id, '2026-11-30T12:10:00.000Z');
    const rows = await site.inLandlord((tx) => tx.query<{ id: string }>(
      `select g.contractor_id as id from measured_facts f join case_groups g on g.landlord_id = $1 and g.id = f.group_id where f.landlord_id = $1 and f.case_id = $2 and f.measure = 'orders-turned-down'`, [site.landlord.id, caseId]));
    assert.deepEqual(rows.map(({ id }) => id), [rival.organisationId]);
  });

  it('counts a recall for whoever did the job that came back, and a failed check for whoever did the work; their own people see their order', async () => {
    at(0);
    const [theirs, later] = [await site.anOrder(), await site.anOrder(site.rivals)];
    const { planner } = site.landlord.staff;
    assert.equal(await site.does(jo, theirs.reference, { type: 'AcceptOrder' }), 'agreed');
    assert.equal(await site.does(planner, theirs.reference, { type: 'ScheduleOrder', on: plainDate('2026-11-24'), part: 'all-day' }), 'agreed');
    assert.equal(await site.does(jo, theirs.reference, { type: 'CompleteOrder', on: plainDate('2026-11-24'), words: 'Done' }), 'agreed');
    const owner = { landlord_id: site.landlord.id };
    await site.inLandlord(async (tx) => {
      await insertRows(tx, 'repair_recalls', [{ ...owner, case_id: later.caseId, first_case_id: theirs.caseId, first_reference: theirs.reference, first_closed_at: tuesdayMorning, because: 'problem', window_days: 365, found_at: tuesdayMorning }]);
      await insertRows(tx, 'post_inspections', [{
        ...owner, case_id: later.caseId, repair_id: theirs.caseId, fix_number: 1, rule: 'share', rule_words: 'One in ten', is_hazard: false, trade: 'plumber', organisation_id: jo.organisationId, outcome: 'failed', words: 'Leaks', settled_at: tuesdayMorning,
      }]);
      await insertRows(tx, 'cases_to_count', [{ ...owner, id: newId(), case_id: later.caseId }]);
    });
    await countLandlord(site.database, site.landlord.id, '2026-11-30T12:20:00.000Z');
    for (const measure of ['recalls', 'inspections-failed']) {
      assert.match((await site.get(planner, `${ofBrightside()}/figures/rows?measure=${measure}`)).text, new RegExp(later.reference), measure);
      const own = (await site.get(jo, `/our-orders/figures/rows?measure=${measure}`)).text;
      assert.ok(own.includes(`${theirs.reference}, order 1`) && !own.includes(later.reference), measure);
      assert.doesNotMatch((await site.get(rival, `/our-orders/figures/rows?measure=${measure}`)).text, /REP-2026/, measure);
    }
  });

  it('counts a recall and a failed check for a team of our own, by the order it had', async () => {
    at(0);
    const { landlord } = site;
    const team = { ...(await aContractorOf(site.database, landlord, { name: 'Our plumbers', kind: 'own team', organisationId: null, contactName: '', contactEmail: '' }, { name: 'Ours' })), people: [] };
    const [ours, later] = [await site.anOrder(team), await site.anOrder(site.rivals)];
    const owner = { landlord_id: landlord.id };
    await site.inLandlord(async (tx) => {
      await insertRows(tx, 'repair_recalls', [{ ...owner, case_id: later.caseId, first_case_id: ours.caseId, first_reference: ours.reference, first_closed_at: tuesdayMorning, because: 'problem', window_days: 365, found_at: tuesdayMorning }]);
      await insertRows(tx, 'post_inspections', [{
        ...owner, case_id: later.caseId, repair_id: ours.caseId, fix_number: 1, rule: 'share', rule_words: 'One in ten', is_hazard: false, trade: 'plumber', organisation_id: landlord.councilId, outcome: 'failed', words: 'Leaks', settled_at: tuesdayMorning,
      }]);
      await insertRows(tx, 'cases_to_count', [{ ...owner, id: newId(), case_id: later.caseId }]);
    });
    await countLandlord(site.database, landlord.id, '2026-11-30T12:25:00.000Z');
    const { planner } = landlord.staff;
    for (const measure of ['recalls', 'inspections-failed']) {
      assert.match((await site.get(planner, `/contractors/${team.contractorId}/figures/rows?measure=${measure}`)).text, new RegExp(later.reference), measure);
      assert.doesNotMatch((await site.get(planner, `${ofBrightside()}/figures/rows?measure=${measure}`)).text, new RegExp(later.reference), measure);
    }
    assert.match((await site.get(planner, `/contractors/${team.contractorId}/figures`)).text, /count for a team by the orders it had/);
  });

  it('goes on counting where an order’s record does not say what was agreed first', async () => {
    at(0);
    const { reference: other, caseId } = await site.anOrder(site.rivals);
    assert.equal(await site.does(rival, other, { type: 'TurnDownOrder', words: 'No' }), 'agreed');
    await site.inLandlord((tx) => tx.query(
      `insert into work_orders (landlord_id, id, case_id, number, purpose, trade, contractor_id, work, lines, value_pence, authorised_pence, priority, access_needs, site_hazards, state, state_facts, raised_at, raised_by_name)
       select landlord_id, $3, case_id, 2, purpose, trade, contractor_id, work, lines, value_pence, authorised_pence, priority, '', '', 'raised', '{}', raised_at, raised_by_name from work_orders where landlord_id = $1 and case_id = $2`, [site.landlord.id, caseId, newId()]));
    assert.equal(await site.does(rival, other, { type: 'AskVariation', lines: [{ kind: 'words', description: 'Skip', pricePence: 9_000 }], reason: 'Rubble' }, 2), 'agreed');
    await countLandlord(site.database, site.landlord.id, '2026-11-30T12:30:00.000Z');
    assert.deepEqual((await figures(rival, '/our-orders/figures'))['Variations asked for'], [1, 1, 0]);
  });
});
