import type { StaffId } from '../../staff/index.ts';
import type { Message } from '../model.ts';

/** The bundled email of a morning, or one that cannot wait. */
export type StaffMailKind = 'morning' | 'urgent';

/** An email to somebody who works here, on its way like a resident's. */
export interface StaffMail extends Pick<Message, 'transport' | 'sendingAt' | 'failedTries' | 'nextTryAt'> {
  readonly id: string;
  readonly staffId: StaffId;
  readonly kind: StaffMailKind;
  readonly subject: string;
  readonly body: string;
  readonly status: 'queued' | 'sending' | 'sent' | 'failed' | 'uncertain';
  readonly queuedAt: string;
}

/** What was tried to send it came to. */
export type StaffMailEnd =
  | { readonly status: 'sent'; readonly transport?: 'mailbox' }
  | { readonly status: 'failed' | 'uncertain'; readonly failure: string }
  | { readonly status: 'queued'; readonly failure: string; readonly failedTries: number; readonly nextTryAt: string };
