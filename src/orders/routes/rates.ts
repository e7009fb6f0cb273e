import type { PlainDate } from '../../clock/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { downloadLinks } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { actorOf, downloadRoutes, hasRole } from '../../staff/index.ts';
import { contractorListRoles } from '../access.ts';
import { ratesDownload, type RatesAsked } from '../downloads.ts';
import { mustBeTheLandlords } from '../landlords-own.ts';
import { contractsByName, rowsAPage } from '../queries/lists.ts';
import { ratesLike } from '../queries/rates.ts';
import { ratesPage, ratesShown } from '../views/rates.ts';

/** The schedule of rates. */
export const rateRoutes: readonly Route[] = [
  staffRoute('GET', '/rates', contractorListRoles, show),
  ...downloadRoutes({ path: '/rates', name: 'rates', roles: contractorListRoles }, (visit) => ratesDownload(visit, ratesAsked(visit.query))),
];

/** What an address narrows the schedule to. */
function ratesAsked({ q = '', contract = '', show: shown }: StaffVisit['query']): RatesAsked {
  return { words: q.slice(0, 200), contract, which: ratesShown.find((one) => one === shown) ?? 'in force' };
}

async function show(visit: StaffVisit): Promise<Reply> {
  await mustBeTheLandlords(visit);
  const { code, of } = visit.query;
  const { words, contract, which } = ratesAsked(visit.query);
  const after = code !== undefined && isUuid(of) ? { code: code.slice(0, 40), contractId: of } : undefined;
  const [found, contracts] = await Promise.all([
    ratesLike(visit.tx, { words, contractId: contract, on: visit.today, which, after, most: rowsAPage + 1 }),
    contractsByName(visit.tx),
  ]);
  const rates = found.slice(0, rowsAPage);
  const last = rates.at(-1);
  const nextHref = found.length > rowsAPage && last !== undefined ? `/rates?${new URLSearchParams({ q: words, contract, show: which, code: last.code, of: last.contractId }).toString()}` : undefined;
  const main = ratesPage({ rates, nextHref, asked: { words, contractId: contract, which }, contracts, today: visit.today as PlainDate, mayImport: hasRole(actorOf(visit.actor), 'administrator') });
  const asked = `?${new URLSearchParams({ q: words, contract, show: which }).toString()}`;
  return page(staffPage(visit, { title: 'Schedule of rates', main: html`${main}${rates.length > 0 && downloadLinks('/rates', asked)}`, wide: true, current: '/contractors' }));
}
