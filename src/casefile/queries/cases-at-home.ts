import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/ids.ts';
import type { CaseId, Reference } from '../model.ts';

/** One line of a home's or a person's history. */
export interface CaseLine {
  readonly id: CaseId;
  readonly reference: Reference;
  readonly kind: string;
  readonly title: string;
  readonly stage: string;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly ownerName: string;
  readonly isOverdue: boolean;
  /** The newest case of the same kind and title at the same home in the year before this one: this is a repeat of it. */
  readonly repeatOf: Reference | null;
}

export interface CaseLines {
  readonly cases: readonly CaseLine[];
  /** The case to continue after, when there are more. */
  readonly next: CaseId | null;
}

export interface LinesPage {
  readonly now: Instant;
  /** The id of the last case of the page before. */
  readonly after?: string | undefined;
}

const perPage = 50;

/** Every case at a home, of whatever kind, newest first; fifty a page. */
export const casesAtHome = (tx: Tx, homeId: string, page: LinesPage): Promise<CaseLines> => caseLines(tx, 'home_id', homeId, page);

/** Every case a person is the resident of, newest first; fifty a page. */
export const casesOfResident = (tx: Tx, residentId: string, page: LinesPage): Promise<CaseLines> =>
  caseLines(tx, 'resident_id', residentId, page);

async function caseLines(tx: Tx, column: 'home_id' | 'resident_id', id: string, page: LinesPage): Promise<CaseLines> {
  const after = isUuid(page.after) ? page.after : null;
  const found = await tx.query<CaseLine>(
    `select c.id, c.reference, c.kind, c.title, c.stage, c.opened_at as "openedAt", c.closed_at as "closedAt", s.name as "ownerName",
       coalesce(c.closed_at is null and c.next_due_at < $4, false) as "isOverdue",
       (select earlier.reference from cases earlier
         where earlier.landlord_id = c.landlord_id and earlier.home_id = c.home_id and earlier.kind = c.kind
           and lower(earlier.title) = lower(c.title) and earlier.id <> c.id
           and earlier.opened_at < c.opened_at and earlier.opened_at > c.opened_at - interval '1 year'
         order by earlier.opened_at desc limit 1) as "repeatOf"
     from cases c join staff s on s.landlord_id = c.landlord_id and s.id = c.owner_id
     where c.landlord_id = $1 and c.${column} = $2
       and ($3::uuid is null or (c.opened_at, c.id) < (select opened_at, id from cases where landlord_id = $1 and id = $3))
     order by c.opened_at desc, c.id desc limit ${perPage + 1}`,
    [tx.landlordId, id, after, page.now],
  );
  const cases = found.slice(0, perPage);
  return { cases, next: found.length > perPage ? (cases.at(-1)?.id ?? null) : null };
}
