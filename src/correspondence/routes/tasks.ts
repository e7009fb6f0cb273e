import { NotFound } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import { actorOf, recordView } from '../../staff/index.ts';
import { opensCases, stuckMessageRoles } from '../access.ts';
import { readReason } from '../forms/messages.ts';
import { messageTask, type MessageTaskToDo } from '../queries/index.ts';
import { finishTask } from '../settle-by-hand.ts';
import { taskTitle } from '../views/stuck-messages-page.ts';
import { taskPage } from '../views/task-page.ts';

const list = '/messages/needing-attention';

/** What only a person can do for a message. */
export const taskRoutes: readonly Route[] = [
  staffRoute('GET', '/messages/tasks/:id', stuckMessageRoles, async (visit) => show(visit, await theTask(visit))),
  staffRoute('POST', '/messages/tasks/:id/done', stuckMessageRoles, postDone),
];

async function postDone(visit: StaffVisit): Promise<Reply> {
  const task = await theTask(visit);
  const parsed = readReason(visit.body, 'Say what was done');
  if (!parsed.ok) return show(visit, task, parsed.errors);
  await finishTask(visit.tx, task.id, parsed.command, visit);
  return redirect(`${list}?done=task`);
}

async function show(visit: StaffVisit, task: MessageTaskToDo, errors: FieldErrors = {}): Promise<Reply> {
  const hasErrors = Object.keys(errors).length > 0;
  await recordView(visit.tx, visit, 'case', task.caseId);
  const main = taskPage({ task, opensCases: opensCases(actorOf(visit.actor)), csrfToken: visit.csrfToken, today: visit.today, errors, typed: formText(visit.body, 'reason') });
  const backLink = { href: list, text: 'Back to messages that need a person' };
  return page(staffPage(visit, { title: taskTitle(task), main, backLink, hasErrors }), hasErrors ? 422 : 200);
}

export async function theTask({ tx, params, actor }: Pick<StaffVisit, 'tx' | 'actor'> & { readonly params: Readonly<Record<string, string>> }): Promise<MessageTaskToDo> {
  const id = params['id'] ?? '';
  const task = isUuid(id) ? await messageTask(tx, actor.organisationId, id) : undefined;
  if (task === undefined) throw new NotFound('task');
  return task;
}
