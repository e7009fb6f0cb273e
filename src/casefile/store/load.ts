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

/** As `loadCaseForChange`, by ids, for sweeps and jobs; cases someone else holds are left out when `skipLocked`. */
export async function loadCasesForChange(tx: Tx, ids: readonly string[], skipLocked = false): Promise<CaseDraft[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<CaseRow>(
    `select * from cases where landlord_id = $1 and id = any($2::uuid[]) order by id for update ${skipLocked ? 'skip locked' : ''}`,
    [tx.landlordId, ids],
  );
  return withWhatIsOpen(tx, rows);
}

function missing(reference: string): never {
  throw new NotFound(`case ${reference}`);
}

async function withWhatIsOpen(tx: Tx, rows: readonly CaseRow[]): Promise<CaseDraft[]> {
  if (rows.length === 0) return [];
  const scope = [tx.landlordId, rows.map(({ id }) => id)];
  const [deadlines, promises, followOns] = await Promise.all([
    tx.query<DeadlineRow>("select * from deadlines where landlord_id = $1 and case_id = any($2::uuid[]) and status = 'open' order by ends_at, id", scope),
    tx.query<PromiseRow>('select * from promises where landlord_id = $1 and case_id = any($2::uuid[]) and outcome is null order by due_on, id', scope),
    openFollowOns(tx, scope),
  ]);
  return rows.map((row) =>
    draftOf(caseFileFrom(row), {
      isNew: false,
      deadlines: deadlines.filter(({ case_id }) => case_id === row.id).map(deadlineFrom),
      promises: promises.filter(({ case_id }) => case_id === row.id).map(promiseFrom),
      openFollowOns: followOns.filter(({ parent }) => parent === row.id).map(({ reference }) => reference as Reference),
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
