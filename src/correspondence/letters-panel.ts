import type { PlainDate } from '../clock/index.ts';
import type { Html } from '../platform/html/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import { actorOf, hasRole } from '../staff/index.ts';
import { letterRoles } from './access.ts';
import { lettersNotPosted } from './queries/index.ts';
import { lettersWaiting } from './views/letters-waiting.ts';

/** The letters that wait, on the first page of whoever may post them. */
export async function lettersPanel(visit: StaffVisit): Promise<Html | undefined> {
  if (!hasRole(actorOf(visit.actor), ...letterRoles)) return undefined;
  const { count, oldest } = await lettersNotPosted(visit.tx, visit.actor.organisationId);
  return oldest === null ? undefined : lettersWaiting({ count, oldest }, visit.today as PlainDate);
}
