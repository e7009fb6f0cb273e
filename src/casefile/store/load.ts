import { NotFound, type Tx } from '../../platform/database/index.ts';
import { draftOf, type CaseDraft } from '../draft.ts';
import type { Reference } from '../model.ts';
import type { CaseRow, DeadlineRow, PromiseRow } from '../tables.ts';
import { caseFileFrom, deadlineFrom, promiseFrom } from './rows.ts';

/** Takes the case by its reference for changing: whoever holds it is the only writer until the transaction ends. */
export async function loadCaseForChange(tx: Tx, reference: string): Promise<CaseDraft> {
  const rows = await tx.query<CaseRow>(
    'select * from cases where landlord_id = $1 and reference = $2 for update',
    [tx.landlordId, reference],
  );
  return (await withWhatIsOpen(tx, rows))[0] ?? missing(reference);
}

/** As `loadCaseForChange`, by ids, for jobs and whoever changes several at once. */
export async function loadCasesForChange(tx: Tx, ids: readonly string[]): Promise<CaseDraft[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<CaseRow>(
    'select * from cases where landlord_id = $1 and id = any($2::uuid[]) order by id for update',
    [tx.landlordId, ids],
  );
  return withWhatIsOpen(tx, rows);
}

interface DueCases {
  readonly now: string;
  readonly most: number;
  /** Cases to leave out, because they could not be read. */
  readonly except: readonly string[];
}

export interface CasesTaken {
  /** Rows that were due when the question was asked: none of them means that nothing is left to take. */
  readonly found: number;
  readonly drafts: CaseDraft[];
}

/**
 * Takes the cases on which a clock must be looked at, those longest waiting first, and leaves out what somebody else
 * holds: two sweeps at once take different cases and neither waits. Their clocks come without the count day by day.
 */
export async function takeCasesDue(tx: Tx, { now, most, except }: DueCases): Promise<CasesTaken> {
  // Only cases are held: a clock held for a case that another sweep has would keep that sweep from writing it.
  const rows = await tx.query<CaseRow>(
    `select c.* from deadlines d join cases c on c.landlord_id = d.landlord_id and c.id = d.case_id
     where d.landlord_id = $1 and d.next_look_at <= $2 and not (d.case_id = any ($4::uuid[]))
     order by d.next_look_at limit $3 for update of c skip locked`,
    [tx.landlordId, now, most, except],
  );
  const drafts = await withWhatIsOpen(tx, [...new Map(rows.map((row) => [row.id, row])).values()], clocksWithoutSteps);
  // Their clocks are read after they are held: where another sweep was done with a case since the question was asked, none is due.
  return { found: rows.length, drafts: drafts.filter((draft) => [...draft.deadlines.values()].some(({ nextLookAt }) => nextLookAt !== null && nextLookAt <= now)) };
}

function missing(reference: string): never {
  throw new NotFound(`case ${reference}`);
}

const clockColumns = 'd.*';
const clocksWithoutSteps = `d.id, d.case_id, d.kind, d.promise_id, d.rule, d.rule_version, d.duty, d.counted_from, d.due_on, d.due_at, d.because, d.citation,
  d.confidence, '[]'::jsonb as steps, d.status, d.set_at, d.settled_at, d.late, d.ends_at, d.last_point, d.reminders, d.next_look_at`;

async function withWhatIsOpen(tx: Tx, rows: readonly CaseRow[], columns = clockColumns): Promise<CaseDraft[]> {
  if (rows.length === 0) return [];
  const scope = [tx.landlordId, rows.map(({ id }) => id)];
  const [deadlines, promises, followOns] = await Promise.all([
    tx.query<DeadlineRow>(`select ${columns} from deadlines d where d.landlord_id = $1 and d.case_id = any($2::uuid[]) and d.status = 'open' order by d.ends_at, d.id`, scope),
    tx.query<PromiseRow>('select * from promises where landlord_id = $1 and case_id = any($2::uuid[]) and outcome is null order by due_on, id', scope),
    openFollowOns(tx, scope),
  ]);
  const clocksOf = Map.groupBy(deadlines, ({ case_id }) => case_id);
  const promisesOf = Map.groupBy(promises, ({ case_id }) => case_id);
  const followOnsOf = Map.groupBy(followOns, ({ parent }) => parent);
  return rows.map((row) =>
    draftOf(caseFileFrom(row), {
      isNew: false,
      deadlines: (clocksOf.get(row.id) ?? []).map(deadlineFrom),
      promises: (promisesOf.get(row.id) ?? []).map(promiseFrom),
      openFollowOns: (followOnsOf.get(row.id) ?? []).map(({ reference }) => reference as Reference),
    }),
  );
}

function openFollowOns(tx: Tx, scope: readonly unknown[]): Promise<{ parent: string; reference: string }[]> {
  return tx.query(
    `select l.to_case_id as parent, c.reference from case_links l
     join cases c on c.landlord_id = l.landlord_id and c.id = l.from_case_id
     where l.landlord_id = $1 and l.to_case_id = any($2::uuid[]) and l.kind = 'follow-on-to' and c.closed_at is null
     order by c.reference`,
    scope,
  );
}
