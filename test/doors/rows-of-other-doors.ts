import { newId } from '../../src/platform/ids.ts';
import { plainDate } from '../../src/clock/index.ts';
import type { RepairCommand, RepairRefusal } from '../../src/repairs/decide/index.ts';
import type { VisitId } from '../../src/repairs/model.ts';
import type { StateName } from './repair-states.ts';
import { noonToday, type Known } from './rows-of-repairs.ts';

/** A refusal at the resident's own link: where they send what, and what they read. */
export interface LinkRow {
  readonly refusal: RepairRefusal;
  readonly in: StateName;
  readonly path: (known: Known) => string;
  readonly fields: Readonly<Record<string, string>>;
  readonly says: RegExp;
}

const picks = (refusal: RepairRefusal, state: StateName, slot: string, says: RegExp): LinkRow => ({ refusal, in: state, path: () => 'visits/new', fields: { slot }, says });
const ofVisit = (what: string) => ({ it }: Known) => `visits/${it.visitId}/${what}`;
const nextWeek = '2026-12-01 morning';

export const rowsOfLinks: readonly LinkRow[] = [
  { refusal: 'not-said-fixed', in: 'triaged', path: () => 'answer', fields: { answer: 'fixed', words: 'All dry now' }, says: /This has changed since you opened it/ },
  { refusal: 'words-missing', in: 'triaged', path: () => 'not-right', fields: { words: '' }, says: /Tell us|Write|Say/ },
  { refusal: 'words-missing', in: 'bookedToday', path: ofVisit('change'), fields: { words: '' }, says: /Tell us|Write|Say/ },
  { refusal: 'words-missing', in: 'triaged', path: () => 'photos', fields: {}, says: /Choose a photo/ },
  { refusal: 'reason-missing', in: 'booked', path: ofVisit('cancel'), fields: { why: '' }, says: /Choose why/ },
  { refusal: 'case-is-closed', in: 'closed', path: () => 'times', fields: {}, says: /This repair is closed. If the problem is back, tell us/ },
  { refusal: 'visit-not-open', in: 'fixed', path: ofVisit('cancel'), fields: { why: 'other' }, says: /That visit is over or was changed/ },
  { refusal: 'visit-not-open', in: 'fixed', path: ofVisit('change'), fields: { words: 'Friday is better' }, says: /That visit is over or was changed/ },
  picks('case-is-closed', 'closed', nextWeek, /This repair is closed/),
  picks('not-diagnosed', 'reported', nextWeek, /We have not decided yet who comes/),
  picks('may-be-a-hazard', 'hazard', nextWeek, /Somebody has to look at this first/),
  picks('visit-already-booked', 'booked', nextWeek, /A visit is booked already/),
  picks('waits-for-programme', 'programmed', nextWeek, /other work that is planned/),
  picks('residents-may-not-choose', 'emergency', nextWeek, /This visit is arranged with us/),
  picks('too-soon-to-choose', 'triaged', '2026-11-24 afternoon', /too soon to choose by yourself/),
  picks('date-too-far', 'triaged', '2028-11-24 morning', /too far off/),
  picks('not-a-working-day', 'triaged', '2026-11-28 morning', /We do not come on that day/),
  picks('slot-not-offered', 'triaged', '2026-12-01 0930-1430', /We do not offer that time/),
  picks('nobody-is-free', 'fullFriday', '2026-11-27 morning', /has just been taken/),
  { refusal: 'too-soon-to-choose', in: 'bookedToday', path: ofVisit('cancel'), fields: { why: 'cannot-be-in' }, says: /too soon to choose by yourself/ },
];

/** What a phone sends, and what it is told: to be mended there, or kept for a person because the visit is not what it was. */
export interface PhoneRow {
  readonly refusal: RepairRefusal;
  readonly in: StateName;
  readonly as: 'operative' | 'surveyor';
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  readonly told: 'a person' | readonly string[];
}

const done = { outcome: 'done', doneWords: 'New washer fitted' };
const noAccess = { outcome: 'no-access', noAccessWords: 'No answer', tried: ['phoned'] };
const followOn = { outcome: 'follow-on', followOnWords: 'A new tap', trade: 'plumber', priority: 'routine', 'dueOn-day': '10', 'dueOn-month': '12', 'dueOn-year': '2026' };
const forNow = { outcome: 'temporary', temporaryWords: 'Clamped', permanent: 'new pipe', 'permanentBy-day': '10', 'permanentBy-month': '12', 'permanentBy-year': '2026' };
const phone = (refusal: RepairRefusal, state: StateName, fields: PhoneRow['fields'], told: PhoneRow['told']): PhoneRow => ({ refusal, in: state, as: 'operative', fields, told });

export const rowsOfPhones: readonly PhoneRow[] = [
  phone('visit-not-open', 'fixed', done, 'a person'),
  phone('visit-not-open', 'shutOut', noAccess, 'a person'),
  phone('visit-not-reached', 'booked', done, 'a person'),
  phone('visit-not-reached', 'booked', followOn, 'a person'),
  phone('words-missing', 'bookedToday', { ...done, doneWords: '' }, ['doneWords']),
  phone('say-what-was-tried', 'bookedToday', { ...noAccess, tried: [] }, ['tried']),
  phone('date-has-passed', 'bookedToday', { ...followOn, 'dueOn-month': '11' }, ['dueOn']),
  phone('date-too-far', 'bookedToday', { ...followOn, 'dueOn-year': '2028' }, ['outcome']),
  phone('permanent-fix-unsaid', 'bookedToday', { ...forNow, permanent: '' }, ['permanent']),
  phone('unknown-cause', 'bookedToday', { ...done, cause: 'lifestyle' }, ['outcome']),
  { ...phone('record-the-inspection', 'checkBooked', done, ['']), as: 'surveyor' },
];

/** What a job asks for, as the job asks for it: in the name of the system, through the door. */
export interface JobRow {
  readonly refusal: RepairRefusal;
  readonly in: StateName;
  readonly command: (known: Known) => RepairCommand;
}

const missed = ({ it }: Known): RepairCommand => ({ type: 'RecordMissedVisit', visitId: it.visitId as VisitId });
const remind = ({ it }: Known): RepairCommand => ({ type: 'RemindOfVisit', visitId: it.visitId as VisitId, when: 'same-day' });

export const rowsOfJobs: readonly JobRow[] = [
  { refusal: 'visit-not-over', in: 'bookedToday', command: missed },
  { refusal: 'visit-not-open', in: 'fixed', command: missed },
  { refusal: 'visit-not-open', in: 'fixed', command: remind },
  { refusal: 'visit-not-open', in: 'triaged', command: () => ({ type: 'RecordMissedOrderDay', orderNumber: 1 }) },
  { refusal: 'no-reminder-due', in: 'booked', command: remind },
  { refusal: 'notice-not-relied-on', in: 'triaged', command: ({ it }) => ({ type: 'WithdrawNotice', about: it.visitId as VisitId, messageId: newId(), channel: 'text', why: 'No such number' }) },
  { refusal: 'not-in-programme', in: 'triaged', command: () => ({ type: 'RecordProgrammeWork', doneOn: plainDate('2026-11-23') }) },
  { refusal: 'not-in-programme', in: 'triaged', command: () => ({ type: 'ReopenFromProgramme', because: 'dropped', words: 'that work will not be done' }) },
  { refusal: 'visit-not-reached', in: 'programmed', command: () => ({ type: 'RecordProgrammeWork', doneOn: plainDate('2026-12-01') }) },
  { refusal: 'reason-missing', in: 'programmed', command: () => ({ type: 'ReopenFromProgramme', because: 'dropped', words: '' }) },
];

/** A visit of a planned day that cannot be booked, among one that can where the day itself is possible. */
export interface BulkRow {
  readonly refusal: RepairRefusal;
  readonly in: StateName;
  readonly on: string;
  readonly by?: 'operative' | 'surveyor' | 'planner';
  readonly partOfDay?: string;
  readonly noOtherCan?: true;
  /** The time it is then; left out where that does not matter. */
  readonly at?: string;
}

export const rowsOfPlannedDays: readonly BulkRow[] = [
  { refusal: 'case-is-closed', in: 'closed', on: '2026-12-01' },
  { refusal: 'not-diagnosed', in: 'reported', on: '2026-12-02' },
  { refusal: 'may-be-a-hazard', in: 'hazard', on: '2026-12-03' },
  { refusal: 'visit-already-booked', in: 'booked', on: '2026-12-04' },
  { refusal: 'waits-for-programme', in: 'programmed', on: '2026-12-07' },
  { refusal: 'may-not-be-sent', in: 'triaged', on: '2026-12-08', by: 'planner' },
  { refusal: 'slot-not-offered', in: 'triaged', on: '2026-12-09', partOfDay: '0930-1430' },
  { refusal: 'operative-is-full', in: 'fullFriday', on: '2026-11-27' },
  { refusal: 'operative-is-away', in: 'triaged', on: '2026-11-27', by: 'surveyor' },
  { refusal: 'does-not-work-then', in: 'triaged', on: '2026-12-09', by: 'surveyor', partOfDay: 'afternoon' },
  { refusal: 'slot-is-over', in: 'triaged', on: '2026-11-24', at: noonToday },
  { refusal: 'date-has-passed', in: 'triaged', on: '2026-11-23', noOtherCan: true },
  { refusal: 'not-a-working-day', in: 'triaged', on: '2026-11-28', noOtherCan: true },
  { refusal: 'date-too-far', in: 'triaged', on: '2028-11-24', noOtherCan: true },
  { refusal: 'date-too-far', in: 'triaged', on: '2062-11-24', noOtherCan: true },
];
