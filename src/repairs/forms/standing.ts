import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { RepairCommand } from '../decide/index.ts';
import { answerWays } from './answers.ts';
import { readForm, type Parsed } from '../../platform/forms/index.ts';

export function parseCause(body: FormBody, choices: readonly { readonly value: string }[]): Parsed<RepairCommand> {
  const read = readForm(body);
  const cause = read.oneOf('cause', choices.map(({ value }) => value), 'Choose why it happened');
  const words = read.needed('words', 'Say how it is known');
  return read.result(() => (cause === undefined ? undefined : { type: 'CodeCause', cause, words }));
}

export function parseIntoProgramme(body: FormBody, choices: readonly { readonly id: string }[]): Parsed<RepairCommand> {
  const read = readForm(body);
  const programmeId = read.oneOf('programme', choices.map(({ id }) => id), 'Choose the programme');
  const words = read.needed('reason', 'Say why it can wait: the resident reads this');
  return read.result(() => (programmeId === undefined ? undefined : { type: 'PutInProgramme', programmeId, words }));
}

export function parseOutOfProgramme(body: FormBody): Parsed<RepairCommand> {
  const read = readForm(body);
  const words = read.needed('reason', 'Say why it waits no longer: the resident reads this');
  return read.result(() => ({ type: 'ReopenFromProgramme', because: 'decided', words }));
}

export const parseAgreed = (): Parsed<RepairCommand> => ({ ok: true, command: { type: 'AgreeToCancel' } });

export function parseDeclined(body: FormBody): Parsed<RepairCommand> {
  const read = readForm(body);
  const reason = read.needed('reason', 'Say why it goes on');
  return read.result(() => ({ type: 'DeclineCancellation', reason }));
}

/** What the resident told a member of staff; by their own link they say it themselves. */
export function parseObjection(body: FormBody): Parsed<RepairCommand> {
  const read = readForm(body);
  const how = read.oneOf('how', answerWays, 'Choose how they told you');
  const words = read.needed('words', 'Write what they told you, in their words');
  return read.result(() => (how === undefined ? undefined : { type: 'ObjectToCancellation', words, how }));
}

/** The cause on the form of a visit: a person may leave it for later. */
export function causeIn(body: FormBody): { readonly cause?: string } {
  const cause = formText(body, 'cause');
  return cause === '' ? {} : { cause };
}
