import { longDateTime, longDateWithYear, type Instant, type PlainDate } from '../../clock/index.ts';
import { checkboxField, pagination, selectField, stackingTable, summaryList, tag, textAreaField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import { link, paragraph } from '../../staff/index.ts';
import { poundsOf } from '../forms/scope.ts';
import type { PossibleOrganisation } from '../forms/contractor.ts';
import { contractorKinds, trades, type Contract, type Contractor } from '../model.ts';
import type { ContractorChangeListed } from '../queries/lists.ts';
import { moneyInWords } from '../words.ts';
import { choicesOf, capitalised, orderFields, type OrderForm } from './form-fields.ts';
import type { Shown } from './lists.ts';

const ended = (endsOn: PlainDate | null, today: PlainDate): Html | false => endsOn !== null && endsOn < today && tag({ text: 'Ended', classes: 'govuk-tag--grey' });

/** Contractors and own teams. */
export function contractorsPage({ rows, next }: Shown<Contractor>, { today, mayKeep }: { readonly today: PlainDate; readonly mayKeep: boolean }): Html {
  return html`<h1 class="govuk-heading-l">Contractors and own teams</h1>
    ${mayKeep && paragraph(link('/contractors/new', 'Add a contractor or a team'))}
    ${rows.length === 0 ? paragraph('Nobody is here yet. Orders are given to them.') : stackingTable({
      head: [{ text: 'Name' }, { text: 'What' }, { text: 'Trades' }, { text: 'Where' }, { text: 'Until' }],
      rows: rows.map(({ id, name, kind, trades: theirs, patches, endsOn }) => [
        { html: link(`/contractors/${id}`, name) }, { text: capitalised(kind) }, { text: theirs.join(', ') }, { text: patches.length === 0 ? 'Everywhere' : patches.join(', ') },
        { html: html`${endsOn === null ? 'No end' : longDateWithYear(endsOn)} ${ended(endsOn, today)}` },
      ]),
    })}
    ${next !== null && pagination({ next: { href: `/contractors?after=${next}`, text: 'More' } })}
    ${paragraph(link('/rates', 'Schedule of rates'))}`;
}

export interface ContractorPageFacts {
  readonly contractor: Contractor;
  readonly contracts: readonly Contract[];
  /** What other slices show of it, and its orders; nothing where the reader reads no orders. */
  readonly warning: Html | undefined;
  readonly sections: readonly Html[];
  readonly orders: Html | undefined;
  readonly changes: readonly ContractorChangeListed[];
  readonly today: PlainDate;
  readonly mayKeep: boolean;
}

/** One of them: contact, contracts with their money, what they still have to do, and who changed what. */
export function contractorPage({ contractor, contracts, warning, sections, orders, changes, today, mayKeep }: ContractorPageFacts): Html {
  const path = `/contractors/${contractor.id}`;
  return html`<h1 class="govuk-heading-l">${contractor.name} ${ended(contractor.endsOn, today)}</h1>
    ${warning}
    ${summaryList({ rows: detailRows(contractor).map(([key, text]) => ({ key: { text: key }, value: { text } })) })}
    ${mayKeep && paragraph(link(`${path}/edit`, 'Change these details'))}
    <h2 class="govuk-heading-m">Contracts</h2>
    ${contracts.length === 0 ? paragraph('No contracts.') : contractsTable(contracts, today, mayKeep)}
    ${mayKeep && paragraph(link(`${path}/contracts/new`, 'Add a contract'))}
    ${sections}
    ${orders}
    <h2 class="govuk-heading-m">What has changed</h2>
    ${changes.length === 0 ? paragraph('Nothing yet.') : stackingTable({ head: [{ text: 'When' }, { text: 'Who' }, { text: 'What' }], rows: changes.map((change) => [{ text: longDateTime(change.at as Instant) }, { text: change.actorName }, { text: changeInWords(change) }]) })}`;
}

function detailRows(contractor: Contractor): readonly (readonly [string, string])[] {
  const { kind, patches, contactName, contactPhone, contactEmail, startsOn, endsOn } = contractor;
  return [
    ['What they are', capitalised(kind)], ['Trades', contractor.trades.join(', ')], ['Where', patches.length === 0 ? 'Everywhere' : patches.join(', ')],
    ['Contact', [contactName, contactPhone, contactEmail].filter((part) => part !== '').join(', ')],
    ['Works for us', `from ${longDateWithYear(startsOn)}${endsOn === null ? '' : ` to ${longDateWithYear(endsOn)}`}`],
  ];
}

function contractsTable(contracts: readonly Contract[], today: PlainDate, mayKeep: boolean): Html {
  const numeric = 'numeric' as const;
  return stackingTable({
    head: [{ text: 'Contract' }, { text: 'In force' }, { text: 'One order up to', format: numeric }, { text: 'Variations up to', format: numeric }, { text: 'Ordered', format: numeric }, { text: 'Of', format: numeric }],
    rows: contracts.map((contract) => [
      { html: html`${mayKeep ? link(`/contracts/${contract.id}`, contract.name) : contract.name} ${ended(contract.endsOn, today)}<span class="govuk-!-display-block govuk-!-margin-top-2">${link(`/rates?contract=${contract.id}`, html`Rates<span class="govuk-visually-hidden"> of ${contract.name}</span>`)}</span>` },
      { text: `${longDateWithYear(contract.startsOn)} to ${longDateWithYear(contract.endsOn)}` },
      { text: moneyInWords(contract.orderLimitPence), format: numeric }, { text: moneyInWords(contract.variationLimitPence), format: numeric }, { text: moneyInWords(contract.committedPence), format: numeric },
      { text: contract.totalLimitPence === null ? 'No limit' : moneyInWords(contract.totalLimitPence), format: numeric },
    ]),
  });
}

/** "contract Plumbing 2025: orderLimitPence 50000 to 60000". */
function changeInWords({ what, before, after }: ContractorChangeListed): string {
  if (Object.keys(before).length === 0) return `${capitalised(what)}: added`;
  const names = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return `${capitalised(what)}: ${names.length === 0 ? 'saved as it was' : names.map((name) => `${fieldName(name)} from ${shown(name, before[name])} to ${shown(name, after[name])}`).join('; ')}`;
}

const fieldName = (name: string): string => name.replace(/(Pence|Id)$/, '').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
const shown = (name: string, value: unknown): string => (name.endsWith('Pence') && typeof value === 'number' ? moneyInWords(value) : Array.isArray(value) ? value.join(', ') : value === null || value === '' ? 'none' : String(value));

function before(contractor: Contractor | undefined): Readonly<Record<string, string>> {
  if (contractor === undefined) return {};
  const { name, kind, contactName, contactPhone, contactEmail, startsOn, endsOn } = contractor;
  return { name, kind, contactName, contactPhone, contactEmail, starts: startsOn, ends: endsOn ?? '' };
}

/** The fields of a contractor, as they are or as they were typed. */
export function contractorFields(contractor: Contractor | undefined, organisations: readonly PossibleOrganisation[], form: OrderForm): Html {
  const isSent = Object.keys(form.body).length > 0;
  const field = orderFields(form, before(contractor));
  return html`${field.line('name', 'Name')}${field.radios('kind', 'What they are', choicesOf(contractorKinds))}
    ${checkboxField({ name: 'trades', label: 'Trades', labelSize: 's', choices: choicesOf(trades), values: isSent ? formList(form.body, 'trades') : [...(contractor?.trades ?? [])], error: form.errors['trades'] })}
    ${textAreaField({ name: 'patches', label: 'Neighbourhoods they work in (optional)', hint: 'A line each. Left empty, they work everywhere.', value: isSent ? formText(form.body, 'patches') : (contractor?.patches ?? []).join('\n'), rows: 3, error: form.errors['patches'] })}
    ${selectField({ name: 'organisation', label: 'Whose people sign in for them (optional)', choices: organisations.map(({ id, name: text }) => ({ value: id, text })), unchosen: 'Nobody signs in', value: isSent ? formText(form.body, 'organisation') : (contractor?.organisationId ?? ''), error: form.errors['organisation'] })}
    ${field.line('contactName', 'Contact: name')}${field.line('contactPhone', 'Contact: phone')}${field.line('contactEmail', 'Contact: email address')}
    ${field.date('starts', 'First day they work for you')}${field.date('ends', 'Last day (optional)')}`;
}

/** The fields of a contract. */
export function contractFields(contract: Contract | undefined, form: OrderForm): Html {
  const sum = (pence: number | null | undefined) => (pence === null || pence === undefined ? '' : poundsOf(pence));
  const field = orderFields(form, {
    name: contract?.name ?? '', starts: contract?.startsOn ?? '', ends: contract?.endsOn ?? '',
    orderLimit: sum(contract?.orderLimitPence), variationLimit: sum(contract?.variationLimitPence), totalLimit: sum(contract?.totalLimitPence),
  });
  return html`${field.line('name', 'Name of the contract', 'Files of rates name it.')}${field.date('starts', 'First day')}${field.date('ends', 'Last day')}
    ${field.money('orderLimit', 'One order up to', 'An order above it waits for authorisation.')}
    ${field.money('variationLimit', 'Variations of one order, together, up to', 'More than that waits for authorisation.')}
    ${field.money('totalLimit', 'All orders together up to (optional)', 'Left empty, there is no limit.')}`;
}
