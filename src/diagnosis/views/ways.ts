import { stackingTable } from '../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../platform/html/index.ts';
import { waysThrough, type AskedAndAnswered, type DiagnosisQuestion } from '../model/questions.ts';

/** More than anybody reads; the page says that there are more. */
const mostWaysShown = 200;

/** What each code is, in the words of the schedule; one that cannot be ordered is not there. */
export type CodeWords = ReadonlyMap<string, string>;

/** Every way through the questions as residents go it, and where it ends. */
export function waysTable(questions: readonly DiagnosisQuestion[], codes: CodeWords): Html {
  const ways = waysThrough(questions, mostWaysShown + 1);
  const shown = ways.slice(0, mostWaysShown);
  if (shown.length === 0) return html`<p class="govuk-body">Nothing is asked.</p>`;
  return html`${stackingTable({
    head: [{ text: 'Asked, and answered' }, { text: 'Leads to' }],
    rows: shown.map(({ steps, code }) => [{ html: stepsList(steps) }, { html: codeInWords(code, codes) }]),
  })}
${ways.length > mostWaysShown ? html`<p class="govuk-body">Only the first ${mostWaysShown} ways are shown.</p>` : nothing}
<p class="govuk-body">“I am not sure” is offered with every question. It ends the questions and leads to no code.</p>`;
}

const stepsList = (steps: readonly AskedAndAnswered[]): Html => html`<ol class="govuk-list govuk-list--number">${steps.map(({ question, answer }) => html`<li>${question} <strong>${answer}</strong></li>`)}</ol>`;

/** A code with its words; that it cannot be ordered is said. */
export function codeInWords(code: string | null, codes: CodeWords): Html {
  if (code === null) return html`No code`;
  const words = codes.get(code);
  return words === undefined ? html`<strong>${code}</strong>, which cannot be ordered` : html`<strong>${code}</strong> ${words}`;
}
