import { button, details, hiddenFields, textAreaField } from '../../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../../platform/html/index.ts';
import { longestWords } from '../../forms/resident/errors-of-step.ts';
import type { RepairStage } from '../../model.ts';

export interface FixedQuestion {
  readonly csrfToken: string;
  readonly token: string;
  readonly repair: { readonly stage: RepairStage };
}

/** "Is it fixed?": one tap answers. Once answered or closed, only "it is back" is left to say. */
export function fixedQuestion(page: FixedQuestion): Html {
  const { stage } = page.repair;
  if (stage === 'fixed') return askWhetherFixed(page);
  return stage === 'confirmed' || stage === 'closed' ? askWhetherBack(page) : nothing;
}

function askWhetherFixed(page: FixedQuestion): Html {
  return form(page, html`<h2 class="govuk-heading-m">Is it fixed?</h2>
<p class="govuk-body">One tap is enough.</p>
<div class="govuk-button-group">
${answerButton('fixed', 'Yes, it is fixed')}
${answerButton('not-fixed', 'No, it is not fixed', 'govuk-button--warning')}
${answerButton('not-sure', 'I am not sure', 'govuk-button--secondary')}
</div>
${details({ summaryText: 'Say more first (optional)', html: box })}`);
}

function askWhetherBack(page: FixedQuestion): Html {
  const inside = form(page, html`${box}${answerButton('not-fixed', 'It is not fixed', 'govuk-button--warning')}
<p class="govuk-body">We open this repair again, and ring you.</p>`);
  return details({ summaryText: 'Is the problem back, or was it never fixed?', html: inside });
}

function form({ csrfToken, token }: FixedQuestion, inside: Html): Html {
  return html`<form method="post" action="/r/${token}/answer" novalidate>${hiddenFields({ _csrf: csrfToken })}${inside}</form>`;
}

const box = textAreaField({ name: 'words', label: 'What should we know?', rows: 3, maxlength: longestWords });

function answerButton(value: string, text: string, classes = ''): Html {
  return button({ text, name: 'answer', value, classes, preventDoubleClick: true });
}
