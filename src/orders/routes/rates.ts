import type { PlainDate } from '../../clock/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { actorOf, hasRole } from '../../staff/index.ts';
import { contractorListRoles } from '../access.ts';
import { mustBeTheLandlords } from '../landlords-own.ts';
import { contractsByName, rowsAPage } from '../queries/lists.ts';
import { ratesLike } from '../queries/rates.ts';
import { ratesPage, ratesShown } from '../views/rates.ts';

/** The schedule of rates. */
export const rateRoutes: readonly Route[] = [staffRoute('GET', '/rates', contractorListRoles, show)];

async function show(visit: StaffVisit): Promise<Reply> {
  await mustBeTheLandlords(visit);
  const { q = '', contract = '', show: shown, code, of } = visit.query;
  const words = q.slice(0, 200);
  const which = ratesShown.find((one) => one === shown) ?? 'in force';
  const after = code !== undefined && isUuid(of) ? { code: code.slice(0, 40), contractId: of } : undefined;
  const [found, contracts] = await Promise.all([
    ratesLike(visit.tx, { words, contractId: contract, on: visit.today, which, after, most: rowsAPage + 1 }),
    contractsByName(visit.tx),
  ]);
  const rates = found.slice(0, rowsAPage);
  const last = rates.at(-1);
  const nextHref = found.length > rowsAPage && last !== undefined ? `/rates?${new URLSearchParams({ q: words, contract, show: which, code: last.code, of: last.contractId }).toString()}` : undefined;
  const main = ratesPage({ rates, nextHref, asked: { words, contractId: contract, which }, contracts, today: visit.today as PlainDate, mayImport: hasRole(actorOf(visit.actor), 'administrator') });
  return page(staffPage(visit, { title: 'Schedule of rates', main, wide: true, current: '/contractors' }));
}
