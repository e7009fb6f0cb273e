import { instant, plainDate } from '../../../clock/index.ts';
import { messagesOf, type RepairsMessage } from '../../views/repairs-messages.ts';
import type { CaseId } from '../../../casefile/index.ts';
import type { ContractId, ContractorId, OrderId, OrderState, WorkOrder } from '../../model.ts';

// The four messages of one invented order, as they go out; docs/how-to has each as a file, and a test compares them.

const order: WorkOrder = {
  id: 'an-order' as OrderId, caseId: 'a-case' as CaseId, number: 1, purpose: 'work', trade: 'plumber', contractorId: 'a-firm' as ContractorId, contractId: 'a-contract' as ContractId, work: 'Renew both tap washers in the bathroom',
  lines: [{ kind: 'rate', code: 'PL101', description: 'Renew tap washer', unit: 'each', hundredths: 200, pricePence: 1850 }, { kind: 'words', description: 'Parking', pricePence: 450 }], valuePence: 4150, authorisedPence: 4150,
  priority: 'routine', targetOn: plainDate('2026-12-22'), targetAt: null, accessNeeds: 'Ring twice and allow ten minutes to reach the door', siteHazards: 'Asbestos in the boxing of the pipes: do not drill', registerTold: null,
  state: { kind: 'raised' }, raisedAt: instant('2026-11-24T10:00:00.000Z'), raisedByName: 'A planner', settledAt: null, waiting: null, proposal: null, offeredAt: null, answerBy: null, acceptedAt: null, followOn: null, timesNoAccess: 0, variationsAsked: 0, variationsAgreed: 0, version: 1,
};
const told = { reference: 'REP-2026-00412', landlordName: 'Larchfield Homes', address: '14 Larch House, Larchfield, SK30 1AA', contractor: { name: 'Brightside Plumbing' }, contract: { name: 'Plumbing 2025' } };

const inState = (state: OrderState): readonly RepairsMessage[] => messagesOf({ ...order, state, settledAt: state.kind === 'completed' ? instant('2026-11-26T11:20:00.000Z') : null }, told);
const [raise, schedule] = inState({ kind: 'raised' });
const [, , status] = inState({ kind: 'scheduled', on: plainDate('2026-11-26'), part: 'morning' });
const [, , , complete] = inState({ kind: 'completed', on: plainDate('2026-11-26'), words: 'Both washers renewed' });

export const messageExamples = { raise, schedule, status, complete };
