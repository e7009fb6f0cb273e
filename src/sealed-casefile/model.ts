import type { CaseFile, CasePromise, ChainEntry, ContactOnRecord, Deadline, CaseEvent } from '../casefile/index.ts';
import type { MessageAsSent } from '../correspondence/index.ts';
import type { EvidenceItem } from '../evidence/index.ts';

export const audiences = ['ombudsman', 'resident'] as const;
/** For whom a casefile is made, which decides what is left out of it. */
export type Audience = (typeof audiences)[number];

/** A case as it is put into a casefile: all that is on its record. */
export interface CaseToSeal {
  readonly file: CaseFile;
  readonly place: string;
  readonly ownerName: string;
  readonly teamName: string;
  readonly residentName: string | null;
  readonly events: readonly CaseEvent[];
  readonly clocks: readonly Deadline[];
  readonly promises: readonly CasePromise[];
  readonly contacts: readonly ContactOnRecord[];
  readonly messages: readonly MessageAsSent[];
  readonly evidence: readonly EvidenceItem[];
  readonly links: readonly { readonly reference: string; readonly kind: string; readonly isFromHere: boolean }[];
}

/** The same with what its receiver should not have left out; the chain keeps the place of each entry. */
export type SealedCase = Omit<CaseToSeal, 'events'> & { readonly events: readonly ChainEntry[] };

export const gapKinds = [
  'promise-without-outcome', 'promise-broken', 'silence', 'inspection-without-works', 'follow-on-never-visited', 'no-access-without-follow-up',
  'missed-visit-without-another', 'order-without-outcome', 'clock-missed-without-reason', 'message-not-sent', 'contact-without-answer', 'contact-without-words',
] as const;
export type GapKind = (typeof gapKinds)[number];

/** Something the record should say and does not. */
export interface Gap {
  readonly kind: GapKind;
  readonly reference: string;
  /** What it is about: the entry, promise, clock or message. With kind and reference it names the gap. */
  readonly about: string;
  /** A date or an instant. */
  readonly at: string;
  readonly words: string;
}

/** Something that is on the record and not in this copy, by the rule that says why. */
export interface LeftOut {
  readonly reference: string;
  readonly what: 'entry' | 'promise' | 'contact' | 'message' | 'evidence' | 'original' | 'case';
  readonly about: string;
  readonly at: string | null;
  readonly rule: string;
}

/** Who made it, for whom and why: as the chain of each case has it. */
export interface Making {
  readonly reference: string;
  readonly audience: Audience;
  readonly reason: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly landlord: string;
}

/** All that a casefile is made from, but the files of evidence. */
export interface SealedCasefile extends Making {
  readonly cases: readonly SealedCase[];
  readonly gaps: readonly Gap[];
  readonly leftOut: readonly LeftOut[];
  /** Ids of the evidence of which the file as it was sent goes along. */
  readonly withOriginals: ReadonlySet<string>;
}

export const manifestFormat = 'putright-sealed-casefile/1';

export interface ManifestFile {
  readonly name: string;
  readonly byteLength: number;
  readonly sha256: string;
  /** Of evidence, which, and whether as it is shown or as it was sent. */
  readonly evidenceId?: string;
  readonly part?: 'stored' | 'original';
}

/** What the file says of itself. `seal` is over all the rest. */
export interface Manifest extends Making {
  readonly format: typeof manifestFormat;
  readonly cases: readonly { readonly reference: string; readonly id: string; readonly lastSequence: number; readonly lastHash: string }[];
  readonly files: readonly ManifestFile[];
  /** Evidence that the record names and the store of files does not have. */
  readonly missing: readonly string[];
  readonly seal: string;
}

export type SealRefusal = 'reason-missing' | 'audience-missing' | 'no-resident';
