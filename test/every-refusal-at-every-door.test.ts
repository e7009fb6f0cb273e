import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { RepairCommand, RepairRefusal } from '../src/repairs/decide/index.ts';
import { refusalsOfRepairs } from './doors/refusals-of-repairs.ts';
import { carried } from './doors/repair-doors.ts';
import { rowsOfJobs, rowsOfLinks, rowsOfPhones, rowsOfPlannedDays } from './doors/rows-of-other-doors.ts';
import { rowsOfRepairs } from './doors/rows-of-repairs.ts';

// A refusal that a command can meet is tried at every door by which that command comes, or it is said here why it cannot be met
// there. A new refusal, a new command or a new way in fails until it has its row.

const root = join(import.meta.dirname, '..');
const files = globSync('src/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.test.ts') && !path.startsWith('src/demonstration/'));
const callersOf = (door: string): string[] => files.filter((path) => new RegExp(String.raw`\b${door}\((?!\s*asking: )`).test(readFileSync(join(root, path), 'utf8'))).toSorted();

type Door = 'page' | 'api' | 'link' | 'phone' | 'job' | 'planned day' | 'inspection' | 'hazard case' | 'work of a hazard';
type Command = RepairCommand['type'];

const commands = Object.keys(carried) as Command[];
const doors: Readonly<Record<Door, readonly Command[]>> = {
  page: commands.filter((command) => carried[command].page !== undefined),
  api: commands.filter((command) => carried[command].api !== undefined),
  link: ['AnswerWhetherFixed', 'JoinReport', 'SayNotRight', 'AskToChangeVisit', 'SayWhenItSuits', 'AddPhotos', 'BookVisit', 'MoveVisit', 'CancelVisit', 'ObjectToCancellation'],
  phone: ['RecordVisitDone', 'RecordNoAccess', 'RecordFollowOn', 'RecordTemporaryFix', 'RecordFindings', 'AddPhotos'],
  job: ['RecordMissedVisit', 'RecordMissedOrderDay', 'RemindOfVisit', 'WithdrawNotice', 'ReopenFromProgramme', 'RecordProgrammeWork'],
  'planned day': ['BookVisit'],
  inspection: ['RecordVisitDone', 'RaiseFailedWork'],
  'hazard case': ['HandHazardOver'],
  'work of a hazard': ['HandHazardOver', 'DiagnoseRepair'],
};

/** Every file that asks the door for something, and which way in it is. An import brings repairs as they were before, by decisions of its own. */
const waysIn: Readonly<Record<string, Door | 'page and api' | 'refuses nothing'>> = {
  'src/hazards/perform-report.ts': 'hazard case',
  'src/inspections/perform.ts': 'inspection',
  'src/phone/decide-captured.ts': 'page',
  'src/repairs/follow-programmes.ts': 'job',
  'src/repairs/jobs.ts': 'job',
  'src/repairs/hear-words.ts': 'refuses nothing',
  'src/repairs/plan-day/book-each.ts': 'planned day',
  'src/repairs/raise-for-hazard.ts': 'work of a hazard',
  'src/repairs/routes/action-page.ts': 'page',
  'src/repairs/routes/api/action-route.ts': 'api',
  'src/repairs/routes/record-outcome.ts': 'phone',
  'src/repairs/routes/resident/join-report.ts': 'link',
  'src/repairs/routes/resident/keep-photos.ts': 'link',
  'src/repairs/routes/resident/tell-us.ts': 'link',
  'src/repairs/routes/resident/visit-times.ts': 'link',
  'src/repairs/routes/resident/when-it-suits.ts': 'link',
  'src/repairs/routes/take-report.ts': 'page and api',
  'src/repairs/withdraw-notices.ts': 'job',
};

const nobodyIsNamed = 'a resident names nobody: whoever is free comes';
const noOrderNamed = 'no order is named at this door';
const justOpened = 'the repair was opened in the same transaction';
const listed = 'the proposal names who goes, when and why';

/** Why a refusal that the command could meet is not met at this door. */
const cannot: Readonly<Record<Door, Readonly<Partial<Record<RepairRefusal, string>>>>> = {
  page: {
    'residents-may-not-choose': 'whoever is signed in is no resident',
    'too-soon-to-choose': 'whoever is signed in is no resident',
  },
  api: {
    'residents-may-not-choose': 'a token acts for staff, never for a resident',
    'too-soon-to-choose': 'a token acts for staff, never for a resident',
  },
  link: {
    'date-has-passed': 'too soon to choose is said before: no day that has passed is late enough',
    'slot-is-over': 'the landlord of these tests wants a day of notice; one that wants none is in src/repairs/decide/visits.test.ts',
    'may-not-be-sent': nobodyIsNamed,
    'operative-is-away': nobodyIsNamed,
    'operative-is-full': nobodyIsNamed,
    'does-not-work-then': nobodyIsNamed,
    'did-the-work': nobodyIsNamed,
    'order-not-open': noOrderNamed,
    'order-waits': noOrderNamed,
    'after-their-last-day': noOrderNamed,
    'not-cancelled': 'what they write is an objection only when it is cancelled; else it is told as not right',
  },
  phone: {},
  job: {},
  'planned day': {
    'residents-may-not-choose': 'only planners and managers plan a day',
    'too-soon-to-choose': 'only planners and managers plan a day',
    'nobody-is-free': listed,
    'order-not-open': noOrderNamed,
    'order-waits': noOrderNamed,
    'after-their-last-day': noOrderNamed,
  },
  inspection: {
    'words-missing': 'the form and the decision of an inspection ask what failed before, and write the outcome of the visit themselves',
    'visit-not-open': 'it names a visit that was read as booked in the same transaction',
    'visit-not-reached': 'the visit is named only when its day has come',
    'record-the-inspection': 'this is the inspection',
    'case-is-closed': 'work that was done is not cancelled, so an inspection has no cancelled repair',
  },
  'hazard case': {},
  'work of a hazard': {
    'case-is-closed': justOpened,
    'has-own-hazard-case': justOpened,
    'reason-missing': 'the reason is the reference of the hazard',
    'right-to-repair-does-not-apply': 'no defect of the Right to Repair is named at this door',
  },
};

const tried: Readonly<Record<Door, ReadonlySet<RepairRefusal>>> = {
  page: new Set(rowsOfRepairs.filter(({ command }) => carried[command].page !== undefined).map(({ refusal }) => refusal)),
  api: new Set(rowsOfRepairs.filter(({ command }) => carried[command].api !== undefined).map(({ refusal }) => refusal)),
  link: new Set(rowsOfLinks.map(({ refusal }) => refusal)),
  phone: new Set(rowsOfPhones.map(({ refusal }) => refusal)),
  job: new Set(rowsOfJobs.map(({ refusal }) => refusal)),
  'planned day': new Set(rowsOfPlannedDays.map(({ refusal }) => refusal)),
  inspection: new Set(),
  // src/hazards/hazards.db.test.ts tries both, at the page and by a program.
  'hazard case': new Set(['case-is-closed', 'has-own-hazard-case']),
  'work of a hazard': new Set(),
};

const owedAt = (door: Door): RepairRefusal[] => (Object.entries(refusalsOfRepairs) as [RepairRefusal, (typeof refusalsOfRepairs)[RepairRefusal]][])
  .filter(([, cases]) => cases.some(([, , command]) => doors[door].includes(command.type))).map(([refusal]) => refusal);

describe('each refusal of a repair is tried at each door that can meet it', () => {
  for (const door of Object.keys(doors) as Door[]) {
    test(door, () => {
      const owed = owedAt(door);
      assert.ok(owed.length > 0);
      assert.deepEqual(owed.filter((refusal) => !tried[door].has(refusal) && cannot[door][refusal] === undefined), [], 'without a row, and without a reason');
      const reasons = Object.keys(cannot[door]) as RepairRefusal[];
      assert.deepEqual(reasons.filter((refusal) => tried[door].has(refusal) || !owed.includes(refusal)), [], 'a reason for what is tried, or cannot be met at all');
    });
  }

  // Words that reached us are heard however the repair stands.
  test('words put on it by hand are refused nothing', () => {
    assert.deepEqual(Object.values(refusalsOfRepairs).flat().filter(([, , command]) => command.type === 'HearWords'), []);
  });

  test('every way in is known', () => assert.deepEqual(callersOf('performOnRepair').filter((path) => path !== 'src/repairs/perform.ts'), Object.keys(waysIn).toSorted()));
});
