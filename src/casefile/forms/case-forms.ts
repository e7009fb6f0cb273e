import { instantInLondon, isPlainDate, type Instant, type PlainDate } from '../../clock/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { StaffId, TeamId } from '../../staff/index.ts';
import { linkKindsByHand, type CaseCommand, type CaseRefusal } from '../decide.ts';
import type { CaseId, ContactChannel, LinkKind, PromiseId, Reference } from '../model.ts';

export type Parsed<Command> = { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly errors: FieldErrors };
type Of<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

/** The most anybody may write in one entry. */
export const mostWords = 4000;

/** Each answer of a handover note: short, so that it is read. */
export const mostOfNote = 1000;

export const contactChannels = ['phone', 'text', 'email', 'letter', 'visit', 'in person'] as const satisfies readonly ContactChannel[];

/** Where each refusal belongs on its form, and its words. */
export const caseRefusals = {
  'case-is-closed': { field: '', words: 'This case is closed. Add a note, or report it again' },
  'words-missing': { field: 'words', words: 'Write what happened' },
  'reason-missing': { field: 'words', words: 'Write why the date moves' },
  'date-has-passed': { field: 'due', words: 'The date must be today or later' },
  'date-too-far': { field: 'due', words: 'The date must be within two years' },
  'contact-in-the-future': { field: 'on', words: 'The contact must be in the past' },
  'handover-missing': { field: 'promised', words: 'Write what is promised, what is next and what the resident should know' },
  'already-the-owner': { field: 'owner', words: 'This person owns the case already' },
  'promise-is-a-visit': { field: '', words: 'This promise is a visit, or a day agreed for an order. Move that, or record what came of it, and the promise follows' },
  'promise-not-open': { field: '', words: 'This promise has an outcome already. Go back to the case to see it' },
  'same-case': { field: 'reference', words: 'This is the case you are on. Enter the reference of the other one' },
  'already-linked': { field: 'reference', words: 'These two cases are linked in this way already' },
  'link-tells-what-happened': { field: 'link', words: 'This link says what happened, and stays' },
  'unlink-reason-missing': { field: 'words', words: 'Write why the link is taken away' },
  'owner-may-not-see-it': { field: 'owner', words: 'Choose someone whose organisation owns or manages this home' },
  'owner-answers-for-no-cases': { field: 'owner', words: 'Choose an adviser, planner, surveyor, complaints officer or manager who works here' },
  'changed-meanwhile': { field: '', words: 'Someone else changed this case while you were working on it' },
} as const satisfies Record<OwnerRefusal, { readonly field: string; readonly words: string }>;

/** A new owner must be somebody who may open the case; a list acted on must not be stale. */
export type OwnerRefusal = CaseRefusal | 'owner-may-not-see-it' | 'owner-answers-for-no-cases' | 'changed-meanwhile';

export function errorsOfRefusal(refusal: OwnerRefusal): FieldErrors {
  const { field, words } = caseRefusals[refusal];
  return { [field]: words };
}

/** A note as written. */
export function parseNote(body: FormBody): Parsed<Of<'AddNote'>> {
  const words = formText(body, 'words');
  return answer({ type: 'AddNote', words }, { words: wrongWords(words, 'Write the note') });
}

/** A call, message or meeting as written down, now or afterwards. */
export function parseContact(body: FormBody): Parsed<Of<'RecordContact'>> {
  const words = formText(body, 'words');
  const direction = formText(body, 'direction');
  const channel = contactChannels.find((known) => known === formText(body, 'channel'));
  const at = contactTime(body);
  return answer(
    { type: 'RecordContact', direction: direction === 'in' ? 'in' : 'out', channel: channel ?? 'phone', words, ...(at.at === undefined ? {} : { at: at.at }) },
    {
      direction: direction === 'in' || direction === 'out' ? undefined : 'Say who spoke to whom',
      channel: channel === undefined ? 'Choose how' : undefined,
      words: wrongWords(words, 'Write what was said'),
      on: at.wrongDate,
      time: at.wrongTime,
    },
  );
}

function contactTime(body: FormBody): { readonly at?: Instant; readonly wrongDate?: string | undefined; readonly wrongTime?: string | undefined } {
  const parts = datePartsIn(body, 'on');
  const time = formText(body, 'time');
  if (`${parts.day}${parts.month}${parts.year}${time}` === '') return {};
  const on = dateOf(parts);
  const match = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(time);
  if (on === undefined || match === null) {
    return {
      wrongDate: on === undefined ? 'Enter the day it happened, like 27 3 2027' : undefined,
      wrongTime: match === null ? 'Enter the time it happened, like 14:30' : undefined,
    };
  }
  const at = momentOf(on, `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? ''}`);
  return at === undefined ? { wrongTime: 'There was no such time that night: the clocks went forward' } : { at };
}

function momentOf(on: PlainDate, time: string): Instant | undefined {
  try {
    return instantInLondon(on, time);
  } catch {
    return undefined;
  }
}

/** A dated commitment to a person. */
export function parsePromise(body: FormBody): Parsed<Of<'MakePromise'>> {
  const words = formText(body, 'words');
  const madeTo = formText(body, 'madeTo');
  const dueOn = dateOf(datePartsIn(body, 'due'));
  return answer(
    { type: 'MakePromise', words, madeTo, dueOn: dueOn ?? ('' as PlainDate) },
    {
      words: wrongWords(words, 'Write what we promise, like: call back about the visit', 500),
      madeTo: wrongWords(madeTo, 'Say who we promise it to', 200),
      due: dueOn === undefined ? wrongDate : undefined,
    },
  );
}

export function parseKept(body: FormBody, promiseId: PromiseId): Parsed<Of<'KeepPromise'>> {
  const how = formText(body, 'words');
  return answer({ type: 'KeepPromise', promiseId, how }, { words: wrongWords(how, 'Write how it was kept') });
}

export function parseMoved(body: FormBody, promiseId: PromiseId): Parsed<Of<'MovePromise'>> {
  const reason = formText(body, 'words');
  const dueOn = dateOf(datePartsIn(body, 'due'));
  return answer(
    { type: 'MovePromise', promiseId, reason, dueOn: dueOn ?? ('' as PlainDate) },
    { words: wrongWords(reason, 'Write why the date moves'), due: dueOn === undefined ? wrongDate : undefined },
  );
}

/** Somebody a case may be given to, in one of their teams. */
export interface OwnerChoice {
  readonly staffId: StaffId;
  readonly teamId: TeamId;
  readonly name: string;
  readonly teamName: string;
}

export const ownerValue = ({ staffId, teamId }: Pick<OwnerChoice, 'staffId' | 'teamId'>): string => `${staffId}.${teamId}`;

/**
 * The next owner, who must be among those offered, with the handover note; where none was sent it is drawn up from the record,
 * and the words say why the case changes hands.
 */
export function parseNewOwner(body: FormBody, choices: readonly OwnerChoice[]): Parsed<Of<'ChangeOwner'>> {
  const chosen = choices.find((choice) => ownerValue(choice) === formText(body, 'owner'));
  const note = { promised: formText(body, 'promised'), next: formText(body, 'next'), resident: formText(body, 'resident') };
  const isWritten = ['promised', 'next', 'resident'].some((field) => body[field] !== undefined);
  const why = formText(body, 'words');
  const { staffId, name, teamId } = chosen ?? { staffId: '' as StaffId, name: '', teamId: '' as TeamId };
  return answer(
    { type: 'ChangeOwner', ownerId: staffId, ownerName: name, teamId, handover: isWritten ? { written: note } : { fromTheRecord: why } },
    {
      owner: chosen === undefined ? 'Choose the next owner' : undefined,
      ...(isWritten
        ? {
            promised: wrongWords(note.promised, 'Write what we have promised, or that nothing is', mostOfNote),
            next: wrongWords(note.next, 'Write what has to happen next', mostOfNote),
            resident: wrongWords(note.resident, 'Write what the resident should know', mostOfNote),
          }
        : { words: wrongWords(why, 'Write why the case changes hands') }),
    },
  );
}

/** The case a link leads to, as it was found, and what it is to this one already. */
export interface OtherCase {
  readonly id: CaseId;
  readonly reference: Reference;
  readonly linkedAs: readonly LinkKind[];
}

/** A link to another case; `other` is undefined when there is none of this reference that the person may open. */
export function parseLink(body: FormBody, other: OtherCase | undefined): Parsed<Of<'LinkCase'>> {
  const words = formText(body, 'words');
  const kind = linkKindsByHand.find((known) => known === formText(body, 'kind'));
  const { id, reference, linkedAs } = other ?? { id: '' as CaseId, reference: '' as Reference, linkedAs: [] };
  return answer(
    { type: 'LinkCase', toCaseId: id, toReference: reference, kind: kind ?? 'duplicate-of', words, linkedAs },
    {
      reference: other === undefined ? whichCase(formText(body, 'reference')) : undefined,
      kind: kind === undefined ? 'Choose how the two cases belong together' : undefined,
      words: words === '' ? undefined : wrongWords(words, ''),
    },
  );
}

/** A link as one value of a form: "caused-by REP-2026-00412". */
export const linkValue = ({ kind, reference }: Pick<LinkShown, 'kind' | 'reference'>): string => `${kind} ${reference}`;

/** A link of this case with one that the reader may open. */
export interface LinkShown {
  readonly id: CaseId;
  readonly reference: Reference;
  readonly kind: LinkKind;
  readonly isFromHere: boolean;
}

/** A link to be taken away, of those there are. */
export function parseUnlink(body: FormBody, links: readonly LinkShown[]): Parsed<Of<'UnlinkCase'>> {
  const reason = formText(body, 'words');
  const link = links.find((known) => linkValue(known) === formText(body, 'link'));
  const { id, reference, kind, isFromHere } = link ?? { id: '' as CaseId, reference: '' as Reference, kind: 'duplicate-of' as const, isFromHere: true };
  return answer(
    { type: 'UnlinkCase', link: { otherCaseId: id, otherReference: reference, kind, isFromHere, reason } },
    { link: link === undefined ? 'Choose the link that is wrong' : undefined, words: wrongWords(reason, 'Write why the link is taken away') },
  );
}

// A case they may not open is not there: the two are answered alike.
const whichCase = (typed: string): string =>
  typed === '' ? 'Enter the reference of the other case, like REP-2026-00412' : 'No case with this reference that you may open';

const wrongDate = 'Enter a date, like 27 3 2027';

function wrongWords(text: string, whenMissing: string, most = mostWords): string | undefined {
  if (text === '') return whenMissing;
  return text.length > most ? `Write at most ${most} characters: this is ${text.length}` : undefined;
}

function answer<Command>(command: Command, wrong: Readonly<Record<string, string | undefined>>): Parsed<Command> {
  const errors = Object.fromEntries(Object.entries(wrong).flatMap(([field, words]) => (words === undefined ? [] : [[field, words]])));
  return Object.keys(errors).length === 0 ? { ok: true, command } : { ok: false, errors };
}

export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** The three boxes of a date as typed, to put back when something is wrong. */
export function datePartsIn(body: FormBody, field: string): DateParts {
  return { day: formText(body, `${field}-day`), month: formText(body, `${field}-month`), year: formText(body, `${field}-year`) };
}

function dateOf({ day, month, year }: DateParts): PlainDate | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(text) ? text : undefined;
}
