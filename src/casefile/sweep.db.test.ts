import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { aContext, aWordFromUs } from '../../test/builders/case.ts';
import { aCaseOf, aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { london } from '../../test/builders/times.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { mortal } from '../../test/mortal-worker.ts';
import { dateInLondon, type Instant } from '../clock/index.ts';
import { dueFor } from '../law/index.ts';
import { openDatabase, type Database, type Tx } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { applyChange } from './apply-change.ts';
import { newDraft, type CaseDraft } from './draft.ts';
import { sweepDeadlines } from './jobs.ts';
import { loadCaseForChange, takeCasesDue } from './store/load.ts';
import { saveCases } from './store/save.ts';
import { verifyAllCases } from './store/verify.ts';

const many = 300;
const few = 12;
const overdue = london('2026-12-09 00:00');
let made: TestDatabase;
let database: Database;
let landlord: BuiltLandlord;
let drafts: CaseDraft[];

before(async () => {
  made = await testDatabase();
  database = await openDatabase({ connectionString: made.appUrl });
});
after(async () => {
  await database.close();
  await made.close();
});

/** So many cases of a new landlord, each with an investigation to conclude by 8 December. */
async function given(count: number): Promise<void> {
  landlord = await aLandlord(database);
  const context = { ...aContext({ actor: landlord.staff.adviser }), newId };
  const investigate = { kind: 'law' as const, due: dueFor({ rule: 'hazards.investigate', from: context.now }, context.calendar) };
  drafts = Array.from({ length: count }, (_, index) => newDraft(aCaseOf(landlord, `REP-2026-${String(index).padStart(5, '0')}`, { updateEvery: 20 })));
  for (const draft of drafts) applyChange(draft, { events: [{ type: 'RepairReported', data: {} }], set: [investigate] }, context);
  await database.inLandlord(landlord.id, (tx) => saveCases(tx, drafts));
}

const sweep = (now: Instant, on = database) => sweepDeadlines(on, landlord.id, { now, today: dateInLondon(now), newId });

/** How many cases were told of it, and how often any one of them was at most. */
async function told(type: string): Promise<{ cases: number; most: number }> {
  const rows = await database.inLandlord(landlord.id, (tx) =>
    tx.query<{ times: number }>('select count(*) as times from case_events where landlord_id = $1 and type = $2 group by case_id', [landlord.id, type]));
  return { cases: rows.length, most: Math.max(0, ...rows.map(({ times }) => times)) };
}

const noticesOf = async (staffId: string) =>
  (await database.inLandlord(landlord.id, (tx) => tx.query<{ n: number }>('select count(*) as n from notices where landlord_id = $1 and staff_id = $2', [landlord.id, staffId])))[0]?.n;

const brokenChains = () => database.inLandlord(landlord.id, async (tx) => {
  const broken: string[] = [];
  for await (const { reference, intact } of verifyAllCases(tx)) if (!intact) broken.push(reference);
  return broken;
});

/** A database that is gone from one transaction on: that one breaks off after its work and before it is kept. */
function switchedOffAt(transaction: number): Database {
  let begun = 0;
  return {
    ...database,
    inLandlord: <T>(id: string, work: (tx: Tx) => Promise<T>) =>
      database.inLandlord(id, async (tx) => {
        begun += 1;
        const fails = begun >= transaction;
        const result = await work(tx);
        if (fails) throw new Error('The machine was switched off');
        return result;
      }),
  };
}

describe('300 cases due at once', () => {
  beforeEach(() => given(many));

  it('are each told once, with two sweepers running at the same time', async () => {
    const swept = await Promise.all([sweep(overdue), sweep(overdue)]);
    assert.equal(swept[0].cases + swept[1].cases, many);
    assert.deepEqual(await told('DeadlineOverdue'), { cases: many, most: 1 });
    assert.deepEqual([await noticesOf(landlord.staff.planner.id), await noticesOf(landlord.staff.manager.id)], [many, many]);
    assert.deepEqual(await brokenChains(), []);
  });

  it('are each told once when the sweep is switched off half-way and run again', async () => {
    await assert.rejects(sweep(overdue, switchedOffAt(2)), /switched off/);
    const halfWay = await told('DeadlineOverdue');
    assert.ok(halfWay.cases > 0 && halfWay.cases < many, `${halfWay.cases} whole cases were kept`);
    await sweep(overdue);
    assert.deepEqual(await told('DeadlineOverdue'), { cases: many, most: 1 });
    assert.equal(await noticesOf(landlord.staff.planner.id), many);
    assert.deepEqual(await brokenChains(), []);
  });

  it('are each told once with sweepers killed at every step, and others at work meanwhile', async () => {
    for (let step = 1; step < 16; step += 1) {
      const killed = sweep(overdue, mortal(step, { database, mailer: undefined }).database).catch(() => undefined);
      await Promise.all([killed, step % 5 === 0 ? sweep(overdue) : undefined]);
    }
    await sweep(overdue);
    assert.deepEqual(await told('DeadlineOverdue'), { cases: many, most: 1 });
    assert.deepEqual([await noticesOf(landlord.staff.planner.id), await noticesOf(landlord.staff.manager.id)], [many, many]);
    assert.deepEqual(await brokenChains(), []);
  });

  it('are told once by two sweepers at the same moment, and none is set aside', async () => {
    const [first, second] = await Promise.all([sweep(overdue), sweep(overdue)]);
    assert.equal(first.cases + second.cases, many);
    assert.deepEqual([...first.unreadable, ...second.unreadable], []);
    assert.deepEqual(await told('DeadlineOverdue'), { cases: many, most: 1 });
  });
});

describe('a few cases', () => {
  beforeEach(() => given(few));

  it('another sweep that passes over a case somebody has keeps them from writing none of its clocks', async () => {
    const due = { now: london('2027-02-01 00:00'), except: [] };
    const other = await database.inLandlord(landlord.id, async (tx) => {
      const { drafts: [mine] } = await takeCasesDue(tx, { ...due, most: 1 });
      assert.ok(mine !== undefined && mine.deadlines.size > 1, 'a case of one clock proves nothing here');
      return database.inLandlord(landlord.id, async (others) => {
        const { drafts } = await takeCasesDue(others, { ...due, most: 1000 });
        await tx.query(`set local lock_timeout = '2s'`);
        await tx.query('update deadlines set reminders = reminders + 1 where landlord_id = $1 and case_id = $2', [tx.landlordId, mine.file.id]);
        return drafts.length;
      });
    });
    assert.equal(other, few - 1);
  });

  it('one that cannot be read is set aside and named, and the others are told all the same', async () => {
    const [bad] = drafts;
    await database.inLandlord(landlord.id, (tx) => tx.query(`update deadlines set due_on = '2062-01-01', rule = 'beyond every calendar' where landlord_id = $1 and case_id = $2 and kind = 'law'`, [landlord.id, bad?.file.id]));
    assert.deepEqual(await sweep(overdue), { cases: few - 1, unreadable: [bad?.file.id] });
    assert.deepEqual(await told('DeadlineOverdue'), { cases: few - 1, most: 1 });
  });

  it('a second run finds nothing, and looks at nothing', async () => {
    assert.equal((await sweep(overdue)).cases, few);
    assert.equal((await sweep(overdue)).cases, 0);
  });

  it('before anything is due nothing is done', async () => {
    assert.equal((await sweep(london('2026-12-03 23:59'))).cases, 0);
  });

  it('are told soon, overdue and still overdue in turn, however late the run', async () => {
    for (const at of ['2026-12-04 00:03', '2026-12-09 07:00', '2026-12-16 00:00', '2026-12-17 00:00']) await sweep(london(at));
    for (const type of ['DeadlineDueSoon', 'DeadlineOverdue', 'DeadlineStillOverdue']) assert.deepEqual(await told(type), { cases: few, most: 1 }, type);
  });
});

describe('a case somebody is working on', () => {
  beforeEach(() => given(few));

  it('is left alone by the sweep and told on the next run; nothing they wrote is lost', async () => {
    const [first] = drafts;
    assert.ok(first);
    await database.inLandlord(landlord.id, async (tx) => {
      const draft = await loadCaseForChange(tx, first.file.reference);
      assert.equal((await sweep(overdue)).cases, few - 1);
      applyChange(draft, { events: [], contacts: [{ ...aWordFromUs, residentId: landlord.residentId }] }, { ...aContext({ actor: landlord.staff.adviser, now: overdue }), newId });
      await saveCases(tx, [draft]);
    });
    assert.equal((await sweep(overdue)).cases, 1);
    assert.deepEqual(await told('DeadlineOverdue'), { cases: few, most: 1 });
    assert.deepEqual(await brokenChains(), []);
  });
});

describe('who stands in', () => {
  beforeEach(() => given(few));

  it('hears what the owner would have heard, on the days they do', async () => {
    const { planner, adviser } = landlord.staff;
    await database.inLandlord(landlord.id, (tx) =>
      tx.query('insert into absences (landlord_id, id, staff_id, cover_staff_id, from_on, until_on, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
        [landlord.id, newId(), planner.id, adviser.id, '2026-12-07', '2026-12-09', overdue]));
    await sweep(london('2026-12-04 00:00'));
    assert.deepEqual([await noticesOf(planner.id), await noticesOf(adviser.id)], [few, 0]);
    await sweep(overdue);
    assert.deepEqual([await noticesOf(planner.id), await noticesOf(adviser.id)], [few * 2, few]);
  });

  it('is away too: whoever stands in for them hears it instead', async () => {
    const { planner, adviser, surveyor } = landlord.staff;
    await database.inLandlord(landlord.id, async (tx) => {
      for (const [away, standsIn] of [[planner, adviser], [adviser, surveyor]] as const) {
        await tx.query('insert into absences (landlord_id, id, staff_id, cover_staff_id, from_on, until_on, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
          [landlord.id, newId(), away.id, standsIn.id, '2026-12-07', '2026-12-09', overdue]);
      }
    });
    await sweep(overdue);
    assert.deepEqual([await noticesOf(planner.id), await noticesOf(adviser.id), await noticesOf(surveyor.id)], [few, 0, few]);
  });
});
