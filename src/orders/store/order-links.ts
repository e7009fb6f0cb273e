import { addHours, endOfDay, instant, type Instant } from '../../clock/index.ts';
import { claimedLandlord, orderLinkNamed } from '../../correspondence/index.ts';
import type { Database, Tx, WriteStep } from '../../platform/database/index.ts';
import type { WorkLinkHolder } from '../../platform/http/index.ts';
import type { OrderEvent, WorkingLink } from '../decide/index.ts';
import type { OrderId } from '../model.ts';
import { isTheirsToKnow } from '../queries/our-orders.ts';

/** What is left of a link when its order has ended: photos may still come. */
const hoursAfterTheEnd = 7 * 24;

/** The link to this order that works now, if one does. */
export async function workingLink(tx: Tx, orderId: OrderId, now: string): Promise<WorkingLink | null> {
  const [found] = await tx.query<WorkingLink>(
    'select id, sent_to as "sentTo" from order_links where landlord_id = $1 and order_id = $2 and revoked_at is null and expires_at > $3 order by made_at desc limit 1',
    [tx.landlordId, orderId, now],
  );
  return found ?? null;
}

export interface OrderLinkShown {
  readonly id: string;
  readonly sentTo: string;
  readonly madeAt: Instant;
  readonly madeByName: string;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  readonly firstOpenedAt: Instant | null;
  readonly lastOpenedAt: Instant | null;
  readonly timesOpened: number;
}

/** The links of an order, the newest first; of more than twenty the newest twenty. */
export function linksOf(tx: Tx, orderId: OrderId): Promise<OrderLinkShown[]> {
  return tx.query<OrderLinkShown>(
    `select id, sent_to as "sentTo", made_at as "madeAt", made_by_name as "madeByName", expires_at as "expiresAt", revoked_at as "revokedAt", first_opened_at as "firstOpenedAt",
       last_opened_at as "lastOpenedAt", times_opened as "timesOpened"
     from order_links where landlord_id = $1 and order_id = $2 order by made_at desc, id desc limit 20`,
    [tx.landlordId, orderId],
  );
}

interface LinkStep {
  readonly orderId: OrderId;
  readonly events: readonly OrderEvent[];
  readonly sentTo: string;
  readonly byName: string;
  readonly now: Instant;
}

/** Keeps what events say of links: a new one takes the place of the one before. */
export function linksToSave(landlordId: string, { orderId, events, sentTo, byName, now }: LinkStep): WriteStep[] {
  const sent = events.flatMap((event) => (event.type === 'OrderLinkSent' ? [event.data] : []));
  const isOver = sent.length > 0 || events.some(({ type }) => type === 'OrderLinkWithdrawn');
  return [
    {
      // Sees only what was there before this statement, so not the link that is written beside it.
      sql: `update order_links l set revoked_at = n.at from json_to_recordset({rows}) as n(landlord_id uuid, order_id uuid, at timestamptz)
        where l.landlord_id = n.landlord_id and l.order_id = n.order_id and l.revoked_at is null`,
      rows: isOver ? [{ landlord_id: landlordId, order_id: orderId, at: now }] : [],
    },
    {
      table: 'order_links',
      rows: sent.map(({ linkId, until }) => ({ landlord_id: landlordId, id: linkId, order_id: orderId, sent_to: sentTo, made_at: now, made_by_name: byName, expires_at: endOfDay(until) })),
    },
  ];
}

/** Whose order a link opens; undefined when it is forged, unknown, withdrawn or over, which all look the same. */
export async function resolveOrderLink(database: Database, token: string, now: string): Promise<{ readonly landlordId: string; readonly link: WorkLinkHolder } | undefined> {
  const claimed = claimedLandlord(token);
  if (claimed === undefined) return undefined;
  return database.inLandlord(claimed, async (tx) => {
    const linkId = await orderLinkNamed(tx, token);
    const [found] = linkId === undefined ? [] : await tx.query<{ orderId: string; expiresAt: string }>(
      `select l.order_id as "orderId", l.expires_at as "expiresAt" from order_links l join work_orders o on o.landlord_id = l.landlord_id and o.id = l.order_id
       where l.landlord_id = $1 and l.id = $2 and l.revoked_at is null and l.expires_at > $3 and (o.settled_at is null or o.settled_at > $4) and ${isTheirsToKnow('o')}`,
      [tx.landlordId, linkId, now, addHours(instant(now), -hoursAfterTheEnd)],
    );
    if (linkId === undefined || found === undefined) return undefined;
    await recordOpening(tx, linkId, now);
    return { landlordId: claimed, link: { linkId, token, workId: found.orderId, expiresAt: found.expiresAt } };
  });
}

/** Once a sitting: each page and photo of one is not written down anew. */
async function recordOpening(tx: Tx, linkId: string, now: string): Promise<void> {
  await tx.query(
    `update order_links set first_opened_at = coalesce(first_opened_at, $3), last_opened_at = $3, times_opened = times_opened + 1
     where landlord_id = $1 and id = $2 and (last_opened_at is null or last_opened_at < $4)`,
    [tx.landlordId, linkId, now, addHours(instant(now), -1)],
  );
}
