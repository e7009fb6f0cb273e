import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { aManagerOfAnotherCouncil } from '../../test/builders/another-person.ts';
import { DoorSite, type Answered } from '../../test/doors/door-site.ts';
import { assertSaysNo, plain } from '../../test/doors/refused-page.ts';
import { at, RepairStates } from '../../test/doors/repairs-in-states.ts';
import { carriedOnCases, rowsOfBulkOwners, rowsOfCases, type BulkOwnerRow, type CaseStateName, type KnownCase } from '../../test/doors/rows-of-cases.ts';
import { newId } from '../platform/ids.ts';
import { caseRefusals } from './forms/case-forms.ts';
import { caseContext, performOnCase, type CaseCommand } from './index.ts';

// What may be done to a case of any kind: the same is sent by a page and by a program, one case or many. All say no in the
// same words, and nothing has changed.

describe('what is refused of a case of any kind', () => {
  let doors: DoorSite;
  let all: Readonly<Record<CaseStateName, KnownCase>>;
  before(async () => {
    doors = await DoorSite.open();
    all = await reachAll(await new RepairStates(doors).prepare());
  });
  after(() => doors.close());

  async function reachAll(states: RepairStates): Promise<Readonly<Record<CaseStateName, KnownCase>>> {
    const { landlord } = doors.site;
    const { staff } = landlord;
    const strangerId = await aManagerOfAnotherCouncil(doors.site.landlord, (work) => doors.site.inLandlord(work));
    const rest = { teamId: landlord.repairsTeamId, ownerId: staff.planner.id, surveyorId: staff.surveyor.id, operativeId: staff.operative.id, strangerId };
    const known = async (reference: string, other = ''): Promise<KnownCase> => ({ reference, other, promiseId: await newestPromise(reference), ...rest });
    const on = (reference: string, command: CaseCommand) => doors.site.inLandlord((tx) => performOnCase(tx, { reference }, command, caseContext({ now: at(20), today: '2026-11-20', newId }, staff.planner)));
    const open = await states.triaged('toilet');
    const [kept, promised, linked, cause] = [await states.triaged(), await states.triaged(), await states.triaged(), await states.triaged()];
    await states.promise(kept);
    await on(kept, { type: 'KeepPromise', promiseId: (await known(kept)).promiseId as never, how: 'Rang her' });
    await states.promise(promised);
    await on(linked, { type: 'LinkCase', toCaseId: await idOf(cause) as never, toReference: cause as never, kind: 'caused-by', words: '', linkedAs: [] });
    const { reference: parent } = await states.withFollowOn(19);
    const closed = (await states.fixed(17)).reference;
    await states.do(closed, staff.adviser, at(18), { type: 'AnswerWhetherFixed', answer: 'fixed', words: '', how: 'by phone' });
    return {
      open: await known(open), closed: await known(closed), promised: await known(promised), kept: await known(kept), linked: await known(linked, cause),
      visitPromised: await known((await states.booked(27)).reference), withFollowOn: await known(parent, await followOnOf(parent)),
    };
  }

  async function first(sql: string, reference: string): Promise<string> {
    const [found] = await doors.site.inLandlord((tx) => tx.query<{ found: string }>(sql, [tx.landlordId, reference]));
    return found?.found ?? '';
  }
  const idOf = (reference: string) => first('select id as found from cases where landlord_id = $1 and reference = $2', reference);
  const newestPromise = (reference: string) => first(
    `select p.id as found from promises p join cases c on c.landlord_id = p.landlord_id and c.id = p.case_id where p.landlord_id = $1 and c.reference = $2 and (p.outcome is null or p.outcome = 'kept')
     order by p.kept_by = 'visit' desc nulls last, p.kept_by is null desc, p.due_on desc limit 1`, reference);
  const followOnOf = (reference: string) => first(
    `select o.reference as found from case_links l join cases c on c.landlord_id = l.landlord_id and c.id = any (array[l.from_case_id, l.to_case_id])
     join cases o on o.landlord_id = l.landlord_id and o.id = any (array[l.from_case_id, l.to_case_id]) and o.id <> c.id where l.landlord_id = $1 and c.reference = $2 limit 1`, reference);

  async function changesNothing<Answer>(asks: () => Promise<Answer>): Promise<Answer> {
    const beforehand = await doors.allThereIs();
    const answer = await asks();
    assert.deepEqual(await doors.allThereIs(), beforehand, 'something changed');
    return answer;
  }
  const address = (path: string, { reference, promiseId }: KnownCase): string => `/cases/${reference}/${path.replace(':promise', promiseId)}`;

  for (const { refusal, command, in: state, as, sent, asked } of rowsOfCases) {
    const { page, api, fields } = carriedOnCases[command];
    const { words } = caseRefusals[refusal];

    test(`${refusal}: ${command} at its page, ${state}`, async () => {
      const known = all[state];
      const form = fields(sent(known), known);
      const answer = await changesNothing(async (): Promise<Answered> => doors.fill(doors.site.landlord.staff[as], address(page, known), { seenVersion: String(await doors.versionOf(known.reference)), ...form }));
      assert.match(assertSaysNo(answer, form), asked?.page ?? new RegExp(words));
    });

    test(`${refusal}: ${command} by a program, ${state}`, async () => {
      const known = all[state];
      const { status, text, json } = await changesNothing(() => doors.call(as, `/api/v1${address(api, known)}`, sent(known)));
      assert.equal(status, 422, text);
      if (asked?.api === undefined) assert.deepEqual([json['type'], json['refusal'], json['detail']], ['/api/problems/refused', refusal, `${words}.`], text);
      else assert.match(JSON.stringify([json['type'], json['errors']]), new RegExp(`problems/invalid.*(?:${asked.api.source})`), text);
    });
  }

  const firstOfEach = Object.keys(carriedOnCases) as CaseCommand['type'][];
  for (const command of firstOfEach) {
    test(`${command} from a page that somebody else has made old: nothing changes, what was typed is still there, and what was done meanwhile is told`, async () => {
      const row = rowsOfCases.find((each) => each.command === command && each.asked?.page === undefined) ?? rowsOfCases.find((each) => each.command === command && each.in === (command === 'UnlinkCase' ? 'linked' : 'open'));
      assert.ok(row);
      const known = all[row.in];
      const form = { ...carriedOnCases[command].fields(row.sent(known), known), ...(row.asked?.page === undefined ? {} : { words: 'My own words' }) };
      const version = await doors.versionOf(known.reference);
      const answer = await changesNothing(() => doors.fill(doors.site.landlord.staff.manager, address(carriedOnCases[command].page, known), { seenVersion: String(version - 1), ...form }));
      assert.equal(answer.status, 409, answer.text);
      assert.match(assertSaysNo({ ...answer, status: 422 }, form), /Somebody else changed this while you were writing/);
      assert.match(plain(answer.text), /What changed meanwhile/);
      assert.match(answer.text, new RegExp(`name="seenVersion" value="${version}"`));
    });
  }

  describe('many at once', () => {
    const send = async ({ in: state, to, words = 'Taking over the north', seenVersion }: BulkOwnerRow) => {
      const known = all[state];
      const version = seenVersion ?? (await doors.versionOf(known.reference));
      return { known, words, version, ownerId: to(known) };
    };

    for (const row of rowsOfBulkOwners) {
      const { refusal, whole } = row;

      test(`${refusal}: from the queue`, async () => {
        const { known, words, version, ownerId } = await send(row);
        const answer = await changesNothing(() => doors.fill(doors.site.landlord.staff.manager, '/queue/owner', { case: `${known.reference}.${version}`, owner: `${ownerId}.${known.teamId}`, words }));
        if (whole !== undefined) return assert.match(assertSaysNo(answer, { words }), whole.page);
        assert.equal(answer.status, 200, answer.text);
        return assert.match(plain(answer.text), new RegExp(`No case was changed.*${known.reference}: ${caseRefusals[refusal].words}`));
      });

      test(`${refusal}: by a program`, async () => {
        const { known, words, version, ownerId } = await send(row);
        const { status, text, json } = await changesNothing(() => doors.call('manager', '/api/v1/cases/owner', { cases: [{ reference: known.reference, version }], ownerId, teamId: known.teamId, words }));
        if (whole !== undefined) return assert.match(`${status} ${JSON.stringify(json['errors'])}`, new RegExp(`^422.*(?:${whole.api.source})`), text);
        return assert.deepEqual([status, json['results']], [200, [{ reference: known.reference, changed: false, why: caseRefusals[refusal].words }]], text);
      });
    }

    test('one that is refused keeps no other from changing hands', async () => {
      const chosen = [all.closed, all.linked];
      const cases = await Promise.all(chosen.map(async ({ reference }) => ({ reference, version: await doors.versionOf(reference) })));
      const { json } = await doors.call('manager', '/api/v1/cases/owner', { cases, ownerId: all.open.surveyorId, teamId: all.open.teamId, words: 'Taking over the north' });
      assert.deepEqual((json['results'] as readonly { reference: string; changed: boolean }[]).map(({ reference, changed }) => [reference, changed]).toSorted(), [[all.closed.reference, false], [all.linked.reference, true]].toSorted());
    });
  });

  test('a leaver’s cases go to nobody who may not open them: nothing of it happens, and the cases are named', async () => {
    const { staff } = doors.site.landlord;
    const answer = await changesNothing(() => doors.fill(staff.administrator, `/admin/staff/${staff.planner.id}/deactivate`, { 'new-owner': all.open.strangerId }));
    const words = assertSaysNo(answer, { 'new-owner': all.open.strangerId });
    assert.match(words, /may not have all of them \(REP-/);
  });
});
