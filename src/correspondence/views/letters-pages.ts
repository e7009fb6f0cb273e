import { countOf } from '../../clock/index.ts';
import { button, hiddenFields, pagination, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { LetterBatch, LetterWaiting, ListPage } from '../queries/index.ts';
import { moment } from './words.ts';

export interface LettersPageFacts {
  readonly list: ListPage<LetterWaiting>;
  readonly batches: readonly LetterBatch[];
  readonly csrfToken: string;
  readonly today: string;
}

/** Letters that wait for a printer, oldest first, and the batches that were made of them. */
export function lettersPage({ list, batches, csrfToken, today }: LettersPageFacts): Html {
  return html`<h1 class="govuk-heading-l">Letters to print</h1>
    <p class="govuk-body">A letter counts as sent when somebody has posted it. Put those that wait into one file, print it, and say that they are posted.</p>
    ${list.rows.length === 0 ? html`<p class="govuk-body">No letter waits to be printed.</p>` : html`
      <form method="post" action="/letters/batches" novalidate>${hiddenFields({ _csrf: csrfToken })}${button({ text: 'Put the oldest letters into one file', preventDoubleClick: true })}</form>
      ${stackingTable({
        caption: 'Letters to print, oldest first', captionClasses: 'govuk-visually-hidden', head: [{ text: 'Written' }, { text: 'To' }, { text: 'About' }],
        rows: list.rows.map((letter) => [{ text: moment(letter.queuedAt, today) }, { text: letter.recipientName }, { html: html`${letter.subject} ${letter.largePrint && tag({ text: 'Large print' })}` }]),
      })}`}
    ${list.next !== null && pagination({ next: { href: `/letters?after=${encodeURIComponent(list.next)}`, text: 'Later letters' } })}
    <h2 class="govuk-heading-m">Files made before</h2>
    ${batches.length === 0 ? html`<p class="govuk-body">None yet.</p>` : stackingTable({
      caption: 'Files of letters, newest first', captionClasses: 'govuk-visually-hidden', head: [{ text: 'Made' }, { text: 'By' }, { text: 'Letters' }, { text: 'Posted' }],
      rows: batches.map((batch) => [
        { html: html`<a class="govuk-link" href="/letters/batches/${batch.id}">${moment(batch.madeAt, today)}</a>` }, { text: batch.madeByName }, { text: String(batch.letters) },
        { text: batch.postedAt === null ? 'Not yet' : `${moment(batch.postedAt, today)}, by ${batch.postedByName ?? ''}` },
      ]),
    })}`;
}

export interface BatchPageFacts {
  readonly batch: LetterBatch;
  readonly letters: readonly LetterWaiting[];
  readonly csrfToken: string;
  readonly today: string;
}

export const batchTitle = ({ letters, madeAt }: LetterBatch, today: string): string => `${countOf(letters, 'letter')} of ${moment(madeAt, today)}`;

/** One file of letters: to print it, and to say what became of each. */
export function batchPage({ batch, letters, csrfToken, today }: BatchPageFacts): Html {
  const waiting = letters.filter(({ status }) => status === 'to print');
  return html`<h1 class="govuk-heading-l">${batchTitle(batch, today)}</h1>
    <p class="govuk-body"><a class="govuk-link" href="/letters/batches/${batch.id}/letters.pdf">Open the letters as a PDF to print</a></p>
    ${waiting.length > 0 && html`<form method="post" action="/letters/batches/${batch.id}/posted" novalidate>${hiddenFields({ _csrf: csrfToken })}
      ${button({ text: 'All of these are posted', preventDoubleClick: true })}</form>
      <p class="govuk-body">If one cannot be posted, say so first: it goes another way.</p>`}
    ${stackingTable({
      caption: 'Letters of this file', captionClasses: 'govuk-visually-hidden', head: [{ text: 'To' }, { text: 'About' }, { text: 'What became of it' }],
      rows: letters.map((letter) => [{ text: letter.recipientName }, { text: letter.subject }, { html: letter.status === 'to print' ? notPostedLink(letter) : html`${letter.status === 'sent' ? tag({ text: 'Posted', classes: 'govuk-tag--green' }) : tag({ text: 'Not posted', classes: 'govuk-tag--red' })}` }]),
    })}`;
}

function notPostedLink({ id, recipientName }: LetterWaiting): Html {
  return html`${tag({ text: 'To post', classes: 'govuk-tag--blue' })} <a class="govuk-link" href="/letters/${id}/not-posted">Say that it was not posted<span class="govuk-visually-hidden">, the letter to ${recipientName}</span></a>`;
}
