import type { Tx } from '../platform/database/index.ts';
import type { EvidenceKind, Photo, PhotoPhase } from './model.ts';

const columns = `id, case_id as "caseId", taken_by as "takenBy", added_at as "addedAt", media_type as "mediaType",
  byte_length as "byteLength", width, height, encode(sha256, 'hex') as sha256,
  encode(original_sha256, 'hex') as "originalSha256", caption, phase`;
const notWithdrawn = 'not exists (select 1 from evidence_withdrawals w where w.landlord_id = photos.landlord_id and w.evidence_id = photos.id)';

/** A case's photos, oldest first; the newest 60 when there are more. What was withdrawn is not among them. */
export async function photosOfCase(tx: Tx, caseId: string): Promise<Photo[]> {
  const newest = await tx.query<Photo>(
    `select ${columns} from photos where landlord_id = $1 and case_id = $2 and ${notWithdrawn} order by added_at desc, id desc limit 60`,
    [tx.landlordId, caseId],
  );
  return newest.toReversed();
}

/** A photo with the reference of its case, which decides who may see it. */
export async function photoById(tx: Tx, id: string): Promise<(Photo & { readonly reference: string; readonly isWithdrawn: boolean }) | undefined> {
  const rows = await tx.query<Photo & { readonly reference: string; readonly isWithdrawn: boolean }>(
    `select ${columns}, (select reference from cases where cases.landlord_id = photos.landlord_id and cases.id = photos.case_id), not ${notWithdrawn} as "isWithdrawn"
     from photos where landlord_id = $1 and id = $2`,
    [tx.landlordId, id],
  );
  return rows[0];
}

/** Evidence of any kind as a list shows it. */
export interface EvidenceItem {
  readonly id: string;
  readonly caseId: string;
  readonly kind: EvidenceKind;
  readonly mediaType: string;
  readonly fileName: string | null;
  readonly byteLength: number;
  readonly sha256: string;
  readonly originalSha256: string;
  /** Whether what is kept to be shown is the file as it was sent, with what its maker wrote into it. */
  readonly isAsSent: boolean;
  readonly caption: string;
  /** Of a photo: whether it shows how it was before the work or after it. */
  readonly phase: PhotoPhase | null;
  readonly takenBy: string;
  readonly addedAt: string;
  readonly withdrawn: { readonly reason: string; readonly by: string; readonly at: string } | null;
}

const itemsOf = (condition: string): string => `
  select id, case_id, 'photo' as kind, media_type, null as file_name, byte_length, sha256, original_sha256, false as is_as_sent, caption, phase, taken_by, added_at
  from photos where landlord_id = $1 and ${condition}
  union all
  select id, case_id, kind, media_type, file_name, byte_length, sha256, coalesce(original_sha256, sha256), original_sha256 is null, caption, null, taken_by, added_at
  from evidence_documents where landlord_id = $1 and ${condition}`;

const itemColumns = `e.id, e.case_id as "caseId", e.kind, e.media_type as "mediaType", e.file_name as "fileName", e.byte_length as "byteLength",
  encode(e.sha256, 'hex') as sha256, encode(e.original_sha256, 'hex') as "originalSha256", e.is_as_sent as "isAsSent", e.caption, e.phase, e.taken_by as "takenBy", e.added_at as "addedAt",
  case when w.at is not null then jsonb_build_object('reason', w.reason, 'by', w.staff_name, 'at', w.at) end as withdrawn`;
const withdrawals = 'left join evidence_withdrawals w on w.landlord_id = $1 and w.evidence_id = e.id';

export const evidencePerPage = 50;

/** Where a list goes on: the last item before. */
export interface EvidencePlace {
  readonly at: string;
  readonly id: string;
}

/** A case's evidence of every kind, newest first: a page, and one item more when there are more. */
export async function evidenceOfCase(tx: Tx, caseId: string, page: { readonly before?: EvidencePlace | undefined; readonly most?: number } = {}): Promise<EvidenceItem[]> {
  const { at, id } = page.before ?? { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  const ofPage = (items: string) => items.split('union all').map((part) => `(${part} order by added_at desc, id desc limit $5)`).join(' union all ');
  return tx.query<EvidenceItem>(
    `select ${itemColumns} from (${ofPage(itemsOf('case_id = $2 and (added_at, id) < ($3::timestamptz, $4::uuid)'))}) e ${withdrawals}
     order by e.added_at desc, e.id desc limit $5`,
    [tx.landlordId, caseId, at, id, (page.most ?? evidencePerPage) + 1],
  );
}

/** One piece of evidence with the reference of its case, which decides who may see it. */
export async function evidenceById(tx: Tx, id: string): Promise<(EvidenceItem & { readonly reference: string }) | undefined> {
  const rows = await tx.query<EvidenceItem & { readonly reference: string }>(
    `select ${itemColumns}, c.reference from (${itemsOf('id = $2')}) e join cases c on c.landlord_id = $1 and c.id = e.case_id ${withdrawals}`,
    [tx.landlordId, id],
  );
  return rows[0];
}
