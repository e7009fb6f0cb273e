import type { CaseId } from '../../casefile/index.ts';
import type { Instant, PlainDate } from '../../clock/index.ts';
import type { ContractId, ContractorId, OrderId, OrderLine, OrderPriority, OrderPurpose, OrderState, SlotProposal, Trade, Waiting, WorkOrder } from '../model.ts';

export interface OrderRow {
  landlord_id: string;
  id: string;
  case_id: string;
  number: number;
  purpose: string;
  trade: string;
  contractor_id: string;
  contract_id: string | null;
  work: string;
  lines: readonly OrderLine[];
  value_pence: number;
  authorised_pence: number;
  priority: string;
  target_on: string | null;
  target_at: string | null;
  access_needs: string;
  site_hazards: string;
  register_told: string | null;
  state: string;
  state_facts: object;
  raised_at: string;
  raised_by_name: string;
  settled_at: string | null;
  waiting: Waiting | null;
  waiting_since: string | null;
  waiting_pence: number | null;
  waiting_asked_by: string | null;
  proposal: SlotProposal | null;
  proposed_at: string | null;
  offered_at: string | null;
  answer_by: string | null;
  accepted_at: string | null;
  follow_on: string | null;
  times_no_access: number;
  variations_asked: number;
  variations_agreed: number;
  version: number;
}

export function orderFrom(row: OrderRow): WorkOrder {
  return {
    id: row.id as OrderId,
    caseId: row.case_id as CaseId,
    number: row.number,
    purpose: row.purpose as OrderPurpose,
    trade: row.trade as Trade,
    contractorId: row.contractor_id as ContractorId,
    contractId: row.contract_id as ContractId | null,
    work: row.work,
    lines: row.lines,
    valuePence: row.value_pence,
    authorisedPence: row.authorised_pence,
    priority: row.priority as OrderPriority,
    targetOn: row.target_on as PlainDate | null,
    targetAt: row.target_at as Instant | null,
    accessNeeds: row.access_needs,
    siteHazards: row.site_hazards,
    registerTold: row.register_told,
    state: { ...row.state_facts, kind: row.state } as OrderState,
    raisedAt: row.raised_at as Instant,
    raisedByName: row.raised_by_name,
    settledAt: row.settled_at as Instant | null,
    waiting: row.waiting,
    proposal: row.proposal,
    offeredAt: row.offered_at as Instant | null,
    answerBy: row.answer_by as Instant | null,
    acceptedAt: row.accepted_at as Instant | null,
    followOn: row.follow_on,
    timesNoAccess: row.times_no_access,
    variationsAsked: row.variations_asked,
    variationsAgreed: row.variations_agreed,
    version: row.version,
  };
}

export function rowOfOrder(landlordId: string, order: WorkOrder): OrderRow {
  const { kind, ...stateFacts } = order.state;
  return {
    landlord_id: landlordId,
    id: order.id,
    case_id: order.caseId,
    number: order.number,
    purpose: order.purpose,
    trade: order.trade,
    contractor_id: order.contractorId,
    contract_id: order.contractId,
    work: order.work,
    lines: order.lines,
    value_pence: order.valuePence,
    authorised_pence: order.authorisedPence,
    priority: order.priority,
    target_on: order.targetOn,
    target_at: order.targetAt,
    access_needs: order.accessNeeds,
    site_hazards: order.siteHazards,
    register_told: order.registerTold,
    state: kind,
    state_facts: stateFacts,
    raised_at: order.raisedAt,
    raised_by_name: order.raisedByName,
    settled_at: order.settledAt,
    ...columnsOfWaiting(order),
    offered_at: order.offeredAt,
    answer_by: order.answerBy,
    accepted_at: order.acceptedAt,
    follow_on: order.followOn,
    times_no_access: order.timesNoAccess,
    variations_asked: order.variationsAsked,
    variations_agreed: order.variationsAgreed,
    version: order.version,
  };
}

const columnsOfWaiting = ({ waiting, proposal }: WorkOrder) => ({
  waiting, waiting_since: waiting?.askedAt ?? null, waiting_pence: waiting?.valuePence ?? null, waiting_asked_by: waiting?.askedById ?? null, proposal, proposed_at: proposal?.proposedAt ?? null,
});

/** A contract's columns by the names they have in the model. */
export const contractColumns = `k.id, k.contractor_id as "contractorId", k.name, k.starts_on as "startsOn", k.ends_on as "endsOn",
  k.order_limit_pence as "orderLimitPence", k.variation_limit_pence as "variationLimitPence", k.total_limit_pence::float8 as "totalLimitPence",
  k.committed_pence::float8 as "committedPence", k.version`;

export const contractorColumns = `k.id, k.name, k.kind, k.organisation_id as "organisationId", k.trades, k.patches, k.contact_name as "contactName",
  k.contact_phone as "contactPhone", k.contact_email as "contactEmail", k.starts_on as "startsOn", k.ends_on as "endsOn", k.version`;
