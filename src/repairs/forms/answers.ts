import type { OrderId } from '../../orders/index.ts';
import { formList } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { RepairCommand } from '../decide/index.ts';
import { cancelReasons } from '../model.ts';
import { readForm, type Parsed } from '../../platform/forms/index.ts';

export const attemptChannels = ['phone', 'text', 'email', 'letter', 'visit'] as const;
export const answerWays = ['by phone', 'in person', 'by text', 'by email', 'by letter'] as const;

export function parseDeclaredFixed(body: FormBody): Parsed<RepairCommand> {
  const read = readForm(body);
  const words = read.needed('words', 'Say what was done in all');
  return read.result(() => ({ type: 'DeclareFixed', words }));
}

/** One more try to hear from the resident. */
export function parseAttempt(body: FormBody): Parsed<RepairCommand> {
  const read = readForm(body);
  const channel = read.oneOf('channel', attemptChannels, 'Choose how you tried');
  const words = read.needed('words', 'Say what you tried and what happened');
  return read.result(() => (channel === undefined ? undefined : { type: 'RecordAnswerAttempt', channel, words }));
}

/** What the resident told a member of staff. */
export function parseAnswer(body: FormBody): Parsed<RepairCommand> {
  const read = readForm(body);
  const answer = read.oneOf('answer', ['fixed', 'not-fixed', 'not-sure'], 'Choose what the resident said');
  const how = read.oneOf('how', answerWays, 'Choose how they told you');
  const words = read.text('words');
  return read.result(() => (answer === undefined || how === undefined ? undefined : { type: 'AnswerWhetherFixed', answer, how, words }));
}

/** The same problem told again. */
export function parseJoin(body: FormBody): Parsed<RepairCommand> {
  const read = readForm(body);
  const words = read.needed('words', 'Write what they told you, in their words');
  const reporterName = read.needed('reporterName', 'Enter who told you', 120);
  const reporterContact = read.text('reporterContact', 200);
  return read.result(() => ({ type: 'JoinReport', words, reporterName, reporterContact: reporterContact === '' ? null : reporterContact, channel: 'phone' }));
}

export function parseClosing(body: FormBody): Parsed<RepairCommand> {
  const read = readForm(body);
  const words = read.text('words');
  return read.result(() => ({ type: 'CloseRepair', words }));
}

export function parseCancelling(body: FormBody): Parsed<RepairCommand> {
  const read = readForm(body);
  const reason = read.oneOf('reason', cancelReasons, 'Choose why it is cancelled');
  const words = read.needed('words', 'Explain why: the resident reads this');
  const toldHow = read.text('toldHow', 500);
  const orderIds = formList(body, 'orderIds') as readonly OrderId[];
  return read.result(() => (reason === undefined ? undefined : { type: 'CancelRepair', reason, words, toldHow, orderIds }));
}
