import assert from 'node:assert/strict';
import { commands, told } from '../test/builders/hazard.ts';
import type { Instant } from '../src/clock/index.ts';
import { performHazardReport, performOnHazard, type HazardCommand } from '../src/hazards/index.ts';
import type { Tx } from '../src/platform/database/index.ts';
import { newId } from '../src/platform/ids.ts';
import { landlordById } from '../src/platform/landlord.ts';
import type { Actor, StaffActor } from '../src/staff/index.ts';
import type { QuietHome } from './homes.ts';
import type { Site } from './site.ts';

/** Damp at a home, done to by the product's own decisions where a journey is about what comes after. */
export class DampHazard {
  readonly #site: Site;
  readonly #home: QuietHome;
  reference = '';

  private constructor(site: Site, home: QuietHome) {
    this.#site = site;
    this.#home = home;
  }

  /** Told of the day before by the adviser, as a danger of this kind; damp unless said. */
  static async told(site: Site, home: QuietHome, differing: Partial<Parameters<typeof told>[0]> = {}): Promise<DampHazard> {
    const made = new DampHazard(site, home);
    await made.#inLandlord('adviser', async (asking) => {
      const done = await performHazardReport(asking, { homeId: home.id, communalAreaId: null, told: told({ awareAt: '2026-11-23 16:00', lateBecause: 'Rang yesterday', ...differing }) });
      assert.ok(done.ok);
      made.reference = done.draft.spine.file.reference;
    });
    return made;
  }

  /** Told of the day before by the adviser, weighed and looked into by the surveyor. */
  static async investigated(site: Site, home: QuietHome): Promise<DampHazard> {
    const made = await DampHazard.told(site, home);
    await made.does('surveyor', commands.triage({ notAskedBecause: 'Rang twice' }));
    await made.does('surveyor', commands.investigated('2026-11-24 09:30'));
    return made;
  }

  async does(who: 'adviser' | 'planner' | 'surveyor' | 'manager', command: HazardCommand): Promise<void> {
    await this.#inLandlord(who, async (asking) => {
      const done = await performOnHazard(asking, { reference: this.reference }, command);
      assert.ok(done.ok, done.ok ? '' : `${command.type}: ${done.refusal}`);
    });
  }

  async #inLandlord(who: string, act: (asking: Awaited<ReturnType<DampHazard['asking']>>) => Promise<void>): Promise<void> {
    await this.#site.database.inLandlord(this.#home.landlordId, async (tx) => act(await this.asking(tx, who)));
  }

  private async asking(tx: Tx, who: string) {
    const landlord = await landlordById(tx, tx.landlordId);
    assert.ok(landlord);
    const now = this.#site.clock.now as Instant;
    return { tx, landlord, actor: await memberOf(tx, `${who}@tarnbrook.example`), now, today: now.slice(0, 10), newId, database: this.#site.database };
  }
}

/** Somebody of the demonstration, as decisions know them. */
async function memberOf(tx: Tx, email: string): Promise<Actor> {
  const [found] = await tx.query<Omit<StaffActor, 'kind'>>(
    `select s.id, s.name, s.roles, s.organisation_id as "organisationId", array(select t.team_id from team_members t where t.landlord_id = $1 and t.staff_id = s.id) as "teamIds" from staff s where s.landlord_id = $1 and s.email = $2`, [tx.landlordId, email],
  );
  assert.ok(found, email);
  return { kind: 'staff', ...found };
}
