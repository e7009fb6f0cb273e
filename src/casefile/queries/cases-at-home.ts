import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { CaseId, Reference } from '../model.ts';

/** A case in one line, for the pages of a home, a person or a report. */
export interface CaseBrief {
  readonly id: CaseId;
  readonly reference: Reference;
  readonly kind: string;
  readonly title: string;
  readonly stage: string;
  readonly priority: string | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly nextDueAt: Instant | null;
  readonly ownerName: string;
}

export interface CaseBriefPage {
  readonly cases: readonly CaseBrief[];
  /** The id to continue before, when there are older ones. */
  readonly next: CaseId | null;
}

const rowsAPage = 50;
const columns = `c.id, c.reference, c.kind, c.title, c.stage, c.priority, c.opened_at as "openedAt", c.closed_at as "closedAt",
  c.next_due_at as "nextDueAt", s.name as "ownerName"`;

/** Every case of any kind at a home, newest first, 50 at a time; `before` is the last case of the page before. */
export function casesAtHome(tx: Tx, homeId: string, before?: string): Promise<CaseBriefPage> {
  return pageOfCases(tx, { column: 'c.home_id', id: homeId, before });
}

/**
 * The cases a resident is the person of, at the homes of one organisation and in what is communal, newest first, 50 at a
 * time. Somebody who moved may have others, at homes this reader's organisation has nothing to do with.
 */
export function casesOfResident(tx: Tx, residentId: string, organisationId: string, before?: string): Promise<CaseBriefPage> {
  return pageOfCases(tx, { column: 'c.resident_id', id: residentId, before, organisationId });
}

/** Every case of a communal area, newest first, 50 at a time. */
export function casesAtCommunalArea(tx: Tx, areaId: string, before?: string): Promise<CaseBriefPage> {
  return pageOfCases(tx, { column: 'c.communal_area_id', id: areaId, before });
}

/** The cases still open at a home, newest first, at most 50: whoever takes a report sees them before making another. */
export function openCasesAtHome(tx: Tx, homeId: string): Promise<CaseBrief[]> {
  return tx.query<CaseBrief>(
    `select ${columns} from cases c join staff s on s.landlord_id = c.landlord_id and s.id = c.owner_id
     where c.landlord_id = $1 and c.home_id = $2 and c.closed_at is null
     order by c.opened_at desc, c.id desc limit ${rowsAPage}`,
    [tx.landlordId, homeId],
  );
}

interface WhichCases {
  readonly column: 'c.home_id' | 'c.resident_id' | 'c.communal_area_id';
  readonly id: string;
  readonly before: string | undefined;
  /** Of whose homes; everybody's unless said. */
  readonly organisationId?: string;
}

async function pageOfCases(tx: Tx, { column, id, before, organisationId }: WhichCases): Promise<CaseBriefPage> {
  const found = await tx.query<CaseBrief>(
    `select ${columns} from cases c join staff s on s.landlord_id = c.landlord_id and s.id = c.owner_id
     where c.landlord_id = $1 and ${column} = $2 and ($3::uuid is null
       or (c.opened_at, c.id) < (select l.opened_at, l.id from cases l where l.landlord_id = $1 and l.id = $3))
       and ($4::uuid is null or c.home_id is null or exists (select from homes h where h.landlord_id = c.landlord_id and h.id = c.home_id
         and $4 in (h.owning_organisation_id, h.managing_organisation_id)))
     order by c.opened_at desc, c.id desc limit ${rowsAPage + 1}`,
    [tx.landlordId, id, isUuid(before) ? before : null, organisationId ?? null],
  );
  const cases = found.slice(0, rowsAPage);
  return { cases, next: found.length > rowsAPage ? (cases.at(-1)?.id ?? null) : null };
}
