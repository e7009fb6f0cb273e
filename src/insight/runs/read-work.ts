import { traitOf } from '../../casefile/index.ts';
import { addMonths, type PlainDate } from '../../clock/index.ts';
import { blameIn } from '../../correspondence/index.ts';
import { countedAs } from '../../orders/index.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { landlordById } from '../../platform/landlord.ts';
import { causeInWords, causesWith, ownCauses, type RootCause } from '../../repairs/index.ts';
import { dampProblems } from '../model.ts';
import { yearsOfWork } from '../work-out/did-it-work.ts';
import type { CameBack, DampJob, OtherEnding } from '../work-out/damp-job.ts';
import { facetsOf, type BuildingRow } from './read-homes.ts';

const jobsATime = 500;

/** Whose jobs, up to which day. */
export interface WorkToRead {
  readonly organisationId: string;
  readonly until: PlainDate;
}

/** Damp work that was said to be done in the last three years, in homes that an organisation owns or manages; some at a time, each piece in a transaction of its own. */
export async function* readWork(database: Database, landlordId: string, wanted: WorkToRead): AsyncGenerator<readonly DampJob[]> {
  const landlord = await database.inLandlord(landlordId, (tx) => landlordById(tx, landlordId));
  const causes = readerOfCauses(landlord === undefined ? [] : ownCauses(landlord.settings));
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const last = after;
    const rows = await database.inLandlord(landlordId, (tx) => someJobs(tx, wanted, last));
    yield rows.map((row) => jobOf(row, causes));
    after = rows.at(-1)?.caseId ?? after;
    if (rows.length < jobsATime) return;
  }
}

interface JobRow extends Omit<DampJob, 'facets' | 'ended' | 'causeFamily' | 'blames' | 'cameBack'>, BuildingRow {
  readonly cameBack: readonly CameBack[] | null;
  readonly tenancyEndedOn: PlainDate | null;
  readonly plannedOn: PlainDate | null;
  readonly homeEndedOn: PlainDate | null;
}

const day = (instant: string): string => `(${instant} at time zone 'Europe/London')::date`;
/** An entry by which work is said to be done as a whole. */
const saysDone = `(e.type in ('DeclaredFixed', 'ProgrammeWorkDone') or e.type = 'VisitDone' and e.data->>'purpose' = 'repair' and e.data->>'ordersOpen' is null)`;
const inError = (repair: string) => `(${repair}.stage = 'cancelled' and exists (select from case_events e where e.landlord_id = $1 and e.case_id = ${repair}.case_id and e.type = 'RepairCancelled' and e.data->>'reason' = 'raised in error'))`;

/** Damp there again: said of the job itself, reported anew, or told of as a hazard of its own. */
const cameBack = `select json_agg(json_build_object('on', b.on_day, 'caseId', b.case_id, 'cause', b.cause) order by b.on_day, b.case_id) from (
    select ${day('e.at')} as on_day, e.case_id, (select k.data->>'cause' from case_events k where k.landlord_id = $1 and k.case_id = e.case_id and k.type = 'CauseCorrected' and k.at > e.at order by k.sequence desc limit 1) as cause
      from case_events e where e.landlord_id = $1 and e.case_id = r.case_id and e.type in ('FixDenied', 'FailedInspection')
    union all select ${day('x.reported_at')}, x.case_id, x.cause from cases k join repairs x on x.landlord_id = $1 and x.case_id = k.id
      where k.landlord_id = $1 and k.home_id = c.home_id and k.id <> c.id and k.opened_at >= f.at and x.problem = any ($4::text[]) and x.follow_on_to_case_id is null and not ${inError('x')}
    union all select ${day('z.aware_at')}, z.case_id, null from cases k join hazards z on z.landlord_id = $1 and z.case_id = k.id
      where k.landlord_id = $1 and k.home_id = c.home_id and k.opened_at >= f.at and z.from_repair is null and z.ended is distinct from 'not-a-hazard'
        and case when z.kind is null then z.suspected else z.kind end = 'damp-and-mould'
  ) as b where b.on_day >= f.on_day`;

/** Work of the system before has the name of whoever did it: one of ours, where the name is the same. */
const contractorOfBefore = `(select ${countedAs('k')} from imported_repairs i join contractors k on k.landlord_id = $1 and k.name = i.contractor and k.kind = 'contractor' where i.landlord_id = $1 and i.case_id = r.case_id limit 1)`;

/** The first time that work on it was said to be done; where its record has no such entry, when it closed. A follow-on is part of the job that it follows. */
function someJobs(tx: Tx, { organisationId, until }: WorkToRead, after: string): Promise<JobRow[]> {
  return tx.query<JobRow>(
    `select r.case_id as "caseId", c.home_id as "homeId", f.on_day as "finishedOn", r.trade as work, coalesce(${traitOf('contractor', 'r.case_id')}, ${contractorOfBefore}) as "contractorId",
       coalesce((select k.data->>'cause' from case_events k where k.landlord_id = $1 and k.case_id = r.case_id and k.type = 'CauseCoded' order by k.sequence limit 1), r.cause) as cause,
       h.built_until as "builtUntil", h.wall, h.heating, h.ventilation, h.epc_band as "epcBand", h.form, (${cameBack}) as "cameBack",
       (select min(t.ended_on) from tenancies t where t.landlord_id = $1 and t.home_id = c.home_id and t.started_on <= f.on_day and t.ended_on >= f.on_day) as "tenancyEndedOn",
       (select min(p.starts_on) from programme_places x join programmes p on p.landlord_id = $1 and p.id = x.programme_id and p.state <> 'dropped'
          where x.landlord_id = $1 and x.place_id in (h.id, h.block_id) and (x.home_id is not null or x.block_id is not null) and p.starts_on > f.on_day) as "plannedOn",
       (select greatest(x.ended_on, f.on_day) from home_endings x where x.landlord_id = $1 and x.home_id = h.id and x.undone_at is null) as "homeEndedOn"
     from repairs r
     join cases c on c.landlord_id = $1 and c.id = r.case_id
     join homes h on h.landlord_id = $1 and h.id = c.home_id
     cross join lateral (select coalesce(
         (select min(e.at) from case_events e where e.landlord_id = $1 and e.case_id = r.case_id and ${saysDone}),
         case when r.stage in ('fixed', 'confirmed', 'closed') then c.closed_at end) as at) as done
     cross join lateral (select done.at, ${day('done.at')} as on_day) as f
     where r.landlord_id = $1 and r.case_id > $2 and (h.owning_organisation_id = $3 or h.managing_organisation_id = $3) and r.problem = any ($4::text[])
       and r.follow_on_to_case_id is null and r.stage <> 'cancelled' and f.on_day > $5 and f.on_day <= $6
     order by r.case_id limit ${jobsATime}`,
    [tx.landlordId, after, organisationId, dampProblems, addMonths(until, -12 * yearsOfWork), until],
  );
}

interface CauseFacts {
  readonly family: string;
  readonly blames: boolean;
}

/** What a cause stands under, and whether its words put it on the people who live there; each worked out once. */
function readerOfCauses(own: readonly RootCause[]): (cause: string) => CauseFacts {
  const all = new Map(causesWith(own).map((cause) => [cause.id, cause]));
  const known = new Map<string, CauseFacts>();
  const familyOf = (id: string): string => {
    const under = all.get(id)?.under ?? null;
    return under === null ? id : familyOf(under);
  };
  return (cause) => {
    const facts = known.get(cause) ?? { family: familyOf(cause), blames: blameIn(causeInWords(cause, own) ?? cause) };
    known.set(cause, facts);
    return facts;
  };
}

function jobOf({ cameBack: back, tenancyEndedOn, plannedOn, homeEndedOn, caseId, homeId, finishedOn, cause, work, contractorId, ...building }: JobRow, causes: (cause: string) => CauseFacts): DampJob {
  const { family = null, blames = false } = cause === null ? {} : causes(cause);
  return { caseId, homeId, finishedOn, cause, causeFamily: family, work, contractorId, facets: facetsOf(building), cameBack: back ?? [], ended: firstEnding([['home', homeEndedOn], ['tenancy', tenancyEndedOn], ['planned work', plannedOn]]), blames };
}

/** The first of them; of one day the one that is named first, since a sale ends the tenancy too. */
function firstEnding(endings: readonly (readonly [how: OtherEnding, on: PlainDate | null])[]): { readonly on: PlainDate; readonly how: OtherEnding } | null {
  const known = endings.flatMap(([how, on]) => (on === null ? [] : [{ how, on }]));
  return known.reduce<(typeof known)[number] | null>((first, each) => (first === null || each.on < first.on ? each : first), null);
}
