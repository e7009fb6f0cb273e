import { checkboxField, dateField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { datePartsIn } from '../../platform/forms/index.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { wishDays } from '../decide/wishes.ts';
import { ticked } from '../forms/wishes.ts';
import { halves } from '../model.ts';

/** When a visit suits: three questions that may all be left out. `values` are the form as sent, or what is known so far. */
export function wishFields(values: FormBody, errors: FieldErrors): Html {
  return html`${checkboxField({
      name: 'wishDays', label: 'Days that suit (optional)', labelSize: 's', small: true, hint: 'None ticked: any day.', values: ticked(values, 'wishDays'), error: errors['wishDays'],
      choices: wishDays.map((day) => ({ value: day, text: day.replace(/^./, (first) => first.toUpperCase()) })),
    })}
    ${checkboxField({
      name: 'wishHalves', label: 'Times of day that suit (optional)', labelSize: 's', small: true, hint: 'None ticked: any time.', values: ticked(values, 'wishHalves'), error: errors['wishHalves'],
      choices: halves.map((half) => ({ value: half, text: half === 'morning' ? 'Mornings' : 'Afternoons' })),
    })}
    ${dateField({ name: 'wishFrom', label: 'Not before (optional)', labelSize: 's', hint: 'The first day that suits. For example, 27 3 2027', value: datePartsIn(values, 'wishFrom'), error: errors['wishFrom'] })}`;
}
