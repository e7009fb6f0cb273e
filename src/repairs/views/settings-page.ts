import { longDateTime, type Instant } from '../../clock/index.ts';
import { questionsPath } from '../../diagnosis/index.ts';
import { selectField, stackingTable, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import { limitParts, limitUnits, type LimitUnit } from '../forms/settings.ts';
import { priorities } from '../model.ts';
import type { RepairPromises } from '../policy.ts';
import type { SettingsChange } from '../queries/settings-changes.ts';
import { priorityInWords } from '../words.ts';
import { column, formHeading, link, paragraph, postForm, type FormState } from './form-page.ts';

export const unitInWords: Readonly<Record<LimitUnit, string>> = { hours: 'hours', workingDays: 'working days', calendarDays: 'days', weeks: 'weeks' };

export interface SettingsFacts {
  readonly policy: RepairPromises;
  readonly version: string;
  readonly history: readonly SettingsChange[];
}

/** What the landlord promises of its repairs: as strict as law, or stricter. */
export function settingsPage({ policy, version, history }: SettingsFacts, form: FormState): Html {
  const number = numberField(form);
  const limit = limitField(form);
  return column(html`${formHeading('What we promise of repairs', form.errors)}
    ${paragraph(html`${link('/admin/staff', 'Staff')} · ${link('/admin/settings/landlord', 'How residents reach us')} · ${link('/admin/settings/office-hours', 'When we are open, and who is on call')} · ${link('/admin/settings/hazards', 'Our own limits for hazards')} · ${link('/admin/settings/inspections', 'Which finished work is checked')} · ${link('/admin/settings/appointments', 'How we make appointments')} · ${link('/admin/settings/orders', 'What may be spent on orders')} · ${link('/admin/settings/chasing', 'How our people are chased')} · ${link('/admin/settings/causes', 'The list of causes')} · ${link(questionsPath, 'What residents are asked')}`)}
    ${paragraph(html`These are your own promises. They may be stricter than the law, never looser; ${link('/rulebook', 'the rules we work to')} shows both. A change counts for repairs triaged or reported from now on.`)}
    ${postForm(form, {
      action: '/admin/settings/repairs',
      verb: 'Save what we promise',
      hidden: { seenVersion: version },
      fields: html`<h2 class="govuk-heading-m">How soon</h2>
        ${priorities.map((priority) => limit(`limit-${priority}`, `${priorityInWords(priority)}: within`, limitParts(policy.limits[priority])))}
        ${limit('triage', 'Somebody decides what it needs: within', limitParts(policy.triageWithin))}
        <h2 class="govuk-heading-m">Words to the resident while it is open</h2>
        ${priorities.map((priority) => number(`update-${priority}`, `${priorityInWords(priority)}: at least every`, { value: policy.updateEvery[priority], suffix: 'working days' }))}
        <h2 class="govuk-heading-m">Getting an answer</h2>
        ${number('answerAttempts', 'Attempts before a repair may close without the resident’s answer', { value: policy.answerAttempts, suffix: 'attempts' })}
        ${number('callBackWorkingDays', 'We ring back within', { value: policy.callBackWorkingDays, suffix: 'working days' })}
        ${number('sameProblemDays', 'The same problem or cause at the same place counts as a recall within', { value: policy.sameProblemDays, suffix: 'days', hint: 'Of the day the first job closed. We begin with 365, so that a winter’s damp is seen again the next. No law sets it: landlords use 3 to 12 months.' })}
        <h2 class="govuk-heading-m">When nobody lets us in</h2>
        ${number('accessAttempts', 'Attempts before a supervisor looks', { value: policy.accessAttempts, suffix: 'attempts' })}
        ${number('accessNoticeHours', 'Told in writing before a visit, for an attempt to count', { value: policy.accessNoticeHours, suffix: 'hours', hint: 'At least 24: Landlord and Tenant Act 1985 s.11(6), from memory; check before relying on it.' })}
        ${limit('accessReview', 'A supervisor looks: within', limitParts(policy.accessReviewWithin))}
        ${limit('accessStep', 'A manager decides the tenancy or legal step: within', limitParts(policy.accessStepWithin))}`,
    })}
    ${changesTable(history)}`);
}

function numberField({ body, errors }: FormState) {
  const isSent = Object.keys(body).length > 0;
  return (name: string, label: string, { value, suffix, hint }: { readonly value: number; readonly suffix: string; readonly hint?: string }): Html =>
    textField({ name, label, hint, value: isSent ? formText(body, name) : value, width: 4, inputmode: 'numeric', suffix, error: errors[name] });
}

function limitField({ body, errors }: FormState) {
  const isSent = Object.keys(body).length > 0;
  return (name: string, label: string, before: { readonly count: string; readonly unit: string }): Html => {
    const typed = (field: string, otherwise: string) => (isSent ? formText(body, field) : otherwise);
    return html`${textField({ name, label, value: typed(name, before.count), width: 4, inputmode: 'numeric', error: errors[name] })}
      ${selectField({
        name: `${name}-unit`,
        label: `Unit of “${label}”`,
        value: typed(`${name}-unit`, before.unit),
        choices: limitUnits.map((unit) => ({ value: unit, text: unitInWords[unit] })),
        error: errors[`${name}-unit`],
      })}`;
  };
}

/** Who changed what, and when. */
export function changesTable(history: readonly SettingsChange[]): Html {
  const rows = history.map(({ at, actorName, changed }) => [{ text: longDateTime(at as Instant) }, { text: actorName }, { text: changed.join(', ') }]);
  return html`<h2 class="govuk-heading-m">What has changed</h2>
    ${rows.length === 0 ? paragraph('Nothing has been changed yet.') : stackingTable({ head: [{ text: 'When' }, { text: 'Who' }, { text: 'What' }], rows })}`;
}
