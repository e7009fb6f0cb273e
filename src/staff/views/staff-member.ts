import { longDateTime } from '../../clock/index.ts';
import { notificationBanner, stackingTable } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import type { Html } from '../../platform/html/index.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import type { StaffMember } from '../model.ts';
import type { StaffEventShown } from '../queries/events.ts';
import type { StaffEventType } from '../store/events.ts';
import { column, hasErrors, heading, link, paragraph, postForm } from './form.ts';
import { queueOf } from './queue-link.ts';
import type { FormFacts } from './form.ts';
import { staffFields } from './staff-fields.ts';
import type { StaffFieldFacts } from './staff-fields.ts';

export interface StaffMemberFacts extends FormFacts, StaffFieldFacts {
  readonly person: StaffMember;
  readonly openCases: number;
  readonly history: readonly StaffEventShown[];
  readonly done: string | undefined;
}

const doneWords = new Map([
  ['saved', 'Saved'],
  ['signed-out', 'Signed out everywhere'],
  ['deactivated', 'They can no longer sign in'],
  ['reactivated', 'They can sign in again, once you have set a temporary password'],
]);

/** One person, as their administrator sees them. */
export function staffMemberPage(facts: StaffMemberFacts): PageWords {
  const { person, done, errors } = facts;
  const words = doneWords.get(done ?? '');
  const here = `/admin/staff/${person.id}`;
  const form = postForm(facts, { action: here, verb: 'Save', fields: staffFields(facts, errors), hidden: { seenVersion: String(person.version) } });
  const main = html`${heading(person.name, errors)}
    ${!person.isActive && paragraph('They no longer work here and cannot sign in.')}
    ${form}${signingIn(facts)}${history(facts.history)}`;
  return {
    title: person.name,
    main: column(main),
    current: '/admin/staff', backLink: { href: '/admin/staff', text: 'Staff' },
    ...(words === undefined ? {} : { notification: notificationBanner({ type: 'success', text: words }) }),
    ...hasErrors(facts),
  };
}

function signingIn(facts: StaffMemberFacts): Html {
  const { person, openCases } = facts;
  const here = `/admin/staff/${person.id}`;
  if (!person.isActive) return postForm(facts, { action: `${here}/reactivate`, verb: 'Let them in again', look: 'secondary' });
  return html`<h2 class="govuk-heading-m">Signing in</h2>
    ${paragraph('A temporary password replaces the one they have and signs them out everywhere.')}
    ${postForm(facts, { action: `${here}/temporary-password`, verb: 'Set a temporary password', look: 'secondary' })}
    ${postForm(facts, { action: `${here}/sign-out-everywhere`, verb: 'Sign them out everywhere', look: 'secondary' })}
    <h2 class="govuk-heading-m">Leaving</h2>
    ${paragraph(openCases === 0 ? 'They own no open cases.' : html`They own ${link(queueOf(person.id), openCases === 1 ? '1 open case' : `${openCases} open cases`)}.`)}
    ${paragraph(link(`${here}/deactivate`, 'Stop them signing in'))}`;
}

const eventWords = {
  StaffMemberAdded: 'Added',
  StaffMemberChanged: 'Details changed',
  StaffMemberDeactivated: 'Stopped from signing in',
  StaffMemberReactivated: 'Let in again',
  PasswordChanged: 'Chose a new password',
  TemporaryPasswordSet: 'Temporary password set',
  SignInServiceBound: 'Work account joined to this person',
  SignedOutEverywhere: 'Signed out everywhere',
  AbsenceSet: 'Absence set',
  CalendarChanged: 'Calendar changed',
  AbsenceRemoved: 'Absence removed',
  TeamAdded: 'Team added',
  TeamChanged: 'Team changed',
  OrganisationAdded: 'Organisation added',
  ApiTokenMade: 'API token made for this person',
  ApiTokenRevoked: 'API token of this person revoked',
} satisfies Record<StaffEventType, string>;

function history(events: readonly StaffEventShown[]): Html {
  const rows = events.map((event) => [
    { text: longDateTime(event.at) },
    { text: event.changed.length === 0 ? eventWords[event.type] : `${eventWords[event.type]}: ${event.changed.join(', ')}` },
    { text: event.actorName },
  ]);
  return html`<h2 class="govuk-heading-m">What has changed</h2>
    ${stackingTable({ head: [{ text: 'When' }, { text: 'What' }, { text: 'Who did it' }], rows })}`;
}
