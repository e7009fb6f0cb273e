import type { Instant, PlainDate } from '../../clock/index.ts';
import type { Html } from '../../platform/html/index.ts';
import type { CaseAction, CaseFacts } from '../access.ts';
import type { ChainCheck } from '../chain.ts';
import type { CaseEvent, CaseFile, CasePromise, Deadline, LinkKind, Reference } from '../model.ts';

/** A clock as the page shows it. */
export type ShownClock = Deadline & { readonly state: 'in-time' | 'soon' | 'overdue' | 'met' | 'withdrawn' };

export interface CasePlace {
  /** Null for a communal area. */
  readonly homeId: string | null;
  readonly address: string;
  readonly estate: string | null;
}

export interface CasePerson {
  readonly id: string;
  readonly name: string;
  readonly preferredChannel: string;
  readonly contactTimes: string | null;
  readonly mobile: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly language: string;
  readonly format: string;
}

/** A case linked with this one, as far as the reader may know it. */
export interface ShownLink {
  readonly reference: Reference;
  readonly kind: LinkKind;
  /** True when this case points at the other; false when the other points here. */
  readonly isFromHere: boolean;
  /** Null when the reader may not open the other case. */
  readonly opens: { readonly href: string; readonly title: string; readonly isClosed: boolean } | null;
}

/** What the one before left for the reader. */
export interface ShownHandover {
  readonly noticeId: string;
  readonly words: string;
}

export interface TimelinePage {
  readonly filter: string;
  readonly events: readonly CaseEvent[];
  /** The entry to continue before, when there are older ones. */
  readonly next: number | null;
  readonly isFirstPage: boolean;
}

/** Everything the page of a case shows, loaded once. */
export interface CasePage {
  readonly file: CaseFile;
  readonly kindName: string;
  readonly stageName: string;
  readonly priorityName: string | null;
  readonly ownerName: string;
  readonly teamName: string;
  readonly place: CasePlace;
  readonly person: CasePerson | null;
  /** What a visitor must know at the door; never the diagnosis behind it. */
  readonly instructions: readonly string[];
  readonly clocks: readonly ShownClock[];
  readonly promises: readonly CasePromise[];
  readonly links: readonly ShownLink[];
  readonly timeline: TimelinePage;
  readonly chain: ChainCheck;
  readonly facts: CaseFacts;
  readonly may: Readonly<Record<CaseAction, boolean>>;
  readonly mayOpenPerson: boolean;
  /** Undefined once they have said that they have read it. */
  readonly handover: ShownHandover | undefined;
  readonly csrfToken: string;
  /** What other slices show of the case. */
  readonly sections?: readonly Html[];
  /** The address of this page. */
  readonly path: string;
  readonly today: PlainDate;
  readonly now: Instant;
}
