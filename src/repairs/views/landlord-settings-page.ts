import { textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { SettingsChange } from '../queries/settings-changes.ts';
import type { LandlordDetails } from '../store/settings.ts';
import { column, formHeading, link, paragraph, postForm, type FormState } from './form-page.ts';
import { changesTable } from './settings-page.ts';

export interface LandlordSettingsFacts {
  readonly details: LandlordDetails;
  readonly name: string;
  readonly version: string;
  readonly history: readonly SettingsChange[];
}

/** How residents reach the landlord, and its colour. */
export function landlordSettingsPage({ details, name, version, history }: LandlordSettingsFacts, form: FormState): Html {
  const isSent = Object.keys(form.body).length > 0;
  const words = (field: keyof LandlordDetails) => ({ name: field, value: isSent ? formText(form.body, field) : details[field], error: form.errors[field] });
  return column(html`${formHeading(`How residents reach ${name}`, form.errors)}
    ${paragraph(html`${link('/admin/staff', 'Staff')} · ${link('/admin/settings/repairs', 'What we promise of repairs')}`)}
    ${paragraph('Every message and every public page shows these.')}
    ${postForm(form, {
      action: '/admin/settings/landlord',
      verb: 'Save',
      hidden: { seenVersion: version },
      fields: html`
        ${textField({ ...words('phone'), label: 'Phone number', type: 'tel', width: 20 })}
        ${textField({ ...words('emergencyPhone'), label: 'Phone number for emergencies, day and night', type: 'tel', width: 20 })}
        ${textField({ ...words('email'), label: 'Email address', type: 'email', spellcheck: false })}
        ${textField({ ...words('colour'), label: 'Colour of the header', hint: 'As # and six figures or letters, like #1d70b8. Black or white words are put on it, whichever reads better.', width: 10, spellcheck: false })}`,
    })}
    ${changesTable(history)}`);
}
