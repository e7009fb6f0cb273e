import { longDateTime, timeAgoInWords, type Instant } from '../../clock/index.ts';
import { button, hiddenFields, pagination, selectField, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { heading, link, paragraph } from '../../staff/index.ts';
import type { Orphan, OrphanStatus } from '../model.ts';
import { orphanPolicy } from '../policy.ts';

export const orphansTitle = 'Waiting for a case';

export interface OrphansPageFacts {
  readonly orphans: readonly Orphan[];
  readonly status: OrphanStatus;
  readonly next: string | null;
  readonly now: Instant;
  /** The form to say whose the queue is, for those who may. */
  readonly ownerForm: Html | undefined;
}

const statusNames: Readonly<Record<OrphanStatus, string>> = { waiting: 'Waiting', matched: 'Matched to a case', 'put aside': 'Put aside' };

/** Emails and files that arrived without a case, longest waiting first. */
export function orphansPage({ orphans, status, next, now, ownerForm }: OrphansPageFacts): Html {
  const others = (Object.keys(statusNames) as OrphanStatus[]).filter((each) => each !== status);
  return html`${heading(orphansTitle)}
    ${paragraph(`What arrived without a case is kept here until somebody matches it to one or puts it aside with a reason. The landlord’s own limit: looked at within ${orphanPolicy.lookWithin} working day; managers are told after ${orphanPolicy.managersAfter}.`)}
    ${button({ text: 'Add files that have no case', href: '/orphans/new', classes: 'govuk-button--secondary' })}
    ${paragraph(html`<strong>${statusNames[status]}</strong>${others.map((each) => html` · ${link(`/orphans?status=${encodeURIComponent(each)}`, statusNames[each])}`)}`)}
    ${orphans.length === 0 ? paragraph(status === 'waiting' ? 'Nothing waits. Everything that arrived has its case.' : 'There is nothing here.') : list(orphans, now)}
    ${next !== null && pagination({ next: { href: next, text: 'Later arrivals' } })}${ownerForm}`;
}

function list(orphans: readonly Orphan[], now: Instant): Html {
  return stackingTable({
    caption: 'What arrived, longest waiting first', captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'What' }, { text: 'From' }, { text: 'Arrived' }, { text: 'Files' }, { text: 'State' }],
    rows: orphans.map((orphan) => [
      { html: link(`/orphans/${orphan.id}`, nameOf(orphan)) },
      { text: senderOf(orphan) },
      { text: `${longDateTime(orphan.arrivedAt as Instant)} (${timeAgoInWords(orphan.arrivedAt as Instant, now)})` },
      { text: String(orphan.fileCount) },
      { html: stateTag(orphan, now) },
    ]),
  });
}

export const nameOf = ({ subject, source }: Orphan): string => (subject === '' ? (source === 'email' ? 'An email without a subject' : 'Files without a case') : subject);
export const senderOf = ({ senderName, senderAddress, broughtBy }: Orphan): string => [senderName, senderAddress].filter((text) => text !== '').join(', ') || broughtBy;

export function stateTag({ status, dueAt, suggested }: Orphan, now: Instant): Html {
  if (status === 'matched') return tag({ text: 'Matched', classes: 'govuk-tag--green' });
  if (status === 'put aside') return tag({ text: 'Put aside', classes: 'govuk-tag--grey' });
  if (dueAt < now) return tag({ text: 'Overdue', classes: 'govuk-tag--red' });
  return suggested === null ? tag({ text: 'Waiting', classes: 'govuk-tag--yellow' }) : tag({ text: `Perhaps ${suggested}`, classes: 'govuk-tag--blue' });
}

export interface OwnerForm {
  readonly csrfToken: string;
  readonly ownerId: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly error: string | undefined;
}

/** Who is told when something has waited too long. */
export function queueOwnerForm({ csrfToken, ownerId, choices, error }: OwnerForm): Html {
  return html`<h2 class="govuk-heading-m">Whose queue this is</h2><form method="post" action="/orphans/owner" novalidate>${hiddenFields({ _csrf: csrfToken })}
    ${selectField({ name: 'owner', label: 'Who is told when something waits too long', hint: 'Without anybody, the managers are told.', choices, unchosen: 'Choose a person', value: ownerId, error })}
    ${button({ text: 'Save', preventDoubleClick: true, classes: 'govuk-button--secondary' })}</form>`;
}
