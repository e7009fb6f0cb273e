import { longDateTime, type Instant, type PlainDate } from '../../clock/index.ts';
import { summaryList, timeline, type TimelineEntry } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { photoRow } from '../../evidence/index.ts';
import { column, paragraph } from '../../staff/index.ts';
import type { WorkOrder } from '../model.ts';
import { answerByInWords, moneyInWords, orderPurposeInWords, targetInWords } from '../words.ts';
import { capitalised, linesOf } from './form-fields.ts';
import { waitingShown } from './order-forms.ts';
import { orderTag, stateInSentence, stepButtons, type OrderStep } from './order-page.ts';
import { slotShown } from './our-order-forms.ts';
import { scopeTable } from './scope-table.ts';

/** What a contractor sees of an order: never why, never the case, never whoever lives there beyond whom to ask for. */
export interface OurOrderFacts {
  readonly order: WorkOrder;
  readonly reference: string;
  /** Where the reader came to it. */
  readonly path: string;
  readonly landlordName: string;
  readonly landlordPhone: string;
  readonly address: string;
  /** Only from when it was taken on until it has ended. */
  readonly askFor: { readonly name: string; readonly phone: string | null } | undefined;
  readonly photoIds: readonly string[];
  readonly history: readonly TimelineEntry[];
  readonly steps: readonly OrderStep[];
  /** The register of site hazards as it stands now. */
  readonly register: string;
  readonly today: PlainDate;
  /** Where whoever is signed in tells of a danger there; undefined by a link. */
  readonly reportHazardAt: string | undefined;
}

export const ourOrderTitle = ({ trade }: Pick<WorkOrder, 'trade'>, address: string): string => `${capitalised(trade)} at ${address}`;

export function ourOrderPage(facts: OurOrderFacts): Html {
  const { order, reference, path, today } = facts;
  return column(html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${reference}, order ${order.number}</span>${ourOrderTitle(order, facts.address)}</h1>
    <p class="govuk-body">${orderTag(order)} ${order.state.kind === 'raised' ? answerWanted(order) : stateInSentence(order.state, today)}</p>
    ${order.proposal !== null && slotShown(order, today)}
    ${order.waiting?.about === 'variation' && html`<h2 class="govuk-heading-m">Waits for authorisation</h2>${waitingShown(order)}`}
    ${stepButtons(facts.steps, path)}
    ${facts.reportHazardAt !== undefined && paragraph(html`Seen something there that could harm somebody? <a class="govuk-link" href="${facts.reportHazardAt}">Report a hazard</a>`)}
    <h2 class="govuk-heading-m">What to do</h2>
    <p class="govuk-body">${order.work.split('\n').map((text, at) => html`${at > 0 && html`<br>`}${text}`)}</p>
    ${summaryList({ rows: rowsOf(facts).map(([key, value]) => ({ key: { text: key }, value: typeof value === 'string' ? { text: value } : { html: value } })) })}
    ${order.waiting?.about !== 'variation' && scopeTable('What was agreed', order.lines)}
    <h2 class="govuk-heading-m">Photos you added</h2>
    ${facts.photoIds.length === 0 ? paragraph('None yet.') : photoRow(facts.photoIds.map((id) => ({ id })), `${path}/photos`)}
    <h2 class="govuk-heading-m">What has happened</h2>
    ${facts.history.length === 0 ? paragraph('Nothing yet.') : timeline({ entries: facts.history })}`);
}

const answerWanted = ({ answerBy }: WorkOrder): string => (answerBy === null ? 'Accept it or turn it down.' : `Accept it or turn it down by ${answerByInWords(answerBy)}.`);

/** What was told when it was raised and, where surveys say otherwise since, what stands there now. */
function registerRows(told: string | null, now: string): readonly (readonly [string, Html])[] {
  const then: readonly (readonly [string, Html])[] = told === null || told === now ? [] : [['Register of site hazards, when the order was raised', linesOf(told)]];
  return [[told === null || told === now ? 'Register of site hazards' : 'Register of site hazards now: it has changed', linesOf(now)], ...then];
}

function rowsOf(facts: OurOrderFacts): readonly (readonly [string, string | Html])[] {
  const { order, address, askFor, today, landlordName, landlordPhone } = facts;
  const rows: readonly (readonly [string, string | Html])[] = [
    ['Where', address],
    ['Ask for', askFor === undefined ? notShown(order) : html`${askFor.name}${askFor.phone !== null && html`<br><a class="govuk-link" href="tel:${askFor.phone.replaceAll(/[^0-9+]/g, '')}">${askFor.phone}</a>`}`],
    ['What to know at the door', order.accessNeeds === '' ? 'Nothing was said. Ask the landlord if you are unsure.' : order.accessNeeds],
    ['Dangers of the place', order.siteHazards === '' ? 'Nothing was added for this order. See the register.' : linesOf(order.siteHazards)],
    ...registerRows(order.registerTold, facts.register),
    ['What for', capitalised(orderPurposeInWords(order.purpose))],
    ['To be done by', `${targetInWords(order, today)} (${order.priority})`],
    ['Value', moneyInWords(order.valuePence)],
    ['Raised', longDateTime(order.raisedAt as Instant)],
    ['Who to ring', `${landlordName}, ${landlordPhone}`],
  ];
  return rows.filter(([, value]) => value !== '');
}

const notShown = ({ state, settledAt }: WorkOrder): string => (settledAt !== null ? '' : state.kind === 'raised' ? 'Shown once you have accepted the order' : 'Nobody is named: ring the landlord');
