import type { Instant, PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { OrderId, OrderPart, OrderPriority, OrderState, OurOrderFilter, Trade, WorkOrder } from '../model.ts';
import { orderFrom, type OrderRow } from '../store/rows.ts';

/** An order of their own in one line, as its contractor sees it. */
export interface OurOrderListed {
  readonly id: OrderId;
  readonly reference: string;
  readonly number: number;
  readonly address: string;
  readonly trade: Trade;
  readonly work: string;
  readonly priority: OrderPriority;
  readonly targetOn: PlainDate | null;
  readonly targetAt: Instant | null;
  readonly state: OrderState['kind'];
  readonly scheduledOn: PlainDate | null;
  readonly scheduledPart: OrderPart | null;
  readonly isProposed: boolean;
  readonly isVariationWaiting: boolean;
  readonly at: Instant;
}

export interface WhoseOrders {
  readonly organisationId: string;
  readonly filter: OurOrderFilter | undefined;
  readonly today: PlainDate;
  readonly now: string;
  /** The order that the page before ended with. */
  readonly after: string | undefined;
  readonly most?: number;
}

export const oursAPage = 50;

const open = "o.state in ('raised', 'accepted', 'scheduled')";
const conditions: Readonly<Record<OurOrderFilter, string>> = {
  new: "o.state = 'raised'",
  accepted: "o.state = 'accepted'",
  scheduled: "o.state = 'scheduled'",
  overdue: '(o.target_on < $3 or o.target_at < $4)',
  ended: 'o.settled_at is not null',
};

/**
 * The orders of one organisation's contractors: what is open, the oldest first, or what has ended, the newest first. What still
 * waits for the landlord's own authorisation, or never had it, is not theirs to know of. Each contractor is read by its index.
 */
export function ourOrders(tx: Tx, { organisationId, filter, today, now, after, most = oursAPage + 1 }: WhoseOrders): Promise<OurOrderListed[]> {
  const isEnded = filter === 'ended';
  const [key, direction, further] = isEnded ? (['settled_at', 'desc', '<'] as const) : (['raised_at', 'asc', '>'] as const);
  const condition = `${isEnded ? '' : `${open} and `}${filter === undefined ? 'true' : conditions[filter]}`;
  return tx.query<OurOrderListed>(
    `select o.id, c.reference, o.number, o.trade, o.work, o.priority, o.target_on as "targetOn", o.target_at as "targetAt", o.state, (o.state_facts->>'on')::date as "scheduledOn", o.state_facts->>'part' as "scheduledPart",
       o.proposed_at is not null as "isProposed", coalesce(o.waiting ->> 'about' = 'variation', false) as "isVariationWaiting", o.${key} as at,
       coalesce(concat_ws(', ', h.address_line, h.town, h.postcode), '') || coalesce(a.name, '') as address
     from contractors k
     cross join lateral (
       select o.* from work_orders o
       where o.landlord_id = $1 and o.contractor_id = k.id and ${condition} and ${isTheirsToKnow('o')}
         and $3::date is not null and $4::timestamptz is not null
         and ($5::uuid is null or (o.${key}, o.id) ${further} (select w.${key}, w.id from work_orders w where w.landlord_id = $1 and w.id = $5))
       order by o.${key} ${direction}, o.id ${direction} limit $6
     ) o
     join cases c on c.landlord_id = $1 and c.id = o.case_id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
     where k.landlord_id = $1 and k.organisation_id = $2
     order by o.${key} ${direction}, o.id ${direction} limit $6`,
    [tx.landlordId, organisationId, today, now, isUuid(after) ? after : null, most],
  );
}

/** What still waits for the landlord's own authorisation, or never had it, is not for whoever does the work. */
export const isTheirsToKnow = (order: string): string => `(${order}.waiting is null or ${order}.waiting->>'about' <> 'order' or ${order}.waiting->>'wentAhead' = 'true') and (${order}.state <> 'cancelled' or ${order}.state_facts->>'reason' <> 'not authorised' or ${order}.accepted_at is not null)`;

export interface FoundOrder {
  readonly order: WorkOrder;
  readonly reference: string;
  readonly contractorName: string;
}

/** One order of theirs with the reference of its case; undefined when it is nobody's, or somebody else's. */
export async function ourOrder(tx: Tx, id: string | undefined, organisationId: string): Promise<FoundOrder | undefined> {
  return isUuid(id) ? found(tx, 'k.organisation_id = $3', [id, organisationId]) : undefined;
}

/** The order that a link is for, whoever of its contractor holds the link. */
export async function orderByLink(tx: Tx, id: string): Promise<FoundOrder | undefined> {
  return isUuid(id) ? found(tx, 'true', [id]) : undefined;
}

async function found(tx: Tx, whose: string, values: readonly string[]): Promise<FoundOrder | undefined> {
  const [row] = await tx.query<OrderRow & { reference: string; contractorName: string }>(
    `select o.*, c.reference, k.name as "contractorName" from work_orders o
     join contractors k on k.landlord_id = o.landlord_id and k.id = o.contractor_id
     join cases c on c.landlord_id = o.landlord_id and c.id = o.case_id
     where o.landlord_id = $1 and o.id = $2 and ${whose} and ${isTheirsToKnow('o')}`,
    [tx.landlordId, ...values],
  );
  return row === undefined ? undefined : { order: orderFrom(row), reference: row.reference, contractorName: row.contractorName };
}
