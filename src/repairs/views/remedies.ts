import { countOf, dateInLondon, longDateWithYear } from '../../clock/index.ts';
import { confidenceWords } from '../../law/index.ts';
import { insetText, summaryList, tag } from '../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../platform/html/index.ts';
import type { Remedy } from '../model/remedy.ts';
import { mostCounted } from '../model/counted.ts';
import { poundsInWords } from '../words.ts';
import { fieldsOf } from './action-fields.ts';
import { link, paragraph, type FormState } from './form-page.ts';

const states = {
  proposed: ['Waits for a decision', 'govuk-tag--yellow'], offered: ['Offered', 'govuk-tag--green'],
  declined: ['Not offered', 'govuk-tag--grey'], withdrawn: ['Withdrawn', 'govuk-tag--grey'],
} as const satisfies Record<Remedy['state'], readonly [string, string]>;

const citedAs = ({ citation, confidence }: Remedy): string => `${citation} (${confidenceWords[confidence]})`;

/** What is proposed, offered or declined for visits that we missed; nothing where there was none. */
export function remediesSection(remedies: readonly Remedy[], reference: string): Html {
  if (remedies.length === 0) return nothing;
  const rows = remedies.map((remedy) => {
    const [text, classes] = states[remedy.state];
    const decided = remedy.decided;
    return {
      key: { text: poundsInWords(remedy.decided?.pence || remedy.pence) },
      value: { html: html`${tag({ text, classes })} ${remedy.because}. ${citedAs(remedy)}.
        ${decided !== null && html`<br>Decided by ${decided.byName} on ${longDateWithYear(dateInLondon(decided.at))}. ${decided.words}`}
        ${remedy.state === 'proposed' && html`<br>${link(`/repairs/${reference}/remedies/${remedy.id}`, 'Decide about it')}`}` },
    };
  });
  return html`<section id="remedies" aria-labelledby="remedies-heading"><h2 class="govuk-heading-m" id="remedies-heading">What we owe for visits we missed</h2>
    ${paragraph('Nothing is paid from here: pay what you offer in your own way.')}${summaryList({ rows })}</section>`;
}

/** Of the queue: every case on which a sum waits. */
export const sumsToDecideFigure = 'sums-to-decide';

/** What waits for whoever decides about sums, on their first page; nothing where nothing does. */
export function sumsToDecidePanel(count: number): Html | undefined {
  if (count === 0) return undefined;
  const cases = count >= mostCounted ? `${mostCounted} or more repairs` : countOf(count, 'repair');
  return html`<section aria-labelledby="sums-heading"><h2 class="govuk-heading-m" id="sums-heading">Visits we missed</h2>
    ${paragraph(html`A sum waits for your decision on ${link(`/queue?team=all&due=${sumsToDecideFigure}`, cases)}. The resident hears of it once somebody has decided.`)}</section>`;
}

/** Why it is proposed, and the decision. */
export function remedyFields(remedy: Remedy, form: FormState): Html {
  const field = fieldsOf(form, { pounds: (remedy.pence / 100).toFixed(2) });
  return html`${insetText({ html: html`<p class="govuk-body"><strong>${poundsInWords(remedy.pence)} is proposed.</strong> ${remedy.because}.</p><p class="govuk-body govuk-!-margin-bottom-0">${citedAs(remedy)}. It is guidance: what the visit cost this household may be more.</p>` })}
    ${field.radios('decision', 'What do you decide?', [
    { value: 'offered', text: 'Offer a sum', reveals: field.line('pounds', 'The sum in pounds') },
    { value: 'declined', text: 'Offer nothing' },
  ])}
    ${field.words('reason', 'Why, if it is less than proposed, or nothing', 'It goes on the record. The resident does not read it.')}`;
}
