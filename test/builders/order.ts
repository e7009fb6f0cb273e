import { plainDate } from '../../src/clock/index.ts';
import type { CaseRecord } from '../../src/casefile/index.ts';
import type { OrderContext, OrderDecision, OrderRecord, OrderRefusal } from '../../src/orders/decide/index.ts';
import type { RaiseOrder } from '../../src/orders/decide/raise.ts';
import type { Contract, Contractor, ContractId, ContractorId, OrderId, OrderLine, Rate, WorkOrder } from '../../src/orders/model.ts';
import { usualOrderPolicy } from '../../src/orders/policy.ts';
import { aCaseRecord, aContext, caseId, tuesdayMorning } from './case.ts';
import { numberedId } from './numbered-ids.ts';
import { staffOf } from './people.ts';

const family = 12;
export const contractorId = numberedId(1, family) as ContractorId;
export const contractId = numberedId(2, family) as ContractId;
export const orderId = numberedId(3, family) as OrderId;

/** Brightside Plumbing, who work for us until the end of March 2028. */
export function aContractor(differing: Partial<Contractor> = {}): Contractor {
  return {
    id: contractorId, name: 'Brightside Plumbing', kind: 'contractor', organisationId: null, trades: ['plumber', 'heating engineer'], patches: [],
    contactName: 'Jo Marsh', contactPhone: '0161 496 0123', contactEmail: 'jobs@brightside.example', startsOn: plainDate('2025-04-01'), endsOn: plainDate('2028-03-31'), version: 1,
    ...differing,
  };
}

/** One order up to £500, £100 of variations, £10,000 in all. */
export function aContract(differing: Partial<Contract> = {}): Contract {
  return {
    id: contractId, contractorId, name: 'Plumbing 2025', startsOn: plainDate('2025-04-01'), endsOn: plainDate('2028-03-31'),
    orderLimitPence: 50_000, variationLimitPence: 10_000, totalLimitPence: 1_000_000, committedPence: 0, version: 1, ...differing,
  };
}

export function aRate(differing: Partial<Rate> = {}): Rate {
  return { contractId, code: 'PL101', description: 'Renew tap washer', trade: 'plumber', unit: 'each', pricePence: 1_850, expiresOn: null, ...differing };
}

export const aLine: OrderLine = { kind: 'rate', code: 'PL101', description: 'Renew tap washer', unit: 'each', hundredths: 200, pricePence: 1_850 };

/** Two washers, £37, raised by the planner on the Tuesday. */
export function anOrder(differing: Partial<WorkOrder> = {}): WorkOrder {
  return {
    id: orderId, caseId, number: 1, purpose: 'work', trade: 'plumber', contractorId, contractId, work: 'Renew both tap washers', lines: [aLine], valuePence: 3_700, authorisedPence: 3_700,
    priority: 'routine', targetOn: plainDate('2026-12-22'), targetAt: null, accessNeeds: 'Allow ten minutes to reach the door', siteHazards: 'Asbestos in the boxing: do not drill', registerTold: null,
    state: { kind: 'raised' }, raisedAt: tuesdayMorning, raisedByName: staffOf('planner').name, settledAt: null, waiting: null, proposal: null, offeredAt: null, answerBy: null, acceptedAt: null, followOn: null, timesNoAccess: 0, variationsAsked: 0, variationsAgreed: 0, version: 1, ...differing,
  };
}

export const accepted = { state: { kind: 'accepted', at: tuesdayMorning } } as const;

/** A variation to ten washers that the surveyor asked for. */
export const aWaitingVariation: NonNullable<WorkOrder['waiting']> = {
  about: 'variation', lines: [{ ...aLine, hundredths: 1_000 }], valuePence: 18_500, reason: 'All the taps', because: ['above-variation-limit'],
  askedAt: tuesdayMorning, askedById: staffOf('surveyor').id, askedByName: staffOf('surveyor').name,
};

export function anOrderRecord(order: Partial<WorkOrder> = {}, spine: Parameters<typeof aCaseRecord>[0] = {}): OrderRecord {
  return { order: anOrder(order), spine: aCaseRecord(spine) satisfies CaseRecord };
}

/** A planner's Tuesday, with Brightside and their contract. */
export function anOrderContext(differing: Partial<OrderContext> = {}): OrderContext {
  return {
    ...aContext({ actor: staffOf('planner') }), policy: usualOrderPolicy, standing: { mayBeDangerous: false, isDecided: true, isSaidDone: false },
    contractor: aContractor(), contract: aContract(), rates: [aRate(), aRate({ code: 'PL200', description: 'Renew tap', pricePence: 8_000 })], visitBooked: false, link: null, ...differing,
  };
}

export function aRaise(differing: Partial<RaiseOrder> = {}): RaiseOrder {
  return {
    type: 'RaiseOrder', purpose: 'work', trade: 'plumber', contractorId, contractId, work: 'Renew both tap washers', lines: [{ kind: 'rate', code: 'PL101', hundredths: 200 }],
    priority: 'routine', targetOn: null, accessNeeds: '', siteHazards: '', ...differing,
  };
}

/** The name of a refusal, or 'agreed'. */
export const orderRefusalOf = (decision: OrderDecision): OrderRefusal | 'agreed' => (decision.ok ? 'agreed' : decision.refusal);
