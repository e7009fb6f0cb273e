import { applyChange, caseContext, loadCaseForChange, saveCases, type CaseChange, type CaseDraft } from '../../../casefile/index.ts';
import type { PlainDate } from '../../../clock/index.ts';
import { revokeLink, writeMessage } from '../../../correspondence/index.ts';
import { NotFound } from '../../../platform/database/index.ts';
import { NotAllowed, redirect, type Reply, type StaffVisit } from '../../../platform/http/index.ts';
import { actorOf } from '../../../staff/index.ts';
import { worksHere } from '../../access.ts';
import { sharedValues } from '../../messages.ts';
import { placeOf } from '../../queries/place.ts';
import { recipientOf } from '../../queries/recipient.ts';
import { loadRepair } from '../../store/index.ts';

/** Who may withdraw a resident's link and send a new one. */
export const linkRoles = ['adviser', 'planner', 'manager'] as const;

/** The link works no longer, from now: a phone was lost, or somebody who should not has it. */
export async function withdrawLink(visit: StaffVisit): Promise<Reply> {
  const draft = await caseToWorkOn(visit);
  const wasThere = await revokeLink(visit.tx, { caseId: draft.file.id, now: visit.now });
  if (wasThere) await save(visit, draft, { events: [{ type: 'LinkWithdrawn', data: {} }] });
  return redirect(`/repairs/${draft.file.reference}`);
}

/** Withdraws the link there is, and writes to the resident with a new one. */
export async function sendNewLink(visit: StaffVisit): Promise<Reply> {
  const { tx, landlord, now, today } = visit;
  const draft = await caseToWorkOn(visit);
  const { file } = draft;
  const recipient = await recipientOf(tx, file.residentId, await loadRepair(tx, file.id), await placeOf(tx, file, today));
  if (recipient === undefined) throw new NotFound('an address of the resident');
  await revokeLink(tx, { caseId: file.id, now });
  const values = sharedValues({ landlordName: landlord.name, phone: landlord.phone, reference: file.reference, title: file.title });
  const message = writeMessage(recipient, { template: 'new-link', values, today: today as PlainDate });
  await save(visit, draft, { events: [{ type: 'LinkSentAgain', data: { channel: message.channel } }], messages: [message] });
  return redirect(`/repairs/${file.reference}`);
}

async function caseToWorkOn({ tx, params, today, actor }: StaffVisit): Promise<CaseDraft> {
  const draft = await loadCaseForChange(tx, params['reference'] ?? '');
  if (draft.file.kind !== 'repair') throw new NotFound('repair');
  if (!worksHere(actor.organisationId, await placeOf(tx, draft.file, today))) {
    throw new NotAllowed('Advisers, planners and managers of the organisation that owns or manages this home.');
  }
  return draft;
}

async function save(visit: StaffVisit, draft: CaseDraft, change: CaseChange): Promise<void> {
  applyChange(draft, change, caseContext(visit, actorOf(visit.actor)));
  await saveCases(visit.tx, [draft]);
}
