import type { CaseId, Reference } from '../../casefile/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { LinkHolder } from '../../platform/http/index.ts';
import { contactDetailsOf } from '../../residents/index.ts';
import type { Hazard } from '../model.ts';
import { loadHazard } from '../store/index.ts';

/** The hazard that a link opens. */
export interface HazardOfLink {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly homeId: string | null;
  readonly communalAreaId: string | null;
  readonly hazard: Hazard;
}

/** Undefined where the link is to a case of another kind. */
export async function hazardOfLink(tx: Tx, { caseId }: Pick<LinkHolder, 'caseId'>): Promise<HazardOfLink | undefined> {
  const [file] = await tx.query<Omit<HazardOfLink, 'hazard'>>(
    `select id as "caseId", reference, home_id as "homeId", communal_area_id as "communalAreaId" from cases where landlord_id = $1 and id = $2 and kind = 'hazard'`,
    [tx.landlordId, caseId],
  );
  return file === undefined ? undefined : { ...file, hazard: await loadHazard(tx, file.caseId) };
}

/** Who holds a link, by the name on record. */
export async function nameOfHolder(tx: Tx, { residentId }: Pick<LinkHolder, 'residentId'>): Promise<string> {
  const person = residentId === null ? undefined : await contactDetailsOf(tx, residentId);
  return person?.name ?? 'The resident';
}

/** The open hazard that was told of because this one, which had ended, is back; undefined where there is none. */
export async function openSinceItEnded(tx: Tx, caseId: string): Promise<{ readonly caseId: CaseId; readonly reference: Reference } | undefined> {
  const [later] = await tx.query<{ caseId: CaseId; reference: Reference }>(
    `select c.id as "caseId", c.reference from case_links l join cases c on c.landlord_id = $1 and c.id = l.from_case_id
     where l.landlord_id = $1 and l.to_case_id = $2 and l.kind = 'same-problem-as' and l.ended_at is null and c.kind = 'hazard' and c.closed_at is null
     order by c.opened_at, c.id limit 1`,
    [tx.landlordId, caseId],
  );
  return later;
}
