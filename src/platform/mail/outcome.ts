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
  | { readonly kind: 'refused'; readonly why: string; readonly isTheAddress: boolean }
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
  /** The last command of ours that it answered, such as 'RCPT TO'. */
  readonly command?: string | undefined;
  /** Greeted and signed in: what the server says from here on is about this message. */
  readonly wasOffered: boolean;
  readonly wordsHadLeft: boolean;
}

/**
 * Decides what a failure means. A reply from the server is its last word on the message; silence after the words have
 * begun to leave means that nobody knows; anything before that means it did not leave.
 */
export function outcomeOfFailure({ responseCode, response, command, code, wasOffered, wordsHadLeft }: SmtpFailure): MailOutcome {
  if (responseCode !== undefined) {
    const why = `The mail server answered: ${oneLine(response ?? String(responseCode))}`;
    // A busy server or a sign-in refused is no word about this message.
    return wasOffered && responseCode >= 500 ? { kind: 'refused', why, isTheAddress: isOfAddress(command, response ?? '') } : { kind: 'not now', why };
  }
  // Only our own library says this without a number, when the address is no address.
  if (code === 'EENVELOPE') return { kind: 'refused', why: 'The address cannot be written to.', isTheAddress: true };
  const why = code === 'ETIMEDOUT' ? 'The mail server did not answer in time.' : `The connection to the mail server broke (${code ?? 'no reason given'}).`;
  return { kind: wordsHadLeft ? 'unknown' : 'not now', why };
}

/** Refused as we named the person, unless it says that its rules (5.7) or the mailbox's size (5.2.2) are why (RFC 3463). */
function isOfAddress(command: string | undefined, response: string): boolean {
  return command === 'RCPT TO' && !/\b5\.(7\.\d+|2\.2)\b/.test(response);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 200);
}
