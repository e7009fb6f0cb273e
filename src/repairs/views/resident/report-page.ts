import { html, type Html } from '../../../platform/html/index.ts';
import type { Step } from '../../forms/resident/step-names.ts';
import { checkPage, checkTitle } from './check-page.ts';
import { reportForm, type ReportPage } from './report-form.ts';
import { questionPage, titleOfQuestion, type AskingStep } from './report-questions.ts';
import { callLink, emergencyNumbers, whatToDoFirst } from './who-to-call.ts';

/** Any page of the report, with its h1 as its title. */
export function reportPage(page: ReportPage): { readonly title: string; readonly main: Html } {
  const { step } = page;
  switch (step) {
    case 'diversion':
      return { title: diversionTitle, main: diversion(page) };
    case 'not-listed':
      return { title: notListedTitle, main: notListed(page) };
    case 'check':
      return { title: checkTitle, main: checkPage(page) };
    case 'danger':
      return { title: titleOfQuestion(of(page, step)), main: html`${questionPage(of(page, step))}<div class="house-column"><h2 class="govuk-heading-m">Do not wait for us if it is urgent</h2>${emergencyNumbers(page.landlord)}</div>` };
    default:
      return { title: titleOfQuestion(of(page, step)), main: questionPage(of(page, step)) };
  }
}

const of = <Name extends Step>(page: ReportPage, step: Name) => ({ ...page, step }) as ReportPage & { readonly step: Name & AskingStep };

const diversionTitle = 'Do this first';

function diversion(page: ReportPage): Html {
  const fields = html`<h1 class="govuk-heading-l">${diversionTitle}</h1>
${whatToDoFirst(page.answers.danger, page.landlord)}
<p class="govuk-body">When everyone is safe you can carry on here. We treat your report as an emergency.</p>`;
  return reportForm(page, { fields, asked: [], continueWith: { text: 'I have called. Carry on with my report' } });
}

const notListedTitle = 'Call us about your address';

function notListed(page: ReportPage): Html {
  const { landlord } = page;
  const fields = html`<h1 class="govuk-heading-l">${notListedTitle}</h1>
<p class="govuk-body">Our list for this postcode does not have it. It may be ours all the same.</p>
<p class="govuk-body">Call ${callLink(landlord.phone)} or write to <a class="govuk-link" href="mailto:${landlord.email}">${landlord.email}</a>. We take your report, and find out who looks after your home.</p>
<p class="govuk-body">If your home is ours and you see it in the list after all, go on and choose it.</p>`;
  return reportForm(page, { fields, asked: [], continueWith: { text: 'See the list again' } });
}
