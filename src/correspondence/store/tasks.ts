import type { Tx } from '../../platform/database/index.ts';
import type { MessageTask } from '../decide/choose-address.ts';

export interface TaskDone {
  readonly kind: MessageTask['kind'];
  readonly caseId: string;
  readonly residentId: string | null;
}

/** Ends an open task; undefined when somebody else has. */
export async function takeTask(tx: Tx, taskId: string, done: { readonly now: string; readonly by: { readonly staffId: string; readonly name: string }; readonly outcome: string }): Promise<TaskDone | undefined> {
  const [task] = await tx.query<TaskDone>(
    `update message_tasks t set done_at = $3, done_by = $4, done_by_name = $5, outcome = $6
     where t.landlord_id = $1 and t.id = $2 and t.done_at is null
     returning t.kind, t.case_id as "caseId", (select m.resident_id from messages m where m.landlord_id = t.landlord_id and m.id = t.message_id) as "residentId"`,
    [tx.landlordId, taskId, done.now, done.by.staffId, done.by.name, done.outcome],
  );
  return task;
}
