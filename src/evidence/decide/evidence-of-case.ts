import { agree, refuse, type CaseChange, type CaseFile, type Decision } from '../../casefile/index.ts';
import type { AddedEvidence, EvidenceKind } from '../model.ts';

/** What may be done with the evidence of a case of any kind. */
export type EvidenceCommand =
  | { readonly type: 'AddEvidence'; readonly items: readonly AddedEvidence[]; readonly caption: string; readonly from?: EvidenceOrigin; readonly heard?: Heard }
  | { readonly type: 'WithdrawEvidence'; readonly evidenceId: string; readonly reason: string }
  | { readonly type: 'OpenSealed'; readonly evidenceId: string; readonly reason: string };

/** What somebody wrote along with it. */
export interface Heard {
  readonly channel: 'email' | 'text';
  readonly words: string;
}

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
export function decideEvidence(command: EvidenceCommand, named: NamedEvidence, file: Pick<CaseFile, 'reference' | 'ownerId' | 'residentId'>): Decision<EvidenceRefusal> {
  switch (command.type) {
    case 'AddEvidence':
      return command.items.length === 0 && (command.heard?.words ?? '') === '' ? refuse('nothing-sent') : agree(added(command, file));
    case 'WithdrawEvidence':
      if (named?.isWithdrawn === true) return refuse('already-withdrawn');
      return withReason(command.reason, named, 'EvidenceWithdrawn');
    case 'OpenSealed':
      return withReason(command.reason, named, 'SealedEvidenceOpened');
  }
}

type Added = Extract<EvidenceCommand, { type: 'AddEvidence' }>;

/** What arrived without a case is news to the owner of the case it belongs to, and its words are something we heard. */
function added({ items, caption, from, heard }: Added, { reference, ownerId, residentId }: Pick<CaseFile, 'reference' | 'ownerId' | 'residentId'>): CaseChange {
  return {
    ...(heard === undefined || heard.words === '' ? {} : { contacts: [{ direction: 'in', channel: heard.channel, words: heard.words, residentId }] }),
    ...(from === undefined ? {} : { notices: [{ staffId: ownerId, words: `${reference}: something arrived from ${from.sender}` }] }),
    events: [{ type: 'EvidenceAdded', data: { items: items.map(sealOf), caption, ...(from === undefined ? {} : { from }) } }],
  };
}

/** Enough to prove that what is shown is what was received. */
function sealOf(item: AddedEvidence): object {
  const { id, kind, fileName, sha256 } = item;
  return { id, kind, fileName, sha256, ...(item.originalSha256 === null ? {} : { originalSha256: item.originalSha256 }) };
}

function withReason(reason: string, named: NamedEvidence, type: string): Decision<EvidenceRefusal> {
  if (named === undefined) return refuse('no-such-evidence');
  if (reason === '') return refuse('reason-missing');
  return agree({ events: [{ type, data: { evidenceId: named.id, kind: named.kind, reason } }] });
}
