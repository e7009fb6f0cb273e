import { button, errorSummaryFor, hiddenFields, radioField, warningText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import { needSources, type Resident } from '../model.ts';
import type { FormFacts } from './needs-form.ts';

/** Whether anything about needs is held because they agreed to it. */
export const holdsByConsent = ({ needs, endedByConsent, needsAnswer }: Pick<Resident, 'needs' | 'endedByConsent' | 'needsAnswer'>): boolean =>
  endedByConsent.length > 0 || needs.some(({ consentBasis }) => consentBasis === 'explicit consent') || (needsAnswer.answer !== 'unknown' && needsAnswer.consentBasis === 'explicit consent');

/** Somebody takes back their consent to our holding what they told us of their needs. */
export function withdrawConsentForm({ resident, csrf, body, errors }: FormFacts): Html {
  const held = resident.needs.filter(({ consentBasis }) => consentBasis === 'explicit consent');
  const others = resident.needs.length - held.length;
  if (!holdsByConsent(resident)) return html`<h1 class="govuk-heading-l">Withdrawn consent of ${resident.name}</h1>
    <p class="govuk-body">We hold nothing about their needs because they agreed to it, so there is nothing to remove.</p>
    <p class="govuk-body"><a class="govuk-link" href="/residents/${resident.id}">Back to ${resident.name}</a></p>`;
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">Withdrawn consent of ${resident.name}</h1>
    ${warningText({ text: 'What we hold about needs because they agreed is removed at once and cannot be brought back. Visitors see none of it any more.', iconFallbackText: 'Warning' })}
    ${removed(held, resident.endedByConsent.length)}
    ${others > 0 && html`<p class="govuk-body">${others === 1 ? 'One need stays' : `${others} needs stay`}, which we hold on another footing.</p>`}
    <p class="govuk-body">Notes and other words on the records of cases stay as they are: ask your data protection officer about those.</p>
    <form method="post" action="/residents/${resident.id}/withdraw-consent" novalidate>
      ${csrf}${hiddenFields({ seenVersion: formText(body, 'seenVersion') || String(resident.version) })}
      ${radioField({ name: 'source', label: 'Who told us?', labelSize: 'm', value: formText(body, 'source'), error: errors['source'], choices: needSources.filter((source) => source !== 'seen on a visit' && source !== 'an earlier record').map((source) => ({ value: source, text: `${source.charAt(0).toUpperCase()}${source.slice(1)}` })) })}
      ${button({ text: 'Remove what was held by consent', classes: 'govuk-button--warning' })}
    </form>`;
}

function removed(held: Resident['needs'], ended: number): Html {
  if (held.length + ended === 0) return html`<p class="govuk-body">Their answer itself is removed.</p>`;
  return html`<p class="govuk-body">Removed:</p><ul class="govuk-list govuk-list--bullet">${held.map(({ kind, detail }) => html`<li>${kind}: ${detail}</li>`)}${ended > 0 && html`<li>what they told us of ${ended === 1 ? 'a need that has' : `${ended} needs that have`} ended</li>`}</ul>`;
}
