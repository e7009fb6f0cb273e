import { insertRows, RecordChanged, type Tx } from '../../platform/database/index.ts';
import { addJob } from '../../platform/jobs/index.ts';
import type { CaseDraft } from '../draft.ts';
import { rowOfCase, rowOfDeadline, rowOfEvent, rowOfPromise } from './rows.ts';

/**
 * Saves cases in hand, all of it or none: header, timeline, clocks, promises, contacts, links, and the messages that
 * leave the house because of it. `seenVersion` is the version the person's page showed.
 */
export async function saveCases(tx: Tx, drafts: readonly CaseDraft[]): Promise<void> {
  const { landlordId } = tx;
  await insertRows(tx, 'cases', drafts.filter(({ isNew }) => isNew).map(({ file }) => rowOfCase(landlordId, file)));
  await updateHeaders(tx, drafts.filter(({ isNew }) => !isNew));
  await insertRows(tx, 'case_events', drafts.flatMap(({ file, events }) => events.map((event) => rowOfEvent(landlordId, file.id, event))));
  await insertRows(tx, 'promises', drafts.flatMap((draft) => changed(draft.changedPromises, draft.promises).map((promise) => rowOfPromise(landlordId, draft.file.id, promise))),
    'on conflict (landlord_id, id) do update set owner_id = excluded.owner_id, outcome = excluded.outcome, outcome_at = excluded.outcome_at, outcome_reason = excluded.outcome_reason');
  await insertRows(tx, 'deadlines', drafts.flatMap((draft) => changed(draft.changedDeadlines, draft.deadlines).map((deadline) => rowOfDeadline(landlordId, draft.file.id, deadline))),
    'on conflict (landlord_id, id) do update set status = excluded.status, settled_at = excluded.settled_at, late = excluded.late, last_point = excluded.last_point, next_look_at = excluded.next_look_at');
  await saveWords(tx, drafts);
}

/** Refuses when the page someone acted on no longer showed the newest version of the case. */
export function checkSeenVersion(draft: CaseDraft, seenVersion: number | undefined): void {
  if (seenVersion !== undefined && seenVersion !== draft.loadedVersion) throw new RecordChanged(draft.file.reference);
}

function changed<Entry>(ids: ReadonlySet<string>, entries: ReadonlyMap<string, Entry>): Entry[] {
  return [...ids].flatMap((id) => entries.get(id) ?? []);
}

async function updateHeaders(tx: Tx, drafts: readonly CaseDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const headers = drafts.map(({ file }) => {
    const { last_hash: _, ...row } = rowOfCase(tx.landlordId, file);
    return { ...row, last_hash: file.lastHash };
  });
  await tx.query(
    `update cases c set title = n.title, resident_id = n.resident_id, owner_id = n.owner_id, team_id = n.team_id,
       stage = n.stage, priority = n.priority, update_every = n.update_every, next_due_at = n.next_due_at,
       last_contact_at = n.last_contact_at, closed_at = n.closed_at, version = n.version,
       last_sequence = n.last_sequence, last_hash = decode(n.last_hash, 'hex')
     from jsonb_to_recordset($2::jsonb) as n(id uuid, title text, resident_id uuid, owner_id uuid, team_id uuid, stage text,
       priority text, update_every integer, next_due_at timestamptz, last_contact_at timestamptz, closed_at timestamptz,
       version integer, last_sequence integer, last_hash text)
     where c.landlord_id = $1 and c.id = n.id`,
    [tx.landlordId, JSON.stringify(headers)],
  );
}

async function saveWords(tx: Tx, drafts: readonly CaseDraft[]): Promise<void> {
  const { landlordId } = tx;
  const scope = (draft: CaseDraft) => ({ landlord_id: landlordId, case_id: draft.file.id });
  await insertRows(tx, 'contacts', drafts.flatMap((draft) => draft.contacts.map((contact) => ({
    ...scope(draft), id: contact.id, resident_id: contact.residentId, at: contact.happenedAt,
    direction: contact.direction, channel: contact.channel, words: contact.words, staff_id: contact.staffId,
  }))));
  await insertRows(tx, 'case_links', drafts.flatMap((draft) => draft.links.map((link) => ({
    landlord_id: landlordId, from_case_id: draft.file.id, to_case_id: link.toCaseId, kind: link.kind, made_at: link.madeAt,
  }))), 'on conflict do nothing');
  await insertRows(tx, 'notices', drafts.flatMap((draft) => draft.notices.map((notice) => ({
    ...scope(draft), id: notice.id, staff_id: notice.staffId, words: notice.words, at: notice.at,
  }))));
  const messages = drafts.flatMap((draft) => draft.messages.map((message) => ({
    ...scope(draft), id: message.id, resident_id: message.residentId, channel: message.channel, address: message.address,
    recipient_name: message.recipientName, template: message.template, subject: message.subject, body: message.body,
    status: 'queued', queued_at: message.queuedAt,
  })));
  await insertRows(tx, 'messages', messages);
  for (const { id } of messages) await addJob(tx, 'send-message', { messageId: id }, { key: id });
}
