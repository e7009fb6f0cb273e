import type { Tx } from '../../platform/database/index.ts';
import type { ToldOf } from '../decide/written-notice.ts';

/** One thing of a case that messages tell of, such as a visit. */
export interface Told {
  readonly caseId: string;
  readonly about: string;
  /** When it was written of, for messages of before they said what they are about. */
  readonly writtenAt: string | null;
}

/** Every message that told of it, those included that went another way after one came back. */
export function messagesAbout(tx: Tx, { caseId, about, writtenAt }: Told): Promise<ToldOf[]> {
  return tx.query<ToldOf>(
    `select m.id as "messageId", m.channel, m.transport, m.status, m.settled_at as "settledAt" from messages m
     where m.landlord_id = $1 and m.case_id = $2 and (m.facts->>'about' = $3
       or (m.facts->>'about' is null and m.queued_at = $4::timestamptz and m.template in ('visit-booked', 'visit-moved')))
     order by m.queued_at, m.id limit 100`,
    [tx.landlordId, caseId, about, writtenAt],
  );
}
