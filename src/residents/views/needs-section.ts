import { longDateWithYear } from '../../clock/index.ts';
import { needsTag } from '../../homes/index.ts';
import { summaryList } from '../../platform/govuk/index.ts';
import { holdsByConsent } from './withdraw-consent-form.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { HouseholdNeed, Resident } from '../model.ts';
import { consentWords } from './words.ts';

/** The household's needs, as far as this reader's work needs them. Who told us and why we may hold it can itself tell what it is. */
export function needsSection(resident: Resident, sees: 'detail' | 'instruction' | 'nothing'): Html {
  const { needsAnswer } = resident;
  const confirmedOn = needsAnswer.answer === 'unknown' ? null : needsAnswer.confirmedOn;
  return html`<p class="govuk-body">${needsTag(needsAnswer.answer, confirmedOn)}</p>
    ${sees === 'detail' && needsAnswer.answer !== 'unknown' && html`<p class="govuk-hint">Told by ${needsAnswer.source}. ${consentWords[needsAnswer.consentBasis]}.</p>`}
    ${sees === 'detail' && resident.needs.map(needCard)}
    ${sees === 'instruction' && instructionList(resident.needs)}
    ${sees === 'detail' && html`<p class="govuk-body"><a class="govuk-link" href="/residents/${resident.id}/needs">${
      needsAnswer.answer === 'unknown' ? 'Ask about needs' : 'Confirm or change needs'}</a>${holdsByConsent(resident) && html` · <a class="govuk-link" href="/residents/${resident.id}/withdraw-consent">They withdraw their consent</a>`}</p>`}`;
}

function needCard(need: HouseholdNeed): Html {
  return summaryList({
    card: { title: { text: `${need.kind.charAt(0).toUpperCase()}${need.kind.slice(1)}`, headingLevel: 3 } },
    rows: [
      { key: { text: 'Detail' }, value: { text: need.detail } },
      { key: { text: 'Instruction for visitors' }, value: { text: need.instruction ?? 'None' } },
      { key: { text: 'Declared' }, value: { text: `${longDateWithYear(need.declaredOn)}, by ${need.source}` } },
      { key: { text: 'Last confirmed' }, value: { text: longDateWithYear(need.lastConfirmedOn) } },
      { key: { text: 'Why we hold it' }, value: { text: consentWords[need.consentBasis] } },
    ],
  });
}

function instructionList(needs: readonly HouseholdNeed[]): Html {
  const instructions = needs.flatMap((need) => (need.instruction === null ? [] : [need.instruction]));
  return html`${instructions.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${instructions.map((words) => html`<li>${words}</li>`)}</ul>`}`;
}
