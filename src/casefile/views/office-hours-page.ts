import { fieldset, insetText, selectField, textField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { column, heading, link, paragraph, postForm, type StaffId } from '../../staff/index.ts';
import { onCallFields } from '../forms/office-hours-form.ts';
import { hoursInWords, officeDays, type OfficeDay, type OfficeHours } from '../model/office-hours.ts';

export interface OfficeHoursFacts {
  readonly hours: OfficeHours | undefined;
  readonly people: readonly { readonly id: StaffId; readonly name: string }[];
  readonly version: string;
  readonly action: string;
}

interface HoursForm {
  readonly csrfToken: string;
  readonly body: FormBody;
  readonly errors: FieldErrors;
}

const legends: Readonly<Record<OfficeDay, string>> = { weekdays: 'Monday to Friday', saturday: 'Saturday', sunday: 'Sunday' };

/** When the office is open, and who hears while it is not. */
export function officeHoursPage(facts: OfficeHoursFacts, form: HoursForm): Html {
  const { hours, people, version, action } = facts;
  const isSent = Object.keys(form.body).length > 0;
  const typed = (name: string, kept: string | undefined) => ({ name, value: isSent ? formText(form.body, name) : (kept ?? ''), error: form.errors[name] });
  const day = (of: OfficeDay) => fieldset({
    legend: { text: legends[of], classes: 'govuk-fieldset__legend--s' },
    html: html`${textField({ ...typed(`${of}-from`, hours?.open[of]?.from), label: 'Opens at', width: 5 })}${textField({ ...typed(`${of}-until`, hours?.open[of]?.until), label: 'Closes at', width: 5 })}`,
  });
  const choices = people.map(({ id, name }) => ({ value: id, text: name }));
  return column(html`${heading('When we are open, and who is on call', form.errors)}
    ${paragraph('Residents see these hours wherever we ask them to call, and are told when they report while we are closed.')}
    ${hours === undefined ? insetText({ text: 'No hours are set: residents are told of none, and nobody is on call.' }) : insetText({ text: `We are open ${hoursInWords(hours)}.` })}
    ${postForm(form, {
      action, verb: 'Save', hidden: { seenVersion: version },
      fields: html`${paragraph('Give times like 08:00. Leave a day empty when you are closed. Bank holidays are always closed.')}
        ${officeDays.map(day)}
        ${fieldset({
          legend: { text: 'Who is on call while we are closed', classes: 'govuk-fieldset__legend--m' },
          html: html`${paragraph(html`Whatever is urgent is emailed to them at once, beside the owner of the case: an emergency reported, a danger told of again, a clock of hours that runs out. It moves no clock. Who stands in for somebody away hears instead: ${link('/admin/absences', 'who is away')}.`)}
            ${onCallFields.map((name, at) => selectField({ ...typed(name, hours?.onCall[at]), label: `Person ${at + 1}`, choices, unchosen: 'Nobody' }))}`,
        })}`,
    })}`);
}
