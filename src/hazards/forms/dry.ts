import { readForm, type Parsed } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { presenceIn, readingsIn } from '../../repairs/index.ts';
import type { CodeHazardCause } from '../decide/dry/cause.ts';
import type { RecordDryCheck } from '../decide/dry/checks.ts';
import type { RuleOutRecurrence } from '../decide/dry/recurrence.ts';
import type { TakeInspection } from '../decide/dry/take-inspection.ts';
import { checkResults } from '../model.ts';
import { readFormWithTime } from './when.ts';

export function parseCause(body: FormBody): Parsed<CodeHazardCause> {
  const read = readForm(body);
  const cause = read.needed('cause', 'Choose why it happened', 60);
  const words = read.needed('words', 'Say how it is known');
  return read.result(() => ({ type: 'CodeHazardCause', cause, words }));
}

/** What was found and measured; where nobody was in, when somebody tries again. `hasSignature` when one came with the form, from a phone. */
export function parseDryCheck(body: FormBody, now: string, hasSignature = false): Parsed<RecordDryCheck> {
  const { read, when } = readFormWithTime(body, now);
  const result = read.oneOf('result', checkResults, 'Say what was found');
  const words = read.needed('words', 'Say what was looked at, and what was found');
  const isNobodyIn = result === 'nobody in';
  const readings = isNobodyIn ? [] : readingsIn(body, read);
  const presence = isNobodyIn ? null : presenceIn(body, read, hasSignature);
  const againOn = isNobodyIn && formText(body, 'againOn-day') !== '' ? read.date('againOn', 'Enter a date, like 27 3 2027') : null;
  return read.result(() => (when === undefined || result === undefined || againOn === undefined ? undefined : { type: 'RecordDryCheck', ...when, result, words, readings, againOn, ...(presence === null ? {} : { presence }) }));
}

export function parseRecurrence(body: FormBody): Parsed<RuleOutRecurrence> {
  const read = readForm(body);
  const reason = read.needed('reason', 'Say why it is another matter');
  return read.result(() => ({ type: 'RuleOutRecurrence', reason }));
}

export function parseTaken(body: FormBody): Parsed<TakeInspection> {
  const read = readForm(body);
  const reference = read.needed('reference', 'Choose the inspection', 40);
  return read.result(() => ({ type: 'TakeInspection', reference }));
}
