import { linkFor, revokeLink } from '../src/correspondence/index.ts';
import type { Database, Tx } from '../src/platform/database/index.ts';
import { insertRows } from '../src/platform/database/index.ts';
import { newId } from '../src/platform/ids.ts';
import type { SignedIn } from '../src/platform/http/index.ts';
import { addMessages, addNotice } from './message-facts.ts';
import { roles, type Role } from '../src/staff/index.ts';
import { aHazard } from './a-hazard.ts';
import { anOutreach } from './an-outreach.ts';
import { anInspection } from './an-inspection.ts';
import { demonstrationNow } from './demonstration-database.ts';
import { addOrphan, addWithdrawnDocument } from './evidence-facts.ts';
import { addHazardEntry, addOrder } from './order-facts.ts';
import { addImport, addProgramme, aProblemAsked } from './import-facts.ts';
import { addCapture } from './phone-facts.ts';
import { whoAgreed } from './resident-facts.ts';

/** Real things of one landlord that addresses can name, and who works there. */
export interface RouteFacts {
  readonly landlordId: string;
  readonly slug: string;
  readonly name: string;
  /** One member of staff for each role; the operative is the one whose visit is booked. */
  readonly staff: Readonly<Record<Role, SignedIn>>;
  /** Of an organisation that neither owns nor manages a home here. */
  readonly stranger: Omit<SignedIn, 'roles'>;
  readonly booked: string;
  /** Reported and diagnosed a moment ago, with nothing booked. */
  readonly diagnosed: string;
  readonly fixed: string;
  readonly hazard: string;
  /** A hazard of the home, told of and not yet weighed. */
  readonly hazardCase: string;
  /** An outreach, and the case of its one home. */
  readonly outreachId: string;
  readonly approach: string;
  /** An inspection of the work on `fixed`, still to be made. */
  readonly inspection: string;
  readonly visitId: string;
  readonly caseId: string;
  readonly homeId: string;
  readonly areaId: string;
  readonly blockId: string;
  readonly residentId: string;
  readonly promiseId: string;
  readonly teamId: string;
  /** Somebody of the managing organisation who visits homes. */
  readonly surveyorId: string;
  /** The complaints officer, who has an absence. */
  readonly colleagueId: string;
  /** The board member, who owns no case and so can leave. */
  readonly leaverId: string;
  readonly absenceId: string;
  readonly noticeId: string;
  /** A kind of problem that the API answers with. */
  readonly problemKind: string;
  /** A token of the API, which acts for the manager. */
  readonly tokenId: string;
  /** A team of the landlord's own, a contract of it, and the first order of the possible hazard, given to them. */
  readonly contractorId: string;
  readonly contractId: string;
  readonly orderNumber: string;
  readonly orderId: string;
  /** An entry of the register of site hazards of the home. */
  readonly hazardEntryId: string;
  /** Links to that order: one that works, one that was withdrawn, one whose time is over. */
  readonly orderLinkToken: string;
  readonly revokedOrderLinkToken: string;
  readonly expiredOrderLinkToken: string;
  /** A programme of planned work, which covers no home of theirs. */
  readonly programmeId: string;
  /** A file of homes that has been checked and waits to be imported, with a rejected row. */
  readonly importId: string;
  /** What the operative's phone sent when the visit no longer was as it had been; a planner has put it on the case. */
  readonly captureId: string;
  readonly mailboxId: string;
  readonly stuckId: string;
  /** A call to make beside a message. */
  readonly messageTaskId: string;
  readonly postedLetterId: string;
  readonly letterBatchId: string;
  /** A document of the booked case that was withdrawn: what may be done with it changes nothing. */
  readonly evidenceId: string;
  /** Something without a case that was put aside, with the manager's organisation. */
  readonly orphanId: string;
  /** A photo of the booked case, taken by the holder of the link that works. */
  readonly photoId: string;
  /** A problem of which the landlord asks questions of its own. */
  readonly problemAsked: string;
  /** The first entry of any case. */
  readonly firstEntry: string;
  readonly linkToken: string;
  readonly revokedToken: string;
  readonly expiredToken: string;
}

/** What the database tells by itself; the rest is made over HTTP, as people would. */
export type FactsOfDatabase = Omit<RouteFacts, 'photoId' | 'diagnosed'>;

/** Looks them up in the demonstration, and adds what it does not hold: a stranger, an absence, a stuck message, links. */
export async function routeFacts(database: Database, slug: string): Promise<FactsOfDatabase> {
  const [landlord] = await database.beforeLandlord((tx) => tx.query<{ id: string; name: string }>('select id, name from landlords where slug = $1', [slug]));
  if (landlord === undefined) throw new Error(`The demonstration has no ${slug}.`);
  const { inspection, fixed } = await anInspection(database, landlord.id);
  return database.inLandlord(landlord.id, async (tx) => {
    const booked = await bookedVisit(tx);
    const staff = await staffByRole(tx, booked.operativeId);
    const colleagueId = staff['complaints officer'].staffId;
    const { visitId, caseId, homeId, residentId } = booked;
    const hazard = await first(tx, `select c.reference as found from cases c join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id
        where c.landlord_id = $1 and r.hazard in ('possible', 'none-seen') and c.closed_at is null and c.reference like 'REP-%' order by r.hazard = 'possible' desc, c.reference desc limit 1`);
    return {
      landlordId: landlord.id, name: landlord.name, slug, staff, visitId, caseId, homeId, colleagueId, residentId: await whoAgreed(tx, residentId),
      leaverId: staff['board member'].staffId,
      booked: booked.reference, inspection,
      hazardCase: await aHazard(database, { landlordId: landlord.id, homeId, by: staff.manager }),
      ...(await anOutreach(database, { landlordId: landlord.id, homeId, by: staff.manager })),
      // The newest of each: the smaller landlord has the low numbers as well.
      fixed, hazard,
      ...(await addOrder(tx, hazard, staff.contractor.organisationId)),
      areaId: await first(tx, 'select id as found from communal_areas where landlord_id = $1 order by name limit 1'),
      blockId: await first(tx, 'select block_id as found from homes where landlord_id = $1 and block_id is not null limit 1'),
      promiseId: await first(tx, 'select id as found from promises where landlord_id = $1 and case_id = $2 and outcome is null limit 1', caseId),
      teamId: staff.planner.teamIds[0] ?? '',
      surveyorId: staff.surveyor.staffId,
      mailboxId: await first(tx, 'select message_id as found from mailbox where landlord_id = $1 limit 1'),
      stranger: await addStranger(tx),
      absenceId: await addAbsence(tx, { id: newId(), staffId: colleagueId, coverId: staff.adviser.staffId }), noticeId: await addNotice(tx, caseId, staff.manager.staffId),
      ...(await addMessages(tx, caseId, staff.manager)),
      problemAsked: await aProblemAsked(tx, staff.manager),
      firstEntry: '1',
      problemKind: 'refused',
      hazardEntryId: await addHazardEntry(tx, { home_id: homeId }), tokenId: await addToken(tx, staff.manager.staffId),
      programmeId: await addProgramme(tx), importId: await addImport(tx, staff.administrator.staffId),
      captureId: await addCapture(tx, { caseId, visitId, staffId: booked.operativeId }),
      evidenceId: await addWithdrawnDocument(tx, caseId, staff.manager.staffId),
      orphanId: await addOrphan(tx, staff.manager.organisationId),
      ...(await addLinks(tx, caseId)),
    };
  });
}

/** Somebody of another landlord, in every role there is, and a thing of theirs. */
export interface OtherLandlord {
  readonly landlordId: string;
  readonly person: SignedIn;
  readonly visitId: string;
}

export async function otherLandlord(database: Database, slug: string): Promise<OtherLandlord> {
  const [landlord] = await database.beforeLandlord((tx) => tx.query<{ id: string }>('select id from landlords where slug = $1', [slug]));
  const landlordId = landlord?.id ?? '';
  return database.inLandlord(landlordId, async (tx) => {
    const [person] = await staffOf(tx);
    if (person === undefined) throw new Error('The other landlord has no staff.');
    return { landlordId, person: { ...person, roles }, visitId: await first(tx, 'select id as found from repair_visits where landlord_id = $1 limit 1') };
  });
}

interface BookedVisit {
  readonly visitId: string;
  readonly operativeId: string;
  readonly caseId: string;
  readonly reference: string;
  readonly homeId: string;
  readonly residentId: string;
}

async function bookedVisit(tx: Tx): Promise<BookedVisit> {
  const rows = await tx.query<BookedVisit>(
    `select v.id as "visitId", v.operative_id as "operativeId", c.id as "caseId", c.reference, c.home_id as "homeId", c.resident_id as "residentId"
     from repair_visits v
     join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id
     join staff on staff.landlord_id = v.landlord_id and staff.id = v.operative_id and staff.roles = array['operative']
     where v.landlord_id = $1 and v.status = 'booked' and v.purpose = 'repair' and c.resident_id is not null and v.visit_on >= $2
       and not exists (select from programme_places p join homes h on h.landlord_id = $1 and h.id = c.home_id where p.landlord_id = $1 and p.place_id in (h.id, h.block_id))
     order by c.reference desc limit 1`,
    [tx.landlordId, demonstrationNow.slice(0, 10)],
  );
  if (rows[0] === undefined) throw new Error('The demonstration has no visit booked.');
  return rows[0];
}

function staffOf(tx: Tx): Promise<SignedIn[]> {
  return tx.query<SignedIn>(
    `select staff.id as "staffId", staff.name, staff.roles, staff.organisation_id as "organisationId",
       array(select team_id::text from team_members m where m.landlord_id = staff.landlord_id and m.staff_id = staff.id) as "teamIds"
     from staff where landlord_id = $1 and is_active order by created_at, name`,
    [tx.landlordId],
  );
}

async function staffByRole(tx: Tx, operativeId: string): Promise<Record<Role, SignedIn>> {
  const rows = await staffOf(tx);
  const entries = roles.map((role) => {
    const found = rows.find((row) => row.roles.includes(role) && (role !== 'operative' || row.staffId === operativeId));
    if (found === undefined) throw new Error(`The demonstration has no ${role}.`);
    return [role, { ...found, roles: [role] }] as const;
  });
  return Object.fromEntries<SignedIn>(entries) as Record<Role, SignedIn>;
}

async function first(tx: Tx, sql: string, ...more: readonly unknown[]): Promise<string> {
  const rows = await tx.query<{ found: string }>(sql, [tx.landlordId, ...more]);
  if (rows[0] === undefined) throw new Error(`The demonstration has nothing for: ${sql}`);
  return rows[0].found;
}

async function addStranger(tx: Tx): Promise<RouteFacts['stranger']> {
  const [organisationId, staffId] = [newId(), newId()] as const;
  await insertRows(tx, 'organisations', [{ landlord_id: tx.landlordId, id: organisationId, name: 'Windward Contractors', kind: 'contractor' }]);
  await insertRows(tx, 'staff', [{
    landlord_id: tx.landlordId, id: staffId, organisation_id: organisationId, name: 'Bo Tremaine', email: 'bo@windward.example', roles: ['manager'], created_at: demonstrationNow,
  }]);
  return { staffId, name: 'Bo Tremaine', organisationId, teamIds: [] };
}

export async function addAbsence(tx: Tx, { id, staffId, coverId }: { readonly id: string; readonly staffId: string; readonly coverId: string }, differing: object = {}): Promise<string> {
  await insertRows(tx, 'absences', [{
    landlord_id: tx.landlordId, id, staff_id: staffId, cover_staff_id: coverId, from_on: '2027-01-04', until_on: '2027-01-08', created_at: demonstrationNow, ...differing,
  }]);
  return id;
}

/** A link that works, one that was withdrawn, one whose time is over. The first made is withdrawn before the next is made. */
async function addLinks(tx: Tx, caseId: string): Promise<Pick<RouteFacts, 'linkToken' | 'revokedToken' | 'expiredToken'>> {
  const [whose] = await tx.query<{ residentId: string | null }>('select resident_id as "residentId" from cases where landlord_id = $1 and id = $2', [tx.landlordId, caseId]);
  const wanted = { caseId, residentId: whose?.residentId ?? null, now: demonstrationNow, newId: () => newId() };
  const revoked = await linkFor(tx, wanted);
  await revokeLink(tx, { caseId, linkId: revoked.linkId, now: demonstrationNow });
  const works = await linkFor(tx, wanted);
  const [other] = await tx.query<{ id: string }>('select id from cases where landlord_id = $1 and id <> $2 and closed_at is not null limit 1', [tx.landlordId, caseId]);
  const expired = await linkFor(tx, { ...wanted, caseId: other?.id ?? '', now: '2025-01-06T10:00:00.000Z' });
  return { linkToken: works.token, revokedToken: revoked.token, expiredToken: expired.token };
}

async function addToken(tx: Tx, actsAs: string): Promise<string> {
  const id = newId();
  await insertRows(tx, 'api_tokens', [{
    landlord_id: tx.landlordId, id, name: 'Portal', secret_hash: Buffer.alloc(32, 7), scopes: ['repairs:read'], acts_as: actsAs, made_by: null, made_by_name: 'Test',
    made_at: '2098-12-01T00:00:00.000Z', expires_at: '2099-01-01T00:00:00.000Z',
  }]);
  return id;
}
