import { countOf, longDateWithYear } from '../../clock/index.ts';
import { downloadLinks, insetText, stackingTable, tag, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { addressOf, type MoneyFilters } from '../forms.ts';
import { moneyOrders, moneyParts, type MoneySummary } from '../money/model.ts';
import type { MoneyListed, PlannedHere } from '../queries/money.ts';
import { choices, pagesOf } from './choices.ts';
import { orderWords, partInWords, partWords, pounds, ruleInWords, unsureInWords } from './money-words.ts';
import { areaName, liesIn } from './words.ts';

export interface MoneyView {
  readonly filters: MoneyFilters;
  readonly summary: MoneySummary | undefined;
  readonly blocks: readonly MoneyListed[];
  readonly next: number | null;
  readonly isFirstPage: boolean;
  /** Board members read of programmes here and cannot open them. */
  readonly mayOpenProgrammes: boolean;
}

export const moneyHeading = 'Where money should go';
const path = '/damp/money';

/** Blocks with the reasons that speak for spending there, each by a rule that is stated. */
export function moneyMain(view: MoneyView): Html {
  const { filters, summary, blocks, next, isFirstPage } = view;
  const here = (more: Partial<MoneyFilters>) => addressOf(path, { ...filters, ...more });
  return html`<h1 class="govuk-heading-l">${moneyHeading}</h1>
${summary === undefined ? insetText({ text: 'Nothing has been worked out yet, or there is too little to tell blocks apart.' }) : html`${isFirstPage && rule(summary)}
<p class="govuk-body"><a class="govuk-link" href="/damp/money/programmes">What programmes reach of this</a> · <a class="govuk-link" href="/damp/how-we-know">How we know</a></p>
<div class="house-no-print">${choices('In which order', moneyOrders.map((by) => [orderWords[by], here({ by }), by === filters.by]))}
${choices('Which blocks', [['All', here({ planned: 'all' }), filters.planned === 'all'], ['Nothing planned yet', here({ planned: 'no' }), filters.planned === 'no']])}</div>
${blocks.length === 0 ? html`<p class="govuk-body">${isFirstPage ? 'There is no such block.' : 'There are no more.'}</p>` : table(view, summary)}
${pagesOf({ isFirstPage, first: here({}), next: next === null ? null : addressOf(path, filters, { after: String(next) }) })}
${blocks.length > 0 && downloadLinks(path, addressOf('', filters))}`}`;
}

/** The order is by a count that anybody can make: no part weighs more than another. */
function rule(summary: MoneySummary): Html {
  const { homes, repairs, episodes, cameBack, withOrders, pence, isCostKnown } = summary;
  const words = ruleInWords(summary);
  return html`<p class="govuk-body">A block is here when one of these holds, and stands the higher the more of them do; among equals first where more homes are believed to be damp. None weighs more than another: sort by each to see what it says alone.</p>
<ul class="govuk-list govuk-list--bullet">${moneyParts.map((part) => html`<li><strong>${partWords[part]}.</strong> ${words[part]}</li>`)}</ul>
<p class="govuk-body">Beside it: ${countOf(homes, 'home')} with ${countOf(episodes, 'episode')} of damp in three years, of which ${cameBack} came back to the same home within a year; and ${countOf(repairs, 'damp repair')}, of which ${withOrders} have orders${isCostKnown ? html` worth ${pounds(pence)}. Work without an order is not counted as money.` : ', too few to say what damp costs.'}</p>`;
}

function table(view: MoneyView, summary: MoneySummary): Html {
  return stackingTable({
    caption: orderWords[view.filters.by], captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true,
    head: [{ text: 'Block or street' }, { text: 'Homes' }, { text: 'Why it is here' }, { text: 'Beside that' }, { text: 'Planned' }],
    rows: view.blocks.map((block): TableCell[] => [
      { html: html`${areaName(block)}<br><span class="govuk-body-s">${liesIn(block)}</span>` },
      { text: String(block.homes) },
      { html: html`<strong>${block.held.length} of ${moneyParts.length}</strong><ul class="govuk-list">${moneyParts.filter((part) => block.held.includes(part)).map((part) => html`<li>${partWords[part]}: ${partInWords(part, block, summary)}${block.unsure.includes(part) && html` ${tag({ text: `Not sure: ${unsureInWords(part, summary)}`, classes: 'govuk-tag--grey' })}`}</li>`)}</ul>` },
      { html: html`<ul class="govuk-list govuk-body-s">${moneyParts.filter((part) => !block.held.includes(part)).map((part) => html`<li>${partWords[part]}: ${partInWords(part, block, summary)}</li>`)}</ul>` },
      { html: plannedHere(block.planned, view.mayOpenProgrammes) },
    ]),
  });
}

function plannedHere(planned: readonly PlannedHere[], mayOpen: boolean): Html {
  if (planned.length === 0) return html`Nothing`;
  return html`<ul class="govuk-list">${planned.map((programme) => html`<li>${mayOpen ? html`<a class="govuk-link" href="/programmes/${programme.id}">${programme.name}</a>` : programme.name}, ${plannedFor(programme)}</li>`)}</ul>`;
}

/** “from Monday 1 March 2027, 4 homes”. */
export const plannedFor = ({ startsOn, homes }: PlannedHere): string => `from ${longDateWithYear(startsOn)}${homes === null ? '' : `, ${countOf(homes, 'home')}`}`;
