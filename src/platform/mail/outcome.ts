/** An email as it will arrive. */
export interface OutgoingMail {
  /** Becomes the Message-ID, so that the same message sent twice can be told from two. */
  readonly id: string;
  readonly fromName: string;
  readonly replyTo: string | undefined;
  readonly to: string;
  readonly toName: string;
  readonly subject: string;
  readonly text: string;
}

/** What became of it. Only 'accepted' and 'unknown' may have reached the person. */
export type MailOutcome =
  | { readonly kind: 'accepted' }
  /** The server said no for good: sending it again would not help. */
  | { readonly kind: 'refused'; readonly why: string }
  /** No server took it, and later one may. */
  | { readonly kind: 'not now'; readonly why: string }
  /** The line broke after the words had begun to leave, before the server said yes or no. */
  | { readonly kind: 'unknown'; readonly why: string };

export interface Mailer {
  send(mail: OutgoingMail): Promise<MailOutcome>;
}

/** What a failure of the SMTP conversation tells: the server's own number, our library's word, and how far we were. */
export interface SmtpFailure {
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  readonly code?: string | undefined;
  /** Greeted and signed in: what the server says from here on is about this message. */
  readonly wasOffered: boolean;
  readonly wordsHadLeft: boolean;
}

/**
 * Decides what a failure means. A reply from the server is its last word on the message; silence after the words have
 * begun to leave means that nobody knows; anything before that means it did not leave.
 */
export function outcomeOfFailure({ responseCode, response, code, wasOffered, wordsHadLeft }: SmtpFailure): MailOutcome {
  if (responseCode !== undefined) {
    // A busy server or a sign-in refused is no word about this message.
    return { kind: wasOffered && responseCode >= 500 ? 'refused' : 'not now', why: `The mail server answered: ${oneLine(response ?? String(responseCode))}` };
  }
  // Only our own library says this without a number, when the address is no address.
  if (code === 'EENVELOPE') return { kind: 'refused', why: 'The address cannot be written to.' };
  const why = code === 'ETIMEDOUT' ? 'The mail server did not answer in time.' : `The connection to the mail server broke (${code ?? 'no reason given'}).`;
  return { kind: wordsHadLeft ? 'unknown' : 'not now', why };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 200);
}
