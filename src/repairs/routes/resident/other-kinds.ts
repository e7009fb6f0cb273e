import { NotFound } from '../../../platform/database/index.ts';
import type { LinkVisit, Reply } from '../../../platform/http/index.ts';

type ShowToResident = (visit: LinkVisit) => Promise<Reply>;

const pages = new Map<string, ShowToResident>();

/** Another kind of case that residents have links to says how its page is shown; its slice does so once, at boot. */
export function addResidentPage(kind: string, show: ShowToResident): void {
  pages.set(kind, show);
}

/** The page of a link's case that is no repair. */
export async function showOtherKind(visit: LinkVisit): Promise<Reply> {
  const [found] = await visit.tx.query<{ kind: string }>('select kind from cases where landlord_id = $1 and id = $2', [visit.tx.landlordId, visit.link.caseId]);
  const show = pages.get(found?.kind ?? '');
  if (show === undefined) throw new NotFound('case');
  return show(visit);
}
