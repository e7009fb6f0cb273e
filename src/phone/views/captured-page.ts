import { longDateTime } from '../../clock/index.ts';
import { phaseInWords } from '../../evidence/index.ts';
import { button, errorSummaryFor, hiddenFields, insetText, summaryList, textAreaField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../platform/html/index.ts';
import { phoneTimesInWords } from '../../repairs/index.ts';
import { theirSignature, type Capture, type CapturedFile } from '../model.ts';

export interface CapturedPageFacts {
  readonly capture: Capture;
  readonly address: string;
  /** The page of its case. */
  readonly path: string;
  readonly files: readonly CapturedFile[];
  readonly csrfToken: string;
  readonly reason: string;
  readonly errors: FieldErrors;
}

export const capturedTitle = ({ staffName }: Pick<Capture, 'staffName'>): string => `Recorded at the door by ${staffName}`;

/** What one phone sent, and the two things a person can decide about it. */
export function capturedPage({ capture, address, path, files, csrfToken, reason, errors }: CapturedPageFacts): Html {
  const { reference, lines, phone, why } = capture;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    ${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l"><span class="govuk-caption-l">${reference} · ${address}</span>${capturedTitle(capture)}</h1>
    ${insetText({ text: why ?? 'The photos came and the words did not: the phone may still send them.' })}
    ${lines.length > 0 && summaryList({ rows: lines.map(({ label, text }) => ({ key: { text: label }, value: { text } })) })}
    ${photos(capture, files)}
    <p class="govuk-body">${phone === null ? `Came in at ${longDateTime(capture.begunAt)}.` : phoneTimesInWords(phone)}
      <a class="govuk-link" href="${path}">See the case</a>, with what was recorded meanwhile.</p>
    ${isUndecided(capture) ? decisions(capture, { csrfToken, reason, errors }) : decision(capture)}
  </div></div>`;
}

const isUndecided = ({ state }: Capture): boolean => state === 'unfit' || state === 'arriving';

function photos({ id }: Capture, files: readonly CapturedFile[]): Html {
  if (files.length === 0) return nothing;
  const words = ({ purpose, phase }: CapturedFile, at: number) => (purpose === 'signature' ? theirSignature : `Photo ${at + 1} of ${files.length}${phase === null ? '' : `, ${phaseInWords[phase].toLowerCase()}`}`);
  return html`<h2 class="govuk-heading-m">Photos</h2>
    <p class="govuk-body">${files.map((file, at) => html`<img src="/visits/came-in/${id}/files/${file.id}" alt="${words(file, at)}" width="240" loading="lazy"> `)}</p>`;
}

function decisions({ id, reference }: Capture, { csrfToken, reason, errors }: Pick<CapturedPageFacts, 'csrfToken' | 'reason' | 'errors'>): Html {
  const fields = hiddenFields({ _csrf: csrfToken });
  return html`<h2 class="govuk-heading-m">Put it on the case</h2>
    <p class="govuk-body">It becomes an entry of ${reference}, with its photos. No visit is recorded or changed by it, and the resident is not told.</p>
    <form method="post" action="/visits/came-in/${id}/attach" novalidate>${fields}${button({ text: 'Put it on the case', preventDoubleClick: true })}</form>
    <h2 class="govuk-heading-m">Put it aside</h2>
    <form method="post" action="/visits/came-in/${id}/aside" novalidate>${fields}
      ${textAreaField({ name: 'reason', label: 'Why it does not belong on this case', hint: 'Goes on the record of the case. The words stay here; the photos go after 90 days.', value: reason, rows: 3, error: errors['reason'] })}
      ${button({ text: 'Put it aside', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`;
}

function decision({ state, decidedAt, decidedByName, reason }: Capture): Html {
  if (state === 'recorded' || decidedAt === null) return html`<p class="govuk-body">It is on the record.</p>`;
  const what = state === 'attached' ? 'put it on the case' : 'put it aside';
  return html`<p class="govuk-body">${decidedByName} ${what} at ${longDateTime(decidedAt)}.${reason !== null && html` Reason: ${reason}`}</p>`;
}
