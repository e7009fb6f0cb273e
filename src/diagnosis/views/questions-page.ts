import { countOf, longDateTime, longDateWithYear, type Instant, type PlainDate } from '../../clock/index.ts';
import { button, dateField, hiddenFields, insetText, selectField, stackingTable, textField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../platform/html/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { heading, link, paragraph } from '../../staff/index.ts';
import { mostAnswers, mostQuestions } from '../decide.ts';
import { dayTyped } from '../forms.ts';
import type { DiagnosisAnswer, DiagnosisQuestion } from '../model/questions.ts';
import type { QuestionVersion } from '../store.ts';
import { questionsPath, type AskedProblem } from './list-page.ts';
import { waysTable, type CodeWords } from './ways.ts';

export interface QuestionsPage {
  readonly problem: AskedProblem;
  /** As typed, or as they stand. */
  readonly questions: readonly DiagnosisQuestion[];
  readonly seenVersion: string;
  readonly history: readonly QuestionVersion[];
  readonly codes: CodeWords;
  /** They asked to see every way through. */
  readonly isTried: boolean;
  readonly today: PlainDate;
  readonly csrfToken: string;
  readonly body: FormBody;
  readonly errors: FieldErrors;
}

export const titleOf = ({ words }: AskedProblem): string => `Questions: ${words}`;

/** The questions of one problem, to read, change and try before they count. */
export function questionsPage(facts: QuestionsPage): Html {
  const { problem, questions, errors, csrfToken, seenVersion, body, today, history } = facts;
  const shown = [...questions, ...Array.from({ length: emptyOnes(questions.length) }, () => ({ words: '', answers: [] }))];
  return html`${heading(titleOf(problem), errors)}
${paragraph('Ask what a person without tools can see, in the order in which they see it. Each answer leads to a question further down, to a code of your schedule, or to nothing more.')}
${insetText({ text: 'What was asked until now is never changed: each time you save is a version of its own, with its day and your reason, and reports keep the words that were asked.' })}
${facts.isTried ? html`<h2 class="govuk-heading-m" id="ways">Every way through, as it is below and not saved</h2>${waysTable(questions, facts.codes)}` : nothing}
<form method="post" action="${questionsPath}/${problem.id}" novalidate>${hiddenFields({ _csrf: csrfToken, seenVersion })}
${seeWays}
${shown.map((question, index) => questionFields(question, { number: index + 1, last: questions.length, shown: shown.length, errors }))}
<h2 class="govuk-heading-m">Save</h2>
${textField({ name: 'why', label: 'Why they change', hint: 'It goes on the record.', value: formText(body, 'why'), error: errors['why'] })}
${dateField({ name: 'from', label: 'Asked from', labelSize: 's', hint: 'Today or later. With no question left above, nothing is asked from then on.', value: dayTyped(body, today), error: errors['from'] })}
<div class="govuk-button-group">
${button({ text: 'Save these questions', name: 'go', value: 'save', preventDoubleClick: true })}
${seeWays}
</div></form>
${history.length > 0 && html`<h2 class="govuk-heading-m">Versions</h2>${versionsTable(problem, history)}`}`;
}

// The first button of the form is what the Enter key presses: it must be one that changes nothing.
const seeWays = button({ text: 'See every way through', name: 'go', value: 'try', classes: 'govuk-button--secondary' });

/** One to write next; two at first, so that an answer to the first can lead somewhere. */
const emptyOnes = (filled: number): number => (filled === 0 ? 2 : Math.min(1, mostQuestions - filled));

interface QuestionPlace {
  readonly number: number;
  /** How many questions have anything in them. */
  readonly last: number;
  readonly shown: number;
  readonly errors: FieldErrors;
}

function questionFields({ words, answers }: DiagnosisQuestion, place: QuestionPlace): Html {
  const { number, last, errors } = place;
  const isNew = number > last;
  const lines = Math.min(mostAnswers, Math.max(3, answers.length + 1));
  const press = (go: string, text: string): Html => button({ html: html`${text}<span class="govuk-visually-hidden">: question ${number}</span>`, name: 'go', value: `${go}-${number}`, classes: 'govuk-button--secondary' });
  return html`<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${isNew ? `Question ${number}, if you ask another` : `Question ${number}`}</legend>
${textField({ name: `q${number}`, label: 'What is asked', value: words, error: errors[`q${number}`], autocomplete: 'off' })}
${Array.from({ length: lines }, (_, at) => answerFields(answers[at], at + 1, place))}
${isNew ? nothing : html`<div class="govuk-button-group">${number > 1 && press('up', 'Move this question up')}${press('remove', 'Remove this question')}</div>`}
</fieldset>`;
}

function answerFields(answer: DiagnosisAnswer | undefined, at: number, { number, shown, errors }: QuestionPlace): Html {
  const field = `q${number}a${at}`;
  const later = Array.from({ length: Math.max(0, shown - number) }, (_, index) => String(number + 1 + index));
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-one-half">${textField({ name: field, label: `Answer ${at}`, value: answer?.words, error: errors[field], autocomplete: 'off' })}</div>
<div class="govuk-grid-column-one-quarter">${selectField({ name: `${field}next`, label: `Answer ${at}: then ask`, choices: later.map((value) => ({ value, text: `Question ${value}` })), unchosen: 'Nothing more', value: answer?.next === null || answer?.next === undefined ? '' : String(answer.next), error: errors[`${field}next`] })}</div>
<div class="govuk-grid-column-one-quarter">${textField({ name: `${field}code`, label: `Answer ${at}: or its code`, value: answer?.code ?? '', error: errors[`${field}code`], autocomplete: 'off', spellcheck: false })}</div></div>`;
}

function versionsTable({ id }: AskedProblem, history: readonly QuestionVersion[]): Html {
  return stackingTable({
    head: [{ text: 'Version' }, { text: 'Asked from' }, { text: 'Why' }, { text: 'By' }],
    rows: history.map(({ version, from, why, madeByName, madeAt, questions }) => [
      { html: html`${link(`${questionsPath}/${id}/versions/${version}`, `Version ${version}`)}<br>${questions.length === 0 ? 'nothing asked' : countOf(questions.length, 'question')}` },
      { text: longDateWithYear(from) }, { text: why }, { text: `${madeByName}, ${longDateTime(madeAt as Instant)}` },
    ]),
  });
}

/** One version as it was kept, with where each way of it led. */
export function versionPage(problem: AskedProblem, { version, from, why, madeByName, madeAt, questions }: QuestionVersion, codes: CodeWords): Html {
  return html`${heading(`Version ${version}: ${problem.words}`)}
${paragraph(`Asked from ${longDateWithYear(from)}. Kept by ${madeByName} on ${longDateTime(madeAt as Instant)}, because: ${why}`)}
${waysTable(questions, codes)}`;
}
