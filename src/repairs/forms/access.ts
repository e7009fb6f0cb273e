import type { FormBody } from '../../platform/http/visit.ts';
import type { RepairCommand } from '../decide/index.ts';
import { accessDecisions, accessSteps } from '../model/access-ladder.ts';
import { readForm, type Parsed } from '../../platform/forms/index.ts';

export function parseAccessReview(body: FormBody): Parsed<RepairCommand> {
  const read = readForm(body);
  const needs = read.needed('needs', 'Say what you considered about the household');
  const decision = read.oneOf('decision', accessDecisions, 'Choose what happens next');
  const reason = read.needed('reason', 'Say why');
  return read.result(() => (decision === undefined ? undefined : { type: 'ReviewAccess', needs, decision, reason }));
}

export function parseAccessStep(body: FormBody): Parsed<RepairCommand> {
  const read = readForm(body);
  const step = read.oneOf('step', accessSteps, 'Choose the step');
  const reason = read.needed('reason', 'Say why this step, and why now');
  const nextOn = read.date('nextOn', 'Enter the day by which you tell the resident more, like 27 3 2027');
  return read.result(() => (step === undefined || nextOn === undefined ? undefined : { type: 'DecideAccessStep', step, reason, nextOn }));
}
