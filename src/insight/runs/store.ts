import type { Instant, PlainDate } from '../../clock/index.ts';
import { insertRows, type Tx } from '../../platform/database/index.ts';
import { blockKey, lenses, type AreaFound } from '../model.ts';
import type { Found } from '../work-out/found.ts';
import type { JobFound } from '../model/work.ts';
import type { WorkedOut } from './in-thread.ts';
import { partTables, saveParts } from './store-parts.ts';

const runsKept = 10;

/** A run that waits, or that was taken in hand and never done. */
export interface RunToDo {
  readonly id: string;
  readonly organisationId: string;
  /** By the database's clock, to tell how long it took. */
  readonly begunAt: Instant;
}

/** Adds a run that waits to be worked on. */
export async function addRun(tx: Tx, run: { readonly id: string; readonly organisationId: string; readonly askedById: string | null; readonly askedAt: string }): Promise<void> {
  await insertRows(tx, 'insight_runs', [{ landlord_id: tx.landlordId, id: run.id, organisation_id: run.organisationId, status: 'waiting', asked_at: run.askedAt, asked_by_id: run.askedById }]);
}

/** Takes one run in hand that waits, or whose worker was lost before `lostBefore`; undefined when there is none. */
export async function takeRun(tx: Tx, now: string, lostBefore: string): Promise<RunToDo | undefined> {
  const [run] = await tx.query<RunToDo>(
    `update insight_runs set status = 'working', taken_at = $2, step = 'Reading homes', share = 0
     where landlord_id = $1 and id = (select id from insight_runs where landlord_id = $1 and (status = 'waiting' or status = 'working' and taken_at < $3) order by asked_at, id limit 1 for update skip locked)
     returning id, organisation_id as "organisationId", clock_timestamp() as "begunAt"`,
    [tx.landlordId, now, lostBefore],
  );
  return run;
}

/** Says how far a run is. */
export async function noteStep(tx: Tx, id: string, { step, share }: { readonly step: string; readonly share: number }): Promise<void> {
  await tx.query(`update insight_runs set step = $3, share = $4 where landlord_id = $1 and id = $2 and status = 'working'`, [tx.landlordId, id, step, share]);
}

/** What a run is kept with besides what it found. */
export interface RunEnd {
  readonly doneAt: Instant;
  readonly firstWeek: PlainDate;
  readonly lastWeek: PlainDate;
  readonly seed: number;
}

/** Writes what a run found, and forgets the oldest runs of its organisation. */
export async function saveRun(tx: Tx, { id, organisationId, begunAt }: RunToDo, { found, work, inputsHash }: WorkedOut, end: RunEnd): Promise<void> {
  await forget(tx, [id], false);
  await saveFound(tx, id, found);
  await saveJobs(tx, id, work.jobs);
  await saveParts(tx, id, found);
  await tx.query(
    `update insight_runs set status = 'done', step = null, share = 100, done_at = $3, took_ms = round(extract(epoch from clock_timestamp() - $4::timestamptz) * 1000), first_week = $5, last_week = $6, seed = $7, inputs_hash = $8, found = $9::jsonb, work = $10::jsonb
     where landlord_id = $1 and id = $2`,
    [tx.landlordId, id, end.doneAt, begunAt, end.firstWeek, end.lastWeek, end.seed, inputsHash, JSON.stringify(found.summary), JSON.stringify(work.work)],
  );
  const kept = await tx.query<{ id: string }>(`select id from insight_runs where landlord_id = $1 and organisation_id = $2 order by asked_at desc, id desc limit 200`, [tx.landlordId, organisationId]);
  await forget(tx, kept.slice(runsKept).map((run) => run.id), true);
  // Each job as the newest run has it: the figures of older runs are kept, and their rows are not.
  await tx.query('delete from damp_jobs where landlord_id = $1 and run_id = any ($2::uuid[])', [tx.landlordId, kept.map((run) => run.id).filter((other) => other !== id)]);
}

/** Ends a run that could not be worked out. */
export async function failRun(tx: Tx, id: string, now: string): Promise<void> {
  await tx.query(`update insight_runs set status = 'failed', done_at = $3, step = null where landlord_id = $1 and id = $2`, [tx.landlordId, id, now]);
}

/** Ends a run for which there was nothing to read. */
export async function endEmptyRun(tx: Tx, id: string, now: string): Promise<void> {
  await tx.query(`update insight_runs set status = 'done', done_at = $3, step = null, share = 100 where landlord_id = $1 and id = $2`, [tx.landlordId, id, now]);
}

async function forget(tx: Tx, runs: readonly string[], isWhole: boolean): Promise<void> {
  if (runs.length === 0) return;
  for (const table of ['insight_areas', 'insight_clusters', 'insight_alarms', 'damp_jobs', ...partTables]) await tx.query(`delete from ${table} where landlord_id = $1 and run_id = any ($2::uuid[])`, [tx.landlordId, runs]);
  if (isWhole) await tx.query('delete from insight_runs where landlord_id = $1 and id = any ($2::uuid[])', [tx.landlordId, runs]);
}

async function saveFound(tx: Tx, runId: string, { areas, clusters, alarms, map, silence }: Found): Promise<void> {
  const of = { landlord_id: tx.landlordId, run_id: runId };
  const positions = new Map(map.map(([number, latitude, longitude]) => [number, { latitude, longitude }]));
  const silent = new Set(silence?.places.filter(({ level, state }) => level === 'block' && (state === 'silent' || state === 'in a silent place')).map((place) => blockKey(place)));
  await insertRows(tx, 'insight_areas', areas.map((area) => ({ ...of, ...areaRow(area), ...(positions.get(area.number) ?? { latitude: null, longitude: null }), is_silent: area.level === 'block' && silent.has(blockKey(area)) })));
  await insertRows(tx, 'insight_clusters', clusters.map(({ fromWeek, toWeek, homes, cases, expected, logLikelihoodRatio, p, gumbelP, onceInWeeks, isBorneOut, areas: numbers }, at) => ({
    ...of, place: at + 1, from_week: fromWeek, to_week: toWeek, homes, cases, expected, log_likelihood_ratio: logLikelihoodRatio, p, gumbel_p: gumbelP, once_in_weeks: onceInWeeks, is_borne_out: isBorneOut, areas: numbers,
  })));
  await insertRows(tx, 'insight_alarms', alarms.map(({ neighbourhoodId, state, cases, expected, upper, p, adjustedP }, at) => ({ ...of, place: at + 1, neighbourhood_id: neighbourhoodId, state, cases, expected, upper, p, adjusted_p: adjustedP })));
}

async function saveJobs(tx: Tx, runId: string, jobs: readonly JobFound[]): Promise<void> {
  await insertRows(tx, 'damp_jobs', jobs.map((job) => ({
    landlord_id: tx.landlordId, run_id: runId, case_id: job.caseId, home_id: job.homeId, finished_on: job.finishedOn, cause: job.cause, cause_family: job.causeFamily, work: job.work, contractor_id: job.contractorId,
    became: job.became, days: job.days, ended_how: job.endedHow, not_finished_first_time: job.notFinishedFirstTime, back_case_id: job.backCaseId, back_cause: job.backCause,
  })));
}

function areaRow(area: AreaFound): object {
  const { number, level, wardCode, estateId, blockId, postcodeKey, homes, homeWeeks, cases, isInspected } = area;
  const ofLens = lenses.flatMap((lens) => {
    const { expected, rate, lower, upper, probability, mark, place } = area[lens];
    return Object.entries({ expected, rate, lower, upper, probability, mark, place }).map(([name, value]) => [`${lens}_${name}`, value] as const);
  });
  return { number, level, ward_code: wardCode, estate_id: estateId, block_id: blockId, postcode_key: postcodeKey, homes, home_weeks: homeWeeks, cases, is_inspected: isInspected, ...Object.fromEntries(ofLens) };
}
