import { addHours, type Instant } from '../clock/index.ts';
import { rowsOfNewHazards } from '../hazards/index.ts';
import { ordersToSave } from '../orders/index.ts';
import type { RowsToInsert } from '../platform/database/index.ts';
import { rowsOfNewRepairs, type RepairDraft } from '../repairs/index.ts';
import type { Chapter } from './chapters.ts';
import { liveChapter, type HistoryOf } from './live-chapter.ts';
import { oldRepairs } from './old-repairs.ts';

/** What a chapter writes down. */
export interface ChapterRows {
  readonly tables: readonly RowsToInsert[];
  readonly repairs: number;
}

export interface Writing {
  readonly landlordId: string;
  /** Messages from before this moment have gone out; later ones are left to the ordinary outbox, so that their links work. */
  readonly sentBefore: Instant;
  /** Messages from before this moment no longer lie in the mailbox. */
  readonly keptInMailboxSince: Instant;
  /** What our own people were told before this moment they have seen. */
  readonly unseenSince: Instant;
  /** Who had to ring about a message from before this moment has rung. */
  readonly tasksSince: Instant;
  readonly lettersWaitSince: Instant;
}

/** Lives one chapter and gives the rows of all that happened in it. */
export function rowsOfChapter(history: HistoryOf, chapter: Chapter, writing: Writing): ChapterRows {
  const { landlordId } = writing;
  if (chapter.isOld) {
    const old = [...oldRepairs(history, chapter, landlordId)];
    return {
      tables: [...rowsOfNewRepairs(landlordId, old.map(({ draft }) => draft)), { table: 'imported_repairs', rows: old.map(({ imported }) => imported) }],
      repairs: old.length,
    };
  }
  const stories = [...liveChapter(history, chapter)];
  const drafts = stories.map(({ draft }) => draft);
  const orders = ordersToSave(landlordId, stories.flatMap((story) => story.orders.map((after) => ({ before: undefined, after })))).filter((step) => 'table' in step);
  const hazards = stories.flatMap((story) => story.hazards.map(({ draft }) => draft));
  const { messages, mailbox } = correspondenceOf([...drafts, ...hazards], writing);
  const rows = tableByTable([...rowsOfNewRepairs(landlordId, drafts), ...rowsOfNewHazards(landlordId, hazards, history.now)]);
  return {
    tables: [...rows.map((step) => withoutThePast(step, { messages, writing })), mailbox, ...orders],
    repairs: drafts.length,
  };
}

/** Each table once, in the order in which they first come. */
const tableByTable = (steps: readonly RowsToInsert[]): RowsToInsert[] => [...Map.groupBy(steps, ({ table }) => table)].map(([table, own]) => ({ table, rows: own.flatMap(({ rows }) => rows) }));

/** Messages of long ago have gone, and who had to ring about them has rung. */
function withoutThePast(step: RowsToInsert, { messages, writing }: { readonly messages: (rows: readonly object[]) => readonly object[]; readonly writing: Writing }): RowsToInsert {
  if (step.table === 'messages') return { ...step, rows: messages(step.rows) };
  if (step.table === 'notices') return { ...step, rows: (step.rows as readonly { readonly at: string }[]).filter(({ at }) => at >= writing.unseenSince) };
  if (step.table !== 'message_tasks') return step;
  const seen = new Set<string>();
  const rows = (step.rows as readonly { readonly case_id: string; readonly kind: string; readonly made_at: string }[])
    .filter(({ case_id: caseId, kind, made_at: madeAt }) => madeAt >= writing.tasksSince && !seen.has(`${caseId} ${kind}`) && seen.add(`${caseId} ${kind}`));
  return { ...step, rows };
}

interface Sent {
  readonly transport: 'mailbox' | 'print';
  readonly settledAt: Instant;
}

function correspondenceOf(drafts: readonly Pick<RepairDraft, 'spine'>[], { landlordId, sentBefore, keptInMailboxSince, lettersWaitSince }: Writing) {
  const sent = new Map<string, Sent>();
  const inMailbox: object[] = [];
  for (const message of drafts.flatMap(({ spine }) => spine.messages)) {
    const { id, queuedAt, channel, address, recipientName, subject, body } = message;
    if (queuedAt >= (channel === 'letter' ? lettersWaitSince : sentBefore)) continue;
    const settledAt = addHours(queuedAt, 1 / 360);
    sent.set(id, { transport: channel === 'letter' ? 'print' : 'mailbox', settledAt });
    if (queuedAt < keptInMailboxSince) continue;
    inMailbox.push({
      landlord_id: landlordId, message_id: id, delivered_at: settledAt, channel, address,
      recipient_name: recipientName, subject, body: body.replaceAll('{link}', '(this link has expired)'),
    });
  }
  const messages = (rows: readonly object[]) => (rows as readonly { readonly id: string }[]).map((row) => {
    const gone = sent.get(row.id);
    return { ...row, ...(gone === undefined ? {} : { status: 'sent', facts: null }), transport: gone?.transport ?? null, settled_at: gone?.settledAt ?? null };
  });
  return { messages, mailbox: { table: 'mailbox', rows: inMailbox } };
}
