import { button, errorSummaryFor, hiddenFields, type FieldErrors } from '../../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../../platform/html/index.ts';
import { answerFields, type AnswerField, type Answers, type ReportFacts } from '../../forms/resident/answers.ts';
import { mayKeepForLater } from '../../forms/resident/kept.ts';
import type { Step } from '../../forms/resident/step-names.ts';

/** Whose public page it is, in what a resident needs of it. */
export interface PublicLandlord {
  readonly slug: string;
  readonly name: string;
  readonly phone: string;
  readonly emergencyPhone: string;
  readonly email: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** One page of the report as it is shown. */
export interface ReportPage {
  readonly landlord: PublicLandlord;
  readonly csrfToken: string;
  readonly step: Step;
  readonly answers: Answers;
  readonly facts: ReportFacts;
  readonly errors: FieldErrors;
  /** They came from the check to change one answer, and go back there. */
  readonly isChange: boolean;
  /** How many answers to the landlord's own questions stand before the one that is shown; left out, those there are. */
  readonly at?: number | undefined;
}

export interface ReportFormParts {
  readonly fields: Html;
  /** The answers asked for here; all others travel unseen. */
  readonly asked: readonly AnswerField[];
  readonly continueWith?: { readonly text: string; readonly action?: string } | undefined;
  readonly hasFiles?: boolean;
}

/** The form of one page, with every other answer in it. Back takes along what is typed so far. */
export function reportForm(page: ReportPage, { fields, asked, continueWith = { text: 'Continue' }, hasFiles = false }: ReportFormParts): Html {
  const { landlord, csrfToken, step, answers, errors, isChange } = page;
  const carried = Object.fromEntries(answerFields.filter((field) => !asked.includes(field)).map((field) => [field, answers[field]]));
  const action = continueWith.action ?? `/l/${landlord.slug}/report`;
  return html`<div class="house-column">${errorSummaryFor(errors)}
<form method="post" action="${action}" novalidate${hasFiles ? html` enctype="multipart/form-data"` : nothing}>
${hiddenFields({ _csrf: csrfToken, step, change: isChange ? 'yes' : '', ...carried })}
${fields}
<div class="govuk-button-group">
${button({ text: continueWith.text, preventDoubleClick: true })}
${goButton(page, 'back', 'Back')}
${mayKeepForLater(answers) !== 'in danger' && goButton(page, 'keep', 'Save and come back later')}
</div>
</form></div>`;
}

/** A way to another page of the report that loses nothing: it sends the form, but asks for another page. */
export function goButton({ landlord, step }: Pick<ReportPage, 'landlord' | 'step'>, go: string, text: string, about = ''): Html {
  if (step === 'danger') return nothing;
  const inARow = about === '' ? '' : ' govuk-!-margin-bottom-0';
  return html`<button type="submit" class="govuk-button govuk-button--secondary${inARow}" name="go" value="${go}" formaction="/l/${landlord.slug}/report" formenctype="application/x-www-form-urlencoded" formnovalidate>${text}${about === '' ? nothing : html`<span class="govuk-visually-hidden"> ${about}</span>`}</button>`;
}
