import { button, details, hiddenFields, insetText, textAreaField } from '../../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../../platform/html/index.ts';
import { longestWords } from '../../forms/resident/errors-of-step.ts';
import type { RepairStage } from '../../model.ts';
import { lines } from './check-page.ts';

export interface FixedQuestion {
  readonly csrfToken: string;
  readonly token: string;
  readonly repair: { readonly stage: RepairStage };
  /** What they wrote and could not be sent as it was, and what is wrong with it. */
  readonly unsent?: { readonly words: string; readonly error: string | undefined };
}

/** "Is it fixed?": one tap answers. Once answered or closed, only "it is back" is left to say. */
export function fixedQuestion(page: FixedQuestion): Html {
  const { stage } = page.repair;
  if (stage === 'fixed') return askWhetherFixed(page);
  if (stage === 'confirmed' || stage === 'closed') return askWhetherBack(page);
  const { words = '' } = page.unsent ?? {};
  return words === '' ? nothing : insetText({ html: html`<p class="govuk-body">You wrote this, and it was not sent:</p>${lines(words)}`, classes: 'govuk-!-text-break-word' });
}

/** Whether there is a box for what they wrote. */
export const hasBox = (stage: RepairStage): boolean => stage === 'fixed' || stage === 'confirmed' || stage === 'closed';

function askWhetherFixed(page: FixedQuestion): Html {
  return form(page, html`<h2 class="govuk-heading-m">Is it fixed?</h2>
<p class="govuk-body">One tap is enough.</p>
<div class="govuk-button-group">
${answerButton('fixed', 'Yes, it is fixed')}
${answerButton('not-fixed', 'No, it is not fixed', 'govuk-button--warning')}
${answerButton('not-sure', 'I am not sure', 'govuk-button--secondary')}
</div>
${details({ summaryText: 'Say more first (optional)', html: box(page), open: page.unsent !== undefined })}`);
}

function askWhetherBack(page: FixedQuestion): Html {
  const inside = form(page, html`${box(page)}${answerButton('not-fixed', 'It is not fixed', 'govuk-button--warning')}
<p class="govuk-body">We open this repair again, and ring you.</p>`);
  return details({ summaryText: 'Is the problem back, or was it never fixed?', html: inside, open: page.unsent !== undefined });
}

function form({ csrfToken, token }: FixedQuestion, inside: Html): Html {
  return html`<form method="post" action="/r/${token}/answer" novalidate>${hiddenFields({ _csrf: csrfToken })}${inside}</form>`;
}

const box = ({ unsent }: FixedQuestion): Html =>
  textAreaField({ name: 'words', label: 'What should we know?', rows: 3, maxlength: longestWords, value: unsent?.words, error: unsent?.error });

function answerButton(value: string, text: string, classes = ''): Html {
  return button({ text, name: 'answer', value, classes, preventDoubleClick: true });
}
