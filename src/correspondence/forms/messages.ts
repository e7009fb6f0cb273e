import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import type { Message } from '../model.ts';

type Parsed<Command> = { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly errors: FieldErrors };

export interface SendAgain {
  readonly address: string;
}

export interface WithReason {
  readonly reason: string;
}

/** Where the message should go this time; what is wrong with an address depends on what it is an address for. */
export function readSendAgain(body: FormBody, channel: Message['channel']): Parsed<SendAgain> {
  const address = formText(body, 'address');
  const error = address === '' ? missing[channel] : wrong(address, channel);
  return error === undefined ? { ok: true, command: { address } } : { ok: false, errors: { address: error } };
}

const missing = {
  text: 'Enter the mobile number to send it to',
  email: 'Enter the email address to send it to',
  letter: 'Enter the address to post it to',
} satisfies Record<Message['channel'], string>;

function wrong(address: string, channel: Message['channel']): string | undefined {
  if (address.length > 300) return 'The address must be 300 characters or fewer';
  if (channel === 'email' && !/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(address)) {
    return 'Enter an email address in the correct format, like name@example.com';
  }
  if (channel === 'text' && !/^(\+44|0)7\d{9}$/.test(address.replaceAll(/[\s()-]/g, ''))) {
    return 'Enter a UK mobile number, like 07700 900 982';
  }
  return undefined;
}

/** Marking, giving up and a task done all say why or how. */
export function readReason(body: FormBody, missingWords: string): Parsed<WithReason> {
  const reason = formText(body, 'reason');
  if (reason === '') return { ok: false, errors: { reason: missingWords } };
  if (reason.length > 500) return { ok: false, errors: { reason: 'Shorten this to 500 characters' } };
  return { ok: true, command: { reason } };
}
