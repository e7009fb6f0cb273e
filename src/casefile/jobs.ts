import { dateInLondon, englandAndWales, instant, type Instant, type PlainDate } from '../clock/index.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import type { SliceJobs } from '../platform/jobs/index.ts';
import { everyLandlord } from '../platform/landlord.ts';
import { coversFor, managersOfTeams, staffNames, type StaffId } from '../staff/index.ts';
import type { CaseDraft } from './draft.ts';
import type { CaseContext } from './model.ts';
import { chasePolicyOn } from './policy/chasing.ts';
import { takeCasesDue, type CasesTaken } from './store/load.ts';
import { saveCases } from './store/save.ts';
import { sweepCase, type WhoIsTold } from './sweep.ts';

const casesATime = 200;
/** While one batch is written the next is worked out. */
const batchesAtOnce = 2;
const nothingTaken: CasesTaken = { found: 0, drafts: [] };

export interface SweepReading extends Pick<CaseContext, 'chasing'> {
  readonly now: Instant;
  readonly today: PlainDate;
  readonly newId: () => string;
}

export interface Swept {
  readonly cases: number;
  /** Cases that could not be swept: somebody has to look at them, and they do not keep the others waiting. */
  readonly unreadable: readonly string[];
}

interface Sweep {
  readonly database: Database;
  readonly landlordId: string;
  readonly reading: SweepReading;
  readonly unreadable: Set<string>;
  readonly swept: Set<string>;
}

/**
 * Tells what has become due for one landlord. Reads only the clocks whose next look has come, so it costs what is due,
 * not what is open. Each batch is one transaction: killed half-way it leaves whole cases done and the rest untouched.
 * Sweeps at the same time, here or in another process, take different cases and do not wait for each other.
 */
export async function sweepDeadlines(database: Database, landlordId: string, reading: SweepReading): Promise<Swept> {
  const sweep: Sweep = { database, landlordId, reading, unreadable: new Set(), swept: new Set() };
  const ended = await Promise.allSettled(Array.from({ length: batchesAtOnce }, () => sweepUntilNothingIsDue(sweep)));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
  return { cases: sweep.swept.size, unreadable: [...sweep.unreadable] };
}

async function sweepUntilNothingIsDue(sweep: Sweep): Promise<void> {
  for (let found = 1; found > 0; ) found = await sweepBatch(sweep);
}

/** Gives back how much was due when it looked, its own or what another sweep did meanwhile. */
async function sweepBatch(sweep: Sweep): Promise<number> {
  let taken = nothingTaken;
  try {
    await sweepTogether(sweep, casesATime, (cases) => (taken = cases));
  } catch (error) {
    if (taken.drafts.length === 0) throw error;
    await sweepOneByOne(sweep, taken.drafts.length, error);
  }
  return taken.found;
}

/** After a batch that failed: the case that spoils it is set aside and the others are swept. When none can be, the trouble is not the cases'. */
async function sweepOneByOne(sweep: Sweep, count: number, error: unknown): Promise<void> {
  const failed: string[] = [];
  for (let left = count; left > 0; left -= 1) {
    let taken = nothingTaken;
    await sweepTogether(sweep, 1, (cases) => (taken = cases)).catch(() => {
      for (const { file } of taken.drafts) {
        failed.push(file.id);
        sweep.unreadable.add(file.id);
      }
    });
    if (taken.found === 0) break;
  }
  if (failed.length < Math.max(count, 2)) return;
  for (const id of failed) sweep.unreadable.delete(id);
  throw error;
}

async function sweepTogether({ database, landlordId, reading, unreadable, swept }: Sweep, most: number, took: (cases: CasesTaken) => void): Promise<void> {
  const ids = await database.inLandlord(landlordId, async (tx) => {
    const cases = await takeCasesDue(tx, { now: reading.now, most, except: [...unreadable] });
    took(cases);
    await sweepDrafts(tx, cases.drafts, reading);
    return cases.drafts.map(({ file }) => file.id);
  });
  // What is due again a moment after it was swept would be swept for ever.
  for (const id of ids) (swept.has(id) ? unreadable : swept).add(id);
}

async function sweepDrafts(tx: Tx, drafts: readonly CaseDraft[], reading: SweepReading): Promise<void> {
  if (drafts.length === 0) return;
  const context: CaseContext = { ...reading, actor: { kind: 'system', name: 'Putright' }, calendar: englandAndWales };
  const told = await whoIsTold(tx, drafts, reading.today);
  for (const draft of drafts) sweepCase(draft, told(draft), context);
  await saveCases(tx, drafts);
}

/** Owners and managers, each with whoever acts for them today. */
async function whoIsTold(tx: Tx, drafts: readonly CaseDraft[], today: PlainDate): Promise<(draft: CaseDraft) => WhoIsTold> {
  const managers = await managersOfTeams(tx, [...new Set(drafts.map(({ file }) => file.teamId))]);
  const people = [...new Set([...drafts.map(({ file }) => file.ownerId), ...managers.map(({ staffId }) => staffId)])];
  const covers = await coversFor(tx, people, today);
  const names = await staffNames(tx, [...people, ...covers.map(({ standsIn }) => standsIn)]);
  const coversOf = Map.groupBy(covers, ({ away }) => away);
  const managersOf = Map.groupBy(managers, ({ teamId }) => teamId);
  const withCover = (ids: readonly StaffId[]) => ids.flatMap((id) => [id, ...(coversOf.get(id) ?? []).map(({ standsIn }) => standsIn)]);
  return ({ file }) => ({ names, owners: withCover([file.ownerId]), managers: withCover((managersOf.get(file.teamId) ?? []).map(({ staffId }) => staffId)) });
}

/** Every minute, each landlord's clocks in turn; one landlord's trouble does not keep the others waiting. */
export const casefileJobs: SliceJobs = {
  tasks: {
    'sweep-deadlines': async (_payload, { database, log, now, newId }) => {
      const reading = { now: instant(now), today: dateInLondon(instant(now)), newId };
      for await (const { id, settings } of everyLandlord(database)) {
        await sweepDeadlines(database, id, { ...reading, chasing: chasePolicyOn(settings, reading.today) }).then(
          ({ unreadable }) => unreadable.length === 0 || log.error({ task: 'sweep-deadlines', landlordId: id, unreadable }),
          (error: Error) => log.error({ task: 'sweep-deadlines', landlordId: id, error: error.name }),
        );
      }
    },
  },
  schedule: [{ task: 'sweep-deadlines', everyMinutes: 1 }],
};
