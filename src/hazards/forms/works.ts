import { readForm, type Parsed, type Reading } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { penceIn } from '../../orders/index.ts';
import { priorities, trades } from '../../repairs/index.ts';
import type { MoveReturn, OfferAccommodation, RecordMovedBack, WithdrawAccommodation } from '../decide/moves.ts';
import type { RaiseWorks, TieRepair, UntieRepair } from '../decide/tied-repairs.ts';
import { workPurposes } from '../model.ts';
import { readFormWithTime } from './when.ts';

const ifNoPurpose = 'Say what the work does';

export function parseTie(body: FormBody): Parsed<TieRepair> {
  const read = readForm(body);
  const reference = read.needed('reference', 'Enter the reference of the repair, like REP-2026-00412', 40).toUpperCase();
  const purpose = read.oneOf('purpose', workPurposes, ifNoPurpose);
  return read.result(() => (purpose === undefined ? undefined : { type: 'TieRepair', reference, purpose }));
}

export function parseUntie(body: FormBody): Parsed<UntieRepair> {
  const read = readForm(body);
  const reference = read.needed('reference', 'Choose the repair', 40);
  const reason = read.needed('reason', 'Say why it is not the work of this hazard');
  return read.result(() => ({ type: 'UntieRepair', reference, reason }));
}

export function parseRaise(body: FormBody): Parsed<RaiseWorks> {
  const read = readForm(body);
  const purpose = read.oneOf('purpose', workPurposes, ifNoPurpose);
  const problem = read.needed('problem', 'Choose what it is about', 60);
  const trade = read.oneOf('trade', trades, 'Choose the trade');
  const priority = read.oneOf('priority', priorities, 'Choose how soon');
  const words = read.needed('words', 'Say what is to be done: the resident and the trade read it');
  return read.result(() => (purpose === undefined || trade === undefined || priority === undefined ? undefined : { type: 'RaiseWorks', purpose, problem, trade, priority, words }));
}

/** Dearer than any stay: a point was typed in the wrong place. */
const mostPence = 10_000_000;

function pounds(read: Reading, body: FormBody, field: string): number {
  const pence = penceIn(formText(body, field));
  if (pence === undefined || pence > mostPence) read.wrong(field, 'Enter a sum such as 450 or 1,250.00');
  return pence ?? 0;
}

const ifNoDate = 'Enter a date, like 27 3 2027';

export function parseOffer(body: FormBody, now: string): Parsed<OfferAccommodation> {
  const { read, when } = readFormWithTime(body, now);
  const place = read.needed('place', 'Say where they can stay', 200);
  const words = read.needed('words', 'Say what was offered: it goes on the record');
  const [fromOn, untilOn] = [read.date('fromOn', ifNoDate), read.date('untilOn', ifNoDate)];
  const costPence = pounds(read, body, 'cost');
  return read.result(() => (when === undefined || fromOn === undefined || untilOn === undefined ? undefined : { type: 'OfferAccommodation', ...when, words, place, fromOn, untilOn, costPence }));
}

export function parseReturn(body: FormBody): Parsed<MoveReturn> {
  const read = readForm(body);
  const untilOn = read.date('untilOn', ifNoDate);
  const reason = read.needed('reason', 'Say why: the promise is kept with its reason');
  return read.result(() => (untilOn === undefined ? undefined : { type: 'MoveReturn', untilOn, reason }));
}

export function parseWithdrawal(body: FormBody): Parsed<WithdrawAccommodation> {
  const read = readForm(body);
  const reason = read.needed('reason', 'Say why: the resident reads it');
  return read.result(() => ({ type: 'WithdrawAccommodation', reason }));
}

export function parseMovedBack(body: FormBody, now: string): Parsed<RecordMovedBack> {
  const { read, when } = readFormWithTime(body, now);
  const words = read.needed('words', 'Say how they came home: it goes on the record');
  const finalCostPence = pounds(read, body, 'cost');
  return read.result(() => (when === undefined ? undefined : { type: 'RecordMovedBack', ...when, words, finalCostPence }));
}
