import { partOfDayInWords, usualParts, type AppointmentPolicy, type AppointmentProblems } from '../../appointments/index.ts';
import { checkboxField, insetText, textAreaField, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import { ownWindows } from '../forms/appointment-settings.ts';
import type { SettingsChange } from '../queries/settings-changes.ts';
import { capitalised, column, formHeading, link, paragraph, postForm, type FormState } from './form-page.ts';
import { changesTable } from './settings-page.ts';

export const appointmentSettingsPath = '/admin/settings/appointments';
export const appointmentSettingsTitle = 'How we make appointments';

export interface AppointmentSettingsFacts {
  readonly policy: AppointmentPolicy;
  /** Why what is kept cannot be used; none where it can. */
  readonly problems: AppointmentProblems;
  readonly version: string;
  readonly history: readonly SettingsChange[];
}

/** As it may be typed again. */
const inPounds = (pence: number): string => (pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2));

/** The times offered, how many visits a person keeps, what residents may choose, and what a missed visit is. */
export function appointmentSettingsPage({ policy, problems, version, history }: AppointmentSettingsFacts, form: FormState): Html {
  const isSent = Object.keys(form.body).length > 0;
  const ticked = (name: string, before: readonly string[]) => (isSent ? formList(form.body, name) : before);
  const number = (name: string, label: string, { value, ...words }: { readonly value: number | string; readonly suffix?: string; readonly prefix?: string; readonly hint?: string }): Html =>
    textField({ name, label, ...words, value: isSent ? formText(form.body, name) : value, width: 5, inputmode: 'numeric', error: form.errors[name] });
  const unusable = Object.entries(problems).map(([name, why]) => `${name}: ${why}`);
  return column(html`${formHeading(appointmentSettingsTitle, form.errors)}
    ${paragraph(link('/admin/settings/repairs', 'What we promise of repairs'))}
    ${unusable.length > 0 && insetText({ text: `What is kept cannot be used, so the usual choices apply until you save others. ${unusable.join('. ')}.` })}
    ${paragraph('A change counts for what is booked from now on. A visit keeps the time that was promised.')}
    ${postForm(form, {
      action: appointmentSettingsPath,
      verb: 'Save how we make appointments',
      hidden: { seenVersion: version },
      fields: html`<h2 class="govuk-heading-m">The times we offer</h2>
        ${checkboxField({ name: 'parts', label: 'Parts of the day', labelSize: 's', values: ticked('parts', policy.parts), error: form.errors['parts'], choices: usualParts.map((part) => ({ value: part, text: capitalised(partOfDayInWords(part)) })) })}
        ${textAreaField({ name: 'windows', label: 'Times of our own', hint: 'One on a line, up to 6, such as 09:30 to 14:30 for those who take children to school.', rows: 4, value: isSent ? formText(form.body, 'windows') : ownWindows(policy.parts), error: form.errors['windows'] })}
        ${number('placesInHalfDay', 'Visits one person keeps in half a day', { value: policy.placesInHalfDay, suffix: 'visits', hint: 'Unless their own calendar says otherwise.' })}
        <h2 class="govuk-heading-m">Residents</h2>
        ${checkboxField({ name: 'residentsChoose', label: 'By their link', labelSize: 's', values: ticked('residentsChoose', policy.residentsChoose ? ['yes'] : []), error: form.errors['residentsChoose'], choices: [{ value: 'yes', text: 'Residents choose, change and cancel the time of an ordinary visit' }] })}
        ${number('residentNotice', 'Notice they give us', { value: policy.residentNotice, suffix: 'working days' })}
        <h2 class="govuk-heading-m">Visits we miss</h2>
        ${number('missedAfterHours', 'A visit of which nothing is recorded counts as missed after', { value: policy.missedAfterHours, suffix: 'hours' })}
        ${number('missedVisitPence', 'What our own policy pays for one', { value: inPounds(policy.missedVisitPence), prefix: '£', hint: 'The sum of the Ombudsman’s guidance is proposed when it is more. 0 if you have no policy of your own. Somebody decides; nothing is paid from here.' })}`,
    })}
    ${changesTable(history)}`);
}
