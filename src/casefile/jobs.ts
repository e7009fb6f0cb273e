import { dateInLondon, englandAndWales, instant, type Instant, type PlainDate } from '../clock/index.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import type { SliceJobs } from '../platform/jobs/index.ts';
import { everyLandlord } from '../platform/landlord.ts';
import { coversFor, type StaffId } from '../staff/index.ts';
import type { CaseDraft } from './draft.ts';
import type { CaseContext } from './model.ts';
import { loadCasesForChange } from './store/load.ts';
import { saveCases } from './store/save.ts';
import { sweepCase, type WhoIsTold } from './sweep.ts';
import { foldTallies } from './tallies/fold.ts';

const casesATime = 200;

export interface SweepReading {
  readonly now: Instant;
  readonly today: PlainDate;
  readonly newId: () => string;
}

/**
 * Tells what has become due for one landlord. Reads only the clocks whose next look has come, so it costs what is due,
 * not what is open. Each batch is one transaction: killed half-way it leaves whole cases done and the rest untouched.
 */
export async function sweepDeadlines(database: Database, landlordId: string, reading: SweepReading): Promise<Swept> {
  const unreadable = new Set<string>();
  let cases = 0;
  for (;;) {
    const asideBefore = unreadable.size;
    const due = await database.inLandlord(landlordId, (tx) => casesDue(tx, reading, unreadable));
    const done = await sweepTogether(database, landlordId, due, reading).catch(() => sweepOneByOne(database, { landlordId, due, reading, unreadable }));
    cases += done;
    // Setting a case aside is progress too: the next round finds the others.
    if (done === 0 && unreadable.size === asideBefore) return { cases, unreadable: [...unreadable] };
  }
}

export interface Swept {
  readonly cases: number;
  /** Cases that could not be swept: somebody has to look at them, and they do not keep the others waiting. */
  readonly unreadable: readonly string[];
}

async function casesDue(tx: Tx, reading: SweepReading, except: ReadonlySet<string>): Promise<string[]> {
  const rows = await tx.query<{ case_id: string }>(
    `select distinct case_id from (select case_id from deadlines
       where landlord_id = $1 and next_look_at <= $2 and not (case_id = any($4::uuid[])) order by next_look_at limit $3) as waiting`,
    [tx.landlordId, reading.now, casesATime, [...except]],
  );
  return rows.map(({ case_id }) => case_id);
}

interface Trouble {
  readonly landlordId: string;
  readonly due: readonly string[];
  readonly reading: SweepReading;
  readonly unreadable: Set<string>;
}

async function sweepOneByOne(database: Database, { landlordId, due, reading, unreadable }: Trouble): Promise<number> {
  let done = 0;
  for (const id of due) {
    try {
      done += await sweepTogether(database, landlordId, [id], reading);
    } catch {
      unreadable.add(id);
    }
  }
  return done;
}

function sweepTogether(database: Database, landlordId: string, ids: readonly string[], reading: SweepReading): Promise<number> {
  return database.inLandlord(landlordId, (tx) => sweepBatch(tx, ids, reading));
}

async function sweepBatch(tx: Tx, ids: readonly string[], reading: SweepReading): Promise<number> {
  const drafts = await loadCasesForChange(tx, ids, true);
  if (drafts.length === 0) return 0;
  const context: CaseContext = { ...reading, actor: { kind: 'system', name: 'Putright' }, calendar: englandAndWales };
  const told = await whoIsTold(tx, drafts, reading.today);
  for (const draft of drafts) sweepCase(draft, told(draft), context);
  await saveCases(tx, drafts);
  return drafts.length;
}

async function whoIsTold(tx: Tx, drafts: readonly CaseDraft[], today: PlainDate): Promise<(draft: CaseDraft) => WhoIsTold> {
  const covers = await coversFor(tx, drafts.map(({ file }) => file.ownerId), today);
  const managers = await tx.query<{ team_id: string; staff_id: StaffId }>(
    `select m.team_id, m.staff_id from team_members m
     join staff s on s.landlord_id = m.landlord_id and s.id = m.staff_id
     where m.landlord_id = $1 and m.team_id = any($2::uuid[]) and s.is_active and 'manager' = any(s.roles)`,
    [tx.landlordId, drafts.map(({ file }) => file.teamId)],
  );
  return ({ file }) => ({
    owners: [file.ownerId, ...covers.filter(({ away }) => away === file.ownerId).map(({ standsIn }) => standsIn)],
    managers: managers.filter(({ team_id }) => team_id === file.teamId).map(({ staff_id }) => staff_id),
  });
}

/** Every minute, each landlord's clocks and tallies in turn; one landlord's trouble does not keep the others waiting. */
export const casefileJobs: SliceJobs = {
  tasks: {
    'sweep-deadlines': async (_payload, { database, log, now, newId }) => {
      const reading = { now: instant(now), today: dateInLondon(instant(now)), newId };
      for await (const { id } of everyLandlord(database)) {
        await sweepDeadlines(database, id, reading).then(
          ({ unreadable }) => unreadable.length === 0 || log.error({ task: 'sweep-deadlines', landlordId: id, unreadable }),
          (error: Error) => log.error({ task: 'sweep-deadlines', landlordId: id, error: error.name }),
        );
      }
    },
    'fold-tallies': async (_payload, { database, log }) => {
      for await (const { id } of everyLandlord(database)) {
        await foldTallies(database, id).catch((error: Error) => log.error({ task: 'fold-tallies', landlordId: id, error: error.name }));
      }
    },
  },
  schedule: [{ task: 'sweep-deadlines', everyMinutes: 1 }, { task: 'fold-tallies', everyMinutes: 1 }],
};
