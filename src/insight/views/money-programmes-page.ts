import { countOf, longDateWithYear } from '../../clock/index.ts';
import { downloadLinks, insetText, stackingTable, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { MoneySummary } from '../money/model.ts';
import type { ProgrammeOfMoney } from '../queries/money.ts';
import { pagesOf } from './choices.ts';
import { pounds } from './money-words.ts';
import { rounded } from './words.ts';

export interface MoneyProgrammesView {
  readonly summary: MoneySummary | undefined;
  readonly programmes: readonly ProgrammeOfMoney[];
  readonly next: string | null;
  readonly isFirstPage: boolean;
  readonly mayOpenProgrammes: boolean;
}

export const moneyProgrammesHeading = 'What programmes reach of where money should go';
const path = '/damp/money/programmes';

/** Programmes still to come, each with what speaks for money at the blocks it reaches. */
export function moneyProgrammesMain({ summary, programmes, next, isFirstPage, mayOpenProgrammes }: MoneyProgrammesView): Html {
  return html`<h1 class="govuk-heading-l">${moneyProgrammesHeading}</h1>
<p class="govuk-body">Programmes still to come that reach a block of <a class="govuk-link" href="/damp/money">where money should go</a>, as a whole or some of its homes. What stands beside each is added up over these blocks. Whether the work planned is what makes them dry is for you to judge.</p>
${summary === undefined ? insetText({ text: 'Nothing has been worked out yet, or there is too little to tell blocks apart.' }) : programmes.length === 0 ? html`<p class="govuk-body">${isFirstPage ? 'No programme still to come reaches one of these blocks.' : 'There are no more.'}</p>` : table(programmes, mayOpenProgrammes)}
${pagesOf({ isFirstPage, first: path, next: next === null ? null : `${path}?after=${next}` })}
${programmes.length > 0 && downloadLinks(path, '')}`;
}

function table(programmes: readonly ProgrammeOfMoney[], mayOpen: boolean): Html {
  return stackingTable({
    caption: 'Programmes, the soonest first', captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true,
    head: [{ text: 'Programme' }, { text: 'When' }, { text: 'Blocks and streets' }, { text: 'Homes believed damp a year' }, { text: 'Episodes that came back' }, { text: 'Orders for damp repairs' }],
    rows: programmes.map(({ id, name, work, startsOn, endsOn, blocks, homes, dampHomes, episodes, repairs, cameBack, withOrders, pence }): TableCell[] => [
      { html: html`${mayOpen ? html`<a class="govuk-link" href="/programmes/${id}">${name}</a>` : name}<br><span class="govuk-body-s">${work}</span>` },
      { text: `${longDateWithYear(startsOn)} to ${longDateWithYear(endsOn)}` },
      { text: `${blocks} with ${countOf(homes, 'home')}` },
      { text: rounded(dampHomes) },
      { text: `${cameBack} of ${episodes}` },
      { text: withOrders === 0 ? 'None known' : `${pounds(pence)} for ${withOrders} of ${countOf(repairs, 'repair')}` },
    ]),
  });
}
