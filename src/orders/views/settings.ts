import { selectField, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import { column, heading, paragraph, postForm } from '../../staff/index.ts';
import { poundsOf } from '../forms/scope.ts';
import { targetUnits, type TargetUnit } from '../forms/settings.ts';
import { orderPriorities } from '../model.ts';
import { authorisingRoles, raisingRoles, type OrderPolicy } from '../policy.ts';
import { capitalised, orderFields, type OrderForm } from './form-fields.ts';

const unitWords: Readonly<Record<TargetUnit, string>> = { hours: 'hours', workingDays: 'working days', calendarDays: 'days', weeks: 'weeks' };

/** What people may spend on orders, and how soon orders are to be done. */
export function orderSettingsPage(policy: OrderPolicy, version: string, form: OrderForm): Html {
  const field = orderFields(form, {
    ...Object.fromEntries(raisingRoles.map((role) => [`raise-${role}`, poundsOf(policy.raiseLimitPence[role])])),
    ...Object.fromEntries(authorisingRoles.map((role) => [`authorise-${role}`, poundsOf(policy.authoriseLimitPence[role])])),
    variation: poundsOf(policy.variationLimitPence),
  });
  const isSent = Object.keys(form.body).length > 0;
  const limit = (kind: 'target' | 'answer', of: OrderPolicy['targets']) => orderPriorities.map((priority): Html => {
    const [[unit = 'workingDays', count = 0] = []] = Object.entries(of[priority]);
    const name = `${kind}-${priority}`;
    const label = `${capitalised(priority)}: ${kind === 'answer' ? 'answered ' : ''}within`;
    const value = (of: string, otherwise: string) => (isSent ? formText(form.body, of) : otherwise);
    return html`${textField({ name, label, value: value(name, String(count)), width: 4, inputmode: 'numeric', error: form.errors[name] })}
      ${selectField({ name: `${name}-unit`, label: `Unit of “${label}”`, value: value(`${name}-unit`, unit), choices: targetUnits.map((one) => ({ value: one, text: unitWords[one] })), error: form.errors[`${name}-unit`] })}`;
  });
  return column(html`${heading('What may be spent on orders', form.errors)}
    ${paragraph('These hold for orders and variations asked for from now on. What is above them waits for somebody with the limit, and never for whoever asked.')}
    ${postForm({ csrfToken: form.csrfToken }, {
      action: '/admin/settings/orders', verb: 'Save what may be spent', hidden: { seenVersion: version },
      fields: html`<h2 class="govuk-heading-m">One order, without asking</h2>${raisingRoles.map((role) => field.money(`raise-${role}`, `${capitalised(role)}: up to`))}
        <h2 class="govuk-heading-m">What somebody else asks for</h2>${authorisingRoles.map((role) => field.money(`authorise-${role}`, `${capitalised(role)} may authorise up to`, 'Nought for nothing.'))}
        <h2 class="govuk-heading-m">Variations where no contract says otherwise</h2>${field.money('variation', 'All variations of one order, together, up to')}
        <h2 class="govuk-heading-m">How soon an order is to be done</h2>${limit('target', policy.targets)}
        <h2 class="govuk-heading-m">How soon whoever does it accepts an order or turns it down</h2>${limit('answer', policy.answers)}`,
    })}`);
}
