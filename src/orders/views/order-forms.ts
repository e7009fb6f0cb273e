import { isOutOfHours } from '../../appointments/index.ts';
import { insetText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { scopeFields } from '../forms/scope.ts';
import { contractorValue, type PossibleContractor } from '../forms/order.ts';
import { orderCancelReasonsByHand, orderParts, orderPriorities, orderPurposes, trades, type WorkOrder } from '../model.ts';
import { moneyInWords, orderPartInWords, orderPurposeInWords, waitReasonsInWords } from '../words.ts';
import { capitalised, choicesOf, orderFields, type OrderForm } from './form-fields.ts';
import { scopeTable } from './scope-table.ts';

const codesHint = 'A line each: the code, a space and the quantity, such as PL101 2.5. The prices come from the contract.';
const othersHint = 'A line each: words, an equals sign and the price, such as Skip hire = 180.00';

/** What a new order begins with: who may do it, what the case says, and what the register of site hazards tells of the place. */
export interface NewOrder {
  readonly contractors: readonly PossibleContractor[];
  readonly before: Readonly<Record<string, string>>;
  readonly register: string;
}

/** What a new order says. */
export function raiseFields({ contractors, before, register }: NewOrder, form: OrderForm): Html {
  const field = orderFields(form, before);
  return html`${field.radios('purpose', 'What the order is for', orderPurposes.map((value) => ({ value, text: capitalised(orderPurposeInWords(value)) })))}
    ${field.list('trade', 'Trade', choicesOf(trades), 'Choose a trade')}
    ${field.list('contractor', 'Who does it, and under which contract', contractors.map((one) => ({ value: contractorValue(one), text: one.text })), 'Choose who does it')}
    ${field.words('work', 'What is to be done', 'Whoever does it reads this. Nothing about the resident or why it happened.')}
    ${field.words('codes', 'Codes and quantities', codesHint)}
    ${field.words('others', 'Other work, with a price', othersHint)}
    ${field.radios('priority', 'How soon', choicesOf(orderPriorities))}
    ${field.date('target', 'A day agreed with them (optional)', 'Left empty, it is the target of the priority.')}
    ${field.words('accessNeeds', 'What to know at the door', 'The instruction, such as “allow ten minutes to reach the door”. Never the reason.')}
    <h2 class="govuk-heading-m">Dangers of the place</h2>
    <p class="govuk-body">This goes along with the order, as the register of site hazards says it when the order is raised:</p>
    ${insetText({ html: html`${register.split('\n').map((line) => html`<p class="govuk-body">${line}</p>`)}` })}
    ${field.words('siteHazards', 'A note on dangers, for this order alone (optional)', 'What the register does not say, such as where this work meets the asbestos, and what to do before starting. Never who somebody is or what they did.')}`;
}

export function scheduleFields({ priority }: Pick<WorkOrder, 'priority'>, form: OrderForm): Html {
  const field = orderFields(form, { part: 'morning' });
  return html`${field.date('on', 'The day', 'For example, 27 3 2027')}${field.radios('part', 'Part of the day', partChoices(priority))}`;
}

/** The times that may be agreed for an order: an emergency has the evening and the night too. */
export const partChoices = (priority: WorkOrder['priority']): readonly { readonly value: string; readonly text: string }[] =>
  orderParts.filter((part) => priority === 'emergency' || !isOutOfHours(part)).map((value) => ({ value, text: capitalised(orderPartInWords(value)) }));

export function completeFields(form: OrderForm, today: string): Html {
  const field = orderFields(form, { on: today });
  return html`${field.date('on', 'The day it was done')}${field.words('words', 'What was done', 'Work that differs from what was agreed is a variation first.')}`;
}

export function cancelFields(form: OrderForm): Html {
  const field = orderFields(form);
  return html`${field.radios('why', 'Why it is cancelled', choicesOf(orderCancelReasonsByHand))}${field.words('reason', 'Explain why', 'It goes on the record.')}`;
}

/** The whole scope as it would be: what stands there now is what was agreed. */
export function variationFields(order: WorkOrder, form: OrderForm): Html {
  const field = orderFields(form, { ...scopeFields(order.lines) });
  return html`${field.words('codes', 'Codes and quantities, all of them', codesHint)}${field.words('others', 'Other work, all of it, with a price', othersHint)}
    ${field.words('reason', 'Why the scope changes', 'Whoever authorises it reads this.')}`;
}

/** What somebody says yes or no to. */
export function waitingShown({ waiting, valuePence, lines }: WorkOrder): Html | undefined {
  if (waiting === null) return undefined;
  const { about, askedByName, because, reason } = waiting;
  return html`<p class="govuk-body">${askedByName} asks for ${about === 'order' ? 'the order' : html`a variation, from ${moneyInWords(valuePence)} to ${moneyInWords(waiting.valuePence)}`}, because: ${reason}</p>
    <p class="govuk-body">${waiting.wentAhead === true ? 'It went ahead, because a danger does not wait for a signature. It must be authorised' : 'It waits'}, because ${waitReasonsInWords(because)}.</p>
    ${scopeTable(about === 'order' ? 'What it comes to' : 'What it would come to', waiting.lines)}
    ${about === 'variation' && scopeTable('What was agreed', lines)}`;
}

export const wordsField = (form: OrderForm, name: string, label: string, hint?: string): Html => orderFields(form).words(name, label, hint);
