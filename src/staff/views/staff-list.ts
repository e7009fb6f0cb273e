import { downloadLinks, pagination, stackingTable, tag, textField } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import type { Html } from '../../platform/html/index.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import type { StaffMember, Team } from '../model.ts';
import { heading, link, paragraph, postForm } from './form.ts';
import type { FormFacts } from './form.ts';

export interface StaffListFacts extends FormFacts {
  readonly people: readonly StaffMember[];
  readonly teams: readonly Team[];
  readonly shown: { readonly kind: 'active' | 'inactive'; readonly nextAfter: string | undefined } | { readonly kind: 'found'; readonly words: string };
}

/** Everyone who works here, or worked here, or was searched for. */
export function staffListPage(facts: StaffListFacts): PageWords {
  const title = 'Staff';
  const { shown } = facts;
  const search = textField({ name: 'words', label: 'Find by name or email address', width: 20, value: shown.kind === 'found' ? shown.words : '', spellcheck: false });
  const main = html`${heading(title)}
    ${paragraph(html`${link('/admin/staff/new', 'Add somebody')} · ${link('/admin/teams', 'Teams and organisations')} · ${link('/admin/absences', 'Who is away')} · ${link('/admin/api-tokens', 'API tokens')} · ${link('/admin/downloads', 'What was downloaded')}`)}
    ${postForm(facts, { action: '/admin/staff/search', verb: 'Find', fields: search, look: 'secondary' })}
    ${whichAreShown(shown)}
    ${facts.people.length === 0 ? paragraph(emptyWords(shown)) : peopleTable(facts)}
    ${shown.kind !== 'found' && shown.nextAfter !== undefined && pagination({ next: { href: `/admin/staff?show=${shown.kind}&after=${shown.nextAfter}` } })}
    ${shown.kind !== 'found' && facts.people.length > 0 && downloadLinks('/admin/staff', `?show=${shown.kind}`)}`;
  return { title, main, wide: true, current: '/admin/staff' };
}

function whichAreShown(shown: StaffListFacts['shown']): Html {
  if (shown.kind === 'found') return paragraph(link('/admin/staff', 'Show everyone'));
  return shown.kind === 'active'
    ? paragraph(html`Who works here now. ${link('/admin/staff?show=inactive', 'Show who no longer does')}`)
    : paragraph(html`Who no longer works here. ${link('/admin/staff', 'Show who does')}`);
}

function emptyWords(shown: StaffListFacts['shown']): string {
  if (shown.kind === 'found') return 'Nobody has these words in their name or email address. Try fewer letters.';
  return shown.kind === 'active' ? 'Nobody works here yet.' : 'Nobody has left.';
}

function peopleTable({ people, teams }: StaffListFacts): Html {
  const teamNames = new Map(teams.map(({ id, name }) => [id, name]));
  const rows = people.map((person) => [
    { html: html`${link(`/admin/staff/${person.id}`, person.name)} ${!person.isActive && tag({ text: 'No longer here', classes: 'govuk-tag--grey' })}` },
    { text: person.email },
    { text: person.roles.join(', ') },
    { text: person.teamIds.map((id) => teamNames.get(id)).join(', ') || 'None' },
  ]);
  return stackingTable({ head: [{ text: 'Name' }, { text: 'Email address' }, { text: 'Roles' }, { text: 'Teams' }], rows });
}
