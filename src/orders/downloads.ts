import type { PlainDate } from '../clock/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import type { DownloadableList } from '../staff/index.ts';
import { mustBeTheLandlords } from './landlords-own.ts';
import { contractorOrderFilters, ourOrderFilters, type Contractor, type ContractorOrderFilter } from './model.ts';
import { contractorList, contractsByName, ordersOfContractor, ordersWaiting, type OrderListed } from './queries/lists.ts';
import { ourOrders, type OurOrderListed } from './queries/our-orders.ts';
import { ratesLike, type RateListed, type RatesWanted } from './queries/rates.ts';
import { waitReasonsInWords } from './words.ts';

/** Pounds, as a spreadsheet adds them up. */
const pounds = (pence: number): number => pence / 100;

export interface Authoriser {
  readonly actor: { readonly staffId: string; readonly organisationId: string };
  readonly limitPence: number;
}

/** What waits for whoever asks to authorise it. */
export function authorisationsDownload({ actor, limitPence }: Authoriser): DownloadableList<OrderListed> {
  return {
    title: 'Waiting for authorisation',
    counts: 'One row for each order or variation that waits for somebody with your limit who did not ask for it, the longest waiting first.',
    columns: [
      { heading: 'Repair', value: ({ reference }) => reference },
      { heading: 'Order', kind: 'number', value: ({ number }) => number },
      { heading: 'Address', value: ({ address }) => address },
      { heading: 'Contractor', value: ({ contractorName }) => contractorName },
      { heading: 'Trade', value: ({ trade }) => trade },
      { heading: 'Who asks', value: ({ waiting }) => waiting?.askedByName ?? null },
      { heading: 'What', value: ({ waiting }) => (waiting === null ? null : `${waiting.about === 'variation' ? 'Variation' : 'Order'}: ${waitReasonsInWords(waiting.because)}`) },
      { heading: 'In all, £', kind: 'number', value: ({ waiting }) => pounds(waiting?.valuePence ?? 0) },
      { heading: 'Went ahead', value: ({ waiting }) => (waiting?.wentAhead === true ? 'yes' : '') },
      { heading: 'Since', kind: 'moment', value: ({ waitingSince }) => waitingSince },
    ],
    filters: [['Up to, £', String(pounds(limitPence))]],
    rowsAfter: async (tx, last, most) => (limitPence === 0 ? [] : ordersWaiting(tx, { ...actor, limitPence, after: last?.id, most })),
  };
}

/** A contractor's own orders, for its own people. */
export function ourOrdersDownload({ query, today, now, actor: { organisationId } }: StaffVisit): DownloadableList<OurOrderListed> {
  const filter = ourOrderFilters.find((name) => name === query['show']);
  return {
    title: 'Our orders',
    counts: filter === 'ended' ? 'One row for each of our orders that has ended, the newest first.' : 'One row for each of our open orders, the oldest first.',
    columns: [
      { heading: 'Repair', value: ({ reference }) => reference },
      { heading: 'Order', kind: 'number', value: ({ number }) => number },
      { heading: 'Address', value: ({ address }) => address },
      { heading: 'Trade', value: ({ trade }) => trade },
      { heading: 'Work', value: ({ work }) => work },
      { heading: 'Priority', value: ({ priority }) => priority },
      { heading: 'By', kind: 'date', value: ({ targetOn }) => targetOn },
      { heading: 'By, at', kind: 'moment', value: ({ targetAt }) => targetAt },
      { heading: 'State', value: ({ state }) => state },
      { heading: 'Scheduled', kind: 'date', value: ({ scheduledOn }) => scheduledOn },
    ],
    filters: [['Which', filter ?? 'All open']],
    rowsAfter: (tx, last, most) => ourOrders(tx, { organisationId, filter, today: today as PlainDate, now, after: last?.id, most }),
  };
}

/** Contractors and own teams. */
export async function contractorsDownload(visit: StaffVisit): Promise<DownloadableList<Contractor>> {
  await mustBeTheLandlords(visit);
  return {
    title: 'Contractors and own teams',
    counts: 'One row for each contractor and own team, by name.',
    columns: [
      { heading: 'Name', value: ({ name }) => name },
      { heading: 'Kind', value: ({ kind }) => kind },
      { heading: 'From', kind: 'date', value: ({ startsOn }) => startsOn },
      { heading: 'Until', kind: 'date', value: ({ endsOn }) => endsOn },
    ],
    filters: [],
    rowsAfter: (tx, last, most) => contractorList(tx, last?.id, most),
  };
}

/** Which orders of a contractor an address asks for. */
export const orderFilterIn = ({ query }: Pick<StaffVisit, 'query'>): ContractorOrderFilter => contractorOrderFilters.find((name) => name === query['show']) ?? 'open';

/** The orders of one contractor at homes of the reader's organisation. */
export function contractorOrdersDownload(visit: StaffVisit, { id, name }: Contractor): DownloadableList<OrderListed> {
  const filter = orderFilterIn(visit);
  const { organisationId } = visit.actor;
  return {
    title: 'Orders of a contractor',
    counts: filter === 'open' ? 'One row for each open order, the oldest first.' : 'One row for each order, the newest first.',
    columns: [
      { heading: 'Repair', value: ({ reference }) => reference },
      { heading: 'Order', kind: 'number', value: ({ number }) => number },
      { heading: 'Address', value: ({ address }) => address },
      { heading: 'Trade', value: ({ trade }) => trade },
      { heading: 'Raised', kind: 'moment', value: ({ raisedAt }) => raisedAt },
      { heading: 'By', kind: 'date', value: ({ targetOn }) => targetOn },
      { heading: 'By, at', kind: 'moment', value: ({ targetAt }) => targetAt },
      { heading: 'Value, £', kind: 'number', value: ({ valuePence }) => pounds(valuePence) },
      { heading: 'Variations asked for', kind: 'number', value: ({ variationsAsked }) => variationsAsked },
      { heading: 'Variations allowed', kind: 'number', value: ({ variationsAgreed }) => variationsAgreed },
      { heading: 'No access', kind: 'number', value: ({ timesNoAccess }) => timesNoAccess },
      { heading: 'State', value: ({ state }) => state },
    ],
    filters: [['Contractor', name], ['Which', filter]],
    rowsAfter: (tx, last, most) => ordersOfContractor(tx, { contractorId: id, filter }, { organisationId, after: last?.id, most }),
  };
}

export interface RatesAsked extends Pick<RatesWanted, 'words' | 'which'> {
  readonly contract: string;
}

/** The schedule of rates as the page is filtered. What was typed to find rates is about work, not people. */
export async function ratesDownload(visit: StaffVisit, { words, contract, which }: RatesAsked): Promise<DownloadableList<RateListed>> {
  await mustBeTheLandlords(visit);
  const contracts = await contractsByName(visit.tx);
  return {
    title: 'Schedule of rates',
    counts: 'One row for each rate of each contract, by code.',
    columns: [
      { heading: 'Code', value: ({ code }) => code },
      { heading: 'Contract', value: ({ contractName }) => contractName },
      { heading: 'Description', value: ({ description }) => description },
      { heading: 'Trade', value: ({ trade }) => trade },
      { heading: 'Unit', value: ({ unit }) => unit },
      { heading: 'Price, £', kind: 'number', value: ({ pricePence }) => pounds(pricePence) },
      { heading: 'Until', kind: 'date', value: ({ expiresOn }) => expiresOn },
    ],
    filters: [['Which', which], ['Contract', contracts.find(({ id }) => id === contract)?.name ?? 'All'], ['Words', words === '' ? 'Any' : 'As typed on the page']],
    rowsAfter: (tx, last, most) => ratesLike(tx, { words, contractId: contract, on: visit.today, which, after: last, most }),
  };
}
