import type { WriteStep } from '../../platform/database/index.ts';
import type { CaseDraft } from '../draft.ts';

/** What was said because of a change: contacts, links to other cases, notices to staff, messages to residents. */
export function stepsForWords(landlordId: string, drafts: readonly CaseDraft[]): WriteStep[] {
  const scope = (draft: CaseDraft) => ({ landlord_id: landlordId, case_id: draft.file.id });
  return [
    {
      table: 'contacts',
      rows: drafts.flatMap((draft) => draft.contacts.map((contact) => ({
        ...scope(draft), id: contact.id, resident_id: contact.residentId, at: contact.happenedAt,
        direction: contact.direction, channel: contact.channel, words: contact.words, staff_id: contact.staffId,
      }))),
    },
    {
      table: 'case_links',
      rows: drafts.flatMap((draft) => draft.links.map((link) => ({
        landlord_id: landlordId, from_case_id: link.fromCaseId, to_case_id: link.toCaseId, kind: link.kind, made_at: link.madeAt, ended_at: link.endedAt,
      }))),
      // One that was taken away may be made again, and the other way round; the same twice is once.
      onConflict: `on conflict (landlord_id, from_case_id, to_case_id, kind) do update set ended_at = excluded.ended_at,
        made_at = case when excluded.ended_at is null then excluded.made_at else case_links.made_at end
        where (case_links.ended_at is null) <> (excluded.ended_at is null)`,
    },
    {
      table: 'notices',
      rows: drafts.flatMap((draft) => draft.notices.map((notice) => ({
        ...scope(draft), id: notice.id, staff_id: notice.staffId, words: notice.words, href: notice.href, at: notice.at, kind: notice.kind, is_urgent: notice.isUrgent,
      }))),
    },
    ...stepsForMessages(landlordId, drafts),
  ];
}

/** Messages, which are their own queue, and what only a person can do for them. */
function stepsForMessages(landlordId: string, drafts: readonly CaseDraft[]): WriteStep[] {
  const scope = (draft: CaseDraft) => ({ landlord_id: landlordId, case_id: draft.file.id });
  return [
    {
      table: 'messages',
      rows: drafts.flatMap((draft) => draft.messages.map((message) => ({
        ...scope(draft), id: message.id, resident_id: message.residentId, channel: message.channel, address: message.address,
        recipient_name: message.recipientName, template: message.template, subject: message.subject, body: message.body,
        status: 'queued', queued_at: message.queuedAt, language: message.language ?? 'English', large_print: message.largePrint ?? false,
        facts: message.facts ?? null, follows_id: message.followsId ?? null,
      }))),
    },
    {
      table: 'message_tasks',
      rows: drafts.flatMap((draft) => draft.messages.flatMap((message) => (message.tasks ?? []).map(({ kind, detail }, index) => ({
        ...scope(draft), id: message.taskIds[index], message_id: message.id, kind, detail, made_at: message.queuedAt,
      })))),
      onConflict: 'on conflict (landlord_id, case_id, kind) where done_at is null do nothing',
    },
  ];
}
