import { dateInLondon, englandAndWales, instant, type Instant } from '../../clock/index.ts';
import { insertRows, type Database, type Tx } from '../../platform/database/index.ts';
import type { SliceJobs } from '../../platform/jobs/index.ts';
import { everyLandlord } from '../../platform/landlord.ts';
import { coversFor, type StaffId } from '../../staff/index.ts';
import { nextPoint, type OrphanPoint } from '../policy.ts';
import { ownersOfQueue } from './queries.ts';

const atATime = 100;

interface Due {
  readonly id: string;
  readonly organisationId: string;
  readonly arrivedAt: Instant;
  readonly lastPoint: OrphanPoint | null;
}

interface Reading {
  readonly now: string;
  readonly newId: () => string;
}

/** Tells whose queue it is what has waited too long: each point once, however often this runs or is killed. */
export async function tellOfOrphans(database: Database, landlordId: string, reading: Reading): Promise<number> {
  let told = 0;
  for (let taken = atATime; taken === atATime; told += taken) taken = await database.inLandlord(landlordId, (tx) => tellBatch(tx, reading));
  return told;
}

async function tellBatch(tx: Tx, reading: Reading): Promise<number> {
  const due = await tx.query<Due>(
    `select id, organisation_id as "organisationId", arrived_at as "arrivedAt", last_point as "lastPoint" from orphans
     where landlord_id = $1 and next_look_at <= $2 order by next_look_at, id limit ${atATime} for update skip locked`,
    [tx.landlordId, reading.now],
  );
  for (const orphan of due) await tell(tx, orphan, reading);
  return due.length;
}

async function tell(tx: Tx, { id, organisationId, arrivedAt, lastPoint }: Due, { now, newId }: Reading): Promise<void> {
  const { point, tellsManagers, nextLookAt } = nextPoint(instant(arrivedAt), lastPoint, englandAndWales);
  const { owners, managers } = await ownersOfQueue(tx, organisationId);
  const covers = await coversFor(tx, owners, dateInLondon(instant(now)));
  const staffIds = new Set<string>([...owners, ...covers.map(({ standsIn }) => standsIn as StaffId), ...(tellsManagers ? managers : [])]);
  const words = point === 'overdue' ? 'Something that arrived without a case waits to be looked at' : 'Something that arrived without a case still waits: nobody has looked for days';
  if (staffIds.size > 0) await insertRows(tx, 'notices', [...staffIds].map((staffId) => ({ landlord_id: tx.landlordId, id: newId(), staff_id: staffId, case_id: null, href: `/orphans/${id}`, words, at: now })));
  await tx.query('update orphans set last_point = $3, next_look_at = $4 where landlord_id = $1 and id = $2', [tx.landlordId, id, point, nextLookAt]);
}

/** Every five minutes, each landlord in turn; one landlord's trouble does not keep the others waiting. */
export const evidenceJobs: SliceJobs = {
  tasks: {
    'tell-of-orphans': async (_payload, { database, log, now, newId }) => {
      for await (const { id } of everyLandlord(database)) {
        await tellOfOrphans(database, id, { now, newId }).catch((error: Error) => log.error({ task: 'tell-of-orphans', landlordId: id, error: error.name }));
      }
    },
  },
  schedule: [{ task: 'tell-of-orphans', everyMinutes: 5 }],
};
