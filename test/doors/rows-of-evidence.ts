import type { EvidenceRefusal } from '../../src/evidence/decide/evidence-of-case.ts';
import type { OrphanRefusal } from '../../src/evidence/orphans/settle.ts';
import { refusedInWords } from '../../src/evidence/routes/orphans.ts';
import { refusalErrors } from '../../src/evidence/views/reason-page.ts';
import type { Role } from '../../src/staff/index.ts';

/** What whoever sends something knows: a document of a case, one that was withdrawn, and what arrived without a case. */
export interface KnownEvidence {
  readonly reference: string;
  readonly documentId: string;
  readonly withdrawnId: string;
  readonly orphanId: string;
  readonly settledId: string;
  readonly asideId: string;
}

/** A refusal as it is provoked at a page and by a program; what has no operation is for people alone. */
export interface EvidenceRow<Refusal extends string = EvidenceRefusal | OrphanRefusal> {
  readonly refusal: Refusal;
  readonly what: string;
  readonly as: Role;
  readonly page: (known: KnownEvidence) => string;
  readonly api?: (known: KnownEvidence) => string;
  readonly sent: (known: KnownEvidence) => Readonly<Record<string, string>>;
  readonly words: string;
  /** Where the shape of a request asks for it first. */
  readonly asked?: RegExp;
}

const reason = () => ({ reason: 'It shows another home' });
const nothing = () => ({ reason: '' });
const of = (refusal: EvidenceRefusal): { readonly refusal: EvidenceRefusal; readonly as: Role; readonly words: string } => ({ refusal, as: 'manager', words: Object.values(refusalErrors(refusal)).join(' ') });
const ofOrphan = (refusal: OrphanRefusal): { readonly refusal: OrphanRefusal; readonly as: Role; readonly words: string } => ({ refusal, as: 'manager', words: Object.values(refusedInWords(refusal)).join(' ') });

export const rowsOfEvidence: readonly EvidenceRow<EvidenceRefusal>[] = [
  { ...of('reason-missing'), what: 'withdrawing', page: ({ documentId }) => `/evidence/${documentId}/withdraw`, api: ({ documentId }) => `/api/v1/evidence/${documentId}/withdraw`, sent: nothing, asked: /Give some text/ },
  { ...of('reason-missing'), what: 'opening what is sealed', page: ({ documentId }) => `/evidence/${documentId}/original`, sent: nothing },
  { ...of('already-withdrawn'), what: 'withdrawing twice', page: ({ withdrawnId }) => `/evidence/${withdrawnId}/withdraw`, api: ({ withdrawnId }) => `/api/v1/evidence/${withdrawnId}/withdraw`, sent: reason },
];

const onCase = ({ reference }: KnownEvidence) => ({ reference });
const address = (way: 'match' | 'put-aside', which: (known: KnownEvidence) => string) => ({
  page: (known: KnownEvidence) => `/orphans/${which(known)}/${way}`, api: (known: KnownEvidence) => `/api/v1/evidence/unmatched/${which(known)}/${way}`,
});

export const rowsOfOrphans: readonly EvidenceRow<OrphanRefusal>[] = [
  { ...ofOrphan('settled-already'), what: 'matching what is matched', ...address('match', ({ settledId }) => settledId), sent: onCase },
  { ...ofOrphan('settled-already'), what: 'putting aside what is matched', ...address('put-aside', ({ settledId }) => settledId), sent: reason },
  { ...ofOrphan('settled-already'), what: 'putting aside what was put aside', ...address('put-aside', ({ asideId }) => asideId), sent: reason },
  { ...ofOrphan('reason-missing'), what: 'putting aside', ...address('put-aside', ({ orphanId }) => orphanId), sent: nothing, asked: /Give some text/ },
];
