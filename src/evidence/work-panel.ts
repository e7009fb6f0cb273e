import { html, type Html } from '../platform/html/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import { actorOf, hasRole } from '../staff/index.ts';
import { orphanRoles } from './access.ts';
import { countWaiting, mostCounted } from './orphans/queries.ts';

/** On the first page of whoever can see to it: how much waits for a case, and how much of it too long. */
export async function orphansPanel(visit: StaffVisit): Promise<Html | undefined> {
  if (!hasRole(actorOf(visit.actor), ...orphanRoles.see)) return undefined;
  const { waiting, overdue } = await countWaiting(visit.tx, visit.actor.organisationId, visit.now);
  if (waiting === 0) return undefined;
  const number = waiting >= mostCounted ? `${mostCounted} or more` : String(waiting);
  return html`<h2 class="govuk-heading-m">Waiting for a case</h2>
    <p class="govuk-body"><a class="govuk-link" href="/orphans">${number} ${waiting === 1 ? 'thing that arrived has' : 'things that arrived have'} no case yet</a>${overdue > 0 && html`: <strong>${overdue} overdue</strong>`}</p>`;
}
