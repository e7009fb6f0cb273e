import { readForm, type Parsed, type Reading } from '../../platform/forms/index.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { AcceptSpread, DeclineSpread, RecordSpreadVisit } from '../decide/spread/spread.ts';

const place = (read: Reading): string => read.needed('proposalId', 'Choose the place', 60);

export function parseAcceptSpread(body: FormBody): Parsed<AcceptSpread> {
  const read = readForm(body);
  const proposalId = place(read);
  const as = read.oneOf('as', ['visit', 'hazard'], 'Say what is done');
  const words = read.needed('words', 'Say why: it goes on the record');
  const visitBy = as === 'visit' ? read.date('visitBy', 'Enter a date, like 27 3 2027') : null;
  return read.result(() => (as === undefined || visitBy === undefined ? undefined : { type: 'AcceptSpread', proposalId, as, visitBy, words }));
}

export function parseDeclineSpread(body: FormBody): Parsed<DeclineSpread> {
  const read = readForm(body);
  const proposalId = place(read);
  const reason = read.needed('reason', 'Say why it is not checked: it goes on the record');
  return read.result(() => ({ type: 'DeclineSpread', proposalId, reason }));
}

export function parseSpreadVisit(body: FormBody): Parsed<RecordSpreadVisit> {
  const read = readForm(body);
  const proposalId = place(read);
  const found = read.oneOf('found', ['nothing', 'damp'], 'Say what was found');
  const words = read.needed('words', 'Say what was looked at, and what was found');
  return read.result(() => (found === undefined ? undefined : { type: 'RecordSpreadVisit', proposalId, found, words }));
}
