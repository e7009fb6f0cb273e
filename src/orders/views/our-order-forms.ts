import { accessAttempts } from '../../appointments/index.ts';
import { longDate, longDateTime, type PlainDate } from '../../clock/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { WorkOrder } from '../model.ts';
import { orderPartInWords } from '../words.ts';
import { choicesOf, orderFields, type OrderForm } from './form-fields.ts';
import { partChoices } from './order-forms.ts';

export function turnDownFields(form: OrderForm): Html {
  return html`${orderFields(form).words('reason', 'Why it cannot be done', 'The order ends, and somebody else is asked. Whoever raised it reads this.')}`;
}

export function proposalFields({ priority }: Pick<WorkOrder, 'priority'>, form: OrderForm): Html {
  const field = orderFields(form, { part: 'morning' });
  return html`<p class="govuk-body">Nobody expects you until the landlord has agreed the day with the resident and accepted it here.</p>
    ${field.date('on', 'The day you could come', 'For example, 27 3 2027')}${field.radios('part', 'Part of the day', partChoices(priority))}
    ${field.words('words', 'Anything they should know (optional)')}`;
}

export function noAccessFields(form: OrderForm): Html {
  const field = orderFields(form);
  return html`${field.ticks('tried', 'What you tried', choicesOf(accessAttempts), 'Tick all that you did. Where no card is left, nobody can rely on this attempt later.')}
    ${field.words('words', 'What happened', 'Such as: rang the number twice, waited 15 minutes. The order stays open and needs another day.')}`;
}

export function outcomeFields(form: OrderForm, today: string): Html {
  const field = orderFields(form, { on: today });
  return html`${field.date('on', 'The day it was done')}${field.words('words', 'What was done', 'Work that differs from what was agreed is a variation first.')}
    ${field.radios('more', 'Is more work needed?', [{ value: 'no', text: 'No, it is all done' }, { value: 'yes', text: 'Yes' }])}
    ${field.words('followOn', 'What else is needed, and which trade', 'Only if you said yes.')}
    ${field.photos('photos', 'Photos of the work (optional)')}`;
}

export const photosField = (form: OrderForm): Html => orderFields(form).photos('photos', 'Photos');

/** The day that is proposed, by whom and with which words. */
export function slotShown({ proposal }: Pick<WorkOrder, 'proposal'>, today: PlainDate): Html | undefined {
  if (proposal === null) return undefined;
  const { on, part, words, proposedByName, proposedAt } = proposal;
  return html`<p class="govuk-body">${proposedByName} proposes ${longDate(on, today)}, ${orderPartInWords(part)} (${longDateTime(proposedAt)}).${words !== '' && html` They say: ${words}`}</p>
    <p class="govuk-body">It is no booking until it is accepted.</p>`;
}
