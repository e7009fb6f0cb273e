import { RecordChanged, sendTogether, type RowsToInsert, type Tx, type WriteStep } from '../../platform/database/index.ts';
import type { CaseDraft } from '../draft.ts';
import { casesToCount } from './cases-to-count.ts';
import { rowOfCase, rowOfDeadline, rowOfEvent, rowOfPromise } from './rows.ts';
import { stepsForWords } from './save-words.ts';
import { searchPieces } from './search-pieces.ts';

/** The task that sends what waits to leave: the correspondence slice's. */
const sendMessages = 'send-messages';

/**
 * Saves cases in hand in one statement, all of it or none: header, timeline, clocks, promises, contacts, links, and the
 * messages that leave the house because of it, with whatever else the caller writes in the same breath.
 */
export async function saveCases(tx: Tx, drafts: readonly CaseDraft[], together: readonly WriteStep[] = []): Promise<void> {
  const { landlordId } = tx;
  sendTogether(tx, [...stepsForSpine(landlordId, drafts), ...stepsForWords(landlordId, drafts), searchPieces(landlordId, drafts), casesToCount(landlordId, drafts), ...together]);
  if (drafts.some(({ messages }) => messages.length > 0)) tx.wake(sendMessages);
}

/** The rows of cases that are new, for whoever writes many of them by other means, and has them counted later. */
export function rowsOfNewCases(landlordId: string, drafts: readonly CaseDraft[]): RowsToInsert[] {
  return [...stepsForSpine(landlordId, drafts), ...stepsForWords(landlordId, drafts), searchPieces(landlordId, drafts)].filter((step) => 'table' in step);
}

/** Refuses when the page someone acted on no longer showed the newest version of the case. */
export function checkSeenVersion(draft: CaseDraft, seenVersion: number | undefined): void {
  if (seenVersion !== undefined && seenVersion !== draft.loadedVersion) throw new RecordChanged(draft.file.reference, seenVersion);
}

function stepsForSpine(landlordId: string, drafts: readonly CaseDraft[]): WriteStep[] {
  return [
    { table: 'cases', rows: drafts.filter(({ isNew }) => isNew).map(({ file }) => rowOfCase(landlordId, file)) },
    headersToUpdate(landlordId, drafts.filter(({ isNew }) => !isNew)),
    { table: 'case_events', rows: drafts.flatMap(({ file, events }) => events.map((event) => rowOfEvent(landlordId, file.id, event))) },
    {
      table: 'promises',
      rows: drafts.flatMap((draft) => changed(draft.changedPromises, draft.promises).map((promise) => rowOfPromise(landlordId, draft.file.id, promise))),
      onConflict: 'on conflict (landlord_id, id) do update set owner_id = excluded.owner_id, outcome = excluded.outcome, outcome_at = excluded.outcome_at, outcome_reason = excluded.outcome_reason',
    },
    {
      table: 'deadlines',
      rows: drafts.flatMap((draft) => changed(draft.changedDeadlines, draft.deadlines).map((deadline) => rowOfDeadline(landlordId, draft.file.id, deadline))),
      onConflict: 'on conflict (landlord_id, id) do update set status = excluded.status, settled_at = excluded.settled_at, late = excluded.late, last_point = excluded.last_point, reminders = excluded.reminders, next_look_at = excluded.next_look_at',
    },
  ];
}

function changed<Entry>(ids: ReadonlySet<string>, entries: ReadonlyMap<string, Entry>): Entry[] {
  return [...ids].flatMap((id) => entries.get(id) ?? []);
}

function headersToUpdate(landlordId: string, drafts: readonly CaseDraft[]): WriteStep {
  return {
    sql: `update cases c set title = n.title, resident_id = n.resident_id, owner_id = n.owner_id, team_id = n.team_id,
       stage = n.stage, priority = n.priority, update_every = n.update_every, next_due_at = n.next_due_at,
       last_contact_at = n.last_contact_at, closed_at = n.closed_at, version = n.version,
       last_sequence = n.last_sequence, last_hash = n.last_hash
     from json_populate_recordset(null::cases, {rows}) as n
     where c.landlord_id = n.landlord_id and c.id = n.id`,
    rows: drafts.map(({ file }) => rowOfCase(landlordId, file)),
  };
}
