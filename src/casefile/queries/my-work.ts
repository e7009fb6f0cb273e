import { addDays, endOfDay, startOfDay, type PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { SignedIn } from '../../platform/http/index.ts';
import { ownerRoles } from '../access.ts';
import type { MatterList, ShownMatter, ShownNotice, StandingIn } from '../views/my-work.ts';
import { dueOrder, type Reading } from './matters.ts';

const linesAList = 50;

/** One line of My work, before it knows where it leads. */
export type Matter = Omit<ShownMatter, 'href' | 'standingIn'> & { readonly ownerId: string; readonly kind: string; readonly stage: string };
export type Matters = { readonly [Name in MatterList]: { readonly lines: readonly Matter[]; readonly total: number } };

const about = `c.id, c.reference, c.title, c.owner_id as "ownerId", r.name as "residentName", c.last_contact_at as "lastContactAt",
  c.update_every as "updateEvery", c.kind, c.stage, case when h.id is null then a.name else h.address_line end as address`;
const joins = `left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
  left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
  left join residents r on r.landlord_id = c.landlord_id and r.id = c.resident_id`;
const clockFacts = `d.duty, d.kind as "clockKind", d.due_on as "dueOn", d.due_at as "dueAt", d.ends_at as "endsAt", d.because, d.citation, d.confidence, d.steps`;

/** Whoever looks, and when. */
export interface WorkReader extends Reading {
  readonly actor: Pick<SignedIn, 'staffId' | 'roles' | 'organisationId'>;
}

/**
 * What waits for these people, the oldest harm first. Reads only cases on which something is due by tonight. Standing in
 * opens nothing: of others' work the reader sees what they could open themselves, for anybody may be named to stand in.
 */
export async function mattersOf(tx: Tx, staffIds: readonly string[], reading: WorkReader, most = linesAList): Promise<Matters> {
  const today = reading.today as PlainDate;
  const { staffId, organisationId, roles } = reading.actor;
  const answersForCases = roles.some((role) => ownerRoles.some((owner) => owner === role));
  const span = { tx, staffIds: answersForCases ? staffIds : [staffId], staffId, organisationId, most };
  return {
    overdue: await clocksBetween(span, "<> 'rhythm'", [startOfDay('1000-01-01' as PlainDate), reading.now]),
    today: await clocksBetween(span, "<> 'rhythm'", [reading.now, endOfDay(today)]),
    silences: await clocksBetween(span, "= 'rhythm'", [startOfDay('1000-01-01' as PlainDate), reading.now]),
    promises: await promisesUntil(span, today, addDays(today, 6)),
  };
}

interface Whose {
  readonly tx: Tx;
  readonly staffIds: readonly string[];
  readonly staffId: string;
  readonly organisationId: string;
  readonly most: number;
}

/** The reader's own, or of a home of their organisation. Needs the two as the fifth and sixth parameter. */
const within = (ownerId: string) => `(${ownerId} = $5 or c.home_id is null or $6::uuid in (h.owning_organisation_id, h.managing_organisation_id))`;

/** One line a case, with the clock that ends first and how many more like it the case has. */
async function clocksBetween({ tx, staffIds, staffId, organisationId, most }: Whose, kinds: string, [after, until]: readonly [string, string]): Promise<Matters['overdue']> {
  const rows = await tx.query<Matter & { total: number }>(
    `select *, count(*) over () as total from (
       select distinct on (c.id) ${about}, ${clockFacts}, count(*) over (partition by c.id) - 1 as "moreLikeIt"
       from cases c join deadlines d on d.landlord_id = c.landlord_id and d.case_id = c.id and d.status = 'open' and d.kind ${kinds}
         and d.ends_at > $3 and d.ends_at <= $4
       ${joins}
       where c.landlord_id = $1 and c.owner_id = any ($2::uuid[]) and c.closed_at is null and ${dueOrder} <= $4 and ${within('c.owner_id')}
       order by c.id, d.ends_at, d.id
     ) matters order by "endsAt", id limit ${most}`,
    [tx.landlordId, staffIds, after, until, staffId, organisationId],
  );
  return listed(rows);
}

async function promisesUntil({ tx, staffIds, staffId, organisationId, most }: Whose, from: PlainDate, until: PlainDate): Promise<Matters['promises']> {
  const rows = await tx.query<Matter & { total: number }>(
    `select ${about}, p.words as duty, 'promise' as "clockKind", p.due_on as "dueOn", null as "dueAt", null as "endsAt",
       'We promised ' || p.made_to || ' this' as because, '' as citation, 'P' as confidence, '[]'::jsonb as steps, 0 as "moreLikeIt",
       p.owner_id as "ownerId", count(*) over () as total
     from promises p join cases c on c.landlord_id = p.landlord_id and c.id = p.case_id
     ${joins}
     where p.landlord_id = $1 and p.owner_id = any ($2::uuid[]) and p.outcome is null and p.due_on between $3 and $4 and ${within('p.owner_id')}
     order by p.due_on, p.id limit ${most}`,
    [tx.landlordId, staffIds, from, until, staffId, organisationId],
  );
  return listed(rows);
}

function listed(rows: readonly (Matter & { total: number })[]): Matters['overdue'] {
  return { lines: rows, total: rows[0]?.total ?? 0 };
}

/** Whose work this person sees as well as their own, by name, and until when. */
export function standingInFor(tx: Tx, staffIds: readonly string[], today: string): Promise<StandingIn[]> {
  if (staffIds.length === 0) return Promise.resolve([]);
  return tx.query<StandingIn>(
    `select s.id as "staffId", s.name, max(a.until_on) as "untilOn" from absences a
     join staff s on s.landlord_id = a.landlord_id and s.id = a.staff_id
     where a.landlord_id = $1 and a.staff_id = any ($2::uuid[]) and a.from_on <= $3 and a.until_on >= $3
     group by s.id, s.name order by s.name, s.id limit 100`,
    [tx.landlordId, staffIds, today],
  );
}

/** A notice leads to its case, or where it says. */
export type UnseenNotice = Omit<ShownNotice, 'href'> & { readonly href: string | null };

export interface WhichNotices {
  readonly before?: { readonly at: string; readonly id: string } | undefined;
  readonly most?: number;
}

/** What somebody has been told and not yet marked as seen: the newest 50 unless said, and one more when there are more. */
export function unseenNotices(tx: Tx, staffId: string, now: string, { before, most = linesAList + 1 }: WhichNotices = {}): Promise<UnseenNotice[]> {
  const older = before === undefined ? '' : 'and n.at <= $4::timestamptz and (n.at, n.id) < ($4::timestamptz, $5::uuid)';
  return tx.query<UnseenNotice>(
    `select n.id, n.words, n.at, n.kind, n.is_urgent as "isUrgent", c.reference, n.href from notices n
     left join cases c on c.landlord_id = n.landlord_id and c.id = n.case_id
     where n.landlord_id = $1 and n.staff_id = $2 and n.seen_at is null and n.at <= $3 ${older}
     order by n.at desc, n.id desc limit ${most}`,
    [tx.landlordId, staffId, now, ...(before === undefined ? [] : [before.at, before.id])],
  );
}

/** The cases of these people that closed today. */
export function closedToday(tx: Tx, staffIds: readonly string[], today: string): Promise<{ readonly reference: string; readonly title: string }[]> {
  return tx.query(
    `select reference, title from cases where landlord_id = $1 and owner_id = any ($2::uuid[]) and closed_at >= $3 and closed_at is not null
     order by closed_at desc, id limit ${linesAList}`,
    [tx.landlordId, staffIds, startOfDay(today as PlainDate)],
  );
}
