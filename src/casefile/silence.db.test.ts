import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { aContext, aMessage } from '../../test/builders/case.ts';
import { aCaseOf, aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { london } from '../../test/builders/times.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { addHours, plainDate, type Instant } from '../clock/index.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { openLog } from '../platform/log.ts';
import type { Role } from '../staff/index.ts';
import { applyChange } from './apply-change.ts';
import { newDraft } from './draft.ts';
import { casefileJobs } from './jobs.ts';
import { usualLadder, type ChasePolicy, type LadderRule } from './policy/chasing.ts';
import { loadCaseForChange } from './store/load.ts';
import { saveCases } from './store/save.ts';

const aWord = { ...aMessage, residentId: null };
const rule = (kind: string, stage: string, tellResidentEveryWorkingDays: number, differing: Partial<LadderRule> = {}): LadderRule => ({ ...usualLadder, kind, stage, tellResidentEveryWorkingDays, ...differing });
const chasing: ChasePolicy = {
  from: plainDate('2026-01-01'),
  ladders: [rule('', '', 10), rule('repair', 'reported', 3), rule('repair', 'booked', 5, { escalateAfterWorkingDays: 2 }), rule('repair', 'fixed', 8, { remindWorkingDaysBefore: 4 })],
};

describe('a silence, through the job that runs each minute', () => {
  let made: TestDatabase;
  let database: Database;
  let larch: BuiltLandlord;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.ownerUrl });
  });
  beforeEach(async () => {
    larch = await aLandlord(database);
    await database.inLandlord(larch.id, (tx) => tx.query('update landlords set settings = $2 where id = $1', [larch.id, JSON.stringify({ chasing: { versions: [chasing] } })]));
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const rows = <Row>(sql: string, ...values: unknown[]) => database.inLandlord(larch.id, (tx) => tx.query<Row>(sql, [larch.id, ...values]));
  const log = openLog('silent');
  const run = (now: Instant) => casefileJobs.tasks['sweep-deadlines']?.({}, { database, log, now, newId } as never);
  const runAt = (moment: string) => run(london(moment));
  const runAMinuteBefore = (moment: string) => run(addHours(london(moment), -1 / 60));

  /** A case opened on Tuesday 24 November with a word to its resident; nobody writes to them after. */
  async function given(kind: string, stage: string, updateEvery: number): Promise<string> {
    const context = { ...aContext({ actor: larch.staff.adviser }), newId, chasing };
    const draft = newDraft(aCaseOf(larch, 'REP-2026-00001', { kind, stage, updateEvery }));
    applyChange(draft, { events: [{ type: 'RepairReported', data: {} }], messages: [aWord] }, context);
    await database.inLandlord(larch.id, (tx) => saveCases(tx, [draft]));
    return draft.file.id;
  }

  const away = (who: Role, standsIn: Role, from: string, until: string) => rows(
    'insert into absences (landlord_id, id, staff_id, cover_staff_id, from_on, until_on, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning id',
    newId(), larch.staff[who].id, larch.staff[standsIn].id, from, until, london('2026-11-20 09:00'));

  /** Who has been told so far, by role, and what: "before" of a silence that is coming, "after" of one that began. */
  async function heard(): Promise<Partial<Record<Role, string[]>>> {
    const notices = await rows<{ staffId: string; words: string }>('select staff_id as "staffId", words from notices where landlord_id = $1 order by at, words');
    const roleOf = new Map(Object.entries(larch.staff).map(([role, { id }]) => [id as string, role as Role]));
    const told: Partial<Record<Role, string[]>> = {};
    for (const { staffId, words } of notices) (told[roleOf.get(staffId) ?? 'operative'] ??= []).push(/is due soon/.test(words) ? 'before' : /has not heard from us in time/.test(words) ? 'after' : /raised to the manager/.test(words) ? 'raised' : words);
    return told;
  }
  const silences = async () => (await rows<{ at: Instant }>(`select at from case_events where landlord_id = $1 and type = 'SilenceBegan'`)).map(({ at }) => at);

  interface Row {
    readonly kind: string;
    readonly stage: string;
    readonly updateEvery: number;
    readonly warned: string;
    readonly silent: string;
    readonly managers: string;
    readonly why: string;
  }
  const table: readonly Row[] = [
    { kind: 'repair', stage: 'reported', updateEvery: 20, warned: '2026-11-25 00:00', silent: '2026-11-28 00:00', managers: '2026-11-28 00:00', why: 'its stage asks for a word every 3 working days' },
    { kind: 'repair', stage: 'reported', updateEvery: 1, warned: '2026-11-25 00:00', silent: '2026-11-26 00:00', managers: '2026-11-26 00:00', why: 'an emergency has a word each day, and the warning comes on the day itself' },
    { kind: 'repair', stage: 'diagnosed', updateEvery: 60, warned: '2026-12-04 00:00', silent: '2026-12-09 00:00', managers: '2026-12-09 00:00', why: 'a stage without a rule has that of every case' },
    { kind: 'repair', stage: 'booked', updateEvery: 60, warned: '2026-11-27 00:00', silent: '2026-12-02 00:00', managers: '2026-12-04 00:00', why: 'managers hear as late as the landlord set it, and never not at all' },
    { kind: 'repair', stage: 'fixed', updateEvery: 60, warned: '2026-11-30 00:00', silent: '2026-12-05 00:00', managers: '2026-12-05 00:00', why: 'owners are warned as early as the landlord set it' },
    { kind: 'inspection', stage: 'due', updateEvery: 60, warned: '2026-12-04 00:00', silent: '2026-12-09 00:00', managers: '2026-12-09 00:00', why: 'another kind of case has its own' },
  ];
  for (const { kind, stage, updateEvery, warned, silent, managers, why } of table) {
    it(`of a ${kind} that is ${stage} (${why}): the owner hears before, the managers after, to the minute`, async () => {
      await given(kind, stage, updateEvery);
      await runAMinuteBefore(warned);
      assert.deepEqual(await heard(), {});
      await runAt(warned);
      assert.deepEqual(await heard(), { planner: ['before'] });
      await runAMinuteBefore(silent);
      assert.deepEqual([await heard(), await silences()], [{ planner: ['before'] }, []]);
      await runAt(silent);
      assert.deepEqual(await silences(), [london(silent)]);
      await runAMinuteBefore(managers);
      if (managers !== silent) assert.equal((await heard()).manager, undefined);
      await runAt(managers);
      const told = await heard();
      assert.deepEqual([told.planner?.slice(0, 2), told.manager], [['before', 'after'], [managers === silent ? 'after' : 'raised']]);
    });
  }

  it('is heard of by whoever stands in for the owner before it, and for the manager after', async () => {
    await away('planner', 'adviser', '2026-11-24', '2026-11-30');
    await away('manager', 'surveyor', '2026-11-24', '2026-11-30');
    await given('repair', 'reported', 20);
    await runAt('2026-11-25 00:00');
    assert.deepEqual(await heard(), { planner: ['before'], adviser: ['before'] });
    await runAt('2026-11-28 00:00');
    assert.deepEqual(await heard(), { planner: ['before', 'after'], adviser: ['before', 'after'], manager: ['after'], surveyor: ['after'] });
  });

  it('of a team without a manager is heard of by the managers of its organisation', async () => {
    await rows('delete from team_members where landlord_id = $1 and staff_id = $2 returning team_id', larch.staff.manager.id);
    await given('repair', 'reported', 20);
    await runAt('2026-11-28 00:00');
    assert.deepEqual((await heard()).manager, ['after']);
  });

  it('that begins on a Saturday is on the record at once, and people hear on Monday', async () => {
    await given('repair', 'reported', 20);
    await runAt('2026-11-28 00:00');
    const told = () => rows<{ at: string }>('select at from notices where landlord_id = $1 and staff_id = $2', larch.staff.manager.id);
    assert.deepEqual([await silences(), (await told()).map(({ at }) => at)], [[london('2026-11-28 00:00')], [london('2026-11-30 00:00')]]);
  });

  it('does not come where a word went out after the warning; the count begins anew', async () => {
    await given('repair', 'reported', 20);
    await runAt('2026-11-25 00:00');
    await database.inLandlord(larch.id, async (tx) => {
      const draft = await loadCaseForChange(tx, 'REP-2026-00001');
      applyChange(draft, { events: [], messages: [aWord] }, { ...aContext({ actor: larch.staff.planner, now: london('2026-11-27 16:00') }), newId, chasing });
      await saveCases(tx, [draft]);
    });
    await runAt('2026-12-02 23:59');
    assert.deepEqual([await silences(), (await heard()).manager], [[], undefined]);
    await runAt('2026-12-03 00:00');
    assert.deepEqual((await heard()).manager, ['after']);
  });
});
