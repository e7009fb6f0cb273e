import { orderNumberOf } from '../casefile/index.ts';
import { addDays, dateInLondon, instant, wallTimeInLondon, type Instant, type PlainDate } from '../clock/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { JobTools, SliceJobs } from '../platform/jobs/index.ts';
import { everyLandlord, type Landlord } from '../platform/landlord.ts';
import { appointmentPolicyFrom, endOfSlot, type PartOfDay } from '../appointments/index.ts';
import { missedFrom, reminderFor } from './decide/missed-visit.ts';
import type { RepairCommand } from './decide/index.ts';
import { followProgrammes } from './follow-programmes.ts';
import type { Reminder, VisitId } from './model.ts';
import { deleteEndedReports } from './store/kept-reports.ts';
import { performOnRepair } from './perform.ts';

/** Reminders before a visit, visits that nobody came to, and repairs whose programme is no longer as it was. */
export const repairJobs: SliceJobs = {
  tasks: {
    'look-after-visits': forEachLandlord('look-after-visits', async (landlord, tools) => {
      await lookAfterVisits(landlord, tools);
      await lookAfterDaysOfOrders(landlord, tools);
    }),
    'delete-reports-not-sent': forEachLandlord('delete-reports-not-sent', ({ id }, { database, now }) => deleteEndedReports(database, id, now)),
    'follow-programmes': forEachLandlord('follow-programmes', followProgrammes),
  },
  schedule: [{ task: 'look-after-visits', everyMinutes: 10 }, { task: 'follow-programmes', everyMinutes: 5 }, { task: 'delete-reports-not-sent', everyMinutes: 60 }],
};

/** One landlord's trouble does not keep the others waiting. */
function forEachLandlord(task: string, look: (landlord: Landlord, tools: JobTools) => Promise<void>): SliceJobs['tasks'][string] {
  return async (_payload, tools) => {
    for await (const landlord of everyLandlord(tools.database)) {
      await look(landlord, tools).catch((error: Error) => tools.log.error({ task, landlordId: landlord.id, error: error.name }));
    }
  };
}

/** From which hour in London each goes out: nobody wants a text in the night. */
const earliestHour: Readonly<Record<Reminder, number>> = { 'day-before': 9, 'same-day': 7 };
/** Older visits without an outcome stay as they are: an apology for what was months ago helps nobody. */
const daysLookedBack = 7;

interface BookedRow {
  readonly id: VisitId;
  readonly reference: string;
  readonly on: PlainDate;
  readonly partOfDay: PartOfDay;
  readonly noticedAt: Instant | null;
  readonly reminders: readonly Reminder[];
}

/** Reads the booked visits of a week back to tomorrow, and does for each what its time asks for, each in its own transaction. */
export async function lookAfterVisits(landlord: Landlord, { database, log, now: at, newId }: JobTools): Promise<void> {
  const now = instant(at);
  for (let after: VisitId | undefined, more = true; more; ) {
    const visits = await database.inLandlord(landlord.id, (tx) => bookedVisits(tx, dateInLondon(now), after));
    for (const visit of visits) {
      const command = commandFor(visit, now, landlord);
      if (command === undefined) continue;
      await database.inLandlord(landlord.id, (tx) => performOnRepair({ tx, landlord, actor: { kind: 'system', name: 'Putright' }, now, today: dateInLondon(now), newId }, { reference: visit.reference }, command))
        .catch((error: Error) => log.error({ task: 'look-after-visits', landlordId: landlord.id, visitId: visit.id, error: error.name }));
    }
    after = visits.at(-1)?.id;
    more = visits.length === visitsATime;
  }
}

/** Days agreed for orders, of a week back, that have passed with nothing written down: each in its own transaction. */
export async function lookAfterDaysOfOrders(landlord: Landlord, { database, log, now: at, newId }: JobTools): Promise<void> {
  const now = instant(at);
  if (wallTimeInLondon(now).hour < earliestHour['day-before']) return;
  const today = dateInLondon(now);
  for (let after = '', more = true; more; ) {
    const days = await database.inLandlord(landlord.id, (tx) => daysOfOrdersPast(tx, today, after));
    for (const { reference, keptBy } of days) {
      const command: RepairCommand = { type: 'RecordMissedOrderDay', orderNumber: orderNumberOf(keptBy) };
      await database.inLandlord(landlord.id, (tx) => performOnRepair({ tx, landlord, actor: { kind: 'system', name: 'Putright' }, now, today, newId }, { reference }, command))
        .catch((error: Error) => log.error({ task: 'look-after-visits', landlordId: landlord.id, error: error.name }));
    }
    after = days.at(-1)?.id ?? '';
    more = days.length === visitsATime;
  }
}

interface DayOfOrderRow {
  readonly id: string;
  readonly reference: string;
  readonly keptBy: string;
}

function daysOfOrdersPast(tx: Tx, today: PlainDate, after: string): Promise<DayOfOrderRow[]> {
  return tx.query<DayOfOrderRow>(
    `select p.id, c.reference, p.kept_by as "keptBy" from promises p
     join cases c on c.landlord_id = p.landlord_id and c.id = p.case_id and c.kind = 'repair'
     where p.landlord_id = $1 and p.outcome is null and p.kept_by like 'order %' and p.due_on >= $2 and p.due_on < $3 and ($4 = '' or p.id > $4::uuid)
     order by p.id limit ${visitsATime}`,
    [tx.landlordId, addDays(today, -2 * daysLookedBack), addDays(today, -1), after],
  );
}

const visitsATime = 200;

function bookedVisits(tx: Tx, today: PlainDate, after: VisitId | undefined): Promise<BookedRow[]> {
  return tx.query<BookedRow>(
    `select v.id, c.reference, v.visit_on as "on", v.part_of_day as "partOfDay", v.noticed_at as "noticedAt", v.reminders from repair_visits v
     join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id
     where v.landlord_id = $1 and v.status = 'booked' and v.visit_on >= $2 and v.visit_on <= $3 and ($4::uuid is null or v.id > $4)
     order by v.id limit ${visitsATime}`,
    [tx.landlordId, addDays(today, -daysLookedBack), addDays(today, 1), after ?? null],
  );
}

/** What this visit asks for now; undefined for nothing. */
export function commandFor(visit: Omit<BookedRow, 'reference'>, now: Instant, { settings }: Pick<Landlord, 'settings'>): RepairCommand | undefined {
  const { id: visitId, reminders } = visit;
  if (now >= missedFrom(visit, appointmentPolicyFrom(settings).missedAfterHours)) return { type: 'RecordMissedVisit', visitId };
  const { hour } = wallTimeInLondon(now);
  const today = dateInLondon(now);
  const when = (['same-day', 'day-before'] as const).find((one) => visit.on === reminderFor(one, today) && !reminders.includes(one) && hour >= earliestHour[one] && now < endOfSlot(visit));
  return when === undefined ? undefined : { type: 'RemindOfVisit', visitId, when };
}
