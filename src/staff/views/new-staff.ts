import { insetText, warningText } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import { column, hasErrors, heading, link, paragraph, postForm } from './form.ts';
import type { FormFacts } from './form.ts';
import { staffFields } from './staff-fields.ts';
import type { StaffFieldFacts } from './staff-fields.ts';

/** Where an administrator adds somebody. */
export function newStaffPage(facts: FormFacts & StaffFieldFacts): PageWords {
  const title = 'Add somebody';
  const form = postForm(facts, { action: '/admin/staff/new', verb: 'Add them', fields: staffFields(facts, facts.errors) });
  return { title, main: column(html`${heading(title, facts.errors)}${form}`), current: '/admin/staff', backLink: { href: '/admin/staff', text: 'Staff' }, ...hasErrors(facts) };
}

/** The one time a temporary password can be read. */
export function temporaryPasswordPage(person: { readonly id: string; readonly name: string }, password: string): PageWords {
  const title = `Temporary password for ${person.name}`;
  const main = html`${heading(title)}
    ${insetText({ html: html`<span class="govuk-!-font-size-24 govuk-!-font-weight-bold"><code>${password}</code></span>` })}
    ${warningText({ text: 'This page shows it once. Give it to them yourself, in person or by phone, after making sure who they are.', iconFallbackText: 'Warning' })}
    ${paragraph('It works for 7 days and lets them choose their own password, which nobody else can see.')}
    ${paragraph(link(`/admin/staff/${person.id}`, `Go to ${person.name}`))}`;
  return { title, main: column(main), current: '/admin/staff', backLink: { href: '/admin/staff', text: 'Staff' } };
}
