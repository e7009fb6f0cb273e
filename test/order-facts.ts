import { orderLinkToken } from '../src/correspondence/index.ts';
import { insertRows, type Tx } from '../src/platform/database/index.ts';
import { newId } from '../src/platform/ids.ts';
import { demonstrationNow } from './demonstration-database.ts';

const lines = [{ kind: 'words', description: 'Board up', pricePence: 4_000 }];
const anOrder = {
  number: 1, purpose: 'make-safe', trade: 'carpenter', work: 'Board up the window', lines, value_pence: 4_000, authorised_pence: 4_000, priority: 'urgent', target_on: '2027-03-04',
  access_needs: '', site_hazards: '', state: 'raised', state_facts: {}, raised_at: demonstrationNow, raised_by_name: 'A planner',
};

/** Two further orders of a case: one waits for somebody with the limit, one was accepted. */
export async function addMoreOrders(tx: Tx, { caseId, contractorId }: { readonly caseId: string; readonly contractorId: string }): Promise<void> {
  const waiting = { about: 'order', lines, valuePence: 4_000, reason: 'The frame is rotten', because: ['above-own-limit'], askedAt: demonstrationNow, askedById: null, askedByName: 'A planner' };
  const another = (number: number) => ({ ...anOrder, landlord_id: tx.landlordId, id: newId(), case_id: caseId, number, contractor_id: contractorId, waiting: null, waiting_since: null, waiting_pence: null, accepted_at: null });
  await insertRows(tx, 'work_orders', [
    { ...another(90), waiting, waiting_since: waiting.askedAt, waiting_pence: waiting.valuePence },
    { ...another(91), state: 'accepted', state_facts: { at: demonstrationNow }, accepted_at: demonstrationNow },
  ]);
}

/** The first order of a case, given to a team whose people sign in as this organisation's. */
export async function addOrder(tx: Tx, reference: string, organisationId: string): Promise<{ contractorId: string; contractId: string; orderNumber: string; orderId: string; orderLinkToken: string; revokedOrderLinkToken: string; expiredOrderLinkToken: string }> {
  const [contractorId, contractId, orderId, owner] = [newId(), newId(), newId(), { landlord_id: tx.landlordId }] as const;
  const [found] = await tx.query<{ id: string }>('select id from cases where landlord_id = $1 and reference = $2', [tx.landlordId, reference]);
  await insertRows(tx, 'contractors', [{
    ...owner, id: contractorId, name: 'Our own joiners', kind: 'own team', organisation_id: organisationId, trades: ['carpenter'], patches: [], contact_name: '', contact_phone: '', contact_email: '', starts_on: '2020-01-01',
  }]);
  await insertRows(tx, 'contracts', [{ ...owner, id: contractId, contractor_id: contractorId, name: 'Joinery', starts_on: '2020-01-01', ends_on: '2090-01-01', order_limit_pence: 50_000, variation_limit_pence: 10_000 }]);
  await insertRows(tx, 'work_orders', [{ ...anOrder, ...owner, id: orderId, case_id: found?.id, contractor_id: contractorId }]);
  return { contractorId, contractId, orderNumber: '1', orderId, ...(await addOrderLinks(tx, orderId)) };
}

/** A link to it that works, one that was withdrawn, and one whose time is over. */
async function addOrderLinks(tx: Tx, orderId: string): Promise<{ orderLinkToken: string; revokedOrderLinkToken: string; expiredOrderLinkToken: string }> {
  const link = async (differing: object): Promise<string> => {
    const id = newId();
    await insertRows(tx, 'order_links', [{ landlord_id: tx.landlordId, id, order_id: orderId, sent_to: 'joiners@tarnbrook.example', made_at: '2025-01-06T10:00:00.000Z', made_by_name: 'A planner', expires_at: '2090-01-01T00:00:00.000Z', ...differing }]);
    return orderLinkToken(tx, id, demonstrationNow);
  };
  return {
    orderLinkToken: await link({}),
    revokedOrderLinkToken: await link({ revoked_at: demonstrationNow }),
    expiredOrderLinkToken: await link({ expires_at: '2025-02-06T10:00:00.000Z' }),
  };
}

/** An entry of the register of site hazards of a home or a block. */
export async function addHazardEntry(tx: Tx, place: { readonly home_id: string } | { readonly block_id: string }): Promise<string> {
  const id = newId();
  await insertRows(tx, 'site_hazards', [{
    landlord_id: tx.landlordId, id, ...place, kind: 'asbestos', finding: 'presumed', location: 'Boxing under the sink', what_to_do: 'Do not drill', source: 'Survey 1182', surveyed_on: '2024-03-01', recorded_at: demonstrationNow, recorded_by_name: 'A surveyor',
  }]);
  return id;
}
