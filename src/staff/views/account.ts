import { longDate, longDateTime, timeAgoInWords } from '../../clock/index.ts';
import type { Instant, PlainDate } from '../../clock/index.ts';
import { notificationBanner, stackingTable, summaryList, tag } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import type { Html } from '../../platform/html/index.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import type { SessionSummary, StaffMember } from '../model.ts';
import type { AbsenceShown } from '../queries/absences.ts';
import { heading, link, paragraph, postForm } from './form.ts';
import type { FormFacts } from './form.ts';

export interface AccountFacts extends FormFacts {
  readonly person: StaffMember;
  readonly teamNames: readonly string[];
  readonly sessions: readonly SessionSummary[];
  readonly currentSessionId: string;
  readonly absences: readonly AbsenceShown[];
  readonly hasPassword: boolean;
  readonly maySeeWhoIsAway: boolean;
  readonly done: string | undefined;
  readonly now: Instant;
  readonly today: PlainDate;
  /** What follows from their absences for the work of other slices. */
  readonly sections: readonly Html[];
}

const doneWords = new Map([
  ['password', 'Your password is changed. You are signed out everywhere else.'],
  ['absence', 'Saved: whoever stands in will see your work on those days.'],
  ['absence-removed', 'Removed: nobody stands in for you on those days.'],
]);

/** A person's own page: who we think they are, where they are signed in, when they are away. */
export function accountPage(facts: AccountFacts): PageWords {
  const title = 'Your account';
  const done = doneWords.get(facts.done ?? '');
  const main = html`${heading(title)}${aboutYou(facts)}${yourSessions(facts)}${yourAbsences(facts)}`;
  return { title, main, ...(done === undefined ? {} : { notification: notificationBanner({ type: 'success', text: done }) }) };
}

function aboutYou({ person, teamNames, hasPassword }: AccountFacts): Html {
  const password = hasPassword ? link('/account/password', 'Change your password') : 'You sign in with your work account';
  return summaryList({
    rows: [
      { key: { text: 'Name' }, value: { text: person.name } },
      { key: { text: 'Email address' }, value: { text: person.email } },
      { key: { text: 'Roles' }, value: { text: person.roles.join(', ') } },
      { key: { text: 'Teams' }, value: { text: teamNames.join(', ') || 'None' } },
      { key: { text: 'Emails to you' }, value: { html: link('/account/emails', 'See and change') } },
      { key: { text: 'Password' }, value: { html: html`${password}` } },
    ],
  });
}

function yourSessions(facts: AccountFacts): Html {
  const { sessions, currentSessionId, now } = facts;
  const rows = sessions.map(({ id, device, signedInAt, lastSeenAt }) => [
    { html: html`${device} ${id === currentSessionId && tag({ text: 'This one' })}` },
    { text: longDateTime(signedInAt) },
    { text: timeAgoInWords(lastSeenAt, now) },
  ]);
  return html`<h2 class="govuk-heading-m">Where you are signed in</h2>
    ${stackingTable({ head: [{ text: 'Device' }, { text: 'Signed in' }, { text: 'Last seen' }], rows })}
    ${paragraph('If one of these is not you, sign out everywhere and change your password.')}
    ${postForm(facts, { action: '/sign-out-everywhere', verb: 'Sign out everywhere', look: 'secondary' })}`;
}

function yourAbsences(facts: AccountFacts): Html {
  const { absences, today } = facts;
  const list = absences.map((absence) => html`
    ${paragraph(`${longDate(absence.fromOn, today)} to ${longDate(absence.untilOn, today)}: ${absence.coverName} stands in`)}
    ${postForm(facts, { action: `/account/absences/${absence.id}/remove`, verb: 'Remove this absence', verbObject: `from ${longDate(absence.fromOn, today)}`, look: 'secondary' })}`);
  return html`<h2 class="govuk-heading-m">When you are away</h2>
    ${facts.sections}
    ${list.length === 0 ? paragraph('No absence is set. While you are away, someone must see your work.') : list}
    ${paragraph(link('/account/absences/new', 'Set an absence'))}
    ${facts.maySeeWhoIsAway && paragraph(link('/admin/absences', 'See who else is away'))}`;
}
