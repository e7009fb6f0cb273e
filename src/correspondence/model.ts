import type { Brand } from '../platform/brand.ts';
import type { Channel } from './decide/choose-address.ts';
import type { WordValues } from './words/model.ts';

export type MessageId = Brand<'MessageId'>;
export type MessageStatus = 'queued' | 'sending' | 'to print' | 'sent' | 'failed' | 'uncertain';
/** How a message left: kept in the mailbox page, by the landlord's mail server, by GOV.UK Notify, or printed and posted. */
export type Transport = 'mailbox' | 'smtp' | 'notify' | 'print';

export interface MessageFacts {
  readonly values: WordValues;
  /** Which part of the case it tells of. */
  readonly about?: string;
  /** The link to one order that goes with it. Such a message is for whoever does the work: it is no word to the resident. */
  readonly orderLinkId?: string;
}

/** True of a message to whoever does the work. */
export const isToContractor = ({ facts }: Pick<Message, 'facts'>): boolean => facts?.orderLinkId !== undefined;

/** A message of the outbox. `{link}` in its body becomes the resident's own link as it leaves, and stays as it is here. */
export interface Message {
  readonly id: MessageId;
  readonly caseId: string;
  readonly residentId: string | null;
  readonly channel: Channel;
  readonly address: string;
  readonly recipientName: string;
  readonly template: string;
  readonly subject: string;
  readonly body: string;
  readonly status: MessageStatus;
  readonly transport: Transport | null;
  readonly queuedAt: string;
  /** When the send under way was claimed: also tells one claim from another. */
  readonly sendingAt: string | null;
  readonly failedTries: number;
  readonly nextTryAt: string | null;
  readonly largePrint: boolean;
  readonly language: string;
  /** What the words were made from; null for messages of before it was kept. */
  readonly facts: MessageFacts | null;
  /** When whoever carried it said that it arrived. */
  readonly deliveredAt: string | null;
  /** A message that did not arrive and was sent another way, or that somebody gave up, waits for nobody. */
  readonly seenTo: 'sent another way' | 'given up' | null;
}
