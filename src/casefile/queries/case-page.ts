import { englandAndWales, type Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { pointAt } from '../deadline-points.ts';
import type { CaseFile, CaseId, CasePromise, Deadline } from '../model.ts';
import { caseFileFrom, deadlineFrom, promiseFrom } from '../store/rows.ts';
import type { CaseRow, DeadlineRow, PromiseRow } from '../tables.ts';
import type { CasePerson, CasePlace, ShownClock, ShownHandover, ShownLink } from '../views/case-page.ts';

/** The header of a case with whoever and wherever it is about. */
export interface CaseHeader {
  readonly file: CaseFile;
  readonly ownerName: string;
  readonly teamName: string;
  readonly place: CasePlace;
  readonly person: CasePerson | null;
  readonly organisationIds: readonly string[] | null;
}

type HeaderRow = CaseRow & {
  owner_name: string;
  team_name: string;
  home_address: string | null;
  area_name: string | null;
  estate_name: string | null;
  owning_organisation_id: string | null;
  managing_organisation_id: string | null;
  person: CasePerson | null;
};

/** The case with this reference, whoever may see it; undefined when there is none. */
export async function caseHeader(tx: Tx, reference: string): Promise<CaseHeader | undefined> {
  const [row] = await tx.query<HeaderRow>(
    `select c.*, s.name as owner_name, t.name as team_name, h.owning_organisation_id, h.managing_organisation_id,
       concat_ws(', ', h.address_line, h.town, h.postcode) as home_address,
       concat_ws(', ', a.name, ab.name) as area_name, e.name as estate_name,
       case when r.id is not null then jsonb_build_object('id', r.id, 'name', r.name, 'preferredChannel', r.preferred_channel,
         'contactTimes', r.contact_times, 'mobile', r.mobile, 'phone', r.phone, 'email', r.email, 'language', r.language, 'format', r.format) end as person
     from cases c
     join staff s on s.landlord_id = c.landlord_id and s.id = c.owner_id
     join teams t on t.landlord_id = c.landlord_id and t.id = c.team_id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
     left join blocks ab on ab.landlord_id = c.landlord_id and ab.id = a.block_id
     left join estates e on e.landlord_id = c.landlord_id and e.id = case when h.id is null then a.estate_id else h.estate_id end
     left join residents r on r.landlord_id = c.landlord_id and r.id = c.resident_id
     where c.landlord_id = $1 and c.reference = $2`,
    [tx.landlordId, reference],
  );
  return row === undefined ? undefined : headerFrom(row);
}

function headerFrom(row: HeaderRow): CaseHeader {
  const { owning_organisation_id: owning, managing_organisation_id: managing } = row;
  const address = (row.home_id === null ? row.area_name : row.home_address) ?? '';
  return {
    file: caseFileFrom(row),
    ownerName: row.owner_name,
    teamName: row.team_name,
    place: { homeId: row.home_id, address, estate: row.estate_name },
    person: row.person,
    organisationIds: owning === null || managing === null ? null : [owning, managing],
  };
}

/** The handover note of this case that this person has not yet said they have read; undefined when there is none. */
export async function unreadHandover(tx: Tx, caseId: string, staffId: string): Promise<ShownHandover | undefined> {
  const rows = await tx.query<ShownHandover>(
    `select id as "noticeId", words from notices
     where landlord_id = $1 and case_id = $2 and staff_id = $3 and kind = 'handover' and seen_at is null order by at desc, id desc limit 1`,
    [tx.landlordId, caseId, staffId],
  );
  return rows[0];
}

const mostClocks = 100;

/** The clocks of a case, open ones first and each by its end. A rhythm that was kept says nothing, so it is left out. */
export async function clocksOfCase(tx: Tx, caseId: string, now: Instant): Promise<ShownClock[]> {
  const rows = await tx.query<DeadlineRow>(
    `select * from deadlines where landlord_id = $1 and case_id = $2 and (status = 'open' or kind not in ('rhythm', 'promise'))
     order by status = 'open' desc, ends_at, id limit ${mostClocks}`,
    [tx.landlordId, caseId],
  );
  return rows.map(deadlineFrom).map((deadline) => ({ ...deadline, state: stateOf(deadline, now) }));
}

function stateOf(deadline: Deadline, now: Instant): ShownClock['state'] {
  if (deadline.status !== 'open') return deadline.status;
  if (deadline.endsAt <= now) return 'overdue';
  const soonAt = pointAt(deadline, 'due-soon', englandAndWales);
  return soonAt === null || soonAt <= now ? 'soon' : 'in-time';
}

/** The promises of a case: open ones first by their date, then the settled, the latest first. */
export async function promisesOfCase(tx: Tx, caseId: string): Promise<CasePromise[]> {
  const rows = await tx.query<PromiseRow>(
    `select * from promises where landlord_id = $1 and case_id = $2
     order by outcome is null desc, case when outcome is null then due_on end, outcome_at desc, id limit ${mostClocks}`,
    [tx.landlordId, caseId],
  );
  return rows.map(promiseFrom);
}

/** A case linked with another, whoever may see it. */
export type LinkedCase = Omit<ShownLink, 'opens'> & {
  readonly id: CaseId;
  readonly title: string;
  readonly isClosed: boolean;
  readonly organisationIds: readonly string[] | null;
};

/** Cases linked with this one, in both directions, the newest link first. */
export function linksOfCase(tx: Tx, caseId: string): Promise<LinkedCase[]> {
  return tx.query<LinkedCase>(
    `select c.id, c.reference, c.title, l.kind, l."isFromHere", c.closed_at is not null as "isClosed",
       case when h.id is not null then jsonb_build_array(h.owning_organisation_id, h.managing_organisation_id) end as "organisationIds"
     from (
       select to_case_id as id, kind, made_at, true as "isFromHere" from case_links where landlord_id = $1 and from_case_id = $2 and ended_at is null
       union all
       select from_case_id, kind, made_at, false from case_links where landlord_id = $1 and to_case_id = $2 and ended_at is null
     ) l join cases c on c.landlord_id = $1 and c.id = l.id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     order by l.made_at desc, c.reference limit 50`,
    [tx.landlordId, caseId],
  );
}

/** What a visitor must know at this home's door, from those who live there now. Never the diagnosis behind it. */
export async function doorInstructions(tx: Tx, homeId: string | null, today: string): Promise<readonly string[]> {
  if (homeId === null) return [];
  const rows = await tx.query<{ instruction: string }>(
    `select distinct n.instruction from tenancies y
     join tenancy_people p on p.landlord_id = y.landlord_id and p.tenancy_id = y.id
     join household_needs n on n.landlord_id = p.landlord_id and n.resident_id = p.resident_id
     where y.landlord_id = $1 and y.home_id = $2 and y.started_on <= $3 and (y.ended_on is null or y.ended_on >= $3)
       and n.instruction is not null and n.instruction <> '' and (n.ended_on is null or n.ended_on > $3)
     order by n.instruction limit 20`,
    [tx.landlordId, homeId, today],
  );
  return rows.map(({ instruction }) => instruction);
}
