import type { Tx } from '../../platform/database/index.ts';
import { addJob } from '../../platform/jobs/index.ts';
import { isEverythingCounted } from '../../performance/index.ts';
import type { StaffActor } from '../../staff/index.ts';
import { whyNotAsk, type AskingRefusal } from '../decide.ts';
import { addRun } from './store.ts';

/** Who asks, and when. */
export interface Asking {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly now: string;
  readonly newId: () => string;
}

export type Asked = { readonly ok: true; readonly runId: string } | { readonly ok: false; readonly refusal: AskingRefusal };

/** The one door: somebody asks for it to be worked out again, for the homes of their organisation. */
export async function askForRun({ tx, actor, now, newId }: Asking): Promise<Asked> {
  const [known] = await tx.query<{ isBeingWorkedOut: boolean; hasHomes: boolean }>(
    `select exists (select 1 from insight_runs where landlord_id = $1 and organisation_id = $2 and status in ('waiting', 'working')) as "isBeingWorkedOut",
       exists (select 1 from homes where landlord_id = $1 and (owning_organisation_id = $2 or managing_organisation_id = $2)) as "hasHomes"`,
    [tx.landlordId, actor.organisationId],
  );
  const refusal = whyNotAsk(actor, { ...(known ?? { isBeingWorkedOut: false, hasHomes: false }), isEverythingCounted: await isEverythingCounted(tx) });
  if (refusal !== undefined) return { ok: false, refusal };
  const runId = newId();
  await addRun(tx, { id: runId, organisationId: actor.organisationId, askedById: actor.id, askedAt: now });
  await addJob(tx, workOutDamp, {}, { key: 'asked' });
  return { ok: true, runId };
}

/** The worker's name for it. */
export const workOutDamp = 'work-out-damp';
