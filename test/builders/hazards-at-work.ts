import assert from 'node:assert/strict';
import { dateInLondon, type Instant } from '../../src/clock/index.ts';
import { performHazardReport, type HazardCommand } from '../../src/hazards/index.ts';
import { performOnSpread } from '../../src/hazards/perform-spread.ts';
import type { Database, Tx } from '../../src/platform/database/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { landlordById } from '../../src/platform/landlord.ts';
import type { Actor } from '../../src/staff/index.ts';
import { told } from './hazard.ts';
import type { BuiltLandlord } from './landlord.ts';

/** Hazards of one landlord in the database, each step through the doors that pages and programs use. */
export class HazardsAtWork {
  readonly database: Database;
  readonly landlord: BuiltLandlord;

  constructor(database: Database, landlord: BuiltLandlord) {
    this.database = database;
    this.landlord = landlord;
  }

  inLandlord<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.database.inLandlord(this.landlord.id, work);
  }

  /** Everybody was asked about their needs, and nobody has any: hazards can be weighed. */
  async asksAboutNeeds(): Promise<void> {
    await this.inLandlord((tx) => tx.query(
      `update residents set needs_answer = 'none', needs_confirmed_on = '2026-11-01', needs_source = 'the person', needs_consent_basis = 'reasonable adjustments' where landlord_id = $1`, [tx.landlordId],
    ));
  }

  /** The adviser is told of damp: in Ms Okafor's home, unless it is elsewhere. */
  report(now: Instant, place: { readonly homeId: string | null; readonly communalAreaId: string | null } = { homeId: this.landlord.homeId, communalAreaId: null }) {
    return this.inLandlord(async (tx) => {
      const done = await performHazardReport(await this.asking(tx, this.landlord.staff.adviser, now), { ...place, already: { because: 'Another room' }, told: { ...told({ awareAt: '2026-11-30 09:00' }), awareAt: now } });
      assert.ok(done.ok, done.ok ? '' : done.why);
      return done.draft.spine.file;
    });
  }

  /** What came of it: nothing where it was done, else why it was refused. */
  do(reference: string, actor: Actor, now: Instant, command: HazardCommand): Promise<string | undefined> {
    return this.inLandlord(async (tx) => {
      const done = await performOnSpread(await this.asking(tx, actor, now), { reference }, command);
      return done.ok ? undefined : done.refusal;
    });
  }

  /** As routes ask. */
  async asking(tx: Tx, actor: Actor, now: Instant) {
    const landlord = await landlordById(tx, this.landlord.id);
    assert.ok(landlord);
    return { tx, landlord, actor, now, today: dateInLondon(now), newId, database: this.database };
  }
}
