import { Type } from 'typebox';
import { apiRoute, idOf, invalidFields, object, pageOf, pageSchema, paging, readCursor, seenVersionOf, usualLimit, uuidInCursor, type ApiRoute } from '../../../platform/api/index.ts';
import { NotFound } from '../../../platform/database/index.ts';
import type { StaffVisit } from '../../../platform/http/index.ts';
import { contractorKeeperRoles, contractorListRoles, orderRoles } from '../../access.ts';
import { isOfContractor, mustBeTheLandlords } from '../../landlords-own.ts';
import { keepContract, keepContractor, keeping, type Kept } from '../../keep-contractors.ts';
import { contractorList, contractsOf, ordersOfContractor } from '../../queries/lists.ts';
import { contractById, contractorById } from '../../queries/order-facts.ts';
import { contractorOrderFilters, type Contractor } from '../../model.ts';
import { contractExample, contractForm, contractorExample, contractorForm, contractorPointers, contractorSent, contractorShown, contractorWithContracts, contractSent, orderOfContractor, orderOfContractorExample, shownOrderOfContractor, shownContract, shownContractor } from './contractor-schemas.ts';

const tag = 'Contractors';
type Asked = Pick<StaffVisit, 'tx' | 'actor'> & { readonly params: { readonly id: string } };
const params = object({ id: idOf('the contractor') });
const ofContract = object({ id: idOf('the contract') });
const one = { status: 200 as const, description: 'The contractor or team as it now is, with its contracts.', schema: contractorWithContracts, example: { ...contractorExample, contracts: [contractExample] } };

/** One of them, for the landlord's own people: to a contractor's they are not there. */
async function named({ tx, actor, params: { id } }: Asked): Promise<Contractor> {
  const found = (await isOfContractor(tx, actor.organisationId)) ? undefined : await contractorById(tx, id);
  if (found === undefined) throw new NotFound('contractor');
  return found;
}

async function contractNamed(visit: Asked) {
  const contract = await contractById(visit.tx, visit.params.id);
  if (contract === undefined) throw new NotFound('contract');
  return { contract, contractor: await named({ ...visit, params: { id: contract.contractorId } }) };
}

async function answerWith({ tx }: Pick<StaffVisit, 'tx'>, kept: Kept, id: string) {
  if (!kept.ok) throw invalidFields(kept.errors, contractorPointers);
  const contractor = await contractorById(tx, id);
  if (contractor === undefined) throw new NotFound('contractor');
  return { ...shownContractor(contractor), contracts: (await contractsOf(tx, contractor.id)).map(shownContract) };
}

const keep = { method: 'POST' as const, tag, scope: 'cases:write', roles: contractorKeeperRoles };

/** Contractors, own teams and contracts: what the pages can do, by the same door. */
export const contractorApiRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET', path: '/api/v1/contractors', operationId: 'listContractors', tag, scope: 'cases:read', roles: contractorListRoles, summary: 'Contractors and own teams', description: 'By name. For the landlord’s own people.',
    query: object(paging), answer: { status: 200, description: 'A page of them.', schema: pageSchema(contractorShown), example: { items: [contractorExample], next: null } },
  }, async (visit) => {
    await mustBeTheLandlords(visit);
    const { limit = usualLimit, after } = visit.query;
    const found = await contractorList(visit.tx, readCursor(after, [uuidInCursor])?.[0], limit + 1);
    return { status: 200, value: pageOf(found, limit, { show: shownContractor, key: ({ id }) => [id] }) };
  }),
  apiRoute({
    method: 'GET', path: '/api/v1/contractors/:id', operationId: 'readContractor', tag, scope: 'cases:read', roles: contractorListRoles, summary: 'One contractor or team', description: 'With its contracts, the newest first.', params, answer: one,
  }, async (visit) => {
    const { id } = await named(visit);
    return { status: 200, value: await answerWith(visit, { ok: true, id }, id) };
  }),
  apiRoute({
    method: 'GET', path: '/api/v1/contractors/:id/orders', operationId: 'listContractorOrders', tag, scope: 'cases:read', roles: orderRoles, summary: 'The orders of a contractor', description: 'At homes of the organisation of the person this token acts for: what is open, the oldest first; others, the newest first.', params,
    query: object({ show: Type.Optional(Type.Enum([...contractorOrderFilters], { description: 'Those that are open when left out; of those, the ones for a day after their last day; those with variations, those where nobody let them in, or those that have ended.' })), ...paging }),
    answer: { status: 200, description: 'A page of them.', schema: pageSchema(orderOfContractor), example: { items: [orderOfContractorExample], next: null } },
  }, async (visit) => {
    const { show: filter = 'open', limit = usualLimit, after } = visit.query;
    const { id: contractorId } = await named(visit);
    const found = await ordersOfContractor(visit.tx, { contractorId, filter }, { organisationId: visit.actor.organisationId, after: readCursor(after, [uuidInCursor])?.[0], most: limit + 1 });
    return { status: 200, value: pageOf(found, limit, { show: shownOrderOfContractor, key: ({ id }) => [id] }) };
  }),
  apiRoute({
    ...keep, path: '/api/v1/contractors', operationId: 'addContractor', summary: 'Add a contractor or a team', description: 'Who did so is written down.', body: contractorSent,
    bodyExample: { name: 'Brightside Plumbing', kind: 'contractor', trades: ['plumber'], startsOn: '2025-04-01' }, answer: { ...one, status: 201 },
  }, async (visit) => {
    await mustBeTheLandlords(visit);
    const kept = await keepContractor(visit.tx, undefined, contractorForm(visit.body), keeping(visit, undefined));
    return { status: 201, value: await answerWith(visit, kept, kept.ok ? kept.id : '') };
  }),
  apiRoute({
    ...keep, path: '/api/v1/contractors/:id', operationId: 'changeContractor', summary: 'Change a contractor or a team', description: 'All of it as it is to be: what is left out is emptied.', params, body: contractorSent,
    bodyExample: { name: 'Brightside Plumbing', kind: 'contractor', trades: ['plumber'], startsOn: '2025-04-01', endsOn: '2028-03-31', version: 1 }, answer: one,
  }, async (visit) => {
    const before = await named(visit);
    const { seenVersion = before.version } = seenVersionOf(visit, visit.body.version);
    return { status: 200, value: await answerWith(visit, await keepContractor(visit.tx, before.id, contractorForm(visit.body), keeping(visit, seenVersion)), before.id) };
  }),
  apiRoute({
    ...keep, path: '/api/v1/contractors/:id/contracts', operationId: 'addContract', summary: 'Add a contract', description: 'Its limits decide what is spent without asking.', params, body: contractSent,
    bodyExample: { name: 'Plumbing 2025', startsOn: '2025-04-01', endsOn: '2028-03-31', orderLimitPence: 50_000, variationLimitPence: 10_000 }, answer: { ...one, status: 201 },
  }, async (visit) => {
    const { id: contractorId } = await named(visit);
    return { status: 201, value: await answerWith(visit, await keepContract(visit.tx, { contractorId, id: undefined }, contractForm(visit.body), keeping(visit, undefined)), contractorId) };
  }),
  apiRoute({
    ...keep, path: '/api/v1/contracts/:id', operationId: 'changeContract', summary: 'Change a contract', description: 'All of it as it is to be. Orders keep what they were agreed at.', params: ofContract, body: contractSent,
    bodyExample: { name: 'Plumbing 2025', startsOn: '2025-04-01', endsOn: '2028-03-31', orderLimitPence: 60_000, variationLimitPence: 10_000, version: 1 }, answer: one,
  }, async (visit) => {
    const { contract, contractor } = await contractNamed(visit);
    const { seenVersion = contract.version } = seenVersionOf(visit, visit.body.version);
    return { status: 200, value: await answerWith(visit, await keepContract(visit.tx, { contractorId: contractor.id, id: contract.id }, contractForm(visit.body), keeping(visit, seenVersion)), contractor.id) };
  }),
];
