import type { Html } from '../platform/html/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import { importRoles } from './access.ts';
import { readinessOf } from './queries/readiness.ts';
import { readinessOnMyWork } from './views/readiness.ts';

/** For who brings the landlord in: what is missing before residents can report. */
export async function readinessPanel({ tx, actor, landlord }: StaffVisit): Promise<Html | undefined> {
  if (!importRoles.some((role) => actor.roles.includes(role))) return undefined;
  return readinessOnMyWork(await readinessOf(tx, landlord.settings));
}
