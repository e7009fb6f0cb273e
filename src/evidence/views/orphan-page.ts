import { longDateTime, type Instant } from '../../clock/index.ts';
import { button, hiddenFields, insetText, summaryList, textAreaField, textField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { column, heading, link, paragraph, postForm } from '../../staff/index.ts';
import { mostReason } from '../forms.ts';
import type { Orphan, OrphanFile } from '../model.ts';
import { nameOf, senderOf, stateTag } from './orphans-page.ts';
import { kindInWords, sizeInWords } from './words.ts';

export interface FoundForOrphan {
  readonly reference: string;
  readonly title: string;
  readonly address: string;
}

export interface OrphanPageFacts {
  readonly orphan: Orphan;
  readonly files: readonly OrphanFile[];
  readonly now: Instant;
  readonly csrfToken: string;
  readonly typed: { readonly words: string; readonly reason: string };
  /** What a search found; undefined before one. */
  readonly found: readonly FoundForOrphan[] | undefined;
  readonly mayPutAside: boolean;
  readonly errors: FieldErrors;
}

/** One thing that arrived: who sent it, what it says, its files, and where it could belong. */
export function orphanPage(facts: OrphanPageFacts): Html {
  const { orphan, files, now, errors } = facts;
  return column(html`${heading(nameOf(orphan), errors)}${paragraph(stateTag(orphan, now))}
    ${summaryList({ rows: [
      { key: { text: 'From' }, value: { text: senderOf(orphan) } },
      { key: { text: 'Arrived' }, value: { text: longDateTime(orphan.arrivedAt as Instant) } },
      { key: { text: 'Brought by' }, value: { text: orphan.broughtBy } },
    ] })}
    ${orphan.words !== '' && insetText({ html: html`${orphan.words.split('\n').map((line, at) => html`${at > 0 && html`<br>`}${line}`)}` })}
    ${filesOf(orphan.id, files)}
    ${orphan.status === 'matched' ? matchedTo(orphan) : html`${orphan.status === 'put aside' && whyAside(orphan)}${matching(facts)}`}
    ${orphan.status === 'waiting' && facts.mayPutAside && asideForm(facts)}`);
}

function filesOf(orphanId: string, files: readonly OrphanFile[]): Html {
  if (files.length === 0) return paragraph('No files came with it.');
  return html`<h2 class="govuk-heading-m">Files</h2><ul class="govuk-list govuk-list--bullet">${files.map(({ id, kind, fileName, byteLength, problem }) => html`<li>${problem === null
    ? html`${link(`/orphans/${orphanId}/files/${id}`, fileName)} (${kindInWords(kind).toLowerCase()}, ${sizeInWords(byteLength ?? 0)})`
    : html`${problem} It is still in the message as it came.`}</li>`)}</ul>`;
}

function matchedTo({ matched, source, settledByName, settledAt }: Orphan): Html {
  const answer = matched === null || source === 'upload' ? undefined : paragraph(html`${link(`/cases/${matched}`, `Open ${matched}`)} to see what they were told last. When you have answered them, ${link(`/cases/${matched}/contacts?channel=${source}`, 'record the contact')}.`);
  return html`${paragraph(html`Matched to ${matched === null ? 'a case' : link(`/cases/${matched}`, matched)} by ${settledByName ?? 'nobody'}${settledAt !== null && ` at ${longDateTime(settledAt as Instant)}`}.`)}${answer}`;
}

function whyAside({ reason, settledByName }: Orphan): Html {
  return paragraph(`Put aside by ${settledByName ?? 'somebody'}: ${reason ?? ''}`);
}

function matching({ orphan, csrfToken, typed, found, errors }: OrphanPageFacts): Html {
  const match = (reference: string) => postForm({ csrfToken }, { action: `/orphans/${orphan.id}/match`, verb: 'Match', verbObject: `to ${reference}`, hidden: { reference } });
  return html`<h2 class="govuk-heading-m">Which case is it about?</h2>
    ${orphan.suggested !== null && html`${paragraph(html`${orphan.source === 'text' ? 'Somebody with this number has a case' : 'Its subject names'}${orphan.source === 'text' ? ': ' : ' '}${link(`/cases/${orphan.suggested}`, orphan.suggested)}. Look before you match: ${orphan.source === 'text' ? 'people share phones, and may have several cases' : 'anybody can write a reference'}.`)}${match(orphan.suggested)}`}
    <form method="post" action="/orphans/${orphan.id}/search" novalidate>${hiddenFields({ _csrf: csrfToken })}
    ${textField({ name: 'words', label: 'Find the case', hint: 'A reference, a name, an address or what it is about.', value: typed.words, error: errors['words'] })}
    ${button({ text: 'Search', classes: 'govuk-button--secondary' })}</form>
    ${found !== undefined && (found.length === 0 ? paragraph('No case of yours was found with these words.') : html`<ul class="govuk-list">${found.map(({ reference, title, address }) => html`<li>${link(`/cases/${reference}`, reference)} ${title}, ${address} ${match(reference)}</li>`)}</ul>`)}`;
}

function asideForm({ orphan, csrfToken, typed, errors }: OrphanPageFacts): Html {
  const reason = textAreaField({ name: 'reason', label: 'Why it belongs to no case', hint: 'It is kept with this reason, and can still be matched later.', value: typed.reason, rows: 2, maxlength: mostReason, error: errors['reason'] });
  return html`<h2 class="govuk-heading-m">Put it aside</h2>${postForm({ csrfToken }, { action: `/orphans/${orphan.id}/put-aside`, verb: 'Put it aside', look: 'secondary', fields: reason })}`;
}
