import type { MailOutcome } from './outcome.ts';

interface NotifyFailure {
  readonly code?: string;
  readonly response?: { readonly status?: number; readonly data?: { readonly errors?: readonly { readonly error?: string; readonly message?: string }[] } };
}

const neverLeft = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What an administrator reads of an answer, and does about it: the first whose words are in it. */
const troubles: readonly { readonly status: number; readonly pattern: RegExp; readonly words: string; readonly isOurs: boolean }[] = [
  { status: 403, pattern: /clock/i, words: 'GOV.UK Notify says that this computer’s clock is wrong. Set it right.', isOurs: true },
  { status: 403, pattern: /./, words: 'GOV.UK Notify does not take our key: it is wrong, was revoked, or is of another service. Give the right NOTIFY_API_KEY and start again.', isOurs: true },
  { status: 429, pattern: /send limit|limit.*day|day.*limit|message limits/i, words: 'Our service at GOV.UK Notify has sent as many messages as it may in a day. They go tomorrow; ask Notify for a higher limit.', isOurs: true },
  { status: 429, pattern: /./, words: 'GOV.UK Notify takes no more messages this minute. They go later by themselves.', isOurs: true },
  { status: 400, pattern: /team-only|trial mode|team members/i, words: 'Our service at GOV.UK Notify may write to its own team only. Make it live, or use a live key.', isOurs: true },
  { status: 400, pattern: /template.*(?:not found|deleted|archived)|template_id/i, words: 'GOV.UK Notify has no such template: it was deleted, or the template id is wrong. Set the right one and start again.', isOurs: true },
  { status: 400, pattern: /missing personalisation/i, words: 'The template at GOV.UK Notify has a placeholder that we do not fill. It may have ((body)) and ((subject)) only.', isOurs: true },
  { status: 400, pattern: /phone_number|email_address|postcode|address_line|last line of address/i, words: 'GOV.UK Notify says that this is no address it can send to.', isOurs: false },
];

/**
 * Decides what a failure means. Notify's own answer is its last word: what is wrong with our key, template or limits is ours to
 * mend and the message may go another time; the address and the words are about this message. Without an answer nobody knows,
 * unless we never got through.
 */
export function outcomeOfNotifyFailure(error: unknown): MailOutcome {
  const { response, code } = error as NotifyFailure;
  if (response?.status === undefined) {
    const why = code === 'ETIMEDOUT' || code === 'ECONNABORTED' ? 'GOV.UK Notify did not answer in time.' : `The connection to GOV.UK Notify broke (${code ?? 'no reason given'}).`;
    return { kind: neverLeft.has(code ?? '') ? 'not now' : 'unknown', why };
  }
  return outcomeOfAnswer(response.status, (response.data?.errors ?? []).map(({ message }) => message ?? '').join(' ').replaceAll(/\s+/g, ' ').slice(0, 200));
}

function outcomeOfAnswer(status: number, said: string): MailOutcome {
  const trouble = troubles.find((one) => one.status === status && one.pattern.test(said === '' ? ' ' : said));
  const otherwise = status >= 500 ? 'GOV.UK Notify has a fault of its own.' : 'GOV.UK Notify did not take it.';
  const why = `${trouble?.words ?? otherwise} It answered ${status}${said === '' ? '' : `: ${said.replace(/\.$/, '')}`}.`;
  if (status !== 400 || trouble?.isOurs === true) return { kind: 'not now', why };
  return { kind: 'refused', why, isTheAddress: trouble !== undefined };
}

export type NotifyReceipt = 'delivered' | 'address does not work' | 'did not arrive' | 'nothing yet';

/** What a receipt of failure says, in words for whoever sees to it. */
export function receiptInWords(status: string): string {
  const words: Readonly<Record<string, string>> = {
    'permanent-failure': 'the number or address does not exist',
    'temporary-failure': 'it could not be delivered in three days: the phone may be off, or the mailbox full',
    'technical-failure': 'Notify’s own carrier failed',
    'validation-failed': 'the letter could not be printed as it is laid out',
    'virus-scan-failed': 'the letter was held back by a virus check',
    cancelled: 'somebody cancelled it at Notify',
  };
  return `GOV.UK Notify says that it did not arrive: ${words[status] ?? 'no reason that we know'} (${status}).`;
}

/** What a delivery receipt tells. A word that we do not know tells nothing. */
export function receiptOf(status: string): NotifyReceipt {
  switch (status) {
    case 'delivered':
    case 'received':
      return 'delivered';
    case 'permanent-failure':
      return 'address does not work';
    case 'temporary-failure':
    case 'technical-failure':
    case 'validation-failed':
    case 'virus-scan-failed':
    case 'cancelled':
      return 'did not arrive';
    default:
      return 'nothing yet';
  }
}
