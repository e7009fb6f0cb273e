import type { Tx } from '../../platform/database/index.ts';
import type { Message } from '../model.ts';

/** A message with all that it said. `{link}` stands where the resident's own link was: that opens their page, and is kept by nobody. */
export interface MessageAsSent extends Pick<Message, 'residentId' | 'channel' | 'address' | 'recipientName' | 'subject' | 'body' | 'language' | 'status' | 'transport' | 'seenTo' | 'queuedAt' | 'deliveredAt'> {
  readonly id: string;
  readonly settledAt: string | null;
  readonly failure: string | null;
  /** It went to whoever does the work, and was no word to the resident. */
  readonly isToContractor: boolean;
  /** The message it stands in for, which did not arrive. */
  readonly followsId: string | null;
}

/** Every message of a case, oldest first. */
export function messagesAsSent(tx: Tx, caseId: string): Promise<MessageAsSent[]> {
  return tx.query<MessageAsSent>(
    `select id, resident_id as "residentId", channel, address, recipient_name as "recipientName", subject, body, language, status, transport, seen_to as "seenTo",
       queued_at as "queuedAt", delivered_at as "deliveredAt", settled_at as "settledAt", failure, follows_id as "followsId",
       coalesce(facts ? 'orderLinkId', false) as "isToContractor"
     from messages where landlord_id = $1 and case_id = $2 order by queued_at, id`,
    [tx.landlordId, caseId],
  );
}
