import type { MailOutcome } from './outcome.ts';

interface NotifyFailure {
  readonly code?: string;
  readonly response?: { readonly status?: number; readonly data?: { readonly errors?: readonly { readonly error?: string; readonly message?: string }[] } };
}

const neverLeft = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * Decides what a failure means. Notify's own answer is its last word: 400 is about this message, everything else about us
 * or about its day (sign-in, limits, faults), and another time may do. Without an answer nobody knows, unless we never got through.
 */
export function outcomeOfNotifyFailure(error: unknown): MailOutcome {
  const { response, code } = error as NotifyFailure;
  if (response?.status === undefined) {
    const why = code === 'ETIMEDOUT' || code === 'ECONNABORTED' ? 'GOV.UK Notify did not answer in time.' : `The connection to GOV.UK Notify broke (${code ?? 'no reason given'}).`;
    return { kind: neverLeft.has(code ?? '') ? 'not now' : 'unknown', why };
  }
  const said = (response.data?.errors ?? []).map(({ message }) => message ?? '').join(' ').replaceAll(/\s+/g, ' ').slice(0, 200);
  if (response.status !== 400) return { kind: 'not now', why: `GOV.UK Notify answered ${response.status}: ${said}` };
  return { kind: 'refused', why: `GOV.UK Notify answered: ${said}`, isTheAddress: /phone_number|email_address|postcode|address_line|last line of address/i.test(said) };
}

export type NotifyReceipt = 'delivered' | 'address does not work' | 'did not arrive' | 'nothing yet';

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
