import { agree, refuse, type CaseChange, type Decision } from '../../casefile/index.ts';
import type { AddedEvidence, EvidenceKind } from '../model.ts';

/** What may be done with the evidence of a case of any kind. */
export type EvidenceCommand =
  | { readonly type: 'AddEvidence'; readonly items: readonly AddedEvidence[]; readonly caption: string; readonly from?: EvidenceOrigin }
  | { readonly type: 'WithdrawEvidence'; readonly evidenceId: string; readonly reason: string }
  | { readonly type: 'OpenSealed'; readonly evidenceId: string; readonly reason: string };

/** Where it came from when nobody brought it to the case: who sent it, and the message it came with. */
export interface EvidenceOrigin {
  readonly orphanId: string;
  readonly sender: string;
  readonly messageSha256: string | null;
}

/** A piece of evidence as a decision sees it. */
export interface EvidenceFacts {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly isWithdrawn: boolean;
}

export type EvidenceRefusal = 'nothing-sent' | 'no-such-evidence' | 'reason-missing' | 'already-withdrawn';

/** What is known of the evidence that a command names; nothing where it names none. */
export type NamedEvidence = EvidenceFacts | undefined;

/** Evidence is added to closed cases too, since the record goes on. It is never deleted: withdrawing seals it. */
export function decideEvidence(command: EvidenceCommand, named: NamedEvidence): Decision<EvidenceRefusal> {
  switch (command.type) {
    case 'AddEvidence':
      return command.items.length === 0 ? refuse('nothing-sent') : agree(added(command));
    case 'WithdrawEvidence':
      if (named?.isWithdrawn === true) return refuse('already-withdrawn');
      return withReason(command.reason, named, 'EvidenceWithdrawn');
    case 'OpenSealed':
      return withReason(command.reason, named, 'SealedEvidenceOpened');
  }
}

function added({ items, caption, from }: Extract<EvidenceCommand, { type: 'AddEvidence' }>): CaseChange {
  return { events: [{ type: 'EvidenceAdded', data: { items: items.map(sealOf), caption, ...(from === undefined ? {} : { from }) } }] };
}

/** Enough to prove that what is shown is what was received. */
function sealOf(item: AddedEvidence): object {
  const { id, kind, fileName, sha256 } = item;
  return { id, kind, fileName, sha256, ...(item.kind === 'photo' ? { originalSha256: item.originalSha256 } : {}) };
}

function withReason(reason: string, named: NamedEvidence, type: string): Decision<EvidenceRefusal> {
  if (named === undefined) return refuse('no-such-evidence');
  if (reason === '') return refuse('reason-missing');
  return agree({ events: [{ type, data: { evidenceId: named.id, kind: named.kind, reason } }] });
}
