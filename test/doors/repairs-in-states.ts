import { everyHalfDay } from '../../src/appointments/model.ts';
import { saveCalendar } from '../../src/appointments/store.ts';
import { caseContext, nextReference, performOnCase, type CaseId } from '../../src/casefile/index.ts';
import { dateInLondon, plainDate, type Instant } from '../../src/clock/index.ts';
import { performRaise, type RaiseOrder } from '../../src/orders/index.ts';
import { insertRows, NotFound, type Tx } from '../../src/platform/database/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { landlordById } from '../../src/platform/landlord.ts';
import { keepProgramme, makeProgramme } from '../../src/programmes/index.ts';
import { performReport, type Asking, type RepairCommand } from '../../src/repairs/index.ts';
import type { RepairReport, VisitId } from '../../src/repairs/model.ts';
import type { Actor } from '../../src/staff/index.ts';
import { aRaise } from '../builders/order.ts';
import { aReport } from '../builders/repair.ts';
import { london } from '../builders/times.ts';
import type { DoorSite } from './door-site.ts';

/** A repair in a state, and what of it an address or a form names. */
export interface InState {
  readonly reference: string;
  readonly visitId: string;
  readonly remedyId: string;
  readonly orderId: string;
}

export const system: Actor = { kind: 'system', name: 'Putright' };
export const at = (day: number, time = '09:00'): Instant => london(`2026-11-${day} ${time}`);
const slotOf = { partOfDay: 'morning' as const };

/** Puts repairs of one landlord into states, each step through the doors themselves. The day it is then is Tuesday 24 November. */
export class RepairStates {
  readonly doors: DoorSite;
  /** A shared place: nobody to write to, and no tenancy. */
  stairsId = '';
  programmeId = '';

  constructor(doors: DoorSite) {
    this.doors = doors;
  }

  get #staff() {
    return this.doors.site.landlord.staff;
  }

  /** What stands beside the repairs: shared stairs, a programme, whoever is away or does not work then. */
  async prepare(): Promise<this> {
    const { landlord } = this.doors.site;
    await this.doors.site.inLandlord(async (tx) => {
      this.stairsId = newId();
      await tx.query(`insert into communal_areas (landlord_id, id, estate_id, block_id, name) select landlord_id, $2, estate_id, block_id, 'Stairs' from homes where landlord_id = $1 and id = $3`, [landlord.id, this.stairsId, landlord.homeId]);
      const { surveyor, planner, manager } = this.#staff;
      await insertRows(tx, 'absences', [{ landlord_id: landlord.id, id: newId(), staff_id: surveyor.id, cover_staff_id: planner.id, from_on: '2026-11-27', until_on: '2026-11-27', created_at: at(20) }]);
      await saveCalendar(tx, { staffId: surveyor.id, trades: [], neighbourhoodIds: [], works: everyHalfDay.filter((half) => half !== '3-afternoon'), placesInHalfDay: null }, 0, { by: manager, now: at(20), newId });
      const keeping = { tx, actor: manager, now: at(20), today: '2026-11-20', newId };
      const made = await makeProgramme(keeping, { name: 'New windows', work: 'new windows', startsOn: plainDate('2027-01-04'), endsOn: plainDate('2027-03-31') });
      if (!made.ok) throw new Error(made.refusal);
      this.programmeId = made.id;
      await keepProgramme(keeping, { id: made.id }, { type: 'AddPlaces', placeIds: [landlord.homeId] });
    });
    return this;
  }

  async report(differing: Partial<RepairReport> = {}, where: { readonly homeId?: null; readonly communalAreaId?: string; readonly residentId?: null } = {}, by: Actor = this.#staff.adviser): Promise<string> {
    const { landlord, database } = this.doors.site;
    const reference = await nextReference(database, { landlordId: landlord.id, prefix: 'REP', year: 2026 });
    const report = { type: 'ReportRepair', report: aReport({ problem: 'window', ...differing }), isEmergency: false, photos: [] } as const;
    const place = { homeId: landlord.homeId, communalAreaId: null, residentId: landlord.residentId, ...where };
    await this.doors.site.inLandlord(async (tx) => {
      const done = await performReport(await this.#asking(tx, by, at(16)), { ...place, ownerId: this.#staff.planner.id, teamId: landlord.repairsTeamId, ids: { id: newId() as CaseId, reference }, report });
      if (!done.ok) throw new Error(done.refusal);
    });
    return reference;
  }

  do(reference: string, actor: Actor, now: Instant, command: RepairCommand): Promise<void> {
    return this.doors.work.do(reference, actor, now, command);
  }

  async triaged(problem = 'window', priority: 'routine' | 'emergency' = 'routine'): Promise<string> {
    const reference = await this.report({ problem });
    await this.do(reference, this.#staff.planner, at(16), { type: 'DiagnoseRepair', priority, trade: 'plumber', rightToRepairDefect: null, reason: '' });
    return reference;
  }

  /** A visit of the operative's on that day. */
  async booked(day: number, reference: string | undefined = undefined, partOfDay: 'morning' | 'afternoon' = 'morning'): Promise<InState> {
    const of = reference ?? (await this.triaged());
    await this.doors.work.book(of, at(Math.min(day, 23)), { on: plainDate(`2026-11-${day}`), partOfDay });
    return this.shown(of);
  }

  /** The work is done, on a day that is over. */
  async fixed(day: number, reference?: string): Promise<InState> {
    const { reference: of, visitId } = await this.booked(day, reference);
    await this.do(of, this.#staff.operative, at(day, '10:00'), { type: 'RecordVisitDone', visitId: visitId as VisitId, words: 'New washer', photos: [] });
    return this.shown(of);
  }

  async noAccess(priority: 'routine' | 'emergency' = 'routine', parts: readonly ('morning' | 'afternoon')[] = ['morning']): Promise<InState> {
    const reference = await this.triaged('window', priority);
    for (const [place, day] of [18, 19, 20].entries()) {
      const { visitId } = await this.booked(day, reference, parts[place % parts.length]);
      await this.do(reference, this.#staff.operative, at(day, '15:00'), { type: 'RecordNoAccess', visitId: visitId as VisitId, tried: ['knocked and waited', 'left a card'], words: 'No answer' });
    }
    return this.shown(reference);
  }

  async missed(day: number): Promise<InState> {
    const { reference, visitId } = await this.booked(day);
    await this.do(reference, system, at(day, '20:00'), { type: 'RecordMissedVisit', visitId: visitId as VisitId });
    return this.shown(reference);
  }

  async withFollowOn(day: number): Promise<InState> {
    const { database, landlord } = this.doors.site;
    const { reference, visitId } = await this.booked(day);
    const childReference = await nextReference(database, { landlordId: landlord.id, prefix: 'REP', year: 2026 });
    await this.do(reference, this.#staff.operative, at(day, '10:00'), { type: 'RecordFollowOn', visitId: visitId as VisitId, words: 'New hinge', trade: 'carpenter', priority: 'routine', dueOn: plainDate('2026-12-10'), childId: newId() as CaseId, childReference });
    return this.shown(reference);
  }

  /** Its check is booked with the surveyor, for today. */
  async checkBooked(): Promise<InState> {
    const { reference } = await this.fixed(17);
    const { surveyor, planner } = this.#staff;
    await this.do(reference, planner, at(23), { type: 'BookPostInspection', on: plainDate('2026-11-24'), ...slotOf, operativeId: surveyor.id, operativeName: surveyor.name });
    return this.shown(reference);
  }

  async promise(reference: string): Promise<void> {
    await this.doors.site.inLandlord(async (tx) => {
      const asking = await this.#asking(tx, this.#staff.planner, at(16));
      const done = await performOnCase(tx, { reference }, { type: 'MakePromise', madeTo: 'the resident', words: 'We ring about the paint', dueOn: plainDate('2026-12-10') }, caseContext(asking, asking.actor));
      if (!done.ok) throw new Error(done.refusal);
    });
  }

  async ordered(differing: Partial<RaiseOrder> = {}): Promise<InState> {
    const reference = await this.triaged();
    const { contractorId, contractId } = this.doors.site.brightside;
    await this.doors.site.inLandlord(async (tx) => {
      const raised = await performRaise(await this.#asking(tx, this.#staff.planner, at(20)), { reference }, aRaise({ contractorId, contractId, ...differing }));
      if (!raised.ok) throw new Error(raised.refusal);
    });
    return this.shown(reference);
  }

  async shown(reference: string): Promise<InState> {
    const repair = await this.doors.work.repair(reference);
    const visit = repair.visits.find(({ status }) => status === 'booked') ?? repair.visits.at(-1);
    const [order] = await this.doors.site.inLandlord((tx) => tx.query<{ id: string }>('select o.id from work_orders o join cases c on c.landlord_id = o.landlord_id and c.id = o.case_id where o.landlord_id = $1 and c.reference = $2', [tx.landlordId, reference]));
    return { reference, visitId: visit?.id ?? '', remedyId: repair.remedies.at(-1)?.id ?? '', orderId: order?.id ?? '' };
  }

  /** Asks some door for something, at that moment, in a transaction of its own. */
  asking<Done>(actor: Actor, now: Instant, ask: (asking: Asking) => Promise<Done>): Promise<Done> {
    return this.doors.site.inLandlord(async (tx) => ask(await this.#asking(tx, actor, now)));
  }

  async #asking(tx: Tx, actor: Actor, now: Instant) {
    const landlord = await landlordById(tx, this.doors.site.landlord.id);
    if (landlord === undefined) throw new NotFound('landlord');
    return { tx, landlord, actor, now, today: dateInLondon(now), newId };
  }
}
