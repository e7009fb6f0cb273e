import { dateField, selectField } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import type { StaffMember } from '../model.ts';
import { column, hasErrors, heading, paragraph, postForm } from './form.ts';
import type { FormFacts } from './form.ts';

type DateParts = Readonly<Record<'day' | 'month' | 'year', string>>;

export interface AbsenceFormFacts extends FormFacts {
  readonly action: string;
  readonly backTo: { readonly href: string; readonly text: string };
  readonly people: readonly StaffMember[];
  /** True where somebody speaks of themselves, and so does not say who. */
  readonly isOwn: boolean;
  readonly typed: { readonly staff: string; readonly cover: string; readonly from: DateParts; readonly until: DateParts };
}

/** Where an absence is set: who, from when until when, and who stands in. */
export function absenceFormPage(facts: AbsenceFormFacts): PageWords {
  const { action, backTo, people, isOwn, typed, errors = {} } = facts;
  const title = isOwn ? 'Set an absence' : 'Set somebody’s absence';
  const choices = people.map(({ id, name }) => ({ value: id, text: name }));
  const fields = html`
    ${!isOwn && selectField({ name: 'staff', label: 'Who is away?', choices, value: typed.staff, unchosen: 'Choose a person', error: errors['staff'] })}
    ${dateField({ name: 'from', label: 'First day away', hint: 'For example, 27 3 2027', value: typed.from, error: errors['from'] })}
    ${dateField({ name: 'until', label: 'Last day away', value: typed.until, error: errors['until'] })}
    ${selectField({ name: 'cover', label: 'Who stands in?', choices, value: typed.cover, unchosen: 'Choose a person', error: errors['cover'] })}`;
  const main = html`${heading(title, errors)}
    ${paragraph('Whoever stands in sees the work of the person away, and can act on it. The work keeps its owner.')}
    ${postForm(facts, { action, verb: 'Set the absence', fields })}`;
  return { title, main: column(main), backLink: backTo, ...hasErrors(facts) };
}
