import type { PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isHereOn, staffById, type Actor, type StaffId } from '../../staff/index.ts';
import type { RepairCommand, RepairContext } from '../decide/index.ts';
import type { PartOfDay } from '../model.ts';

/** What one person can keep in half a day. A guide from practice, not a rule of law. */
export const mostVisitsInHalfDay = 4;

/**
 * Whether the operative asked for may be sent, is full then, or away. Bookings for the same person wait for each other, so that two planners can't
 * both take the last place. Nothing for commands that book no one.
 */
export async function capacityFact(tx: Tx, command: RepairCommand, actor: Actor): Promise<Pick<RepairContext, 'operativeIsFull' | 'operativeIsAway' | 'mayNotBeSent'>> {
  if (command.type !== 'BookVisit' && command.type !== 'MoveVisit' && command.type !== 'BookPostInspection') return {};
  const { operativeId, on } = command;
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.landlordId} ${operativeId} ${on}`]);
  const moved = command.type === 'MoveVisit' ? command.visitId : null;
  const rows = await tx.query<{ part: PartOfDay; count: number }>(
    `select part_of_day as part, count(*) as count from repair_visits
     where landlord_id = $1 and operative_id = $2 and visit_on = $3 and status = 'booked' and id is distinct from $4
     group by part_of_day`,
    [tx.landlordId, operativeId, on, moved],
  );
  const { morning, afternoon } = halfDays(rows);
  const busiest = { morning, afternoon, 'all-day': Math.max(morning, afternoon) }[command.partOfDay];
  return { operativeIsFull: busiest >= mostVisitsInHalfDay, operativeIsAway: !(await isHereOn(tx, operativeId, on)), mayNotBeSent: !(await maySend(tx, actor, operativeId)) };
}

/** People are sent by their own organisation, and only those whose work is visiting. */
async function maySend(tx: Tx, actor: Actor, operativeId: StaffId): Promise<boolean> {
  const visitor = await staffById(tx, operativeId);
  const visits = visitor?.roles.some((role) => role === 'operative' || role === 'surveyor') === true;
  return visits && (actor.kind !== 'staff' || visitor.organisationId === actor.organisationId);
}

/** An all-day visit takes a place in both halves. */
function halfDays(rows: readonly { readonly part: PartOfDay; readonly count: number }[]): { readonly morning: number; readonly afternoon: number } {
  const of = (part: PartOfDay) => rows.find((row) => row.part === part)?.count ?? 0;
  return { morning: of('morning') + of('all-day'), afternoon: of('afternoon') + of('all-day') };
}

/** How full one person's day is. */
export interface DayOfOperative {
  readonly operativeId: string;
  readonly on: PlainDate;
  readonly morning: number;
  readonly afternoon: number;
}

/** The booked half-days of these people between two dates, both included. */
export function bookedHalfDays(tx: Tx, operativeIds: readonly string[], from: PlainDate, until: PlainDate): Promise<DayOfOperative[]> {
  return tx.query<DayOfOperative>(
    `select operative_id as "operativeId", visit_on as "on",
       count(*) filter (where part_of_day <> 'afternoon') as morning, count(*) filter (where part_of_day <> 'morning') as afternoon
     from repair_visits
     where landlord_id = $1 and operative_id = any ($2::uuid[]) and visit_on between $3 and $4 and status = 'booked'
     group by operative_id, visit_on`,
    [tx.landlordId, operativeIds, from, until],
  );
}
