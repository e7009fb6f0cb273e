import type { Tx } from '../platform/database/index.ts';
import { addJob } from '../platform/jobs/index.ts';

export const removeFileTask = 'phone-remove-file';
export const capturedPart = 'captured';

/** Forgets files of a capture that are evidence now. Their bytes go when this is committed, and stay when it is not. */
export async function forgetFiles(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query('delete from phone_files where landlord_id = $1 and id = any ($2::uuid[])', [tx.landlordId, ids]);
  for (const fileId of ids) await addJob(tx, removeFileTask, { fileId });
}
