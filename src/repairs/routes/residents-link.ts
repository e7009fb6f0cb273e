import { applyChange, caseContext, checkSeenVersion, loadCaseForChange, openCase, saveCases, type CaseChange, type CaseDraft, type NewMessage } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import { revokeLink, writeMessage } from '../../correspondence/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { NotAllowed } from '../../platform/http/index.ts';
import { actorOf } from '../../staff/index.ts';
import { worksHere } from '../access.ts';
import { sharedValues } from '../messages.ts';
import { placeOf } from '../queries/place.ts';
import { recipientOf } from '../queries/recipient.ts';
import type { StaffAsking } from './asking.ts';
import { loadRepair } from '../store/index.ts';

/** Who may withdraw a resident's link and send a new one. */
export const linkRoles = ['adviser', 'planner', 'manager'] as const;

/** The repair that is meant, as somebody saw it. */
export interface SeenRepair {
  readonly reference: string;
  readonly seenVersion?: number;
}

/** The link works no longer, from now: a phone was lost, or somebody who should not has it. Withdrawn twice is withdrawn once. */
export async function withdrawLink(asking: StaffAsking, seen: SeenRepair): Promise<{ readonly draft: CaseDraft; readonly wasThere: boolean }> {
  const draft = await caseToWorkOn(asking, seen);
  const wasThere = await revokeLink(asking.tx, { caseId: draft.file.id, now: asking.now });
  if (wasThere) await save(asking, draft, { events: [{ type: 'LinkWithdrawn', data: {} }] });
  return { draft, wasThere };
}

export type LinkSent = { readonly ok: true; readonly draft: CaseDraft; readonly channel: NewMessage['channel'] } | { readonly ok: false; readonly refusal: 'no-address'; readonly file: CaseDraft['file'] };

/** Withdraws the link there is, and writes to the resident with a new one. */
export async function sendNewLink(asking: StaffAsking, seen: SeenRepair): Promise<LinkSent> {
  const { tx, landlord, now, today } = asking;
  const draft = await caseToWorkOn(asking, seen);
  const { file } = draft;
  const recipient = await recipientOf(tx, file.residentId, await loadRepair(tx, file.id), await placeOf(tx, file, today));
  if (recipient === undefined) return { ok: false, refusal: 'no-address', file };
  await revokeLink(tx, { caseId: file.id, now });
  const values = sharedValues({ landlordName: landlord.name, phone: landlord.phone, reference: file.reference, title: file.title });
  const message = writeMessage(recipient, { template: 'new-link', values, today: today as PlainDate });
  await save(asking, draft, { events: [{ type: 'LinkSentAgain', data: { channel: message.channel } }], messages: [message] });
  return { ok: true, draft, channel: message.channel };
}

async function caseToWorkOn(asking: StaffAsking, { reference, seenVersion }: SeenRepair): Promise<CaseDraft> {
  await openCase(asking, reference);
  const draft = await loadCaseForChange(asking.tx, reference);
  if (draft.file.kind !== 'repair') throw new NotFound('repair');
  if (!worksHere(asking.actor.organisationId, await placeOf(asking.tx, draft.file, asking.today))) {
    throw new NotAllowed('Advisers, planners and managers of the organisation that owns or manages this home.');
  }
  checkSeenVersion(draft, seenVersion);
  return draft;
}

async function save(asking: StaffAsking, draft: CaseDraft, change: CaseChange): Promise<void> {
  applyChange(draft, change, caseContext(asking, actorOf(asking.actor)));
  await saveCases(asking.tx, [draft]);
}
