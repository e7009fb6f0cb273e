import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { commands, told } from '../../test/builders/hazard.ts';
import { aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { london } from '../../test/builders/times.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { ask, siteByRole } from '../../test/site-by-role.ts';
import { verifyCase } from '../casefile/index.ts';
import { plainDate, type Instant } from '../clock/index.ts';
import { hazardsOfCases, performHazardReport, performOnHazard, type HazardCommand } from '../hazards/index.ts';
import { importLines } from '../imports/index.ts';
import { openDatabase, type Database, type Tx } from '../platform/database/index.ts';
import { sessionCookie } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordById } from '../platform/landlord.ts';
import type { Actor, Role } from '../staff/index.ts';
import { exchangeCommand } from './command.ts';
import { dayFile } from './day-file.ts';
import { countOfDay, hazardsOfDay, type Bounds } from './queries/hazards-of-day.ts';
import { dampDataModelRoutes, hazardReportsImporter } from './index.ts';

const now = london('2026-11-24 09:30');
const published = JSON.parse(readFileSync(new URL('../../test/fixtures/damp-and-mould/published-fields.json', import.meta.url), 'utf8')) as { required: string[]; entities: Record<string, { required: string[]; fields: Record<string, string> }> };
const example = readFileSync(new URL('../../docs/how-to/example-damp-and-mould-data.json', import.meta.url), 'utf8');
type Row = Readonly<Record<string, unknown>>;
type Document = Readonly<Record<string, readonly Row[]>>;

/** What stands beside the model’s own fields. */
const besides = (row: Row | undefined): Row => (row?.['putright'] ?? {}) as Row;

/** Where we knowingly differ from the published schema: docs/how-to/exchange-damp-and-mould-data.md says why. */
const ours = { asText: ['tenancy_id'], leftOut: ['work_order_id'], besides: ['putright', 'repair_required'] };

const fits: Readonly<Record<string, (value: unknown) => boolean>> = { integer: Number.isInteger, date: (value) => /^\d{4}-\d{2}-\d{2}$/.test(String(value)), string: (value) => typeof value === 'string', boolean: (value) => typeof value === 'boolean', number: (value) => typeof value === 'number' };

/** What of a record is not as published: fields it lacks, fields of its own, values of another type. */
function differences(name: string, row: Row): readonly string[] {
  const { required = [], fields = {} } = published.entities[name] ?? {};
  const missing = required.filter((field) => !ours.leftOut.includes(field) && !(field in row));
  const others = Object.entries(row).filter(([field, value]) => !ours.asText.includes(field) && !ours.besides.includes(field) && fits[fields[field] ?? '']?.(value) !== true).map(([field]) => field);
  return [...missing, ...others].map((field) => `${name}.${field}`);
}

describe('hazards in the damp and mould data model', () => {
  let made: TestDatabase;
  let database: Database;
  let from: BuiltLandlord;
  let to: BuiltLandlord;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 6 });
    [from, to] = [await aLandlord(database, 'From Homes'), await aLandlord(database, 'To Homes')];
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const asking = async (tx: Tx, actor: Actor, at: Instant) => {
    const landlord = await landlordById(tx, tx.landlordId);
    assert.ok(landlord);
    return { tx, landlord, actor, now: at, today: at.slice(0, 10), newId, database };
  };
  const report = (of: BuiltLandlord, at: string, differing: Partial<Parameters<typeof told>[0]> = {}) => database.inLandlord(of.id, async (tx) => {
    const done = await performHazardReport(await asking(tx, of.staff.adviser, london(at)), { homeId: of.homeId, communalAreaId: null, already: { because: 'Another room' }, told: told({ awareAt: at, ...differing }) });
    assert.ok(done.ok);
    return done.draft.spine.file;
  });
  const act = (of: BuiltLandlord, reference: string, at: string, command: HazardCommand) => database.inLandlord(of.id, async (tx) => {
    const done = await performOnHazard(await asking(tx, of.staff.surveyor, london(at)), { reference }, command);
    assert.ok(done.ok, done.ok ? '' : done.refusal);
  });
  const fileOf = (of: BuiltLandlord, day: string, at: Instant = now): Promise<Document> => database.inLandlord(of.id, async (tx) => JSON.parse(JSON.stringify(await dayFile(tx, { day: plainDate(day), organisationId: of.councilId }, { landlord: of.name, now: at }))) as Document);
  const bring = (of: BuiltLandlord, text: string, differing: { readonly isDryRun?: boolean; readonly as?: Role | null; readonly ownerEmail?: string } = {}) => {
    const rejected: { line: number; fields: readonly string[]; reasons: string }[] = [];
    const { as = 'administrator', isDryRun = false, ownerEmail = '' } = differing;
    return importLines(database, of.id, hazardReportsImporter, {
      now, newId, name: 'from.json', isDryRun, choices: { ownerEmail }, by: as === null ? { staffId: null, name: 'the command line' } : { staffId: of.staff[as].id, name: 'A. Admin' }, chunks: [text],
      onRejected: ({ line, problems }) => rejected.push({ line, fields: problems.map(({ field }) => field), reasons: problems.map(({ reason }) => reason).join(' ') }),
    }).then((counts) => ({ counts, rejected }));
  };
  const hazardsHere = (of: BuiltLandlord) => database.inLandlord(of.id, async (tx) => {
    const rows = await tx.query<{ id: string; reference: string }>("select id, reference from cases where landlord_id = $1 and kind = 'hazard' order by reference", [tx.landlordId]);
    const hazards = await hazardsOfCases(tx, rows.map(({ id }) => id));
    return rows.flatMap((row) => { const hazard = hazards.get(row.id); return hazard === undefined ? [] : [{ ...row, hazard }]; });
  });

  it('has the published fields, types and lists, but where the guide says otherwise', async () => {
    const { reference } = await report(from, '2026-11-20 10:15', { saidEmergency: false });
    const { investigated, summarySent, madeSafe, begun, offered } = commands;
    await act(from, reference, '2026-11-20 12:00', commands.triage({ notAskedBecause: 'Nobody answers', atGreaterRisk: true }));
    for (const command of [investigated('2026-11-20 15:00'), summarySent('2026-11-20 15:30'), offered('2026-11-20 15:45'), { type: 'WithdrawAccommodation', reason: 'the hotel has closed' } as const, offered('2026-11-20 15:50'), madeSafe('2026-11-20 16:00'), begun('2026-11-20 16:30')]) await act(from, reference, '2026-11-20 17:00', command);
    const document = await fileOf(from, '2026-11-20');
    for (const name of published.required) assert.ok(Array.isArray(document[name]), name);
    assert.deepEqual(Object.keys(published.entities).filter((name) => (document[name]?.length ?? 0) === 0), [], 'every entity is in the file');
    assert.deepEqual(Object.keys(published.entities).flatMap((name) => (document[name] ?? []).flatMap((row) => differences(name, row))), []);
    const [one] = document['hazard_report'] ?? [];
    assert.deepEqual([one?.['uprn'], one?.['date_reported'], one?.['made_safe_date'], one?.['report_status_id']], ['100010000014', '2026-11-20', '2026-11-20', 3]);
    assert.equal(besides(one)['aware_at'], '2026-11-20T10:15:00.000Z', 'our time is kept beside the day');
    assert.deepEqual((document['escalation'] ?? []).map((offer) => [offer['escalation_stage_id'], besides(offer)['withdrawn_because']]), [[4, 'the hotel has closed'], [1, undefined]], 'an offer that was taken back does not stand');
    assert.equal((await fileOf(from, '2026-11-19'))['hazard_report']?.length, 0, 'a day on which nothing happened is empty');
  });

  it('holds the same hazards however few are looked at in one statement', async () => {
    for (const at of ['2026-11-20 11:00', '2026-11-20 12:30']) await report(from, at);
    const wanted = { day: plainDate('2026-11-20'), organisationId: from.councilId };
    const ofDay = (bounds?: Bounds) => database.inLandlord(from.id, (tx) => hazardsOfDay(tx, wanted, now, bounds));
    const found = async (atOnce?: number) => (await ofDay(atOnce === undefined ? undefined : { atOnce, most: 100 })).hazards.map(({ reference }) => reference);
    const all = await found();
    assert.equal(all.length, 3);
    assert.deepEqual(all, all.toSorted());
    for (const atOnce of [1, 2, 3]) assert.deepEqual(await found(atOnce), all, String(atOnce));
    const cut = await Promise.all([1, 2, 3].map((most) => ofDay({ atOnce: 2, most })));
    assert.deepEqual(cut.map(({ hazards, isCut }) => [hazards.length, isCut]), [[1, true], [2, true], [3, false]], 'and says where it holds fewer than there are');
    assert.deepEqual(await database.inLandlord(from.id, async (tx) => [await countOfDay(tx, wanted, now), await countOfDay(tx, wanted, now, { atOnce: 2, most: 1 })]), [3, 2]);
  });

  it('goes from one landlord to another and comes out the same, with its times, and again it changes nothing', async () => {
    await report(from, '2026-11-23 08:05', { words: 'Water down the bedroom wall', reporterName: 'Cllr Dean', route: 'resident' });
    const out = await fileOf(from, '2026-11-23');
    const sent = JSON.stringify(out);
    const dry = await bring(to, sent, { isDryRun: true });
    assert.deepEqual([dry.counts.new, dry.counts.rejected, (await hazardsHere(to)).length], [1, 0, 0], 'a dry run opens nothing');
    assert.deepEqual((await bring(to, sent)).counts.new, 1);
    assert.match((await hazardsHere(to))[0]?.reference ?? '', /-0+1$/, 'nor does it use up a number');
    const again = await bring(to, sent);
    assert.deepEqual([again.counts.new, again.counts.unchanged, again.counts.rejected], [0, 1, 0]);
    const back = await fileOf(to, '2026-11-23');
    const facts = (document: Document) => (document['hazard_report'] ?? []).map(({ uprn, date_reported, reported_by, description, emergency_action_taken, report_status_id, putright }) => ({ uprn, date_reported, reported_by, description, emergency_action_taken, report_status_id, at: (putright as Row)['aware_at'] }));
    assert.deepEqual(facts(back), facts(out));
    assert.deepEqual((await bring(from, sent)).counts.unchanged, 1, 'where it came from it tells nothing new');
    const [opened] = await hazardsHere(to);
    assert.match(opened?.hazard.lateBecause ?? '', /^Brought in from from\.json, where it was HAZ-2026-/);
    assert.equal((await database.inLandlord(to.id, (tx) => verifyCase(tx, opened?.reference ?? '')))?.intact, true);
  });

  it('reads the example of the guide: what has no time is told so, what was done elsewhere meets no clock', async () => {
    const { counts, rejected } = await bring(to, example);
    assert.deepEqual([counts.new, rejected, counts.others], [2, [], { 'with a day and no time: counted from the start of the day': 1 }]);
    const mould = (await hazardsHere(to)).find(({ hazard }) => hazard.reporterName === 'Jane Smith')?.hazard;
    assert.equal(mould?.awareAt, '2026-11-20T00:00:00.000Z');
    assert.match(mould?.lateBecause ?? '', /the time is not known/);
    assert.deepEqual([mould?.investigation, mould?.madeSafeAt, mould?.suspected, mould?.triage], [null, null, 'damp-and-mould', null]);
    assert.match(mould?.words ?? '', /Investigated on 2026-11-23 by John Smith: a hazard was confirmed\. Mould confirmed/);
    const told = (await fileOf(to, '2026-11-20'))['hazard_report']?.find(({ reported_by }) => reported_by === 'Jane Smith');
    assert.equal('aware_at' in besides(told), false, 'a time that nobody knew is not told on');
    const csv = await bring(to, readFileSync(new URL('../../docs/how-to/example-hazard-reports.csv', import.meta.url), 'utf8'));
    assert.deepEqual([csv.counts.new, csv.rejected], [1, []]);
  });

  it('rejects with the field and the mend what is wrong, what is elsewhere and what says otherwise of what is here', async () => {
    const document = JSON.parse(example) as { hazard_report: Row[] };
    const [first, second] = document.hazard_report;
    const { counts, rejected } = await bring(to, JSON.stringify({ hazard_report: [{ ...first, description: 'Something else' }, { ...second, hazard_report_reference: 'HR-9', uprn: '100010000022' }, { ...first, hazard_report_reference: 'HR-10', report_status_id: 4 }, { ...first, hazard_report_reference: 'HR-11', uprn: 100_010_000_014 }, { ...first, hazard_report_reference: 'HR-12' }, { ...first, hazard_report_reference: 'HR-12' }] }));
    assert.deepEqual([counts.new, rejected.map(({ line, fields }) => [line, ...fields])], [1, [[1, 'row'], [2, 'uprn'], [3, 'report_status'], [4, 'uprn'], [6, 'hazard_report_reference']]]);
    for (const [text, words] of [['{"hazard_report": [', /begins as JSON/], ['{"hazards": []}', /not one of the model/], ['hazard_report_reference,uprn\n', /columns are missing/]] as const) await assert.rejects(bring(to, text), words);
  });

  it('comes by the same door as a page: in somebody’s name, who must work here, and with a reason for being late', async () => {
    const one = JSON.stringify({ hazard_report: [{ ...(JSON.parse(example) as { hazard_report: Row[] }).hazard_report[0], hazard_report_reference: 'HR-20' }] });
    assert.match((await bring(to, one, { as: null })).rejected[0]?.reasons ?? '', /Nobody is named/);
    assert.match((await bring(to, one, { as: null, ownerEmail: 'nobody@example.org' })).rejected[0]?.reasons ?? '', /Nobody is named/);
    await database.inLandlord(to.id, (tx) => tx.query("update staff set is_active = false where landlord_id = $1 and roles && array['surveyor', 'manager', 'planner']", [tx.landlordId]));
    assert.match((await bring(to, one, { isDryRun: true })).rejected[0]?.reasons ?? '', /Nobody who could own/, 'the dry run asks the door itself');
    await database.inLandlord(to.id, (tx) => tx.query('update staff set is_active = true where landlord_id = $1', [tx.landlordId]));
    assert.equal((await bring(to, one, { as: null, ownerEmail: 'Adviser@larchfield.example' })).counts.new, 1);
  });

  it('leaves by the page for managers only, is written down, and by the command for the whole landlord', async () => {
    const server = await siteByRole(database, dampDataModelRoutes, now);
    const cookie = (role: Role, organisationId: string = from.councilId) => `${sessionCookie}=${from.id}.${Buffer.from(JSON.stringify({ staffId: from.staff[role].id, name: 'P. Shah', roles: [role], teamIds: [], organisationId })).toString('base64url')}`;
    const address = '/hazards/exchange/damp-and-mould.json?day=2026-11-23';
    for (const role of ['adviser', 'surveyor', 'administrator', 'board member'] as const) assert.equal((await ask(server, address, cookie(role))).status, 403, role);
    assert.equal((JSON.parse((await ask(server, address, cookie('manager'))).body) as Document)['hazard_report']?.length, 1);
    assert.equal((JSON.parse((await ask(server, address, cookie('manager', newId()))).body) as Document)['hazard_report']?.length, 0, 'not the homes of others');
    assert.match((await ask(server, '/hazards/exchange?day=2026-11-23', cookie('manager'))).body, /1 hazard that we became aware of/);
    for (const day of ['2026-11-25', 'x']) assert.equal((await ask(server, `/hazards/exchange?day=${day}`, cookie('manager'))).status, 422, day);
    const written = await database.inLandlord(from.id, (tx) => tx.query<{ kind: string; filters: Row }>('select kind, filters from downloads where landlord_id = $1', [tx.landlordId]));
    assert.deepEqual(written[0], { kind: 'json', filters: { Day: '2026-11-23' } });
    const slug = (await database.inLandlord(from.id, (tx) => landlordById(tx, tx.landlordId)))?.slug ?? '';
    const printed = JSON.parse(await exchangeCommand(['--landlord', slug, '--day', '2026-11-23'], now, (work) => work(database))) as Document;
    assert.equal(printed['hazard_report']?.length, 1);
    await server.close();
  });
});
