import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { aLandlord, type BuiltLandlord } from '../../../test/builders/landlord.ts';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { ask, cookieOf, sendForm, siteByRole, type Asked } from '../../../test/site-by-role.ts';
import { verifyCase } from '../../casefile/index.ts';
import { linkFor } from '../../correspondence/index.ts';
import { insertRows, openDatabase, type Database } from '../../platform/database/index.ts';
import { openFolderStore } from '../../platform/files/index.ts';
import { newId } from '../../platform/ids.ts';
import type { OrganisationId, Role } from '../../staff/index.ts';
import { dangerQuestionsOf, repairRoutes } from '../index.ts';

/** A Tuesday. */
const now = '2026-11-24T09:30:00.000Z';
let made: TestDatabase;
let database: Database;
let server: FastifyInstance;
let larch: BuiltLandlord;
let folder = '';

before(async () => {
  made = await testDatabase();
  database = await openDatabase({ connectionString: made.appUrl });
  folder = await mkdtemp(join(tmpdir(), 'putright-desk-'));
  server = await siteByRole(database, repairRoutes({ files: openFolderStore(folder) }), now);
  larch = await aLandlord(database);
});
after(async () => {
  await server.close();
  await database.close();
  await made.close();
  await rm(folder, { recursive: true });
});

const as = (role: Role, organisationId: string = larch.councilId) =>
  cookieOf({ id: larch.id, slug: '', organisationId, teamId: larch.repairsTeamId, staffId: larch.staff[role].id, areaId: '' }, role, organisationId as OrganisationId);
const rows = <Row>(sql: string, ...values: unknown[]) => database.inLandlord(larch.id, (tx) => tx.query<Row>(sql, [larch.id, ...values]));
const read = (role: Role, url: string) => ask(server, url, as(role));

/** Opens a form as somebody and sends it filled in, with what its page hides in it. */
async function fill(role: Role, url: string, fields: Readonly<Record<string, string>>, to = url): Promise<Asked> {
  const { body } = await read(role, url);
  const seenVersion = /name="seenVersion" value="(\d+)"/.exec(body)?.[1] ?? '';
  return sendForm(server, { from: url, to, cookie: as(role) }, { seenVersion, ...fields });
}

const told = { danger: 'no', room: 'Kitchen', extent: 'One small spot', since: 'Today', words: 'The cold tap drips all night', needs: 'not-asked' };
const details = (problem: string) => `/report/home/${larch.homeId}/details?problem=${problem}`;

const notSure = (problem: string) => Object.fromEntries(dangerQuestionsOf(problem).map((question) => [`safety-${question}`, 'not-sure']));

async function report(problem: string, differing: Readonly<Record<string, string>> = {}): Promise<Asked> {
  return fill('adviser', `${details(problem)}&new=yes`, { ...told, ...notSure(problem), problem, reporter: larch.residentId, ...differing }, `/report/home/${larch.homeId}/details`);
}

/** Another repair, whatever else is open. */
async function newRepair(problem: string, differing: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await report(problem, { new: 'yes', ...differing });
  assert.equal(answer.status, 303, answer.body.slice(0, 200));
  return /REP-\d{4}-\d{5}/.exec(answer.location)?.[0] ?? '';
}

const diagnose = (reference: string, priority = 'routine') => fill('planner', `/repairs/${reference}/diagnose`, { priority, trade: 'plumber' });
const book = (reference: string, differing: Readonly<Record<string, string>> = {}) =>
  fill('planner', `/repairs/${reference}/book`, { purpose: 'repair', day: '2026-11-24', partOfDay: 'morning', operative: larch.staff.operative.id, ...differing });

async function bookedVisit(reference: string): Promise<string> {
  const [visit] = await rows<{ id: string }>(
    "select v.id from repair_visits v join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id where v.landlord_id = $1 and c.reference = $2 and v.status = 'booked'", reference);
  return `/repairs/${reference}/visits/${visit?.id ?? 'none'}`;
}

async function stageOf(reference: string): Promise<string | undefined> {
  return (await rows<{ stage: string }>('select stage from cases where landlord_id = $1 and reference = $2', reference))[0]?.stage;
}

const problemsOn = ({ body }: Asked): string => (/error-summary__list[\s\S]*?<\/ul>/.exec(body)?.[0] ?? '').replaceAll(/<[^>]+>|\s+/g, ' ').trim();

describe('a repair from the call to the resident’s yes', () => {
  test('every step of the way, with a visit that nobody opened the door to', async () => {
    const reference = await newRepair('tap');
    assert.match((await read('adviser', `/repairs/${reference}/reported`)).body, /Decide what the repair needs/);
    assert.equal((await diagnose(reference)).status, 303);
    assert.equal((await book(reference)).status, 303);

    const first = await bookedVisit(reference);
    const door = await read('operative', first);
    assert.match(door.body, /14 Larch House/);
    assert.match(problemsOn(await fill('operative', first, { outcome: 'no-access', noAccessWords: 'No answer' }, `${first}/outcome`)), /Tick everything you tried/);
    assert.equal((await fill('operative', first, { outcome: 'no-access', noAccessWords: 'No answer', tried: 'phoned' }, `${first}/outcome`)).location, '/visits');
    assert.match((await read('planner', `/repairs/${reference}/close`)).body, /This cannot be done now\. A promise to the resident is open/);

    assert.equal((await book(reference, { partOfDay: 'afternoon' })).status, 303);
    const second = await bookedVisit(reference);
    assert.equal((await fill('operative', second, { outcome: 'done', doneWords: 'New washer' }, `${second}/outcome`)).status, 303);
    assert.equal(await stageOf(reference), 'fixed');
    assert.equal((await fill('adviser', `/repairs/${reference}/answer`, { answer: 'fixed', how: 'by phone', words: '' })).status, 303);
    assert.equal(await stageOf(reference), 'closed');
    assert.equal((await database.inLandlord(larch.id, (tx) => verifyCase(tx, reference)))?.intact, true);
  });

  test('"not fixed" opens the same repair again and counts against the first fix', async () => {
    const reference = await newRepair('toilet');
    await diagnose(reference);
    await book(reference, { partOfDay: 'afternoon' });
    const visit = await bookedVisit(reference);
    await fill('operative', visit, { outcome: 'done', doneWords: 'Cistern refitted' }, `${visit}/outcome`);
    await fill('adviser', `/repairs/${reference}/answer`, { answer: 'not-fixed', how: 'by phone', words: 'It still runs' });
    assert.match((await read('manager', `/repairs/${reference}`)).body, /Not fixed before × 1/);
  });

  test('a follow-on is a repair of its own, and holds the first one open', async () => {
    const reference = await newRepair('window');
    await diagnose(reference);
    await book(reference, { partOfDay: 'afternoon' });
    const visit = await bookedVisit(reference);
    await fill('operative', visit, {
      outcome: 'follow-on', followOnWords: 'The frame is rotten', trade: 'carpenter', priority: 'routine', 'dueOn-day': '8', 'dueOn-month': '12', 'dueOn-year': '2026',
    }, `${visit}/outcome`);
    const page = (await read('planner', `/repairs/${reference}`)).body;
    const child = /finish (REP-\d{4}-\d{5}) first/.exec(page)?.[1] ?? '';
    assert.match((await read('planner', `/repairs/${child}`)).body, new RegExp(`Follow-on to .*${reference}`));
  });
});

describe('a report', () => {
  test('of a problem that is open here is offered to the first repair; a new one is made only when said so', async () => {
    const reference = await newRepair('light-or-socket');
    assert.match((await read('adviser', details('light-or-socket'))).body, new RegExp(`Is it the same problem as ${reference}\\?`));
    assert.match((await report('light-or-socket')).body, new RegExp(`the same problem here meanwhile: ${reference}[^]*The cold tap drips all night`), 'nor by sending the form all the same, and what was typed stays');
    const joined = await fill('adviser', `/repairs/${reference}/join`, { words: 'Now the hall light too', reporterName: 'Ms A. Okafor' });
    assert.equal(joined.status, 303);
    assert.match((await read('adviser', `/repairs/${reference}`)).body, /Reported again by Ms A\. Okafor/);
  });

  test('that may be a danger or not is asked about: what nobody answered comes back with all that was typed, and a clear no leaves the mark off', async () => {
    const asked = await report('smoke-alarm', { new: 'yes', 'safety-only-alarm': '', words: 'The alarm chirps' });
    assert.equal(asked.status, 422);
    assert.match(problemsOn(asked), /Choose yes, no, or not sure/);
    assert.match(asked.body, /The alarm chirps/);
    const [left, kept] = [await newRepair('smoke-alarm', { 'safety-only-alarm': 'no' }), await newRepair('smoke-alarm', { 'safety-only-alarm': 'yes' })];
    assert.match((await read('adviser', `/repairs/${left}/reported`)).body, /Not marked as a possible hazard: asked about danger/);
    const shown = (await read('adviser', `/repairs/${left}`)).body;
    assert.match(shown, /Asked about danger, Ms A\. Okafor answered: “Is it the only alarm on its floor, or the only one for carbon monoxide\?” No\./);
    assert.match((await read('adviser', `/repairs/${kept}`)).body, /asked “Is it the only alarm on its floor, or the only one for carbon monoxide\?”, they said yes/);
    assert.deepEqual((await rows<{ reference: string; hazard: string }>('select c.reference, r.hazard from cases c join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id where c.landlord_id = $1 and c.reference = any($2) order by c.reference', [left, kept])).map(({ hazard }) => hazard), ['none-seen', 'possible']);
    await diagnose(left);
    assert.equal((await book(left, { partOfDay: 'afternoon' })).status, 303);
  });

  test('and where somebody there has declared needs, a no about the cold leaves the mark on', async () => {
    const cold = { 'safety-no-warm-room': 'no', 'safety-more-at-risk': 'no' };
    const marks = async () => (await rows<{ hazard: string }>("select hazard from repairs where landlord_id = $1 and problem = 'no-heating' order by reported_at, case_id")).map(({ hazard }) => hazard);
    await newRepair('no-heating', cold);
    const needs = 'update residents set needs_answer = $3, needs_confirmed_on = $4, needs_source = $5, needs_consent_basis = $6 where landlord_id = $1 and id = $2';
    await rows(needs, larch.residentId, 'declared', '2026-11-24', 'the person', 'explicit consent');
    await newRepair('no-heating', cold);
    await rows(needs, larch.residentId, 'unknown', null, null, null);
    assert.deepEqual((await marks()).toSorted(), ['none-seen', 'possible']);
  });

  test('that could be a hazard is marked so, and is never booked as an ordinary job', async () => {
    const reference = await newRepair('damp-or-mould');
    assert.match((await read('adviser', `/repairs/${reference}/reported`)).body, /This could be a hazard/);
    await diagnose(reference);
    const refused = await book(reference, { partOfDay: 'afternoon' });
    assert.equal(refused.status, 422);
    assert.match(problemsOn(refused), /It may be a hazard/);
    assert.equal((await book(reference, { purpose: 'inspection', partOfDay: 'afternoon' })).status, 303);
  });

  test('needs that were never asked about can’t be confirmed as they stand', async () => {
    const answer = await report('inside-door', { needs: 'confirmed' });
    assert.equal(answer.status, 422);
    assert.match(problemsOn(answer), /Needs were never asked about/);
    assert.match(answer.body, /The cold tap drips all night/, 'what was typed is kept');
  });
});

describe('a full half-day', () => {
  test('takes no fifth visit, unless it is an emergency and the planner says so', async () => {
    const on = { day: '2026-11-27', partOfDay: 'morning' };
    for (const part of ['morning', 'morning', 'morning', 'all-day']) {
      const reference = await newRepair('fence-or-path');
      await diagnose(reference);
      assert.equal((await book(reference, { ...on, partOfDay: part })).status, 303);
    }
    const fifth = await newRepair('fence-or-path');
    await diagnose(fifth);
    const refused = problemsOn(await book(fifth, { ...on, evenIfFull: 'yes' }));
    assert.match(refused, /all the visits they can keep then/, 'not for a routine one');
    assert.match(refused, /Free next: Tuesday 24 November, between 8am and 12 noon; /, 'and what is free instead');
    assert.equal((await book(fifth, { ...on, partOfDay: 'afternoon' })).status, 303, 'the afternoon holds only the all-day one');
    const emergency = await newRepair('no-water', { danger: 'yes' });
    await diagnose(emergency, 'emergency');
    assert.match(problemsOn(await book(emergency, { ...on, purpose: 'make-safe' })), /all the visits they can keep then/);
    assert.equal((await book(emergency, { ...on, purpose: 'make-safe', evenIfFull: 'yes' })).status, 303);
  });
});

describe('nobody gets in who should not', () => {
  test('another organisation’s staff find no such repair, home or visit', async () => {
    const reference = await newRepair('entryphone');
    const elsewhere = as('manager', newId());
    assert.equal((await ask(server, `/repairs/${reference}`, elsewhere)).status, 404);
    assert.equal((await ask(server, `/repairs/${reference}/diagnose`, elsewhere)).status, 404);
    assert.equal((await ask(server, `/report/home/${larch.homeId}`, elsewhere)).status, 403);
  });

  test('an operative sees their own visit and not the case; another operative, nothing', async () => {
    const reference = await newRepair('extractor-fan');
    await diagnose(reference);
    await book(reference, { day: '2026-11-26' });
    const visit = await bookedVisit(reference);
    assert.equal((await read('operative', `/repairs/${reference}`)).location, visit);
    assert.doesNotMatch((await read('operative', visit)).body, /Timeline|Clocks/);
    const another = cookieOf({ id: larch.id, slug: '', organisationId: larch.councilId, teamId: larch.repairsTeamId, staffId: larch.staff.surveyor.id, areaId: '' }, 'operative');
    assert.equal((await ask(server, visit, another)).status, 404);
    assert.equal((await read('operative', `/report/home/${larch.homeId}`)).status, 403);
  });

  test('an operative whose visit is over reads no longer what to know at the door, nor the number to ring', async () => {
    await database.inLandlord(larch.id, (tx) => insertRows(tx, 'household_needs', [{
      landlord_id: larch.id, id: newId(), resident_id: larch.residentId, kind: 'mobility', detail: 'Multiple sclerosis', instruction: 'Allow ten minutes to reach the door',
      source: 'the person', consent_basis: 'explicit consent', declared_on: '2026-01-05', last_confirmed_on: '2026-01-05',
    }]));
    const reference = await newRepair('no-hot-water');
    await diagnose(reference);
    await book(reference, { partOfDay: 'afternoon' });
    const visit = await bookedVisit(reference);
    const before = (await read('operative', visit)).body;
    assert.match(before, /Allow ten minutes to reach the door/);
    assert.match(before, /07700 900123/);
    assert.doesNotMatch(before, /sclerosis/);
    assert.equal((await fill('operative', visit, { outcome: 'done', doneWords: 'New seal' }, `${visit}/outcome`)).status, 303);
    const afterwards = await read('operative', visit);
    assert.equal(afterwards.status, 200);
    assert.match(afterwards.body, /New seal/);
    assert.doesNotMatch(afterwards.body, /Allow ten minutes|At the door|07700/);
  });

  test('a neighbour’s words about a home are not shown to who lives there as their own', async () => {
    const pageOf = async (reference: string) => {
      const [found] = await rows<{ id: string }>('select id from cases where landlord_id = $1 and reference = $2', reference);
      const { token } = await database.inLandlord(larch.id, (tx) => linkFor(tx, { caseId: found?.id ?? '', residentId: larch.residentId, now, newId }));
      return (await ask(server, `/r/${token}`)).body;
    };
    const theirs = await pageOf(await newRepair('something-else', { words: 'My own words' }));
    assert.match(theirs, /You told us about it/);
    assert.match(theirs, /My own words/);
    const neighbours = await pageOf(await newRepair('something-else', {
      reporter: 'someone-else', reporterName: 'Ned Next-Door', reporterContact: '07700 900999', words: 'They at number 14 never answer the door',
    }));
    assert.match(neighbours, /It was reported/);
    assert.doesNotMatch(neighbours, /never answer the door|Ned Next-Door/);
  });

  test('what is acted on must be what was seen', async () => {
    const reference = await newRepair('roof-or-gutter');
    const stale = await fill('planner', `/repairs/${reference}/diagnose`, { priority: 'urgent', trade: 'roofer', seenVersion: '0' });
    assert.equal(stale.status, 409);
    assert.equal(await stageOf(reference), 'reported');
  });
});

describe('what a landlord promises', () => {
  const page = '/admin/settings/repairs';
  const figures = {
    'limit-emergency': '24', 'limit-emergency-unit': 'hours', 'limit-urgent': '3', 'limit-urgent-unit': 'workingDays', 'limit-routine': '20', 'limit-routine-unit': 'workingDays',
    'limit-planned': '60', 'limit-planned-unit': 'workingDays', triage: '1', 'triage-unit': 'workingDays', 'update-emergency': '1', 'update-urgent': '3', 'update-routine': '5',
    'update-planned': '20', answerAttempts: '3', callBackWorkingDays: '1', sameProblemDays: '365', accessAttempts: '3', accessNoticeHours: '24', accessReview: '2', 'accessReview-unit': 'workingDays', accessStep: '5', 'accessStep-unit': 'workingDays',
  };

  test('may not be looser than law', async () => {
    const refused = await fill('administrator', page, { ...figures, 'limit-emergency': '48' });
    assert.equal(refused.status, 422);
    assert.match(problemsOn(refused), /“Attend the emergency and make it safe”: 48 hours is looser than the 24 hours of the Hazards in Social Housing/);
  });

  test('may be stricter, and who changed it stays on record', async () => {
    assert.equal((await fill('administrator', page, figures)).status, 303);
    assert.match((await read('administrator', page)).body, /urgent limit in working days: 5 to 3/);
    assert.equal((await fill('administrator', page, { ...figures, seenVersion: '1' })).status, 409);
  });
});

test('no new link is offered where we hold no address, and sending one all the same says why', async () => {
  const reference = await newRepair('tap');
  const button = /Send a new link/;
  assert.match((await read('adviser', `/repairs/${reference}`)).body, button);
  const [area] = await rows<{ id: string }>(`insert into communal_areas (landlord_id, id, estate_id, block_id, name) select landlord_id, $2, estate_id, block_id, 'Stairs' from homes where landlord_id = $1 and id = $3 returning id`, newId(), larch.homeId);
  await rows('update cases set home_id = null, communal_area_id = $3, resident_id = null where landlord_id = $1 and reference = $2 returning id', reference, area?.id);
  await rows("update repairs set reporter_contact = null where landlord_id = $1 and case_id = (select id from cases where landlord_id = $1 and reference = $2) returning case_id", reference);
  const { body } = await read('adviser', `/repairs/${reference}`);
  assert.doesNotMatch(body, button);
  assert.match(body, /We hold no address to write to\.[^<]*no mobile number or email[\s\S]*Withdraw the link/);
  const sent = await sendForm(server, { from: `/repairs/${reference}`, to: `/repairs/${reference}/link/send`, cookie: as('adviser') }, {});
  assert.equal(sent.status, 422);
  assert.match(sent.body, /This cannot be done now\. We hold no address to write to\./);
});

test('of a home that somebody bought, whoever takes or weighs the report is told to read the lease, and that a danger comes first', async () => {
  const reference = await newRepair('window');
  const pages = () => Promise.all([read('adviser', details('tap')), read('planner', `/repairs/${reference}/diagnose`)]);
  for (const { body } of await pages()) assert.doesNotMatch(body, /Their lease decides/, 'not of a home that is let');
  for (const [agreement, words] of [['leasehold', /held by a leaseholder/], ['shared ownership', /held by a shared owner/]] as const) {
    await rows('update tenancies set tenure = $2 where landlord_id = $1 returning id', agreement);
    for (const { body } of await pages()) {
      assert.match(body, words);
      assert.match(body, /A danger is dealt with first, whoever pays/);
    }
  }
  await rows("update tenancies set tenure = 'secure' where landlord_id = $1 returning id");
});
