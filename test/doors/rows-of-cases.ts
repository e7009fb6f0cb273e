import { dateFields } from '../../src/platform/api/index.ts';
import type { FormBody } from '../../src/platform/http/visit.ts';
import type { CaseCommand } from '../../src/casefile/decide.ts';
import type { caseRefusals } from '../../src/casefile/forms/case-forms.ts';
import type { Role } from '../../src/staff/index.ts';

export type CaseRefusalName = keyof typeof caseRefusals;
export type CaseStateName = 'open' | 'closed' | 'promised' | 'kept' | 'visitPromised' | 'linked' | 'withFollowOn';

/** What whoever sends something knows of the case, and of people to give it to. */
export interface KnownCase {
  readonly reference: string;
  readonly promiseId: string;
  /** A case of the same landlord, linked where the state says so. */
  readonly other: string;
  readonly teamId: string;
  readonly ownerId: string;
  readonly surveyorId: string;
  readonly operativeId: string;
  /** A manager of another organisation of this landlord. */
  readonly strangerId: string;
}

type Sent = Readonly<Record<string, unknown>>;

/** By which page and which operation each command comes. */
export const carriedOnCases: { readonly [Type in CaseCommand['type']]: { readonly page: string; readonly api: string; readonly fields: (sent: Sent, known: KnownCase) => FormBody } } = {
  AddNote: { page: 'notes', api: 'notes', fields: asItIs },
  RecordContact: { page: 'contacts', api: 'contacts', fields: ({ at: _at, ...sent }) => ({ ...asItIs(sent), ...dateFields('on', '2026-11-25'), time: '09:00' }) },
  MakePromise: { page: 'promises', api: 'promises', fields: dated },
  KeepPromise: { page: 'promises/:promise/kept', api: 'promises/:promise/keep', fields: asItIs },
  MovePromise: { page: 'promises/:promise/moved', api: 'promises/:promise/move', fields: dated },
  LinkCase: { page: 'links', api: 'links', fields: ({ other, ...sent }) => ({ ...asItIs(sent), reference: String(other) }) },
  UnlinkCase: { page: 'links/take-away', api: 'links/take-away', fields: ({ other, kind, words }) => ({ link: `${String(kind)} ${String(other)}`, words: String(words) }) },
  ChangeOwner: { page: 'owner', api: 'owner', fields: ({ ownerId, teamId, note }) => ({ owner: `${String(ownerId)}.${String(teamId)}`, ...(note as FormBody) }) },
};

function asItIs(sent: Sent): FormBody {
  return Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, String(value)]));
}

function dated({ dueOn, ...sent }: Sent): FormBody {
  return { ...asItIs(sent), ...dateFields('due', String(dueOn)) };
}

/** A refusal as it is provoked at a page and by a program. `asked`: the form, or the shape of the request, asks for it first. */
export interface CaseRow {
  readonly refusal: CaseRefusalName;
  readonly command: CaseCommand['type'];
  readonly in: CaseStateName;
  readonly as: Role;
  readonly sent: (known: KnownCase) => Sent;
  readonly asked?: { readonly page?: RegExp; readonly api?: RegExp };
}

const row = (refusal: CaseRefusalName, command: CaseCommand['type'], state: CaseStateName, ...[sent, asked]: readonly [CaseRow['sent'] | Sent, CaseRow['asked']?]): CaseRow =>
  ({ refusal, command, in: state, as: 'manager', sent: typeof sent === 'function' ? sent : () => sent, ...(asked === undefined ? {} : { asked }) });

const call = { words: 'We ring about the paint', madeTo: 'Ms A. Okafor', dueOn: '2026-12-01' };
const note = { promised: 'A call on Friday', next: 'The plumber is to be booked', resident: 'They like to be rung after four' };
const given = (ownerId: (known: KnownCase) => string, handover: Sent = { note }) => (known: KnownCase): Sent => ({ ownerId: ownerId(known), teamId: known.teamId, ...handover });
const noWords = /Give some text/;
const passed = '2026-11-23';

export const rowsOfCases: readonly CaseRow[] = [
  row('words-missing', 'AddNote', 'open', { words: '' }, { page: /Write the note/, api: noWords }),
  row('words-missing', 'RecordContact', 'open', { direction: 'out', channel: 'phone', words: '', at: '2026-11-23T09:00:00.000Z' }, { page: /Write what was said/, api: noWords }),
  row('words-missing', 'MakePromise', 'open', { ...call, words: '' }, { page: /Write what we promise/, api: noWords }),
  row('words-missing', 'KeepPromise', 'promised', { words: '' }, { page: /Write how it was kept/, api: noWords }),
  row('contact-in-the-future', 'RecordContact', 'open', { direction: 'out', channel: 'phone', words: 'She rang', at: '2026-11-25T09:00:00.000Z' }),
  row('case-is-closed', 'MakePromise', 'closed', call),
  row('case-is-closed', 'ChangeOwner', 'closed', given(({ surveyorId }) => surveyorId)),
  row('date-has-passed', 'MakePromise', 'open', { ...call, dueOn: passed }),
  row('date-has-passed', 'MovePromise', 'promised', { words: 'The part is late', dueOn: passed }),
  row('date-too-far', 'MakePromise', 'open', { ...call, dueOn: '2029-01-01' }),
  row('date-too-far', 'MovePromise', 'promised', { words: 'The part is late', dueOn: '2029-01-01' }),
  row('reason-missing', 'MovePromise', 'promised', { words: '', dueOn: '2026-12-01' }, { page: /Write why the date moves/, api: noWords }),
  row('promise-not-open', 'KeepPromise', 'kept', { words: 'Rang her' }),
  row('promise-not-open', 'MovePromise', 'kept', { words: 'The part is late', dueOn: '2026-12-01' }),
  row('promise-is-a-visit', 'KeepPromise', 'visitPromised', { words: 'They came' }),
  row('promise-is-a-visit', 'MovePromise', 'visitPromised', { words: 'The part is late', dueOn: '2026-12-01' }),
  row('same-case', 'LinkCase', 'open', ({ reference }) => ({ other: reference, kind: 'caused-by', words: 'The same leak' })),
  row('already-linked', 'LinkCase', 'linked', ({ other }) => ({ other, kind: 'caused-by', words: 'The same leak' })),
  row('link-tells-what-happened', 'UnlinkCase', 'withFollowOn', ({ other }) => ({ other, kind: 'follow-on-to', words: 'A mistake' }), { page: /Choose the link that is wrong/, api: /kind/ }),
  row('unlink-reason-missing', 'UnlinkCase', 'linked', ({ other }) => ({ other, kind: 'caused-by', words: '' }), { page: /Write why the link is taken away/, api: noWords }),
  row('already-the-owner', 'ChangeOwner', 'open', given(({ ownerId }) => ownerId)),
  row('handover-missing', 'ChangeOwner', 'open', given(({ surveyorId }) => surveyorId, { note: { ...note, next: '' } }), { page: /Write what has to happen next/, api: noWords }),
  row('owner-may-not-see-it', 'ChangeOwner', 'open', given(({ strangerId }) => strangerId), { page: /Choose the next owner/, api: /Choose the next owner/ }),
  row('owner-answers-for-no-cases', 'ChangeOwner', 'open', given(({ operativeId }) => operativeId), { page: /Choose the next owner/, api: /Choose the next owner/ }),
];

/** What many at once are refused, each in the answer beside the others. `whole`: asked of the form before any case. */
export interface BulkOwnerRow {
  readonly refusal: CaseRefusalName;
  readonly in: CaseStateName;
  readonly to: (known: KnownCase) => string;
  readonly words?: string;
  readonly seenVersion?: number;
  readonly whole?: { readonly page: RegExp; readonly api: RegExp };
}

export const rowsOfBulkOwners: readonly BulkOwnerRow[] = [
  { refusal: 'case-is-closed', in: 'closed', to: ({ surveyorId }) => surveyorId },
  { refusal: 'already-the-owner', in: 'open', to: ({ ownerId }) => ownerId },
  { refusal: 'owner-may-not-see-it', in: 'open', to: ({ strangerId }) => strangerId },
  { refusal: 'changed-meanwhile', in: 'open', to: ({ surveyorId }) => surveyorId, seenVersion: 0 },
  { refusal: 'owner-answers-for-no-cases', in: 'open', to: ({ operativeId }) => operativeId, whole: { page: /Choose the next owner/, api: /Choose the next owner/ } },
  { refusal: 'handover-missing', in: 'open', to: ({ surveyorId }) => surveyorId, words: '', whole: { page: /Write why the case changes hands/, api: noWords } },
];
