import type { Tx } from '../../platform/database/index.ts';

/** An address of somebody that a message came back from. */
export interface BrokenAddress {
  readonly residentId: string;
  readonly channel: 'text' | 'email' | 'letter';
  readonly address: string;
  readonly why: string;
  readonly since: string;
}

/** Writes it down once, with when it was first seen. It counts as long as it is the address on their record. */
export async function markAddressNotWorking(tx: Tx, { residentId, channel, address, why, since }: BrokenAddress): Promise<void> {
  await tx.query(
    `insert into addresses_not_working (landlord_id, resident_id, channel, address, since, why) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [tx.landlordId, residentId, channel, address, since, why],
  );
}

/** A person says that it works, or a message got through. */
export async function addressWorksAgain(tx: Tx, { residentId, channel, address }: Omit<BrokenAddress, 'why' | 'since'>): Promise<void> {
  await tx.query('delete from addresses_not_working where landlord_id = $1 and resident_id = $2 and channel = $3 and address = $4', [tx.landlordId, residentId, channel, address]);
}
