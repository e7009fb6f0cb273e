import { html, type Html } from '../platform/html/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import { actorOf, hasRole } from '../staff/index.ts';
import { stuckMessageRoles } from './access.ts';
import { countStuckMessages, mostCounted } from './queries/index.ts';

/** On the first page of whoever can see to them: how many messages did not get through, leading to their list. */
export async function stuckMessagesPanel(visit: StaffVisit): Promise<Html | undefined> {
  if (!hasRole(actorOf(visit.actor), ...stuckMessageRoles)) return undefined;
  const count = await countStuckMessages(visit.tx, visit.actor.organisationId);
  if (count === 0) return undefined;
  return html`<h2 class="govuk-heading-m">Messages that need a person</h2>
    <p class="govuk-body"><a class="govuk-link" href="/messages/needing-attention">${inWords(count)}</a></p>`;
}

function inWords(count: number): string {
  if (count >= mostCounted) return `${mostCounted} messages or more need a person`;
  return count === 1 ? '1 message needs a person' : `${count} messages need a person`;
}
