import { button, errorSummary, errorSummaryFor, hiddenFields, stackingTable, textAreaField, textField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { WordingVersion } from '../queries/index.ts';
import type { LintProblem } from '../words/lint.ts';
import { english, type MessageTemplate, type Wording } from '../words/model.ts';
import { problemInWords } from '../forms/wording.ts';
import { previewOf } from './words-preview.ts';
import { moment } from './words.ts';

export interface WordsPageFacts {
  readonly template: MessageTemplate;
  readonly language: string;
  /** What the form shows: as typed, else what is in force, else our own. */
  readonly wording: Wording;
  readonly isOwn: boolean;
  readonly versions: { readonly rows: readonly WordingVersion[]; readonly next: number | null };
  readonly seenVersion: number;
  readonly csrfToken: string;
  readonly today: string;
  readonly landlord: { readonly name: string; readonly phone: string };
  readonly errors: FieldErrors;
  readonly problems: readonly LintProblem[];
  /** Which button was pressed: the preview of what was typed is shown and nothing is saved. */
  readonly isPreview: boolean;
}

/** The words of one message: the form, how it would read, and every version there was. */
export function wordsPage(facts: WordsPageFacts): Html {
  const { template, language, errors, problems, isPreview } = facts;
  return html`${problems.length > 1 ? everyProblem(problems) : errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">${template.event}${language !== english && html` <span class="govuk-caption-l">in ${language}</span>`}</h1>
    ${isPreview && Object.keys(errors).length === 0 && html`<div class="govuk-inset-text">Nothing is saved yet. This is how your words would read.</div>`}
    ${formOf(facts)}
    ${placeholdersOf(template, language)}
    ${previewOf(facts)}
    ${versionsOf(facts)}
    ${otherLanguage(template)}`;
}

/** A field says the first thing that is wrong with it; here is all of it, with what to write instead. */
function everyProblem(problems: readonly LintProblem[]): Html {
  return errorSummary({ titleText: 'There is a problem', errorList: problems.map((problem) => ({ text: problemInWords(problem), href: `#${problem.field}` })) });
}

function formOf({ template, language, wording, isOwn, seenVersion, csrfToken, errors }: WordsPageFacts): Html {
  const path = '/admin/messages/words';
  const hidden = hiddenFields({ _csrf: csrfToken, message: template.name, language, seenVersion: String(seenVersion) });
  return html`<form method="post" action="${path}" novalidate>
      ${hidden}
      ${textField({ name: 'subject', label: 'Subject', hint: 'The heading of an email or a letter.', value: wording.subject, error: errors['subject'] })}
      ${textAreaField({ name: 'sentences', label: 'What every message says', hint: 'One sentence or paragraph on a line. A text has them all on one line, after your name.', rows: 8, value: wording.sentences.join('\n'), error: errors['sentences'] })}
      ${textAreaField({ name: 'more', label: 'What only emails and letters add', hint: 'A text has no room for it.', rows: 4, value: wording.more.join('\n'), error: errors['more'] })}
      <div class="govuk-button-group">
        ${button({ text: 'Preview', classes: 'govuk-button--secondary', name: 'do', value: 'preview' })}
        ${button({ text: 'Save and use these words', name: 'do', value: 'save', preventDoubleClick: true })}
      </div>
    </form>
    ${isOwn && html`<form method="post" action="${path}/usual" novalidate>${hidden}
      ${button({ text: language === english ? 'Go back to our usual words' : `Stop writing in ${language}`, classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`}`;
}

function placeholdersOf({ placeholders }: MessageTemplate, language: string): Html {
  const usable = Object.entries(placeholders).filter(([, { isEnglish }]) => language === english || isEnglish !== true);
  return html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">What you can put in brackets</span></summary>
    <div class="govuk-details__text"><ul class="govuk-list govuk-list--bullet">
      ${usable.map(([name, { means, isNeeded }]) => html`<li><strong>((${name}))</strong>: ${means}${isNeeded === true && ' (always needed)'}</li>`)}
    </ul></div></details>`;
}

function versionsOf({ template, language, versions, today }: WordsPageFacts): Html {
  if (versions.rows.length === 0) return html`<h2 class="govuk-heading-m">Versions</h2><p class="govuk-body">These are our words: nobody has changed them yet.</p>`;
  return html`<h2 class="govuk-heading-m">Versions</h2>
    <p class="govuk-body">Messages that were sent stay as they were.</p>
    ${stackingTable({
      caption: 'Versions, newest first', captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'When' }, { text: 'Who' }, { text: 'Words' }],
      rows: versions.rows.map((version) => [
        { text: moment(version.savedAt, today) }, { text: version.savedByName },
        { html: version.withdrawn ? html`Back to our usual words` : html`${[version.subject, ...version.sentences, ...version.more].map((line, at) => html`${at > 0 && html`<br>`}${line}`)}` },
      ]),
    })}
    ${versions.next !== null && html`<p class="govuk-body"><a class="govuk-link" href="/admin/messages/words?message=${template.name}&amp;language=${encodeURIComponent(language)}&amp;before=${versions.next}">Older versions</a></p>`}`;
}

function otherLanguage({ name }: MessageTemplate): Html {
  return html`<h2 class="govuk-heading-m">Another language</h2>
    <form method="get" action="/admin/messages/words" novalidate>
      ${hiddenFields({ message: name })}
      ${textField({ name: 'language', label: 'Language', hint: 'As it is written on residents’ records, such as Polish. English is how you come back to it.', width: 20 })}
      ${button({ text: 'Open the words in this language', classes: 'govuk-button--secondary' })}
    </form>`;
}
