import { insertRows, type Tx } from '../../src/platform/database/index.ts';
import { newId } from '../../src/platform/ids.ts';

/** How much was done about damp at one block. */
export interface DampRepairsToAdd {
  readonly blockName: string;
  readonly repairs: number;
  /** Of these, with an order of so much. */
  readonly withOrders: number;
  readonly pence: number;
}

interface People {
  readonly staffId: string;
  readonly teamId: string;
}

/** Two for each home, in February and in August: far enough apart to be two episodes. */
const dayOf = (at: number): string => `2026-0${at % 2 === 0 ? 2 : 8}-03T10:00:00Z`;

/** Closed repairs of damp at the homes of a block, as they stand after a year of work: header, repair and order. */
export async function addDampRepairs(tx: Tx, { staffId, teamId }: People, { blockName, repairs, withOrders, pence }: DampRepairsToAdd): Promise<void> {
  const homes = await tx.query<{ id: string }>('select h.id from homes h join blocks b on b.landlord_id = $1 and b.id = h.block_id where h.landlord_id = $1 and b.name = $2 order by h.address_line, h.id limit 100', [tx.landlordId, blockName]);
  const [contractorId, of] = [newId(), { landlord_id: tx.landlordId }];
  await insertRows(tx, 'contractors', [{ ...of, id: contractorId, name: `Works of ${blockName}`, kind: 'own team', trades: ['plumber'], patches: [], contact_name: 'A', contact_phone: '1', contact_email: 'a@works.example', starts_on: '2020-01-01' }]);
  const cases = Array.from({ length: repairs }, (_, at) => ({ id: newId(), at }));
  await insertRows(tx, 'cases', cases.map(({ id, at }) => ({
    ...of, id, reference: `REP-2026-${id.slice(-5)}${at}`, kind: 'repair', title: 'Damp', home_id: homes[Math.floor(at / 2)]?.id, owner_id: staffId, team_id: teamId, stage: 'closed', update_every: 5,
    opened_at: dayOf(at), closed_at: dayOf(at), version: 1, last_sequence: 1, last_hash: `\\x${'00'.repeat(32)}`, search_text: '',
  })));
  await insertRows(tx, 'repairs', cases.map(({ id, at }) => ({
    ...of, case_id: id, stage: 'closed', reported_at: dayOf(at), problem: 'damp-or-mould', room: 'Kitchen', extent: 'Part of the room', since: 'Today', words: '', reported_by: 'adviser', reporter_name: 'A', hazard: 'not-a-hazard', is_emergency: false, failed_fixes: 0, answer_attempts: 0, follow_ons: 0,
  })));
  await insertRows(tx, 'work_orders', cases.slice(0, withOrders).map(({ id }) => ({
    ...of, id: newId(), case_id: id, number: 1, purpose: 'work', trade: 'plumber', contractor_id: contractorId, work: 'Damp', lines: [], value_pence: pence, authorised_pence: pence, priority: 'routine', access_needs: '', site_hazards: '', state: 'completed', state_facts: {}, raised_at: '2026-02-04T10:00:00Z', raised_by_name: 'A', version: 1,
  })));
}
