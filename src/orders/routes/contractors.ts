import type { PlainDate } from '../../clock/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { downloadLinks } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import { page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf, column, downloadRoutes, hasRole, heading, listOrganisations, postForm } from '../../staff/index.ts';
import { contractorKeeperRoles, contractorListRoles, orderRoles } from '../access.ts';
import { contractorSectionsFor } from '../contractor-sections.ts';
import { contractorOrdersDownload, contractorsDownload, orderFilterIn } from '../downloads.ts';
import { mustBeTheLandlords } from '../landlords-own.ts';
import { keepContract, keepContractor, keeping, type Kept } from '../keep-contractors.ts';
import type { Contractor, ContractorId } from '../model.ts';
import { contractById, contractorById } from '../queries/order-facts.ts';
import { contractorChanges, contractorList, contractsOf, ordersOfContractor, rowsAPage } from '../queries/lists.ts';
import { contractFields, contractorFields, contractorPage, contractorsPage } from '../views/contractors.ts';
import type { OrderForm } from '../views/form-fields.ts';
import { contractorOrders, shownOf, tooLateWarning } from '../views/lists.ts';
import { savedBanner } from '../views/order-page.ts';

const current = '/contractors';

/** Contractors, own teams and contracts. */
export const contractorRoutes: readonly Route[] = [
  forLandlords('GET', '/contractors', contractorListRoles, list),
  ...downloadRoutes({ path: '/contractors', name: 'contractors', roles: contractorListRoles }, contractorsDownload),
  forLandlords('GET', '/contractors/new', contractorKeeperRoles, (visit) => contractorForm(visit, undefined, {})),
  forLandlords('POST', '/contractors/new', contractorKeeperRoles, (visit) => saveContractorSent(visit, undefined)),
  forLandlords('GET', '/contractors/:id', contractorListRoles, showOne),
  ...downloadRoutes({ path: '/contractors/:id/orders', name: 'contractor-orders', roles: orderRoles }, async (visit) => {
    await mustBeTheLandlords(visit);
    return contractorOrdersDownload(visit, await named(visit));
  }),
  forLandlords('GET', '/contractors/:id/edit', contractorKeeperRoles, async (visit) => contractorForm(visit, await named(visit), {})),
  forLandlords('POST', '/contractors/:id/edit', contractorKeeperRoles, async (visit) => saveContractorSent(visit, await named(visit))),
  forLandlords('GET', '/contractors/:id/contracts/new', contractorKeeperRoles, async (visit) => contractForm(visit, { contractor: await named(visit), contract: undefined }, {})),
  forLandlords('POST', '/contractors/:id/contracts/new', contractorKeeperRoles, async (visit) => saveContractSent(visit, { contractor: await named(visit), contract: undefined })),
  forLandlords('GET', '/contracts/:id', contractorKeeperRoles, async (visit) => contractForm(visit, await contractNamed(visit), {})),
  forLandlords('POST', '/contracts/:id', contractorKeeperRoles, async (visit) => saveContractSent(visit, await contractNamed(visit))),
];

function forLandlords(...[method, path, roles, handle]: Parameters<typeof staffRoute>): Route {
  return staffRoute(method, path, roles, async (visit) => {
    await mustBeTheLandlords(visit);
    return handle(visit);
  });
}

const mayKeep = (visit: StaffVisit): boolean => hasRole(actorOf(visit.actor), ...contractorKeeperRoles);

async function named(visit: StaffVisit): Promise<Contractor> {
  const found = await contractorById(visit.tx, visit.params['id'] ?? '');
  if (found === undefined) throw new NotFound('contractor');
  return found;
}

async function contractNamed(visit: StaffVisit) {
  const contract = await contractById(visit.tx, visit.params['id'] ?? '');
  const contractor = contract === undefined ? undefined : await contractorById(visit.tx, contract.contractorId);
  if (contract === undefined || contractor === undefined) throw new NotFound('contract');
  return { contractor, contract };
}

async function list(visit: StaffVisit): Promise<Reply> {
  const found = await contractorList(visit.tx, visit.query['after']);
  const main = html`${contractorsPage(shownOf(found, rowsAPage), { today: visit.today as PlainDate, mayKeep: mayKeep(visit) })}${found.length > 0 && downloadLinks('/contractors')}`;
  return page(staffPage(visit, { title: 'Contractors and own teams', main, wide: true, current }));
}

async function showOne(visit: StaffVisit): Promise<Reply> {
  const contractor = await named(visit);
  const [contracts, changes, shown] = await Promise.all([
    contractsOf(visit.tx, contractor.id),
    contractorChanges(visit.tx, contractor.id),
    hasRole(actorOf(visit.actor), ...orderRoles) ? ordersShown(visit, contractor) : { warning: undefined, sections: [], orders: undefined },
  ]);
  const main = contractorPage({ contractor, contracts, changes, ...shown, today: visit.today as PlainDate, mayKeep: mayKeep(visit) });
  return page(staffPage(visit, { title: contractor.name, main, wide: true, current, backLink: { href: '/contractors', text: 'Contractors and own teams' }, ...savedBanner(visit.query['done'] === 'saved' ? 'Saved' : undefined) }));
}

/** How they do, and their orders. */
async function ordersShown(visit: StaffVisit, contractor: Contractor) {
  const filter = orderFilterIn(visit);
  const { organisationId } = visit.actor;
  const path = `/contractors/${contractor.id}`;
  const [sections, found, tooLate] = await Promise.all([
    contractorSectionsFor(visit, contractor),
    ordersOfContractor(visit.tx, { contractorId: contractor.id, filter }, { organisationId, after: visit.query['after'] }),
    ordersOfContractor(visit.tx, { contractorId: contractor.id, filter: 'too-late' }, { organisationId, after: undefined }),
  ]);
  return { warning: tooLateWarning(shownOf(tooLate, rowsAPage), path), sections, orders: contractorOrders(shownOf(found, rowsAPage), { filter, path, today: visit.today as PlainDate }) };
}

async function contractorForm(visit: StaffVisit, contractor: Contractor | undefined, errors: OrderForm['errors']): Promise<Reply> {
  const title = contractor === undefined ? 'Add a contractor or a team' : `Change ${contractor.name}`;
  const organisations = await listOrganisations(visit.tx);
  return formPage(visit, { title, verb: 'Save', version: contractor?.version, back: contractor?.id, fields: (form) => contractorFields(contractor, organisations, form) }, errors);
}

async function saveContractorSent(visit: StaffVisit, before: Contractor | undefined): Promise<Reply> {
  const kept = await keepContractor(visit.tx, before?.id, visit.body, keeping(visit, seenVersionIn(visit.body)));
  return kept.ok ? redirect(`/contractors/${kept.id}?done=saved`) : contractorForm(visit, before, kept.errors);
}

type OfContract = Awaited<ReturnType<typeof contractNamed>> | { readonly contractor: Contractor; readonly contract: undefined };

async function contractForm(visit: StaffVisit, { contractor, contract }: OfContract, errors: OrderForm['errors']): Promise<Reply> {
  const title = contract === undefined ? `Add a contract with ${contractor.name}` : `Change ${contract.name}`;
  return formPage(visit, { title, verb: 'Save', version: contract?.version, back: contractor.id, fields: (form) => contractFields(contract, form) }, errors);
}

async function saveContractSent(visit: StaffVisit, of: OfContract): Promise<Reply> {
  const kept: Kept = await keepContract(visit.tx, { contractorId: of.contractor.id, id: of.contract?.id }, visit.body, keeping(visit, seenVersionIn(visit.body)));
  return kept.ok ? redirect(`/contractors/${of.contractor.id}?done=saved`) : contractForm(visit, of, kept.errors);
}

interface KeeperForm {
  readonly title: string;
  readonly verb: string;
  readonly version: number | undefined;
  readonly back: ContractorId | undefined;
  readonly fields: (form: OrderForm) => ReturnType<typeof html>;
}

function formPage(visit: StaffVisit, { title, verb, version, back, fields }: KeeperForm, errors: OrderForm['errors']): Reply {
  const hasErrors = Object.keys(errors).length > 0;
  const form: OrderForm = { csrfToken: visit.csrfToken, body: hasErrors ? visit.body : {}, errors };
  const main = column(html`${heading(title, errors)}${postForm({ csrfToken: visit.csrfToken }, { action: visit.path, verb, fields: fields(form), hidden: version === undefined ? {} : { seenVersion: String(version) } })}`);
  return page(staffPage(visit, { title, main, hasErrors, current, backLink: { href: back === undefined ? '/contractors' : `/contractors/${back}` } }), hasErrors ? 422 : 200);
}
