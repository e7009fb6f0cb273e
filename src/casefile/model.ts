import type { Instant, PlainDate, Calendar } from '../clock/index.ts';
import type { Confidence, Due } from '../law/index.ts';
import type { Brand } from '../platform/brand.ts';
import type { Actor, StaffId, TeamId } from '../staff/index.ts';
import type { ChasePolicy } from './policy/chasing.ts';

export type CaseId = Brand<'CaseId'>;
export type Reference = Brand<'Reference'>;
export type PromiseId = Brand<'PromiseId'>;

/** The header of any tracked matter: what every queue, search and sweep works on. */
export interface CaseFile {
  readonly id: CaseId;
  readonly reference: Reference;
  readonly kind: string;
  readonly title: string;
  readonly homeId: string | null;
  readonly communalAreaId: string | null;
  readonly residentId: string | null;
  readonly ownerId: StaffId;
  readonly teamId: TeamId;
  readonly stage: string;
  readonly priority: string | null;
  /** Working days within which the resident hears from us again, as long as the case is open. */
  readonly updateEvery: number;
  readonly nextDueAt: Instant | null;
  /** Our last word to the resident; what they say to us does not end a silence of ours. */
  readonly lastContactAt: Instant | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  /** Grows with each change a person makes; the page they acted on must have shown the newest. */
  readonly version: number;
  readonly lastSequence: number;
  readonly lastHash: string;
  readonly searchText: string;
}

/** What happened, in the past tense. `data` is plain JSON and never holds a secret. */
export interface EventBody {
  readonly type: string;
  readonly data: object;
}

export interface CaseEvent extends EventBody {
  readonly data: Readonly<Record<string, unknown>>;
  readonly sequence: number;
  readonly at: Instant;
  readonly actorKind: Actor['kind'];
  readonly actorId: string | null;
  readonly actorName: string;
  readonly previousHash: string;
  readonly hash: string;
}

export type DeadlineKind = 'law' | 'code' | 'policy' | 'promise' | 'rhythm';
export type DeadlinePoint = 'due-soon' | 'overdue' | 'escalated' | 'still-overdue';

/** One clock of a case, with its explanation. Exactly one of dueOn and dueAt is set. */
export interface Deadline {
  readonly id: string;
  readonly kind: DeadlineKind;
  readonly promiseId: PromiseId | null;
  readonly rule: string;
  readonly ruleVersion: string;
  readonly duty: string;
  readonly countedFrom: string;
  readonly dueOn: PlainDate | null;
  readonly dueAt: Instant | null;
  readonly because: string;
  readonly citation: string;
  readonly confidence: Confidence;
  readonly steps: Due['steps'];
  readonly status: 'open' | 'met' | 'withdrawn';
  readonly setAt: Instant;
  readonly settledAt: Instant | null;
  readonly late: boolean;
  /** The instant the duty is missed: the end of the London day, or the due instant itself. */
  readonly endsAt: Instant;
  readonly lastPoint: DeadlinePoint | null;
  /** How often people were told again after it had run out. */
  readonly reminders: number;
  readonly nextLookAt: Instant | null;
}

export type PromiseOutcome = 'kept' | 'moved' | 'broken' | 'withdrawn';

/** A dated commitment to a person. */
export interface CasePromise {
  readonly id: PromiseId;
  readonly madeTo: string;
  readonly words: string;
  readonly dueOn: PlainDate;
  readonly ownerId: StaffId;
  readonly madeAt: Instant;
  /** What will keep it by itself, in the slice's own word; null when a person says that it was kept. */
  readonly keptBy: string | null;
  readonly outcome: PromiseOutcome | null;
  readonly outcomeAt: Instant | null;
  readonly outcomeReason: string | null;
}

/** The word by which a promise of the day agreed for an order is known. */
export const keptByOrder = (number: number): string => `order ${number}`;

/** The order whose day such a promise is of. */
export const orderNumberOf = (keptBy: string): number => Number(keptBy.slice('order '.length));

/** A visit's promise follows the visit, and that of an order's day the order: it is moved or settled there, and nowhere else. */
export const followsItsOwnDay = ({ keptBy }: Pick<CasePromise, 'keptBy'>): boolean => keptBy === 'visit' || keptBy?.startsWith('order ') === true;

export type ContactChannel = 'phone' | 'text' | 'email' | 'letter' | 'visit' | 'in person' | 'web page';

export interface NewContact {
  readonly direction: 'in' | 'out';
  readonly channel: ContactChannel;
  readonly words: string;
  readonly residentId: string | null;
  /** When it happened, if earlier than now: a call written down afterwards. */
  readonly at?: Instant;
}

/** A message to leave the house with this change. `{link}` in the body becomes the resident's own link on sending. */
export interface NewMessage {
  readonly channel: 'text' | 'email' | 'letter';
  readonly address: string;
  readonly recipientName: string;
  readonly residentId: string | null;
  readonly template: string;
  readonly subject: string;
  readonly body: string;
  /** What it is written in; English when left out. */
  readonly language?: string;
  readonly largePrint?: boolean;
  /** What the words were made from, to write them again for another channel. */
  readonly facts?: object;
  /** It is for whoever does the work and not for the resident, to whom it is no word. */
  readonly isToContractor?: true;
  /** The message that it stands in for, which did not arrive. */
  readonly followsId?: string;
  /** What only a person can do for it. One of a kind is open at a time for a case. */
  readonly tasks?: readonly { readonly kind: string; readonly detail: string }[];
}

export type LinkKind = 'caused-by' | 'duplicate-of' | 'follow-on-to' | 'complaint-about' | 'joined-to' | 'same-problem-as';

export interface NewLink {
  readonly toCaseId: CaseId;
  readonly toReference: Reference;
  readonly kind: LinkKind;
  /** Why, where a person said so. */
  readonly words?: string;
}

/** A link that somebody made by mistake, whichever of the two it was made on. */
export interface LinkToEnd {
  readonly otherCaseId: CaseId;
  readonly otherReference: Reference;
  readonly kind: LinkKind;
  readonly isFromHere: boolean;
  readonly reason: string;
}

/** News, a chase of something due, or a handover note, which waits until its new owner has read it. */
export type NoticeKind = 'news' | 'chase' | 'handover';

/** A word to a member of staff that waits on their first page until seen. */
export interface NewNotice {
  readonly staffId: StaffId;
  /** News unless said. */
  readonly kind?: NoticeKind;
  /** It cannot wait for the day's letter, nor for a working day. */
  readonly isUrgent?: boolean;
  /** Where it leads whoever may not open the case; to the case unless said. */
  readonly href?: string;
  /** Not before this, where nobody is to be troubled sooner; now unless said. */
  readonly at?: Instant;
  readonly words: string;
}

/** What one decision changes on the spine. Saved together or not at all. */
export interface CaseChange {
  readonly events: readonly EventBody[];
  readonly set?: readonly { readonly kind: Exclude<DeadlineKind, 'promise' | 'rhythm'>; readonly due: Due }[];
  /** Rule ids whose open clocks are now met. */
  readonly meet?: readonly string[];
  /** When what meets them was done, where that was earlier than now: late or not goes by when it was done, not by when it was written down. */
  readonly metAt?: Instant;
  /** Rule ids whose open clocks no longer apply. */
  readonly withdraw?: readonly string[];
  readonly promise?: readonly { readonly id: PromiseId; readonly madeTo: string; readonly words: string; readonly dueOn: PlainDate; readonly ownerId?: StaffId; readonly keptBy?: string;
    /** By when its outcome is to be written down; on the day itself where left out. */
    readonly outcomeBy?: PlainDate }[];
  readonly settle?: readonly { readonly id: PromiseId; readonly outcome: PromiseOutcome; readonly reason: string | null }[];
  readonly contacts?: readonly NewContact[];
  readonly messages?: readonly NewMessage[];
  readonly links?: readonly NewLink[];
  readonly endLinks?: readonly LinkToEnd[];
  readonly notices?: readonly NewNotice[];
  /** A word that waited to be counted is on its way: a letter counts once it is posted, and not while it is printed. */
  readonly wordSent?: boolean;
  /** A word that was counted did not reach them: the next is due today. */
  readonly wordLost?: boolean;
  readonly file?: Partial<Pick<CaseFile, 'title' | 'ownerId' | 'teamId' | 'stage' | 'priority' | 'updateEvery' | 'residentId' | 'closedAt'>>;
}

export type Decision<Refusal extends string, Change extends CaseChange = CaseChange> =
  | { readonly ok: true; readonly change: Change }
  | { readonly ok: false; readonly refusal: Refusal; readonly facts?: Readonly<Record<string, string>> };

/** Facts every decision may use. The only clock reading and the only source of ids arrive here, as arguments. */
export interface CaseContext {
  readonly actor: Actor;
  readonly now: Instant;
  readonly today: PlainDate;
  readonly calendar: Calendar;
  readonly newId: () => string;
  /** How the landlord has people chased; the usual way where it is left out. */
  readonly chasing?: ChasePolicy | undefined;
}

/** A case as a decision sees it: its header and whatever is open on it. */
export interface CaseRecord {
  readonly file: CaseFile;
  readonly deadlines: readonly Deadline[];
  readonly promises: readonly CasePromise[];
  /** Cases that follow on to this one and are not closed. */
  readonly openFollowOns: readonly Reference[];
}

export function agree<Change extends CaseChange>(change: Change): { readonly ok: true; readonly change: Change } {
  return { ok: true, change };
}

export function refuse<Refusal extends string>(
  refusal: Refusal,
  facts: Readonly<Record<string, string>> = {},
): { readonly ok: false; readonly refusal: Refusal; readonly facts: Readonly<Record<string, string>> } {
  return { ok: false, refusal, facts };
}
