import { readForm, type Parsed } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { OrderCommand, RaiseOrder } from '../decide/index.ts';
import { orderCancelReasonsByHand, orderParts, orderPriorities, orderPurposes, trades, type ContractId, type ContractorId } from '../model.ts';
import { scopeIn } from './scope.ts';

/** Somebody who may be given an order, under a contract of theirs or, for a team of our own, under none. */
export interface PossibleContractor {
  readonly contractorId: ContractorId;
  readonly contractId: ContractId | null;
  readonly text: string;
}

/** How the list of contractors names one of them. */
export const contractorValue = ({ contractorId, contractId }: Pick<PossibleContractor, 'contractorId' | 'contractId'>): string => `${contractorId} ${contractId ?? 'none'}`;

export function parseRaise(body: FormBody, contractors: readonly PossibleContractor[]): Parsed<RaiseOrder> {
  const read = readForm(body);
  const purpose = read.oneOf('purpose', orderPurposes, 'Choose what the order is for');
  const trade = read.oneOf('trade', trades, 'Choose a trade');
  const by = contractors.find((one) => contractorValue(one) === formText(body, 'contractor'));
  if (by === undefined) read.wrong('contractor', 'Choose who does the work');
  const work = read.needed('work', 'Say what is to be done, as whoever does it reads it');
  const lines = scopeIn(body, read);
  const priority = read.oneOf('priority', orderPriorities, 'Choose how soon it must be done');
  const isDayGiven = ['day', 'month', 'year'].some((part) => formText(body, `target-${part}`) !== '');
  const targetOn = isDayGiven ? read.date('target', 'Enter a date, like 27 3 2027, or leave it empty') : null;
  const [accessNeeds, siteHazards] = [read.text('accessNeeds'), read.text('siteHazards')];
  return read.result(() => {
    if (purpose === undefined || trade === undefined || by === undefined || priority === undefined || targetOn === undefined) return undefined;
    return { type: 'RaiseOrder', purpose, trade, contractorId: by.contractorId, contractId: by.contractId, work, lines, priority, targetOn, accessNeeds, siteHazards };
  });
}

export function parseSchedule(body: FormBody): Parsed<OrderCommand> {
  const read = readForm(body);
  const on = read.date('on', 'Enter the day, like 27 3 2027');
  const part = read.oneOf('part', orderParts, 'Choose the part of the day');
  return read.result(() => (on === undefined || part === undefined ? undefined : { type: 'ScheduleOrder', on, part }));
}

export function parseCompleted(body: FormBody): Parsed<OrderCommand> {
  const read = readForm(body);
  const on = read.date('on', 'Enter the day it was done, like 27 3 2027');
  const words = read.needed('words', 'Say what was done');
  return read.result(() => (on === undefined ? undefined : { type: 'CompleteOrder', on, words }));
}

export function parseCancelled(body: FormBody): Parsed<OrderCommand> {
  const read = readForm(body);
  const reason = read.oneOf('why', orderCancelReasonsByHand, 'Choose why it is cancelled');
  const words = read.needed('reason', 'Explain why: it goes on the record');
  return read.result(() => (reason === undefined ? undefined : { type: 'CancelOrder', reason, words }));
}

export function parseVariation(body: FormBody): Parsed<OrderCommand> {
  const read = readForm(body);
  const lines = scopeIn(body, read);
  const reason = read.needed('reason', 'Say why the scope changes');
  return read.result(() => ({ type: 'AskVariation', lines, reason }));
}

export function parseWithdrawn(body: FormBody): Parsed<OrderCommand> {
  const read = readForm(body);
  const words = read.needed('reason', 'Say why the variation is withdrawn');
  return read.result(() => ({ type: 'WithdrawVariation', words }));
}

export function parseAuthorised(body: FormBody): Parsed<OrderCommand> {
  const read = readForm(body);
  const words = read.text('words');
  return read.result(() => ({ type: 'AuthoriseOrder', words }));
}

export function parseDeclined(body: FormBody): Parsed<OrderCommand> {
  const read = readForm(body);
  const words = read.needed('reason', 'Say why: whoever asked reads this');
  return read.result(() => ({ type: 'DeclineOrder', words }));
}
