import { longDate, type PlainDate } from '../../clock/index.ts';
import { insetText, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { fieldsOf, paragraph, type FormState } from '../../repairs/index.ts';
import type { Summary } from '../model.ts';

const headings: ReadonlySet<string> = new Set(['What we found', 'What we will do', 'Somewhere to stay', 'How to reach us', 'If you are not happy with this']);

/** The summary as the resident reads it. */
export function summaryAsRead(text: string): Html {
  return html`<div class="govuk-inset-text">${text.split('\n\n').map((part) => (headings.has(part) ? html`<p class="govuk-body"><strong>${part}</strong></p>` : html`<p class="govuk-body">${part}</p>`))}</div>`;
}

export interface SummaryQuestions {
  /** The last days that the law has for it; undefined where none runs. */
  readonly safeBy: PlainDate | undefined;
  readonly startBy: PlainDate | undefined;
  readonly isSafe: boolean;
  readonly today: PlainDate;
  readonly sentBack: string | null;
}

/** What the writer says; all else stands in each summary by itself. */
export function summaryFields(form: FormState, { safeBy, startBy, isSafe, today, sentBack }: SummaryQuestions): Html {
  const field = fieldsOf(form);
  const day = 'For example, 27 3 2027. We promise the resident this date.';
  const law = (words: string, on: PlainDate | undefined) => (on === undefined ? '' : ` ${words} ${longDate(on, today)}.`);
  return html`${sentBack !== null && insetText({ text: `Sent back: ${sentBack}` })}
    ${paragraph('Write to the resident, in everyday words: the building is looked at, never how people live. What danger it is, how to reach us, how to complain and the Ombudsman are added by themselves. Somebody else reviews it before it goes.')}
    ${field.words('found', 'What we found')}
    ${!isSafe && html`${field.words('safetyWords', 'What makes it safe', 'Leave it empty only where nothing has to be made safe.')}
    ${field.date('safetyBeginBy', 'Making it safe begins by', day)}${field.date('safetyDoneBy', 'It is safe by', `${day}${law('It is to be safe by', safeBy)}`)}`}
    ${field.words('preventionWords', 'What stops it coming back', 'Leave it empty only where nothing more has to be done.')}
    ${field.date('preventionBeginBy', 'Stopping it coming back begins by', `${day}${law('It has to have started by', startBy)}`)}${field.date('preventionDoneBy', 'That is finished by', day)}
    ${field.words('nothingBecause', 'Why nothing, or nothing more, needs doing (where that is so)')}
    ${field.words('stay', 'Somewhere to stay until it is safe (where it is offered)', 'Where, from when, at our cost, and how to say yes or no.')}`;
}

/** Where the summary stands, on the page of its hazard. */
export function summarySection(summary: Summary, preview: string): Html {
  return html`<section aria-labelledby="summary-heading"><h2 class="govuk-heading-m" id="summary-heading">The written summary</h2>
    <p class="govuk-body">${tag(stateTags[summary.state])} Written by ${summary.writtenBy}.</p>
    ${summary.state === 'sent back' && paragraph(`Sent back: ${summary.sentBackBecause ?? ''}`)}
    ${summaryAsRead(summary.text ?? preview)}</section>`;
}

const stateTags = {
  'to review': { text: 'Waits for review', classes: 'govuk-tag--yellow' }, 'sent back': { text: 'Sent back to its writer', classes: 'govuk-tag--orange' }, approved: { text: 'Reviewed', classes: 'govuk-tag--green' },
} as const satisfies Record<Summary['state'], { readonly text: string; readonly classes: string }>;
