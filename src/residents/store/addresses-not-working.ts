import type { Tx } from '../../platform/database/index.ts';

/** How the record says why a number is not texted, although it works. */
export const askedToStop = 'They texted STOP';

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

/** Addresses of a person that a message came back from, and that are still theirs. A letter's is of their home, and always shown; so is a STOP, whatever number is on their record now, and one from their number before they had a record. */
export function addressesNotWorking(tx: Tx, residentId: string): Promise<Omit<BrokenAddress, 'residentId'>[]> {
  return tx.query(
    `select a.channel, a.address, a.why, a.since from addresses_not_working a join residents r on r.landlord_id = a.landlord_id and r.id = a.resident_id
     where a.landlord_id = $1 and a.resident_id = $2 and (a.channel = 'letter' or a.why = $3 or a.address in (r.mobile, r.email))
     union all
     select 'text', r.mobile, $3, min(w.at) from words_about_texts w join residents r on r.landlord_id = w.landlord_id and r.mobile_key = w.number_key
     where w.landlord_id = $1 and r.id = $2 and not exists (select 1 from addresses_not_working n where n.landlord_id = $1 and n.resident_id = $2 and n.why = $3)
     group by r.mobile
     order by since desc, channel limit 20`,
    [tx.landlordId, residentId, askedToStop],
  );
}

/** A person says that it works, or a message got through. A STOP is theirs alone to take back. */
export async function addressWorksAgain(tx: Tx, { residentId, channel, address }: Omit<BrokenAddress, 'why' | 'since'>): Promise<void> {
  await tx.query('delete from addresses_not_working where landlord_id = $1 and resident_id = $2 and channel = $3 and address = $4 and why <> $5', [tx.landlordId, residentId, channel, address, askedToStop]);
}
