import { longDateWithYear, type PlainDate } from '../../clock/index.ts';
import { button, pagination, radioField, selectField, stackingTable, tag, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { link, paragraph } from '../../staff/index.ts';
import type { RateListed } from '../queries/rates.ts';
import { moneyInWords } from '../words.ts';

export interface RatesPageFacts {
  readonly rates: readonly RateListed[];
  /** The address of the next page, when there is one. */
  readonly nextHref: string | undefined;
  readonly asked: { readonly words: string; readonly contractId: string; readonly which: string };
  readonly contracts: readonly { readonly id: string; readonly name: string }[];
  readonly today: PlainDate;
  readonly mayImport: boolean;
}

export const ratesShown = ['in force', 'expired', 'all'] as const;

/** The landlord's schedule of rates: search, contract, and what has expired. */
export function ratesPage({ rates, nextHref, asked, contracts, today, mayImport }: RatesPageFacts): Html {
  const numeric = 'numeric' as const;
  return html`<h1 class="govuk-heading-l">Schedule of rates</h1>
    <form method="get" action="/rates" novalidate>
      ${textField({ name: 'q', label: 'Code, or words of the description', value: asked.words, width: 20, autocomplete: 'off' })}
      ${selectField({ name: 'contract', label: 'Contract', choices: contracts.map(({ id, name }) => ({ value: id, text: name })), unchosen: 'Every contract', value: asked.contractId })}
      ${radioField({ name: 'show', label: 'Show', labelSize: 's', inline: true, small: true, value: asked.which, choices: [{ value: 'in force', text: 'In force' }, { value: 'expired', text: 'Expired' }, { value: 'all', text: 'All' }] })}
      ${button({ text: 'Show these', classes: 'govuk-button--secondary' })}
    </form>
    ${rates.length === 0 ? paragraph('No rate is like that.') : stackingTable({
      head: [{ text: 'Code' }, { text: 'Work' }, { text: 'Trade' }, { text: 'Unit' }, { text: 'Price', format: numeric }, { text: 'Contract' }, { text: 'Last day' }],
      rows: rates.map(({ code, description, trade, unit, pricePence, contractName, expiresOn }) => [
        { text: code }, { text: description }, { text: trade }, { text: unit }, { text: moneyInWords(pricePence), format: numeric }, { text: contractName },
        { html: html`${expiresOn === null ? 'Until the contract ends' : longDateWithYear(expiresOn)} ${expiresOn !== null && expiresOn < today && tag({ text: 'Expired', classes: 'govuk-tag--grey' })}` },
      ]),
    })}
    ${nextHref !== undefined && pagination({ next: { href: nextHref, text: 'More rates' } })}
    ${mayImport && paragraph(link('/admin/imports/new', 'Bring in a file of rates'))}`;
}
