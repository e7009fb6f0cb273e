import { dateFields } from '../../src/platform/api/index.ts';
import type { FormBody } from '../../src/platform/http/visit.ts';
import type { RepairCommand } from '../../src/repairs/decide/index.ts';

/** What is sent, in the words of the API; a page takes the same under the names of its form. */
export type Sent = Readonly<Record<string, unknown>>;

/** How a page takes a command, and how a program sends it. Where one of them is missing, `without` says why. */
export interface Carried {
  readonly page?: { readonly path: string; readonly fields: (sent: Sent) => FormBody };
  readonly api?: string;
  readonly without?: string;
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const asItIs = (sent: Sent): FormBody => Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, Array.isArray(value) ? value.map(text) : text(value)]));
const slot = ({ on, operativeId, evenIfFull, ...sent }: Sent): FormBody => ({ ...asItIs(sent), day: 'other', ...dateFields('otherDay', text(on)), operative: text(operativeId ?? 'whoever is free'), ...(evenIfFull === true ? { evenIfFull: 'yes' } : {}) });
const outcome = (kind: string, renamed: string, date?: string) => ({ visitId: _visit, words, ...sent }: Sent): FormBody =>
  ({ ...asItIs(sent), outcome: kind, [renamed]: text(words), ...(date === undefined ? {} : dateFields(date, text(sent[date]))) });
const withoutVisit = (fields: (sent: Sent) => FormBody) => ({ visitId: _visit, ...sent }: Sent): FormBody => fields(sent);
const ofVisit = 'visits/:visitId';
const both = (path: string, api = path, fields = asItIs): Carried => ({ page: { path, fields }, api });
const byTheClock = { without: 'only a job does this' };
const byProgram = (api: string): Carried => ({ api, without: 'residents say it on their own page; staff have no form for it' });

/** By which page and which operation each command comes. A new command does not compile without its row. */
export const carried: { readonly [Type in RepairCommand['type']]: Carried } = {
  DiagnoseRepair: both('diagnose'),
  RuleOutRecall: both('rule-out-recall'),
  HandHazardOver: { without: 'opening a hazard case of the repair does this, by its own page and operation' },
  BookVisit: both('book', 'book-visit', slot),
  BookPostInspection: both('book-inspection', 'book-post-inspection', slot),
  MoveVisit: both(`${ofVisit}/move`, 'move-visit', withoutVisit(slot)),
  CancelVisit: both(`${ofVisit}/cancel`, 'cancel-visit', withoutVisit(asItIs)),
  RecordVisitDone: both(`${ofVisit}/outcome`, 'record-visit-done', outcome('done', 'doneWords')),
  RecordNoAccess: both(`${ofVisit}/outcome`, 'record-no-access', outcome('no-access', 'noAccessWords')),
  RecordFollowOn: both(`${ofVisit}/outcome`, 'record-follow-on', outcome('follow-on', 'followOnWords', 'dueOn')),
  RecordTemporaryFix: both(`${ofVisit}/outcome`, 'record-temporary-fix', outcome('temporary', 'temporaryWords', 'permanentBy')),
  RecordFindings: { page: { path: `${ofVisit}/outcome`, fields: ({ checked }) => ({ ...asItIs({ checked }), outcome: 'done', doneWords: 'New washer' }) }, api: 'record-findings' },
  DecideRemedy: both('remedies/:remedyId', 'decide-remedy', ({ remedyId: _remedy, pence, ...sent }) => ({ ...asItIs(sent), pounds: pence === undefined ? '' : (Number(pence) / 100).toFixed(2) })),
  ReviewAccess: both('review-access'),
  DecideAccessStep: both('access-step', 'decide-access-step', ({ nextOn, ...sent }) => ({ ...asItIs(sent), ...dateFields('nextOn', text(nextOn)) })),
  CodeCause: both('cause', 'code-cause'),
  PutInProgramme: both('programme', 'put-in-programme', ({ programmeId, ...sent }) => ({ ...asItIs(sent), programme: text(programmeId) })),
  ReopenFromProgramme: both('leave-programme'),
  DeclareFixed: both('declare-fixed'),
  RecordAnswerAttempt: both('ask-again', 'record-answer-attempt'),
  AnswerWhetherFixed: both('answer', 'answer-whether-fixed'),
  JoinReport: both('join', 'join-report'),
  CloseRepair: both('close'),
  CancelRepair: both('cancel'),
  AgreeToCancel: both('agree-to-cancel'),
  DeclineCancellation: both('decline-cancellation'),
  ObjectToCancellation: both('objection', 'object-to-cancellation'),
  SayWhenItSuits: both('times', 'say-when-it-suits', () => ({})),
  SayNotRight: byProgram('say-not-right'),
  AskToChangeVisit: byProgram('ask-to-change-visit'),
  AddPhotos: { without: 'photos come with what is recorded of a visit, or by the resident’s link' },
  AttachCapture: { without: 'what came in from a phone is decided about on its own page' },
  PutCaptureAside: { without: 'what came in from a phone is decided about on its own page' },
  RaiseFailedWork: { without: 'an inspection raises it' },
  RecordProgrammeWork: { without: 'a job does this, for each repair that waited for the work' },
  RecordMissedVisit: byTheClock,
  RecordMissedOrderDay: byTheClock,
  RemindOfVisit: byTheClock,
  WithdrawNotice: byTheClock,
  HearWords: { without: 'heard when an email, a text or a letter is put on the repair' },
};
