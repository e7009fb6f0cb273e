import type { CaseEvent, CaseFile, CaseId, CasePromise, CaseRecord, Deadline, LinkKind, NewContact, NewMessage, NoticeKind, Reference } from './model.ts';
import type { Instant } from '../clock/index.ts';
import { chainStart } from './chain.ts';

export type DraftContact = NewContact & { readonly id: string; readonly happenedAt: Instant; readonly staffId: string | null };
export type DraftMessage = NewMessage & { readonly id: string; readonly queuedAt: Instant; readonly taskIds: readonly string[] };
export interface DraftLink {
  readonly fromCaseId: CaseId;
  readonly toCaseId: CaseId;
  readonly kind: LinkKind;
  readonly madeAt: Instant;
  /** When it was taken away. */
  readonly endedAt: Instant | null;
}
export interface DraftNotice {
  readonly id: string;
  readonly staffId: string;
  readonly kind: NoticeKind;
  readonly isUrgent: boolean;
  readonly words: string;
  readonly href: string | null;
  readonly at: Instant;
}

/** A case in hand: what was loaded, and what has changed since, until the store saves it in one go. */
export interface CaseDraft {
  file: CaseFile;
  readonly isNew: boolean;
  readonly loadedVersion: number;
  /** What was there before any change; null when the case is new. */
  readonly loaded: { readonly file: CaseFile; readonly deadlines: readonly Deadline[]; readonly promises: readonly CasePromise[] } | null;
  readonly deadlines: Map<string, Deadline>;
  readonly promises: Map<string, CasePromise>;
  readonly openFollowOns: readonly Reference[];
  readonly changedDeadlines: Set<string>;
  readonly changedPromises: Set<string>;
  readonly events: CaseEvent[];
  readonly contacts: DraftContact[];
  readonly messages: DraftMessage[];
  readonly links: DraftLink[];
  readonly notices: DraftNotice[];
}

export type NewCaseFile = Omit<CaseFile, 'nextDueAt' | 'lastContactAt' | 'closedAt' | 'version' | 'lastSequence' | 'lastHash'>;

/** A case that does not exist yet. */
export function newDraft(file: NewCaseFile): CaseDraft {
  return draftOf(
    { ...file, nextDueAt: null, lastContactAt: null, closedAt: null, version: 0, lastSequence: 0, lastHash: chainStart },
    { isNew: true, deadlines: [], promises: [], openFollowOns: [] },
  );
}

/** A case as it was loaded, with what is open on it. */
export function draftOf(
  file: CaseFile,
  open: { readonly isNew: boolean; readonly deadlines: readonly Deadline[]; readonly promises: readonly CasePromise[]; readonly openFollowOns: readonly Reference[] },
): CaseDraft {
  return {
    file,
    isNew: open.isNew,
    loadedVersion: file.version,
    loaded: open.isNew ? null : { file, deadlines: open.deadlines, promises: open.promises },
    deadlines: new Map(open.deadlines.map((deadline) => [deadline.id, deadline])),
    promises: new Map(open.promises.map((promise) => [promise.id, promise])),
    openFollowOns: open.openFollowOns,
    changedDeadlines: new Set(),
    changedPromises: new Set(),
    events: [],
    contacts: [],
    messages: [],
    links: [],
    notices: [],
  };
}

/** The draft as a decision sees it. */
export function recordOf(draft: CaseDraft): CaseRecord {
  return {
    file: draft.file,
    deadlines: [...draft.deadlines.values()].filter((deadline) => deadline.status === 'open'),
    promises: [...draft.promises.values()].filter((promise) => promise.outcome === null),
    openFollowOns: draft.openFollowOns,
  };
}
