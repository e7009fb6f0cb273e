import { isPlainDate, type Instant, type PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { JobsWanted } from '../forms/work.ts';
import type { JobFound, WorkFound } from '../model/work.ts';
import { ownTeams } from '../work-out/damp-job.ts';

/** What became of damp work, as the newest run that looked found it. */
export interface WorkOfRun {
  readonly runId: string;
  readonly doneAt: Instant;
  readonly inputsHash: string;
  readonly work: WorkFound;
}

export async function workOfRun(tx: Tx, organisationId: string): Promise<WorkOfRun | undefined> {
  const [run] = await tx.query<WorkOfRun>(
    `select id as "runId", done_at as "doneAt", inputs_hash as "inputsHash", work
     from insight_runs where landlord_id = $1 and organisation_id = $2 and status = 'done' and work is not null order by asked_at desc, id desc limit 1`,
    [tx.landlordId, organisationId],
  );
  return run;
}

/** Contractors by the id they are counted by: their own, or that of the organisation of their people. */
export async function contractorsCounted(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>(
    `select id, name from organisations where landlord_id = $1 and id = any ($2::uuid[]) union all select id, name from contractors where landlord_id = $1 and id = any ($2::uuid[])`,
    [tx.landlordId, ids.filter((id) => isUuid(id))],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A finished job as a list shows it. */
export interface JobListed extends Omit<JobFound, 'backCaseId'> {
  readonly reference: string;
  readonly address: string;
  readonly backReference: string | null;
}

export interface JobPlace {
  readonly finishedOn: PlainDate;
  readonly caseId: string;
}

/** Jobs of a run, the newest first, as far as their homes are still those of the run's organisation. */
export function jobsOfRun(tx: Tx, runId: string, { by, group, which, after, most }: JobsWanted & { readonly after: JobPlace | undefined; readonly most: number }): Promise<JobListed[]> {
  const values: unknown[] = [tx.landlordId, runId, most];
  const place = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const conditions = [
    ...(by === undefined || group === undefined ? [] : [ofGroup(by, group, place)]),
    ...ofWhich(which),
    ...(after === undefined ? [] : [`(j.finished_on, j.case_id) < (${place(after.finishedOn, 'date')}, ${place(after.caseId, 'uuid')})`]),
  ];
  return tx.query<JobListed>(
    `select j.case_id as "caseId", j.home_id as "homeId", j.finished_on as "finishedOn", j.cause, j.cause_family as "causeFamily", j.work, j.contractor_id as "contractorId", j.became, j.days, j.ended_how as "endedHow",
       j.not_finished_first_time as "notFinishedFirstTime", j.back_cause as "backCause", c.reference, b.reference as "backReference", concat_ws(', ', h.address_line, h.postcode) as address
     from damp_jobs j
     join cases c on c.landlord_id = $1 and c.id = j.case_id
     join homes h on h.landlord_id = $1 and h.id = j.home_id
     join insight_runs r on r.landlord_id = $1 and r.id = j.run_id and (h.owning_organisation_id = r.organisation_id or h.managing_organisation_id = r.organisation_id)
     left join cases b on b.landlord_id = $1 and b.id = j.back_case_id
     where j.landlord_id = $1 and j.run_id = $2${conditions.map((condition) => ` and ${condition}`).join('')}
     order by j.finished_on desc, j.case_id desc limit $3`,
    values,
  );
}

function ofGroup(by: NonNullable<JobsWanted['by']>, group: string, place: (value: unknown, type: string) => string): string {
  if (by === 'cause') return `j.cause_family = ${place(group, 'text')}`;
  if (by === 'work') return `j.work = ${place(group, 'text')}`;
  return group === ownTeams ? 'j.contractor_id is null' : `j.contractor_id = ${place(group, 'uuid')}`;
}

function ofWhich(which: JobsWanted['which']): readonly string[] {
  switch (which) {
    case 'all':
      return [];
    case 'unfinished':
      return ['j.not_finished_first_time'];
    case 'another-cause':
      return [`j.became = 'came back' and j.cause <> 'not said' and j.back_cause is not null and j.back_cause <> j.cause`];
    case 'back':
      return [`j.became = 'came back'`];
    default:
      return [`j.became = 'came back' and j.days <= ${Number(which)}`];
  }
}

/** Where the address says the list goes on. */
export function readJobPlace(text: string | undefined): JobPlace | undefined {
  const [finishedOn = '', caseId = ''] = (text ?? '').split('_');
  return isPlainDate(finishedOn) && isUuid(caseId) ? { finishedOn, caseId } : undefined;
}

export const jobPlaceOf = ({ finishedOn, caseId }: JobPlace): string => `${finishedOn}_${caseId}`;
