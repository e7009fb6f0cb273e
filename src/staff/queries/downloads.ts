import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { StaffId } from '../model.ts';

/** A list that somebody took out of the product. */
export interface DownloadListed {
  readonly id: string;
  readonly at: Instant;
  readonly staffId: StaffId;
  readonly name: string;
  readonly list: string;
  readonly kind: 'csv' | 'xlsx';
  /** How it was filtered, in the words of the file. */
  readonly filters: Readonly<Record<string, string>>;
}

export interface DownloadPlace {
  readonly at: string;
  readonly id: string;
}

/** What was downloaded, the newest first. */
export function downloadsListed(tx: Tx, after: DownloadPlace | undefined, most: number): Promise<DownloadListed[]> {
  return tx.query<DownloadListed>(
    `select d.id, d.at, d.staff_id as "staffId", s.name, d.list, d.kind, d.filters from downloads d
     join staff s on s.landlord_id = d.landlord_id and s.id = d.staff_id
     where d.landlord_id = $1 and ($2::timestamptz is null or (d.at, d.id) < ($2, $3::uuid))
     order by d.at desc, d.id desc limit $4`,
    [tx.landlordId, after?.at ?? null, after?.id ?? null, most],
  );
}
