import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { told } from '../../test/builders/hazard.ts';
import { aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { london } from '../../test/builders/times.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { addDays, dateInLondon, plainDate, type Instant } from '../clock/index.ts';
import { openDatabase, RecordChanged, type Database, type Tx } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordById } from '../platform/landlord.ts';
import type { Actor, Role } from '../staff/index.ts';
import type { SetOwnLimits } from './decide/set-own-limits.ts';
import { performHazardReport } from './index.ts';
import { ownLimitsFrom } from './model/own-limits.ts';
import { performSetOwnLimits } from './set-own-limits.ts';

const now = london('2026-11-23 09:00');
const command: SetOwnLimits = { type: 'SetOwnLimits', from: plainDate('2026-12-01'), scope: 'every-hazard', limits: { investigate: { workingDays: 5 } } };

describe('the landlord’s own limits in the database', () => {
  let made: TestDatabase;
  let database: Database;
  let landlord: BuiltLandlord;
  let administrator: Actor;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 4 });
    landlord = await aLandlord(database, `Homes ${newId()}`);
    administrator = as(landlord.staff.manager, 'administrator');
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const as = (actor: Actor, ...roles: readonly Role[]): Actor => (actor.kind === 'staff' ? { ...actor, roles } : actor);
  const inLandlord = <Result>(work: (tx: Tx) => Promise<Result>) => database.inLandlord(landlord.id, work);
  const asking = async (tx: Tx, actor: Actor, at: Instant) => {
    const found = await landlordById(tx, tx.landlordId);
    assert.ok(found);
    return { tx, landlord: found, actor, now: at, today: dateInLondon(at), newId, database };
  };
  const set = (given: SetOwnLimits, { actor = administrator, seen }: { readonly actor?: Actor; readonly seen?: number } = {}) =>
    inLandlord(async (tx) => { const asked = await asking(tx, actor, now); return performSetOwnLimits(asked, given, seen ?? asked.landlord.settingsVersion); });
  const kept = async () => ownLimitsFrom((await inLandlord((tx) => landlordById(tx, tx.landlordId)))?.settings ?? {});
  const clocks = (at: Instant) => inLandlord(async (tx) => {
    const done = await performHazardReport(await asking(tx, landlord.staff.adviser, at), { homeId: landlord.homeId, communalAreaId: null, already: { because: 'Another room' }, told: { ...told({ awareAt: '2026-12-01 09:00', suspected: 'excess-cold' }), awareAt: at } });
    assert.ok(done.ok, done.ok ? '' : done.why);
    const rows = await tx.query<{ rule: string; kind: string; due: string }>("select rule, kind, due_on::text as due from deadlines where landlord_id = $1 and case_id = $2 and rule like 'hazards%investigate' order by rule", [tx.landlordId, done.draft.spine.file.id]);
    return rows.map(({ rule, kind, due }) => [rule, kind, due]);
  });

  it('are set by administrators and by nobody else, and looser ones are refused at the door', async () => {
    for (const role of ['manager', 'surveyor', 'adviser', 'planner', 'operative'] as const) await assert.rejects(set(command, { actor: as(landlord.staff.manager, role) }), NotAllowed);
    for (const refused of [{ ...command, limits: { investigate: { workingDays: 11 } } }, { ...command, from: dateInLondon(now) }, { ...command, limits: {} }]) assert.equal((await set(refused)).ok, false);
    assert.deepEqual(await kept(), []);
  });

  it('are kept with who set them, and not over what somebody saved meanwhile', async () => {
    assert.equal((await set(command)).ok, true);
    const name = landlord.staff.manager.kind === 'staff' ? landlord.staff.manager.name : '';
    assert.deepEqual(await kept(), [{ from: '2026-12-01', setBy: name, scope: 'every-hazard', limits: command.limits }]);
    const changes = await inLandlord((tx) => tx.query("select part, actor_name as who, before -> 'versions' as before from settings_changes where landlord_id = $1", [tx.landlordId]));
    assert.deepEqual(changes, [{ part: 'hazards', who: name, before: [] }]);
    await assert.rejects(set({ ...command, limits: {}, from: addDays(command.from, 1) }, { seen: 0 }), RecordChanged);
  });

  it('begin for what we become aware of from their day on, beside the law’s', async () => {
    assert.deepEqual(await clocks(london('2026-11-30 12:00')), [['hazards.investigate', 'law', '2026-12-14']]);
    assert.deepEqual(await clocks(london('2026-12-01 12:00')), [['hazards-policy.beside-investigate', 'policy', '2026-12-08'], ['hazards.investigate', 'law', '2026-12-15']]);
  });
});
