import { givenIn, notSure, notSureWords, pathText, walk, type DiagnosisQuestion } from '../../../diagnosis/index.ts';
import { hiddenFields, radioField } from '../../../platform/govuk/index.ts';
import { html, type Html } from '../../../platform/html/index.ts';
import { detailAt, detailBefore } from '../../forms/resident/answers.ts';
import type { ReportPage } from './report-form.ts';

const nothingAsked: DiagnosisQuestion = { words: 'Tell us more', answers: [] };

interface Shown {
  readonly question: DiagnosisQuestion;
  /** The answers before it. */
  readonly prefix: readonly number[];
  readonly given: readonly number[];
}

function shownOf({ answers, facts: { questions }, at }: ReportPage): Shown {
  if (questions === undefined) return { question: nothingAsked, prefix: [], given: [] };
  const given = givenIn(questions, answers.detail);
  const isOpen = walk(questions.questions, given)?.open !== null;
  const prefix = given.slice(0, at ?? (isOpen ? given.length : 0));
  const open = walk(questions.questions, prefix)?.open ?? 1;
  return { question: questions.questions[open - 1] ?? nothingAsked, prefix, given };
}

/** Which of the landlord's own questions stands on the page. */
export const detailShown = (page: ReportPage): DiagnosisQuestion => shownOf(page).question;

/** One of the landlord's own questions. Each answer carries those before it, so that nothing needs to be kept meanwhile. */
export function detailFields(page: ReportPage): Html {
  const { facts: { questions }, errors, answers } = page;
  // Nothing is asked of this problem any more: whoever comes here all the same goes on.
  if (questions === undefined) return html`<h1 class="govuk-heading-l">${nothingAsked.words}</h1>${hiddenFields({ detail: answers.detail })}`;
  const { question, prefix, given } = shownOf(page);
  const value = (number: number): string => pathText(questions, [...prefix, number]);
  const chosen = given[prefix.length];
  return html`${hiddenFields({ [detailBefore]: answers.detail, [detailAt]: String(prefix.length) })}
${radioField({
    name: 'detail', label: question.words, isPageHeading: true, value: chosen === undefined ? '' : value(chosen), error: errors['detail'],
    choices: [...question.answers.map(({ words }, index) => ({ value: value(index + 1), text: words })), { divider: 'or' }, { value: value(notSure), text: notSureWords }],
  })}`;
}
