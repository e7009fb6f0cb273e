import type { Brand } from '../platform/brand.ts';

export type MessageId = Brand<'MessageId'>;
export type MessageStatus = 'queued' | 'sending' | 'sent' | 'failed' | 'uncertain';
/** How a message left: kept in the mailbox page, or handed to the landlord's mail server. */
export type Transport = 'mailbox' | 'smtp';

/** A message of the outbox. `{link}` in its body becomes the resident's own link as it leaves, and stays as it is here. */
export interface Message {
  readonly id: MessageId;
  readonly caseId: string;
  readonly residentId: string | null;
  readonly channel: 'text' | 'email' | 'letter';
  readonly address: string;
  readonly recipientName: string;
  readonly template: string;
  readonly subject: string;
  readonly body: string;
  readonly status: MessageStatus;
  readonly queuedAt: string;
  /** When the send under way was claimed: also tells one claim from another. */
  readonly sendingAt: string | null;
  readonly failedTries: number;
  readonly nextTryAt: string | null;
}
