import { accessAttempts } from '../../appointments/index.ts';
import { readForm, type Parsed } from '../../platform/forms/index.ts';
import { formList } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { OrderCommand } from '../decide/index.ts';
import { orderParts } from '../model.ts';

export function parseTurnedDown(body: FormBody): Parsed<OrderCommand> {
  const read = readForm(body);
  const words = read.needed('reason', 'Say why you cannot do it');
  return read.result(() => ({ type: 'TurnDownOrder', words }));
}

export function parseProposal(body: FormBody): Parsed<OrderCommand> {
  const read = readForm(body);
  const on = read.date('on', 'Enter the day, like 27 3 2027');
  const part = read.oneOf('part', orderParts, 'Choose the part of the day');
  const words = read.text('words');
  return read.result(() => (on === undefined || part === undefined ? undefined : { type: 'ProposeSlot', on, part, words }));
}

export function parseNoAccess(body: FormBody): Parsed<OrderCommand> {
  const read = readForm(body);
  const ticked = formList(body, 'tried');
  const words = read.needed('words', 'Say what you tried at the door');
  return read.result(() => ({ type: 'RecordOrderNoAccess', tried: accessAttempts.filter((one) => ticked.includes(one)), words }));
}

/** Done, with what else is needed where the contractor says that more is. */
export function parseOutcome(body: FormBody): Parsed<OrderCommand> {
  const read = readForm(body);
  const on = read.date('on', 'Enter the day it was done, like 27 3 2027');
  const words = read.needed('words', 'Say what was done');
  const isMoreNeeded = read.oneOf('more', ['no', 'yes'], 'Say whether more work is needed') === 'yes';
  const followOn = isMoreNeeded ? read.needed('followOn', 'Say what else is needed, and which trade') : '';
  return read.result(() => (on === undefined ? undefined : { type: 'CompleteOrder', on, words, followOn }));
}

export function parseSlotDeclined(body: FormBody): Parsed<OrderCommand> {
  const read = readForm(body);
  const words = read.needed('reason', 'Say why: whoever proposed it reads this');
  return read.result(() => ({ type: 'DeclineSlot', words }));
}
