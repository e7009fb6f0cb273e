import { longDate, longDateTime, type PlainDate } from '../../clock/index.ts';
import { stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { link, paragraph } from '../../repairs/index.ts';
import type { TemporaryMove, TiedRepair } from '../model.ts';
import { poundsInWords, purposeInWords } from '../words.ts';

/** The repairs that do the work of a hazard, each as it stands; nothing where there is none. */
export function worksSection(tied: readonly TiedRepair[], stageInWords: (stage: string) => string): Html | undefined {
  if (tied.length === 0) return undefined;
  return html`<section id="works" aria-labelledby="works-heading"><h2 class="govuk-heading-m" id="works-heading">The work</h2>
    ${stackingTable({ head: [{ text: 'Repair' }, { text: 'What it does' }, { text: 'How it stands' }, { text: 'Work begun' }, { text: 'Done' }], rows: tied.map((repair) => [
      { html: html`${link(`/repairs/${repair.reference}`, repair.reference)}<br>${repair.title}` },
      { text: purposeInWords[repair.purpose] },
      { html: html`${tag({ text: stageInWords(repair.stage), classes: repair.isClosed ? 'govuk-tag--green' : 'govuk-tag--blue' })}${repair.passed !== null && html`<br>${link(`/inspections/${repair.passed.reference}`, repair.passed.reference)} passed`}` },
      { text: repair.begunAt === null ? '–' : longDateTime(repair.begunAt) },
      { text: repair.doneAt === null ? '–' : longDateTime(repair.doneAt) },
    ]) })}</section>`;
}

/** Where the household stays, or was offered to; nothing where nobody offered. */
export function moveSection(move: TemporaryMove | null, today: PlainDate): Html | undefined {
  if (move === null) return undefined;
  const { place, fromOn, untilOn, costPence, answer, answerWords, backAt, finalCostPence } = move;
  return html`<section id="move" aria-labelledby="move-heading"><h2 class="govuk-heading-m" id="move-heading">Somewhere to stay</h2>
    ${paragraph(html`${tag(standing(move))} ${place}, from ${longDate(fromOn, today)} until ${longDate(untilOn, today)}.`)}
    ${answerWords !== null && paragraph(`“${answerWords}”`)}
    ${paragraph(`Expected to cost ${poundsInWords(costPence)}${finalCostPence === null ? '' : `; it came to ${poundsInWords(finalCostPence)}`}.${backAt === null ? '' : ` Home again at ${longDateTime(backAt)}.`}`)}
    ${answer === 'refused' && html`<p class="govuk-body-s">A refusal ends nothing: the home is made safe as soon, and another offer may suit them.</p>`}</section>`;
}

function standing({ answer, backAt }: TemporaryMove): { readonly text: string; readonly classes: string } {
  if (answer === null) return { text: 'Offered', classes: 'govuk-tag--yellow' };
  if (answer === 'refused') return { text: 'Refused', classes: 'govuk-tag--orange' };
  return backAt === null ? { text: 'Away from home', classes: 'govuk-tag--red' } : { text: 'Home again', classes: 'govuk-tag--green' };
}

/** On the page of a repair: the hazards whose work it does. */
export function workOfHazards(hazards: readonly { readonly reference: string; readonly title: string; readonly purpose: TiedRepair['purpose'] }[]): Html {
  return html`<section aria-labelledby="work-of-heading"><h2 class="govuk-heading-m" id="work-of-heading">The work of a hazard</h2>
    <ul class="govuk-list">${hazards.map(({ reference, title, purpose }) => html`<li>${link(`/hazards/${reference}`, reference)}: ${title}. ${purposeInWords[purpose]}.</li>`)}</ul></section>`;
}
