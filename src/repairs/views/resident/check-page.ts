import { parseWishes, wishesInWords } from '../../../appointments/index.ts';
import { fileField } from '../../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../../platform/html/index.ts';
import { isSharedArea, placeChosen, trapField } from '../../forms/resident/answers.ts';
import { diagnosisOfAnswers } from '../../forms/resident/report-from-answers.ts';
import { askedOfResidents, dangerField } from '../../forms/danger-answers.ts';
import type { Step } from '../../forms/resident/step-names.ts';
import { dangerAnswers, dangerQuestions } from '../../model/danger-questions.ts';
import { problemOf } from '../../problems.ts';
import { dangerAnswerInWords } from '../../words.ts';
import { goButton, reportForm, type ReportPage } from './report-form.ts';

export const checkTitle = 'Check your answers, then send';

interface CheckRow {
  readonly step: Step;
  readonly asks: string;
  readonly answer: string;
}

// Looked up by what was sent, which may be any word at all, so these are maps.
const dangerWords = new Map([['no', 'No'], ['gas', 'A smell of gas'], ['fire', 'A fire'], ['danger', 'Yes']]);
const riskWords = new Map([['yes', 'Yes, please ask me'], ['no', 'No'], ['not-said', 'I would rather not say']]);

function rowsOf({ answers, facts }: ReportPage): CheckRow[] {
  const { mobile, email, phone } = answers;
  return [
    { step: 'danger', asks: 'Anyone in danger now', answer: dangerWords.get(answers.danger) ?? '' },
    { step: 'postcode', asks: 'Where', answer: placeChosen(answers, facts)?.label ?? '' },
    { step: 'problem', asks: 'Problem', answer: problemOf(answers.problem)?.words ?? '' },
    ...(isSharedArea(answers) ? [] : [{ step: 'room' as const, asks: 'Room', answer: answers.room }]),
    { step: 'extent', asks: 'How much, since when', answer: `${answers.extent}. ${answers.since}` },
    ...dangerRows(answers),
    ...detailRows(answers, facts),
    { step: 'words', asks: 'In your words', answer: answers.words },
    { step: 'risk', asks: 'Anyone more at risk', answer: riskWords.get(answers.risk) ?? '' },
    { step: 'contact', asks: 'Your name', answer: answers.name },
    { step: 'contact', asks: 'How to reach you', answer: [mobile, email, phone].filter((contact) => contact !== '').join('\n') },
    ...(answers.times === '' ? [] : [{ step: 'contact' as const, asks: 'Best times', answer: answers.times }]),
    ...(answers.danger === 'no' ? [{ step: 'when' as const, asks: 'A visit suits you', answer: suits(answers) }] : []),
    ...(facts.mayBeRepeat ? [{ step: 'repeat' as const, asks: 'Reported before', answer: answers.joining === 'join' ? 'Add mine to it' : 'Mine is another problem' }] : []),
  ];
}

const dangerRows = (answers: ReportPage['answers']): CheckRow[] =>
  answers.danger !== 'no' ? [] : askedOfResidents(answers.problem).map((question) => {
    const answer = dangerAnswers.find((one) => one === answers[dangerField(question)]);
    return { step: 'safety', asks: dangerQuestions[question], answer: answer === undefined ? '' : dangerAnswerInWords(answer) };
  });

const detailRows = (answers: ReportPage['answers'], facts: ReportPage['facts']): CheckRow[] =>
  (diagnosisOfAnswers(answers, facts)?.asked ?? []).map(({ question, answer }) => ({ step: 'detail', asks: question, answer }));

function suits(answers: ReportPage['answers']): string {
  const parsed = parseWishes(answers);
  return parsed.ok ? wishesInWords(parsed.command).replace(/^./, (first) => first.toUpperCase()) : '';
}

/** Everything once more, each with its way to change it, then the photos: they can't travel from page to page. */
export function checkPage(page: ReportPage): Html {
  const { landlord, errors } = page;
  const fields = html`<h1 class="govuk-heading-l">${checkTitle}</h1>
<dl class="govuk-summary-list">${rowsOf(page).map((row) => rowOf(page, row))}</dl>
${fileField({ name: 'photos', label: 'Photos (optional)', labelSize: 'm', multiple: true, accept: 'image/*,.heic,.heif', hint: 'Choose them last, just before you send. Up to 6, each up to 10 megabytes. We remove where and when they were taken.', error: errors['photos'] })}
${trap(errors[trapField])}
<p class="govuk-body">By sending this you say that it is right as far as you know.</p>`;
  return reportForm(page, { fields, asked: [], hasFiles: true, continueWith: { text: 'Send my report', action: `/l/${landlord.slug}/report/send` } });
}

function rowOf(page: ReportPage, { step, asks, answer }: CheckRow): Html {
  return html`<div class="govuk-summary-list__row">
<dt class="govuk-summary-list__key">${asks}</dt>
<dd class="govuk-summary-list__value">${lines(answer)}</dd>
<dd class="govuk-summary-list__actions">${goButton(page, `change-${step}`, 'Change', `“${asks}”`)}</dd>
</div>`;
}

/** Text as it was typed, line by line. */
export function lines(text: string): Html {
  return html`${text.split('\n').map((line, at) => html`${at === 0 ? nothing : html`<br>`}${line}`)}`;
}

/** A box no person sees. Someone whose browser filled it can still see why they are stopped, and empty it. */
function trap(error: string | undefined): Html {
  const box = html`<label for="${trapField}">Leave this box empty</label><input id="${trapField}" name="${trapField}" type="text" autocomplete="off" tabindex="-1">`;
  return error === undefined ? html`<div class="govuk-visually-hidden" aria-hidden="true">${box}</div>` : html`<div class="govuk-form-group">${box}</div>`;
}
