import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { RepairCommand } from '../decide/index.ts';
import type { RemedyId } from '../model/remedy.ts';
import { readForm, type Parsed } from '../../platform/forms/index.ts';

export const remedyDecisions = ['offered', 'declined'] as const;

/** What somebody decides about a sum that was proposed; '' where nothing needs to be said. */
export function parseRemedy(body: FormBody, remedyId: RemedyId): Parsed<RepairCommand> {
  const read = readForm(body);
  const decision = read.oneOf('decision', remedyDecisions, 'Choose whether to offer it');
  const typed = formText(body, 'pounds').replace(/^£/, '');
  const pence = /^\d{1,5}(\.\d{2})?$/.test(typed) ? Math.round(Number(typed) * 100) : 0;
  if (decision === 'offered' && pence === 0) read.wrong('pounds', 'Enter the sum in pounds, such as 15 or 15.50');
  const words = read.text('reason');
  return read.result(() => (decision === undefined ? undefined : { type: 'DecideRemedy', remedyId, decision, pence, words }));
}
