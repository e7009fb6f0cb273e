import type { Tx } from '../platform/database/index.ts';
import type { Photo } from './model.ts';

const columns = `id, case_id as "caseId", taken_by as "takenBy", added_at as "addedAt", media_type as "mediaType",
  byte_length as "byteLength", width, height, encode(sha256, 'hex') as sha256,
  encode(original_sha256, 'hex') as "originalSha256", caption`;

/** A case's photos, oldest first; the newest 60 when there are more. */
export async function photosOfCase(tx: Tx, caseId: string): Promise<Photo[]> {
  const newest = await tx.query<Photo>(
    `select ${columns} from photos where landlord_id = $1 and case_id = $2 order by added_at desc, id desc limit 60`,
    [tx.landlordId, caseId],
  );
  return newest.toReversed();
}

/** A photo with the reference of its case, which decides who may see it. */
export async function photoById(tx: Tx, id: string): Promise<(Photo & { readonly reference: string }) | undefined> {
  const rows = await tx.query<Photo & { readonly reference: string }>(
    `select ${columns}, (select reference from cases where cases.landlord_id = photos.landlord_id and cases.id = photos.case_id)
     from photos where landlord_id = $1 and id = $2`,
    [tx.landlordId, id],
  );
  return rows[0];
}
