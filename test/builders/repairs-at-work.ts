import { dateInLondon, type Instant } from '../../src/clock/index.ts';
import type { Database, Tx } from '../../src/platform/database/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { landlordById } from '../../src/platform/landlord.ts';
import type { RepairCommand, RepairRefusal } from '../../src/repairs/decide/index.ts';
import type { Repair, Visit } from '../../src/repairs/model.ts';
import { performOnRepair, type Asking } from '../../src/repairs/perform.ts';
import { performIntake, readBeforeIntake, type TakenIn } from '../../src/repairs/perform-intake.ts';
import { placeOf } from '../../src/repairs/queries/place.ts';
import { loadRepair } from '../../src/repairs/store/index.ts';
import type { Actor } from '../../src/staff/index.ts';
import type { BuiltLandlord } from './landlord.ts';
import { aReport } from './repair.ts';

/** Repairs of one landlord in the database, each step through the doors that pages and programs use. */
export class RepairsAtWork {
  readonly database: Database;
  readonly landlord: BuiltLandlord;

  constructor(database: Database, landlord: BuiltLandlord) {
    this.database = database;
    this.landlord = landlord;
  }

  inLandlord<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.database.inLandlord(this.landlord.id, work);
  }

  /** Ms Okafor rings about her home; gives back the reference. */
  report(problem: string, now: Instant): Promise<string> {
    return this.inLandlord(async (tx) => {
      const taken = await this.reportIn(tx, problem, now);
      if (!taken.ok) throw new Error(`Not taken: ${taken.why}`);
      return taken.draft.spine.file.reference;
    });
  }

  /** The same within a transaction of the test's own; says why where it is not taken. */
  async reportIn(tx: Tx, problem: string, now: Instant): Promise<TakenIn> {
    const asking = { ...(await this.#asking(tx, this.landlord.staff.adviser, now)), database: this.database };
    const place = await placeOf(tx, { homeId: this.landlord.homeId, communalAreaId: null }, asking.today);
    const report = { type: 'ReportRepair', report: aReport({ problem }), isEmergency: false, photos: [] } as const;
    const { residentId } = this.landlord;
    const before = await readBeforeIntake(asking, place, { problem, residentId });
    return performIntake(asking, { place, residentId, report, isAnother: true, before });
  }

  /** Does one thing; gives back the refusal, if it was refused. */
  act(reference: string, actor: Actor, now: Instant, command: RepairCommand): Promise<RepairRefusal | undefined> {
    return this.inLandlord(async (tx) => {
      const done = await performOnRepair(await this.#asking(tx, actor, now), { reference }, command);
      return done.ok ? undefined : done.refusal;
    });
  }

  /** As `act`; a refusal fails the test by its name. */
  async do(reference: string, actor: Actor, now: Instant, command: RepairCommand): Promise<void> {
    const refusal = await this.act(reference, actor, now, command);
    if (refusal !== undefined) throw new Error(`${command.type} was refused: ${refusal}`);
  }

  /** Books a visit for that day and gives back its id. */
  async book(reference: string, now: Instant, { purpose = 'repair', partOfDay = 'morning', on = dateInLondon(now) }: Partial<Pick<Visit, 'purpose' | 'partOfDay' | 'on'>> = {}) {
    const { planner, operative } = this.landlord.staff;
    await this.do(reference, planner, now, { type: 'BookVisit', purpose, on, partOfDay, operativeId: operative.id, operativeName: operative.name });
    const booked = (await this.repair(reference)).visits.find(({ status }) => status === 'booked');
    if (booked === undefined) throw new Error('No visit is booked.');
    return booked.id;
  }

  /** From a report to closed with the resident's yes, all at one moment. */
  async close(reference: string, now: Instant): Promise<void> {
    const { planner, operative, adviser } = this.landlord.staff;
    await this.do(reference, planner, now, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: 'Set' });
    const visitId = await this.book(reference, now);
    await this.do(reference, operative, now, { type: 'RecordVisitDone', visitId, words: 'New washer', photos: [] });
    await this.do(reference, adviser, now, { type: 'AnswerWhetherFixed', answer: 'fixed', words: '', how: 'by phone' });
  }

  /** Reported and closed at one moment; gives back the reference. */
  async closedJob(problem: string, at: Instant): Promise<string> {
    const reference = await this.report(problem, at);
    await this.close(reference, at);
    return reference;
  }

  repair(reference: string): Promise<Repair> {
    return this.inLandlord(async (tx) => {
      const [found] = await tx.query<{ id: string }>('select id from cases where landlord_id = $1 and reference = $2', [tx.landlordId, reference]);
      return loadRepair(tx, found?.id ?? '');
    });
  }

  /** The types of what happened, in order. */
  async happened(reference: string): Promise<string[]> {
    const rows = await this.inLandlord((tx) => tx.query<{ type: string }>(
      'select e.type from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id where c.landlord_id = $1 and c.reference = $2 order by sequence',
      [tx.landlordId, reference],
    ));
    return rows.map(({ type }) => type);
  }

  async #asking(tx: Tx, actor: Actor, now: Instant): Promise<Asking> {
    const landlord = await landlordById(tx, tx.landlordId);
    if (landlord === undefined) throw new Error('There is no such landlord.');
    return { tx, landlord, actor, now, today: dateInLondon(now), newId };
  }
}
