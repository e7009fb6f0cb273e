import { dateInLondon, longDateTime, wallTimeInLondon, type Instant } from '../../clock/index.ts';
import { hazardKindsOn } from '../../law/index.ts';
import { dateField, radioField, textField } from '../../platform/govuk/index.ts';
import { datePartsIn } from '../../platform/forms/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { Filling } from '../decide/tied-repairs.ts';
import { fieldsOf, type FormState } from '../../repairs/index.ts';

/** A day and a time of day, by the name of the question. */
export function momentFields({ body, errors }: FormState, name: string, label: string): Html {
  return html`${dateField({ name: `${name}On`, label, labelSize: 's', hint: 'For example, 27 3 2026.', value: datePartsIn(body, `${name}On`), error: errors[`${name}On`] })}
    ${textField({ name: `${name}Time`, label: 'At what time?', hint: 'For example, 16:30.', value: formText(body, `${name}Time`), width: 5, autocomplete: 'off', error: errors[`${name}Time`] })}`;
}

/** Now, or earlier with its day, its time and why it is written down only now. */
export function whenFields(form: FormState, label: string, fillings: readonly Filling[] = []): Html {
  const { body, errors } = form;
  const earlier = html`${momentFields(form, 'when', 'On which day?')}${fieldsOf(form).line('lateBecause', 'Why is it written down only now?')}`;
  const typed = formText(body, 'when');
  const before = fillings[0]?.reference ?? 'now';
  const taken = fillings.map(({ reference, at }) => ({ value: reference, text: `As ${reference} has it: ${longDateTime(at)}` }));
  return radioField({ name: 'when', label, labelSize: 's', value: typed === '' ? before : typed, choices: [...taken, { value: 'now', text: 'Just now' }, { value: 'earlier', text: 'Earlier', reveals: earlier }], error: errors['when'] });
}

/** The kinds of hazard that the list of a day has, in words. */
export const kindChoices = (at: Instant) => hazardKindsOn(dateInLondon(at)).map(({ id, name }) => ({ value: id, text: name }));

/** "16:30" in London. */
export function timeOfDay(at: Instant): string {
  const { hour, minute } = wallTimeInLondon(at);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
