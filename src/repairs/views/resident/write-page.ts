import { button, errorSummaryFor, fileField, hiddenFields, textAreaField, type FieldErrors } from '../../../platform/govuk/index.ts';
import { html, type Html } from '../../../platform/html/index.ts';
import { longestWords } from '../../forms/resident/errors-of-step.ts';

export interface WritePage {
  readonly csrfToken: string;
  /** Where the form goes, which is also where it is. */
  readonly action: string;
  readonly words?: string;
  readonly errors: FieldErrors;
}

/** What a page that takes a few words says. */
export interface WriteWords {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly send: string;
  /** What to do when the box is left empty. */
  readonly whenEmpty: string;
}

export const notRightWords: WriteWords = {
  title: 'Tell us what is not right',
  label: 'What is wrong or missing?',
  hint: 'For example: nobody came, nobody rang, or what the page says is not so.',
  send: 'Tell us',
  whenEmpty: 'Tell us in a few words what is not right',
};

/** Of a repair that we cancelled: their word opens it again. */
export const stillNeededWords: WriteWords = {
  title: 'Ask us to open your repair again',
  label: 'What still needs to be done?',
  hint: 'We open your repair again and ring you.',
  send: 'Open my repair again',
  whenEmpty: 'Tell us in a few words what still needs to be done',
};

export const changeVisitWords: WriteWords = {
  title: 'Change this visit',
  label: 'Which days and times suit you?',
  hint: 'We ring you to agree another. Until then the visit stands as it is.',
  send: 'Ask to change the visit',
  whenEmpty: 'Tell us which days and times suit you',
};

/** A page with one box for words. `before` says what it is about. */
export function writePage(page: WritePage, words: WriteWords, before: Html): Html {
  return html`<div class="house-column">${errorSummaryFor(page.errors)}
<h1 class="govuk-heading-l">${words.title}</h1>
${before}
<form method="post" action="${page.action}" novalidate>${hiddenFields({ _csrf: page.csrfToken })}
${textAreaField({ name: 'words', label: words.label, labelSize: 'm', hint: words.hint, rows: 5, maxlength: longestWords, value: page.words, error: page.errors['words'] })}
${button({ text: words.send, preventDoubleClick: true })}
</form></div>`;
}

export const photosTitle = 'Add photos';

export function photosPage(page: WritePage): Html {
  return html`<div class="house-column">${errorSummaryFor(page.errors)}
<h1 class="govuk-heading-l">${photosTitle}</h1>
<form method="post" action="${page.action}" enctype="multipart/form-data" novalidate>${hiddenFields({ _csrf: page.csrfToken })}
${fileField({ name: 'photos', label: 'Choose up to 6 photos', labelSize: 'm', multiple: true, accept: 'image/*,.heic,.heif', hint: 'Each up to 10 megabytes. We remove where and when they were taken.', error: page.errors['photos'] })}
${button({ text: 'Send the photos', preventDoubleClick: true })}
</form></div>`;
}
