import { wishFields } from '../../../appointments/index.ts';
import { button, errorSummaryFor, hiddenFields, type FieldErrors } from '../../../platform/govuk/index.ts';
import { html, type Html } from '../../../platform/html/index.ts';
import type { FormBody } from '../../../platform/http/visit.ts';

export const whenItSuitsTitle = 'When does a visit suit you?';

export interface WhenItSuitsPage {
  readonly csrfToken: string;
  readonly action: string;
  /** What they told us so far, or typed just now. */
  readonly values: FormBody;
  readonly errors: FieldErrors;
}

/** Days, times of day and a first day that suit the resident. */
export function whenItSuitsPage({ csrfToken, action, values, errors }: WhenItSuitsPage): Html {
  return html`<div class="house-column">${errorSummaryFor(errors)}
<h1 class="govuk-heading-l">${whenItSuitsTitle}</h1>
<p class="govuk-body">We offer you these times first. If we have none, your repair does not wait: we show you what is free.</p>
<form method="post" action="${action}" novalidate>${hiddenFields({ _csrf: csrfToken })}
${wishFields(values, errors)}
${button({ text: 'Save', preventDoubleClick: true })}
</form></div>`;
}
