import { NotFound } from '../../platform/database/index.ts';
import { actorOf } from '../../staff/index.ts';
import type { AddedEvidence, Orphan, OrphanFile } from '../model.ts';
import { mustBeAllowed, performOnEvidence, type EvidenceDoer } from '../perform.ts';
import { insertEvidence } from '../store.ts';
import { tellOfWords } from './heard.ts';
import { filesOfOrphan, orphanById } from './queries.ts';

export type OrphanRefusal = 'settled-already' | 'reason-missing';
export type Settled = { readonly ok: true; readonly reference?: string } | { readonly ok: false; readonly refusal: OrphanRefusal };

/** What came to the organisation of whoever asks; of another's they know nothing. */
export async function theOrphan(doer: Pick<EvidenceDoer, 'tx' | 'actor'>, id: string): Promise<Orphan> {
  const orphan = await orphanById(doer.tx, doer.actor.organisationId, id);
  if (orphan === undefined) throw new NotFound('orphan');
  return orphan;
}

/** Puts it on a case they may add to: files as evidence, words as something we heard. Also what was put aside before. */
export async function matchOrphan(doer: EvidenceDoer, orphan: Orphan, reference: string): Promise<Settled> {
  const { header: { file } } = await mustBeAllowed(doer, reference, 'add');
  if (!(await settle(doer, orphan.id, { status: 'matched', caseId: file.id, reason: null, from: ['waiting', 'put aside'] }))) return { ok: false, refusal: 'settled-already' };
  const items = (await filesOfOrphan(doer.tx, orphan.id)).flatMap(itemOf);
  const sender = orphan.senderName === '' ? (orphan.senderAddress === '' ? orphan.broughtBy : orphan.senderAddress) : orphan.senderName;
  await insertEvidence(doer.tx, items, { caseId: file.id, takenBy: sender, now: doer.now });
  const words = [orphan.subject, orphan.words].filter((text) => text !== '').join('\n\n');
  const heard = orphan.source === 'upload' ? {} : { heard: { channel: orphan.source, words } };
  const done = await performOnEvidence(doer, file.reference, { type: 'AddEvidence', items, caption: '', from: { orphanId: orphan.id, sender, messageSha256: orphan.messageSha256 }, ...heard });
  if (!done.ok) throw new Error(`Evidence that was held could not be added: ${done.refusal}`);
  if (orphan.source !== 'upload') await tellOfWords({ doer, file, words, heardAt: orphan.arrivedAt });
  return { ok: true, reference: file.reference };
}

/** It belongs to no case: kept with the reason, out of the queue. */
export async function putAside(doer: EvidenceDoer, orphan: Orphan, reason: string): Promise<Settled> {
  if (reason === '') return { ok: false, refusal: 'reason-missing' };
  const settled = await settle(doer, orphan.id, { status: 'put aside', caseId: null, reason, from: ['waiting'] });
  return settled ? { ok: true } : { ok: false, refusal: 'settled-already' };
}

interface Settling {
  readonly status: 'matched' | 'put aside';
  readonly caseId: string | null;
  readonly reason: string | null;
  readonly from: readonly string[];
}

/** Of two at the same moment, one does it: the row is held until the transaction ends. */
async function settle(doer: EvidenceDoer, id: string, { status, caseId, reason, from }: Settling): Promise<boolean> {
  const { id: staffId, name } = actorOf(doer.actor);
  const rows = await doer.tx.query(
    `update orphans set status = $3, case_id = $4, reason = coalesce($5, reason), settled_at = $6, settled_by = $7, settled_by_name = $8, next_look_at = null
     where landlord_id = $1 and id = $2 and status = any($9::text[]) returning id`,
    [doer.tx.landlordId, id, status, caseId, reason, doer.now, staffId, name, from],
  );
  return rows.length === 1;
}

function itemOf({ id, kind, fileName, mediaType, byteLength, width, height, sha256, originalSha256 }: OrphanFile): AddedEvidence[] {
  if (kind === 'unreadable' || mediaType === null || byteLength === null || sha256 === null) return [];
  const common = { id, kind, fileName, mediaType, byteLength, sha256, originalSha256 };
  return [(kind === 'photo' ? { ...common, width, height } : common) as AddedEvidence];
}
