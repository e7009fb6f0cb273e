import { addHours, type Instant } from '../clock/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { hoursOnTheWay, type Capture } from './model.ts';

/** What came in and waits for a person, in one line. */
export interface WaitingCapture extends Pick<Capture, 'id' | 'reference' | 'staffName' | 'begunAt' | 'why' | 'state'> {
  readonly address: string;
}

export interface WaitingPage {
  readonly captures: readonly WaitingCapture[];
  /** Where the next page begins, when there are more. */
  readonly next: string | null;
}

const rowsAPage = 50;

/** At homes that the organisation owns or manages, and at shared places. Photos whose words may still come do not wait yet. */
const waiting = `from phone_captures p
  join cases c on c.landlord_id = p.landlord_id and c.id = p.case_id
  left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
  left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
  where p.landlord_id = $1 and p.state in ('arriving', 'unfit') and (p.state = 'unfit' or p.begun_at < $2)
    and (h.id is null or h.owning_organisation_id = $3 or h.managing_organisation_id = $3)`;

interface Reader {
  readonly organisationId: string;
  readonly now: Instant;
}

/** What waits, the longest first. */
export async function capturesWaiting(tx: Tx, { organisationId, now }: Reader, after: { readonly at: Instant; readonly id: string } | undefined, most = rowsAPage): Promise<WaitingPage> {
  const found = await tx.query<WaitingCapture>(
    `select p.id, c.reference, p.staff_name as "staffName", p.begun_at as "begunAt", p.why, p.state,
       coalesce(concat_ws(', ', h.address_line, h.town, h.postcode), '') || coalesce(a.name, '') as address
     ${waiting} and ($4::timestamptz is null or (p.begun_at, p.id) > ($4, $5::uuid))
     order by p.begun_at, p.id limit ${most + 1}`,
    [tx.landlordId, addHours(now, -hoursOnTheWay), organisationId, after?.at ?? null, after?.id ?? null],
  );
  const captures = found.slice(0, most);
  const last = captures.at(-1);
  return { captures, next: found.length > most && last !== undefined ? `${last.begunAt}_${last.id}` : null };
}

/** How many wait, counted no further than a person would read. */
export async function countWaiting(tx: Tx, { organisationId, now }: Reader): Promise<number> {
  const rows = await tx.query<{ waiting: number }>(
    `select count(*) as waiting from (select 1 ${waiting} limit 100) as counted`,
    [tx.landlordId, addHours(now, -hoursOnTheWay), organisationId],
  );
  return rows[0]?.waiting ?? 0;
}
