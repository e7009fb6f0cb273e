import { insertRows, type Tx } from '../src/platform/database/index.ts';
import { newId } from '../src/platform/ids.ts';
import { demonstrationNow } from './demonstration-database.ts';

/** A programme of planned work that covers no home yet. */
export async function addProgramme(tx: Tx): Promise<string> {
  const id = newId();
  await insertRows(tx, 'programmes', [{ landlord_id: tx.landlordId, id, name: 'The new roofs of Larch Estate', work: 'new roofs', starts_on: '2027-01-04', ends_on: '2027-03-31', state: 'planned', version: 1 }]);
  return id;
}

/** A file of homes that has been checked, with a rejected row. */
export async function addImport(tx: Tx, actorId: string): Promise<string> {
  const [id, owner] = [newId(), { landlord_id: tx.landlordId }];
  await insertRows(tx, 'import_runs', [{
    ...owner, id, kind: 'homes', file_name: 'Tarnbrook homes.csv', byte_length: 900, sha256: 'a'.repeat(64), is_file_kept: true, choices: { keepRoundUprns: false, ownerEmail: '' },
    is_dry_run: true, state: 'checked', rows_done: 2, bytes_done: 900, counts: { rows: 2, new: 1, changed: 0, unchanged: 0, rejected: 1, others: {} },
    actor_id: actorId, actor_name: 'An administrator', started_at: demonstrationNow, ended_at: demonstrationNow,
  }]);
  await insertRows(tx, 'import_rejections', [{ ...owner, run_id: id, line: 3, ordinal: 0, field: 'uprn', reason: 'The cell is empty.', mend: 'Give the UPRN of the home.', cells: ['', '2 Tarnbrook Lane'] }]);
  return id;
}

/** A problem of which this landlord asks questions of its own: one that it asked about already, or else one with nothing to ask yet. */
export async function aProblemAsked(tx: Tx, { staffId, name }: { readonly staffId: string; readonly name: string }): Promise<string> {
  const [asked] = await tx.query<{ problem: string }>('select problem from diagnosis_questions where landlord_id = $1 order by problem limit 1', [tx.landlordId]);
  if (asked !== undefined) return asked.problem;
  await insertRows(tx, 'diagnosis_questions', [{ landlord_id: tx.landlordId, problem: 'tap', version: 1, questions: [], from_on: '2026-11-01', why: 'Tried by the walk.', made_by: staffId, made_by_name: name, made_at: demonstrationNow }]);
  return 'tap';
}
