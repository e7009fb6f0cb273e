import { longDateTime, timeAgoInWords, type Instant } from '../../clock/index.ts';
import { button, hiddenFields, pagination, selectField, stackingTable, tag, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { heading, link, paragraph } from '../../staff/index.ts';
import type { Orphan, OrphanSource, OrphanStatus } from '../model.ts';
import { orphanPolicy } from '../policy.ts';

export const orphansTitle = 'Waiting for a case';

export interface OrphansPageFacts {
  readonly orphans: readonly Orphan[];
  readonly status: OrphanStatus;
  readonly next: string | null;
  readonly now: Instant;
  /** The form to say whose the queue is, for those who may. */
  readonly ownerForm: Html | undefined;
  /** The form of the number that people text, for the same. */
  readonly numberForm: Html | undefined;
}

const statusNames: Readonly<Record<OrphanStatus, string>> = { waiting: 'Waiting', matched: 'Matched to a case', 'put aside': 'Put aside' };

/** Emails, texts and files that arrived without a case, longest waiting first. */
export function orphansPage({ orphans, status, next, now, ownerForm, numberForm }: OrphansPageFacts): Html {
  const others = (Object.keys(statusNames) as OrphanStatus[]).filter((each) => each !== status);
  return html`${heading(orphansTitle)}
    ${paragraph(`What arrived without a case is kept here until somebody matches it to one or puts it aside with a reason. The landlord’s own limit: looked at within ${orphanPolicy.lookWithin} working day; managers are told after ${orphanPolicy.managersAfter}.`)}
    ${button({ text: 'Add files that have no case', href: '/orphans/new', classes: 'govuk-button--secondary' })}
    ${paragraph(html`<strong>${statusNames[status]}</strong>${others.map((each) => html` · ${link(`/orphans?status=${encodeURIComponent(each)}`, statusNames[each])}`)}`)}
    ${orphans.length === 0 ? paragraph(status === 'waiting' ? 'Nothing waits. Everything that arrived has its case.' : 'There is nothing here.') : list(orphans, now)}
    ${next !== null && pagination({ next: { href: next, text: 'Later arrivals' } })}${ownerForm}${numberForm}`;
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

const nameless: Readonly<Record<OrphanSource, string>> = { email: 'An email without a subject', text: 'A text', upload: 'Files without a case' };
export const nameOf = ({ subject, source }: Orphan): string => (subject === '' ? nameless[source] : subject);
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

/** The number that people text, whose texts come to this queue. */
export function textNumberForm({ csrfToken, number, seenVersion, error }: { readonly csrfToken: string; readonly number: string; readonly seenVersion: string; readonly error: string | undefined }): Html {
  return html`<h2 class="govuk-heading-m">The number that residents text</h2><form method="post" action="/orphans/number" novalidate>${hiddenFields({ _csrf: csrfToken, seenVersion })}
    ${textField({ name: 'number', label: 'Number that GOV.UK Notify receives texts on for us', hint: 'Like 07700 900100. Texts to it come here, or go on the one open case of whoever sent them. Empty for none.', type: 'tel', width: 20, value: number, error })}
    ${button({ text: 'Save the number', preventDoubleClick: true, classes: 'govuk-button--secondary' })}</form>`;
}
