import { addDays } from '../clock/index.ts';
import type { Instant, PlainDate } from '../clock/index.ts';
import type { StaffId, TeamId } from '../staff/index.ts';
import { draftHandover, isWholeNote, noteInWords, type Handover } from './words/handover.ts';
import { agree, followsItsOwnDay, refuse, type CaseChange, type CaseContext, type CaseId, type CasePromise, type CaseRecord, type ContactChannel, type Decision, type LinkKind, type LinkToEnd, type PromiseId, type Reference } from './model.ts';

/** How a person may say that two cases belong together; the other kinds come of what was done. */
export const linkKindsByHand = ['caused-by', 'duplicate-of', 'complaint-about'] as const satisfies readonly LinkKind[];
export type LinkKindByHand = (typeof linkKindsByHand)[number];

/** What may be done to a case of any kind. */
export type CaseCommand =
  | { readonly type: 'AddNote'; readonly words: string }
  | { readonly type: 'RecordContact'; readonly direction: 'in' | 'out'; readonly channel: ContactChannel; readonly words: string; readonly at?: Instant }
  | { readonly type: 'ChangeOwner'; readonly ownerId: StaffId; readonly ownerName: string; readonly teamId: TeamId; readonly handover: Handover }
  | { readonly type: 'MakePromise'; readonly madeTo: string; readonly words: string; readonly dueOn: PlainDate }
  | { readonly type: 'KeepPromise'; readonly promiseId: PromiseId; readonly how: string }
  | { readonly type: 'MovePromise'; readonly promiseId: PromiseId; readonly dueOn: PlainDate; readonly reason: string }
  | {
      readonly type: 'LinkCase';
      readonly toCaseId: CaseId;
      readonly toReference: Reference;
      readonly kind: LinkKindByHand;
      /** Why; '' when nobody says, for the kind of link mostly says it. */
      readonly words: string;
      /** A fact: what the two are to each other already, said from either side. */
      readonly linkedAs: readonly LinkKind[];
    }
  | { readonly type: 'UnlinkCase'; readonly link: LinkToEnd };

/** What a person may take away: the other kinds say what happened, and happened they have. */
const isByHand = (kind: LinkKind): boolean => (linkKindsByHand as readonly LinkKind[]).includes(kind);

export type CaseRefusal =
  | 'case-is-closed'
  | 'words-missing'
  | 'reason-missing'
  | 'date-has-passed'
  | 'date-too-far'
  | 'contact-in-the-future'
  | 'already-the-owner'
  | 'handover-missing'
  | 'promise-not-open'
  | 'promise-is-a-visit'
  | 'same-case'
  | 'already-linked'
  | 'link-tells-what-happened'
  | 'unlink-reason-missing';

/** The rules that hold for every kind of case. */
export function decideCase(record: CaseRecord, command: CaseCommand, context: CaseContext): Decision<CaseRefusal> {
  switch (command.type) {
    case 'AddNote':
      // A note may be added after closing: the record goes on even when the work is over.
      return command.words === '' ? refuse('words-missing') : agree({ events: [{ type: 'NoteAdded', data: { words: command.words } }] });
    case 'RecordContact':
      return recordContact(record, command, context);
    case 'ChangeOwner':
      return changeOwner(record, command, context);
    case 'MakePromise':
      return makePromise(record, command, context);
    case 'KeepPromise':
      return keepPromise(record, command);
    case 'MovePromise':
      return movePromise(record, command, context);
    case 'LinkCase':
      return linkCase(record, command);
    case 'UnlinkCase':
      return unlinkCase(command);
  }
}

type Of<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

function recordContact(record: CaseRecord, command: Of<'RecordContact'>, context: CaseContext): Decision<CaseRefusal> {
  if (command.words === '') return refuse('words-missing');
  if (command.at !== undefined && command.at > context.now) return refuse('contact-in-the-future');
  const { direction, channel, words, at } = command;
  const contact = { direction, channel, words, residentId: record.file.residentId, ...(at === undefined ? {} : { at }) };
  return agree({ events: [], contacts: [contact] });
}

/** No case changes hands without a word on what is promised, what is next and what the resident should know. */
function changeOwner(record: CaseRecord, command: Of<'ChangeOwner'>, context: CaseContext): Decision<CaseRefusal> {
  if (record.file.closedAt !== null) return refuse('case-is-closed');
  if (record.file.ownerId === command.ownerId) return refuse('already-the-owner');
  const { ownerId, ownerName, teamId, handover } = command;
  const isWritten = 'written' in handover;
  const note = isWritten ? handover.written : draftHandover(record, context.today);
  if (!isWholeNote(note) || (!isWritten && handover.fromTheRecord === '')) return refuse('handover-missing');
  const why = isWritten ? {} : { words: handover.fromTheRecord };
  return agree({
    events: [{ type: 'OwnerChanged', data: { ownerId, ownerName, teamId, ...why, ...note, isDrafted: !isWritten } }],
    file: { ownerId, teamId },
    notices: [{ staffId: ownerId, kind: 'handover', words: `${record.file.reference} is now yours${isWritten ? '' : `: ${handover.fromTheRecord}`}. ${noteInWords(note)}` }],
  });
}

function makePromise(record: CaseRecord, command: Of<'MakePromise'>, context: CaseContext): Decision<CaseRefusal> {
  if (record.file.closedAt !== null) return refuse('case-is-closed');
  if (command.words === '') return refuse('words-missing');
  const wrongDate = whatIsWrongWith(command.dueOn, context);
  if (wrongDate !== undefined) return refuse(wrongDate);
  const { madeTo, words, dueOn } = command;
  return agree({ events: [], promise: [{ id: context.newId() as PromiseId, madeTo, words, dueOn }] });
}

/** Two years: beyond, a promise is no promise, and one day bank holidays are not known yet. */
const furthestPromiseDays = 731;

function whatIsWrongWith(dueOn: PlainDate, context: CaseContext): 'date-has-passed' | 'date-too-far' | undefined {
  if (dueOn < context.today) return 'date-has-passed';
  return dueOn > addDays(context.today, furthestPromiseDays) ? 'date-too-far' : undefined;
}

function keepPromise(record: CaseRecord, command: Of<'KeepPromise'>): Decision<CaseRefusal> {
  const promise = openPromise(record, command.promiseId);
  if (promise === undefined) return refuse('promise-not-open');
  if (followsItsOwnDay(promise)) return refuse('promise-is-a-visit');
  if (command.how === '') return refuse('words-missing');
  return agree({ events: [], settle: [{ id: command.promiseId, outcome: 'kept', reason: command.how }] });
}

function movePromise(record: CaseRecord, command: Of<'MovePromise'>, context: CaseContext): Decision<CaseRefusal> {
  const promise = openPromise(record, command.promiseId);
  if (promise === undefined) return refuse('promise-not-open');
  // Moved here, the visit or order itself would stay on its old day.
  if (followsItsOwnDay(promise)) return refuse('promise-is-a-visit');
  if (command.reason === '') return refuse('reason-missing');
  const wrongDate = whatIsWrongWith(command.dueOn, context);
  if (wrongDate !== undefined) return refuse(wrongDate);
  const { id, madeTo, words, ownerId, keptBy } = promise;
  return agree({
    events: [],
    settle: [{ id, outcome: 'moved', reason: command.reason }],
    promise: [{ id: context.newId() as PromiseId, madeTo, words, dueOn: command.dueOn, ownerId, ...(keptBy === null ? {} : { keptBy }) }],
  });
}

/** Cases are linked after closing too: that two were the same matter is often seen late. */
function linkCase(record: CaseRecord, { toCaseId, toReference, kind, words, linkedAs }: Of<'LinkCase'>): Decision<CaseRefusal> {
  if (toCaseId === record.file.id) return refuse('same-case');
  // Nor the other way round: of two cases each cannot be the cause of the other.
  if (linkedAs.includes(kind)) return refuse('already-linked');
  return agree({ events: [], links: [{ toCaseId, toReference, kind, ...(words === '' ? {} : { words }) }] });
}

function unlinkCase({ link }: Of<'UnlinkCase'>): Decision<CaseRefusal> {
  if (!isByHand(link.kind)) return refuse('link-tells-what-happened');
  return link.reason === '' ? refuse('unlink-reason-missing') : agree({ events: [], endLinks: [link] });
}

/** What the record of the other case says of a link made or taken away here; why stands on this one, for those who may open it. */
export function onTheOtherCase({ file: { reference } }: CaseRecord, command: CaseCommand): { readonly caseId: CaseId; readonly change: CaseChange } | undefined {
  if (command.type === 'LinkCase') return { caseId: command.toCaseId, change: { events: [{ type: 'CaseLinkedFrom', data: { from: reference, kind: command.kind } }] } };
  if (command.type !== 'UnlinkCase') return undefined;
  const { otherCaseId, kind, isFromHere } = command.link;
  return { caseId: otherCaseId, change: { events: [{ type: 'CaseUnlinkedFrom', data: { from: reference, kind, isFromHere: !isFromHere } }] } };
}

function openPromise(record: CaseRecord, id: PromiseId): CasePromise | undefined {
  return record.promises.find((promise) => promise.id === id);
}

/** What stops any case from closing; the slice adds its own reasons. */
export type ClosingObstacle = 'follow-on-open' | 'promise-open';

export function whatStopsClosing(record: CaseRecord, settledNow: readonly PromiseId[] = []): ClosingObstacle | undefined {
  if (record.openFollowOns.length > 0) return 'follow-on-open';
  if (record.promises.some(({ id }) => !settledNow.includes(id))) return 'promise-open';
  return undefined;
}
