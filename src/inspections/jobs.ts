import { caseContext, saveCases, takeReferences, type Reference } from '../casefile/index.ts';
import { dateInLondon, instant, yearOf, type Instant, type PlainDate } from '../clock/index.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import type { SliceJobs } from '../platform/jobs/index.ts';
import { everyLandlord, type Landlord } from '../platform/landlord.ts';
import { drawJob } from './decide/draw.ts';
import { openInspection, rowsOfInspections, type PickedJob } from './open-inspections.ts';
import { rulesOn, type SamplingRules } from './policy.ts';
import { jobsToDraw, type JobToDraw } from './queries/finished-jobs.ts';
import { handsInRepair } from './queries/hands-in-it.ts';
import { inspectorFor } from './queries/inspectors.ts';
import { stepForDrawn, takeWaitingDraws } from './store/draws.ts';

const jobsATime = 100;

export interface DrawReading {
  readonly now: Instant;
  readonly today: PlainDate;
  readonly newId: () => string;
}

/**
 * Draws for every finished job that nobody has drawn for yet, and opens an inspection for each that is picked: draw and case
 * together, a hundred at a time, so that a run that is killed leaves none half done and the next draws none twice.
 */
export async function drawInspections(database: Database, landlord: Pick<Landlord, 'id' | 'settings'>, reading: DrawReading): Promise<number> {
  let picked = 0;
  for (;;) {
    const done = await database.inLandlord(landlord.id, (tx) => drawBatch(tx, database, landlord, reading));
    picked += done.picked;
    if (done.taken < jobsATime) return picked;
  }
}

async function drawBatch(tx: Tx, database: Database, { settings }: Pick<Landlord, 'settings'>, reading: DrawReading): Promise<{ readonly taken: number; readonly picked: number }> {
  const waiting = await takeWaitingDraws(tx, jobsATime);
  if (waiting.length === 0) return { taken: 0, picked: 0 };
  const drawn = (await jobsToDraw(tx, waiting)).map((job) => drawnBy(job, rulesOn(settings, dateInLondon(job.fixedAt as Instant))));
  const chosen = drawn.flatMap(({ job, draw, rules }) => (draw.picked === null ? [] : [{ job, draw: { ...draw, picked: draw.picked }, rules }]));
  const references = chosen.length === 0 ? [] : await takeReferences(database, { landlordId: tx.landlordId, prefix: 'INS', year: yearOf(reading.today) }, chosen.length);
  const context = caseContext(reading, { kind: 'system', name: 'Putright' });
  const opened = [];
  for (const [at, one] of chosen.entries()) {
    const picked: PickedJob = { ...one, reference: references[at] as Reference, inspector: await whoseItIs(tx, one.job, reading.today) };
    opened.push({ picked, draft: openInspection(picked, context) });
  }
  const steps = [rowsOfInspections(tx.landlordId, opened), stepForDrawn(tx.landlordId, drawn.map(({ job, draw, rules }) => ({ ...job, draw, rulesFrom: rules.from })), reading.now)];
  await saveCases(tx, opened.map(({ draft }) => draft), steps);
  return { taken: waiting.length, picked: opened.length };
}

function drawnBy(job: JobToDraw, rules: SamplingRules) {
  return { job, rules, draw: drawJob(job, rules) };
}

/** Where nobody independent is there, it waits with the repair's owner, who cannot settle it but sees that somebody must. */
async function whoseItIs(tx: Tx, job: JobToDraw, today: PlainDate): Promise<PickedJob['inspector']> {
  const found = await inspectorFor(tx, job.managingOrganisationId, await handsInRepair(tx, job.repairId), today);
  return found ?? { ownerId: job.ownerId, teamId: job.caseTeamId };
}

export const inspectionJobs: SliceJobs = {
  tasks: {
    'draw-inspections': async (_payload, { database, log, now, newId }) => {
      const reading = { now: instant(now), today: dateInLondon(instant(now)), newId };
      for await (const landlord of everyLandlord(database)) {
        await drawInspections(database, landlord, reading).catch((error: Error) => log.error({ task: 'draw-inspections', landlordId: landlord.id, error: error.name }));
      }
    },
  },
  schedule: [{ task: 'draw-inspections', everyMinutes: 1 }],
};
