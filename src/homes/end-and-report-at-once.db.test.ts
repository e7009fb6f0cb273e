import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { told } from '../../test/builders/hazard.ts';
import { aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { RepairsAtWork } from '../../test/builders/repairs-at-work.ts';
import { london } from '../../test/builders/times.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { plainDate } from '../clock/index.ts';
import { openHazardFromRepair, performHazardReport } from '../hazards/index.ts';
import { openDatabase, type Database, type Tx } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordById } from '../platform/landlord.ts';
import { endHome, undoHomeEnd } from './end-home.ts';
import { homeById } from './queries/index.ts';

const now = london('2026-11-24 09:30');

// Somebody writes down that a home was sold while somebody else reports something there: whoever is first, no case opens at a home that has ended without hearing of it.

describe('a report and the end of its home at the same moment', () => {
  let made: TestDatabase;
  let database: Database;
  let landlord: BuiltLandlord;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 6 });
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const inLandlord = <Result>(work: (tx: Tx) => Promise<Result>) => database.inLandlord(landlord.id, work);
  const asking = async (tx: Tx) => {
    const found = await landlordById(tx, tx.landlordId);
    assert.ok(found);
    return { tx, landlord: found, actor: landlord.staff.adviser, now, today: '2026-11-24', newId, database };
  };
  const reports = {
    repair: () => new RepairsAtWork(database, landlord).report('tap', now).then(() => 'taken', (error: Error) => error.message),
    hazard: () => inLandlord(async (tx) => {
      const done = await performHazardReport(await asking(tx), { homeId: landlord.homeId, communalAreaId: null, already: { because: 'Another room' }, told: told({ awareAt: '2026-11-24 09:30' }) });
      return done.ok ? 'taken' : done.why;
    }),
  };
  const end = (meanwhile: () => Promise<void> = async () => undefined) => inLandlord(async (tx) => {
    const home = await homeById(tx, landlord.homeId);
    const { administrator } = landlord.staff;
    assert.ok(home !== undefined);
    const visit = { ...(await asking(tx)), actor: { staffId: administrator.id, name: administrator.name, roles: administrator.roles, teamIds: administrator.teamIds, organisationId: administrator.organisationId } };
    const verdict = await endHome(visit, home, { on: plainDate('2026-11-24'), how: 'sold', words: '' });
    assert.ok(verdict.ok);
    await meanwhile();
  });
  const cases = () => inLandlord((tx) => tx.query<{ heard: boolean }>("select exists (select from case_events e where e.landlord_id = $1 and e.case_id = c.id and e.type = 'HomeEnded') as heard from cases c where c.landlord_id = $1", [tx.landlordId]));
  const pause = (milliseconds: number) => new Promise<void>((resume) => { setTimeout(resume, milliseconds); });

  for (const [what, report] of Object.entries(reports)) {
    test(`a ${what} that is sent while the end is being written down waits for it, and is refused`, async () => {
      landlord = await aLandlord(database, `Homes ${newId()}`);
      let answer: Promise<string> | undefined;
      await end(async () => {
        answer = report();
        await pause(200);
      });
      assert.match(await (answer ?? 'never sent'), /refused/);
      assert.deepEqual(await cases(), []);
    });

    test(`a ${what} that is being saved when the home is ended hears of the end`, async () => {
      landlord = await aLandlord(database, `Homes ${newId()}`);
      // Held at the last moment: all is written but not committed when the end is asked for.
      let ending: Promise<void> | undefined;
      await inLandlord(async (tx) => {
        const done = what === 'hazard' ? await performHazardReport(await asking(tx), { homeId: landlord.homeId, communalAreaId: null, already: { because: 'Another room' }, told: told({ awareAt: '2026-11-24 09:30' }) }) : await new RepairsAtWork(database, landlord).reportIn(tx, 'tap', now);
        assert.ok(done.ok);
        ending = end();
        await pause(200);
      });
      await ending;
      assert.deepEqual(await cases(), [{ heard: true }]);
    });

    test(`many of a ${what} and one end: each that was taken hears of it`, async () => {
      landlord = await aLandlord(database, `Homes ${newId()}`);
      const answers = await Promise.all([report(), report(), end().then(() => 'ended'), report(), report()]);
      const taken = answers.filter((answer) => answer === 'taken').length;
      assert.deepEqual(await cases(), Array.from({ length: taken }, () => ({ heard: true })), answers.join());
      assert.equal(answers.filter((answer) => answer === 'taken' || answer === 'ended' || answer.includes('refused')).length, 5, answers.join());
    });
  }

  test('a hazard opened from a repair, or told of it again, and the end of its home: one waits for the other, many times over', async () => {
    landlord = await aLandlord(database, `Homes ${newId()}`);
    const work = new RepairsAtWork(database, landlord);
    const opens = (reference: string) => inLandlord(async (tx) => {
      const done = await openHazardFromRepair(await asking(tx), reference, { suspected: 'damp-and-mould', words: '' });
      return done.ok ? 'taken' : done.why;
    }).catch((error: Error) => error.message);
    const undo = () => inLandlord(async (tx) => {
      const { administrator } = landlord.staff;
      const home = await homeById(tx, landlord.homeId);
      assert.ok(home !== undefined);
      await undoHomeEnd({ ...(await asking(tx)), actor: { staffId: administrator.id, ...administrator } }, home, 'Again');
    });
    const answers: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      const reference = await work.report('damp-or-mould', now);
      answers.push(...(await Promise.all([opens(reference), end().then(() => 'ended', (error: Error) => error.message)])));
      await undo();
      answers.push(...(await Promise.all([end().then(() => 'ended', (error: Error) => error.message), opens(reference)])));
      await undo();
    }
    assert.deepEqual([...new Set(answers)].toSorted().filter((answer) => !['ended', 'refused', 'taken'].includes(answer)), []);
  });
});
