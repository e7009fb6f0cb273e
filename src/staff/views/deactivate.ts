import { selectField } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import type { StaffMember } from '../model.ts';
import { column, hasErrors, heading, link, paragraph, postForm } from './form.ts';
import { queueOf } from './queue-link.ts';
import type { FormFacts } from './form.ts';

export interface DeactivateFacts extends FormFacts {
  readonly person: StaffMember;
  readonly openCases: number;
  /** Who may take the cases over; empty when this installation cannot hand over in one step. */
  readonly colleagues: readonly StaffMember[];
  /** Who was chosen to take them over. */
  readonly chosen: string;
}

/** Somebody leaves: their open cases need an owner first. */
export function deactivatePage(facts: DeactivateFacts): PageWords {
  const { person, openCases, colleagues, chosen, errors = {} } = facts;
  const title = `Stop ${person.name} signing in`;
  const count = openCases === 1 ? '1 open case' : `${openCases} open cases`;
  const choices = colleagues.filter(({ id }) => id !== person.id).map(({ id, name }) => ({ value: id, text: name }));
  const owner = openCases > 0 && choices.length > 0 && selectField({
    name: 'new-owner',
    label: 'Who takes these cases over?',
    hint: 'Every case has a named owner, always.',
    choices,
    value: chosen,
    unchosen: 'Choose a person',
    error: errors['new-owner'],
  });
  const main = html`${heading(title, errors)}
    ${openCases > 0 && paragraph(html`${person.name} owns ${link(queueOf(person.id), count)}.`)}
    ${paragraph('They are signed out everywhere at once. Their name stays on everything they did.')}
    ${postForm(facts, { action: `/admin/staff/${person.id}/deactivate`, verb: 'Stop them signing in', look: 'warning', fields: html`${owner}` })}`;
  return { title, main: column(main), current: '/admin/staff', backLink: { href: `/admin/staff/${person.id}`, text: person.name }, ...hasErrors(facts) };
}
