import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DoorSite, type Answered } from '../../test/doors/door-site.ts';
import { assertSaysNo } from '../../test/doors/refused-page.ts';
import { carried } from '../../test/doors/repair-doors.ts';
import { reachAll, type StateName } from '../../test/doors/repair-states.ts';
import { RepairStates, type InState } from '../../test/doors/repairs-in-states.ts';
import { rowsOfRepairs, type Known, type Row } from '../../test/doors/rows-of-repairs.ts';
import { refusalInWords } from './views/refusal-words.ts';

// The same thing is sent by a page and by a program. Both say no in the same words, and nothing has changed.

/** One thing at each page and operation, sent from a page that is out of date. */
const oncePerCommand = new Set(rowsOfRepairs.filter((row, at) => row.asked === undefined && rowsOfRepairs.findIndex(({ command, asked }) => command === row.command && asked === undefined) === at));

describe('what is refused of a repair', () => {
  let doors: DoorSite;
  let all: Readonly<Record<StateName, InState>>;
  let states: RepairStates;
  before(async () => {
    doors = await DoorSite.open();
    states = await new RepairStates(doors).prepare();
    all = await reachAll(states);
  });
  after(() => doors.close());

  const known = (row: Row): Known => ({ it: all[row.in], all, staff: doors.site.landlord.staff, programmeId: states.programmeId });
  const named = (path: string, { it }: Known): string => `/repairs/${it.reference}/${path.replace(':visitId', it.visitId).replace(':remedyId', it.remedyId)}`;

  async function changesNothing(asks: () => Promise<Answered>, at?: string): Promise<Answered> {
    const { clock } = doors.site;
    const { now } = clock;
    clock.now = at ?? now;
    const beforehand = await doors.allThereIs();
    const answer = await asks();
    assert.deepEqual(await doors.allThereIs(), beforehand, 'something changed');
    clock.now = now;
    return answer;
  }

  for (const row of rowsOfRepairs) {
    const { page, api } = carried[row.command];
    const { refusal, asked } = row;
    if (page !== undefined) {
      test(`${refusal}: ${row.command} at its page, ${row.in}`, async () => {
        const facts = known(row);
        const fields = page.fields(row.sent(facts));
        const seenVersion = String(await doors.versionOf(facts.it.reference));
        const answer = await changesNothing(() => doors.fill(facts.staff[row.as], named(page.path, facts), { seenVersion, ...fields }), row.at);
        const words = assertSaysNo(answer, fields);
        if (asked?.page === undefined) assert.ok(words.includes(stem(refusal)), words);
        else assert.match(words, asked.page);
      });
    }
    if (page !== undefined && oncePerCommand.has(row)) {
      test(`${row.command} from a page that somebody else has made old: nothing changes, and what was typed is still there`, async () => {
        const facts = known(row);
        const fields = page.fields(row.sent(facts));
        const answer = await changesNothing(() => doors.fill(facts.staff[row.as], named(page.path, facts), { seenVersion: '0', ...fields }));
        assert.equal(answer.status, 409, answer.text);
        assert.match(assertSaysNo({ ...answer, status: 422 }, fields), /Somebody else changed this while you were writing/);
      });
    }
    if (api !== undefined) {
      test(`${refusal}: ${row.command} by a program, ${row.in}`, async () => {
        const facts = known(row);
        const answer = await changesNothing(() => doors.call(row.as, `/api/v1/repairs/${facts.it.reference}/${api}`, row.sent(facts)), row.at);
        const { type, refusal: name, detail, errors } = answer.json;
        assert.equal(answer.status, 422, answer.text);
        if (asked?.api === undefined) assert.deepEqual([type, name, String(detail).startsWith(stem(refusal))], ['/api/problems/refused', refusal, true], answer.text);
        else assert.match(JSON.stringify([type, errors]), new RegExp(`problems/invalid.*(?:${asked.api.source})`, asked.api.flags), answer.text);
      });
    }
  }
});

/** What the words begin with, whatever facts follow. */
const stem = (refusal: Row['refusal']): string => (refusal === 'visit-not-reached' ? 'The visit is on' : refusalInWords(refusal).replace(/[.?]$/, '')).replaceAll('"', '"');
