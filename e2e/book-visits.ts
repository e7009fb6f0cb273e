import { nextReference, type CaseId } from '../src/casefile/index.ts';
import { linkFor } from '../src/correspondence/index.ts';
import { instant, plainDate } from '../src/clock/index.ts';
import { drawInspections } from '../src/inspections/index.ts';
import type { Tx } from '../src/platform/database/index.ts';
import { newId } from '../src/platform/ids.ts';
import { landlordById } from '../src/platform/landlord.ts';
import { performOnRepair, performReport, type Asking, type RepairCommand, type VisitId } from '../src/repairs/index.ts';
import type { StaffId, TeamId } from '../src/staff/index.ts';
import type { Site } from './site.ts';
import type { QuietHome } from './homes.ts';

export interface BookedHome {
  readonly home: QuietHome;
  readonly reference: string;
  readonly visitId: string;
}

interface ReportedHome {
  readonly asking: Asking;
  readonly caseId: CaseId;
  readonly reference: string;
}

/** A dripping tap at a home, triaged and booked for somebody of the demonstration by their email, through the one door. */
export async function bookVisit(site: Site, home: QuietHome, email: string, on: string): Promise<BookedHome> {
  return reportedAt(site, home, async (tx, { asking, caseId, reference }) => {
    const person = await personOf(tx, email);
    await does(asking, reference, { type: 'DiagnoseRepair', priority: 'emergency', trade: 'plumber', rightToRepairDefect: null, reason: '' });
    await does(asking, reference, { type: 'BookVisit', purpose: 'repair', on: plainDate(on), partOfDay: 'morning', operativeId: person.id, operativeName: person.name, evenIfFull: true });
    const [visit] = await tx.query<{ id: VisitId }>('select id from repair_visits where landlord_id = $1 and case_id = $2', [tx.landlordId, caseId]);
    return { home, reference, visitId: visit?.id ?? '' };
  });
}

/** Moves it, to another day or another person; the visit that it is then. */
export async function moveVisit({ database, clock: { now } }: Site, booked: BookedHome | undefined, { email, on }: { readonly email: string; readonly on: string }): Promise<BookedHome> {
  if (booked === undefined) throw new Error('Nothing was booked.');
  return database.inLandlord(booked.home.landlordId, async (tx) => {
    const person = await personOf(tx, email);
    await does(await systemAsking(tx, now), booked.reference, { type: 'MoveVisit', visitId: booked.visitId as VisitId, on: plainDate(on), partOfDay: 'afternoon', operativeId: person.id, operativeName: person.name, askedBy: 'us', reason: 'Somebody is ill', evenIfFull: true });
    const [visit] = await tx.query<{ id: VisitId }>(
      `select v.id from repair_visits v join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id where v.landlord_id = $1 and c.reference = $2 and v.status = 'booked'`, [tx.landlordId, booked.reference]);
    return { ...booked, visitId: visit?.id ?? '' };
  });
}

/** The same tap as an ordinary job that waits for a visit, with the resident's link to it. */
export async function waitingForVisit(site: Site, home: QuietHome): Promise<{ readonly reference: string; readonly link: string }> {
  return reportedAt(site, home, async (tx, { asking, caseId, reference }) => {
    await does(asking, reference, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: '' });
    const { token } = await linkFor(tx, { caseId, residentId: home.residentId, now: asking.now, newId: () => newId() });
    return { reference, link: `/r/${token}` };
  });
}

/** The same tap after somebody came and found that there is more to do, with the resident's link to it. */
export async function waitingForMoreWork(site: Site, home: QuietHome): Promise<string> {
  const { database, clock: { now } } = site;
  const { reference, visitId } = await bookVisit(site, home, 'operative@tarnbrook.example', now.slice(0, 10));
  const childReference = await nextReference(database, { landlordId: home.landlordId, prefix: 'REP', year: 2026 });
  return database.inLandlord(home.landlordId, async (tx) => {
    await does(await systemAsking(tx, now), reference, { type: 'RecordFollowOn', visitId: visitId as VisitId, words: 'A new valve under the sink', trade: 'plumber', priority: 'routine', dueOn: plainDate('2026-12-10'), childId: newId() as CaseId, childReference });
    const [file] = await tx.query<{ id: string }>('select id from cases where landlord_id = $1 and reference = $2', [tx.landlordId, reference]);
    return `/r/${(await linkFor(tx, { caseId: file?.id ?? '', residentId: home.residentId, now, newId: () => newId() })).token}`;
  });
}

/** Damp in a kitchen, told of as a repair: it may be a danger, whatever is answered. */
export async function dampAsARepair(site: Site, home: QuietHome): Promise<string> {
  return reportedAt(site, home, (_tx, { reference }) => Promise.resolve(reference), { problem: 'damp-or-mould', words: 'Black mould behind the cooker.' });
}

/** The same tap mended, picked to be checked, and a surveyor of the demonstration booked to look. */
export async function workToCheck(site: Site, home: QuietHome, email: string, on: string): Promise<BookedHome & { readonly inspection: string }> {
  const { reference, visitId } = await bookVisit(site, home, 'operative@tarnbrook.example', on);
  const { database, clock } = site;
  const { now } = clock;
  await database.inLandlord(home.landlordId, async (tx) => does(await systemAsking(tx, now), reference, { type: 'RecordVisitDone', visitId: visitId as VisitId, words: 'New cartridge fitted', photos: [] }));
  const settings = { inspections: { versions: [{ from: '2001-01-01', everythingPercent: 100, seed: 'e2e' }] } };
  await drawInspections(database, { id: home.landlordId, settings }, { now: instant(now), today: plainDate(now.slice(0, 10)), newId });
  return database.inLandlord(home.landlordId, async (tx) => {
    const person = await personOf(tx, email);
    await does(await systemAsking(tx, now), reference, { type: 'BookPostInspection', on: plainDate(on), partOfDay: 'afternoon', operativeId: person.id, operativeName: person.name });
    const [found] = await tx.query<{ visitId: string; inspection: string }>(
      `select v.id as "visitId", i.reference as inspection from cases r join repair_visits v on v.landlord_id = r.landlord_id and v.case_id = r.id and v.status = 'booked'
       join post_inspections p on p.landlord_id = r.landlord_id and p.repair_id = r.id join cases i on i.landlord_id = p.landlord_id and i.id = p.case_id
       where r.landlord_id = $1 and r.reference = $2`, [tx.landlordId, reference]);
    return { home, reference, visitId: found?.visitId ?? '', inspection: found?.inspection ?? '' };
  });
}

async function personOf(tx: Tx, email: string): Promise<{ readonly id: StaffId; readonly name: string }> {
  const [person] = await tx.query<{ id: StaffId; name: string }>('select id, name from staff where landlord_id = $1 and email = $2', [tx.landlordId, email]);
  if (person === undefined) throw new Error(`Nobody can be booked as ${email}.`);
  return person;
}

async function systemAsking(tx: Tx, now: string): Promise<Asking> {
  const landlord = await landlordById(tx, tx.landlordId);
  if (landlord === undefined) throw new Error('There is no such landlord.');
  return { tx, landlord, actor: { kind: 'system', name: 'Putright' }, now, today: now.slice(0, 10), newId: () => newId() };
}

const theTap = { problem: 'tap', words: 'The cold tap drips all night.' };

async function reportedAt<Result>({ database, clock }: Site, home: QuietHome, then: (tx: Tx, reported: ReportedHome) => Promise<Result>, said = theTap): Promise<Result> {
  const reference = await nextReference(database, { landlordId: home.landlordId, prefix: 'REP', year: 2026 });
  return database.inLandlord(home.landlordId, async (tx) => {
    const [owner] = await tx.query<{ id: StaffId; teamId: TeamId }>(
      `select s.id, m.team_id as "teamId" from staff s join team_members m on m.landlord_id = s.landlord_id and m.staff_id = s.id
       where s.landlord_id = $1 and 'planner' = any (s.roles) order by s.name limit 1`, [tx.landlordId]);
    if (owner === undefined) throw new Error('Nobody can own a repair.');
    const asking = await systemAsking(tx, clock.now);
    const report = { ...said, room: 'Kitchen', extent: 'Part of the room', since: 'In the last month', reportedBy: 'adviser', reporterName: home.residentName, reporterContact: null } as const;
    const ids = { id: newId() as CaseId, reference };
    await performReport(asking, { homeId: home.id, communalAreaId: null, residentId: home.residentId, ownerId: owner.id, teamId: owner.teamId, ids, report: { type: 'ReportRepair', report, isEmergency: false, photos: [] } });
    return then(tx, { asking, caseId: ids.id, reference });
  });
}

async function does(asking: Asking, reference: string, command: RepairCommand): Promise<void> {
  const done = await performOnRepair(asking, { reference }, command);
  if (!done.ok) throw new Error(`${command.type} was refused: ${done.refusal}`);
}
