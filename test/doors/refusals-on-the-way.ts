import { anOrder } from '../builders/order.ts';
import { msOkafor, theClockKeeper } from '../builders/people.ts';
import { aRecall, aRemedy, aRepairRecord, aVisit, visitDone, visitId } from '../builders/repair.ts';
import { usualAppointments } from '../../src/appointments/index.ts';
import { plainDate } from '../../src/clock/index.ts';
import { london } from '../builders/times.ts';
import type { RepairContext } from '../../src/repairs/decide/context.ts';
import type { RepairRefusal } from '../../src/repairs/decide/context.ts';
import { thursday, onThursday, diagnose, handOver, ruleOutRecall, book, move, cancelVisit, done, noAccess, needsMore, attach, putAside, attempt, declare, join, notRight, change, suits, close, cancel, check, raise, decideSum, triaged, booked, fixed, checked, closed, cancelled, maybeDanger, declaredAlready, type RepairCase } from './commands-to-refuse.ts';

const atNoon: Partial<RepairContext> = { now: london('2026-11-24 12:00') };

/** From a report to a visit that is agreed. */
export const refusalsOnTheWay = {
  'unknown-problem': [],
  'home-has-ended': [],
  'already-said-fixed': [
    ['it is not declared fixed twice', fixed, declare],
    ['nor is a yes forgotten', declaredAlready, declare],
  ],
  'case-is-closed': [
    ['nobody comes any more, whenever it suits', closed, suits],
    ['it is not triaged again', closed, diagnose],
    ['no hazard case is opened of it', closed, handOver],
    ['no visit is booked on it', closed, book],
    ['it is not declared fixed again', closed, declare],
    ['no report joins it: a new one is made', closed, join],
    ['it is not closed again', closed, close],
    ['it is not cancelled after closing', closed, cancel],
    ['nor cancelled twice', cancelled, cancel],
    ['no work is raised on what was cancelled', cancelled, raise],
  ],
  'words-missing': [
    ['a visit done without saying what was done', booked, { ...done, words: '' }, onThursday],
    ['no access without saying what happened', booked, { ...noAccess, words: '' }, onThursday],
    ['a follow-on without saying what is needed', booked, { ...needsMore, words: '' }, onThursday],
    ['an attempt without saying what was tried', fixed, { ...attempt, words: '' }],
    ['fixed without saying why', aRepairRecord({ visits: [visitDone()] }), { ...declare, words: '' }],
    ['what a phone sent, with neither words nor photos in it', fixed, attach],
    ['a second report without words', triaged, { ...join, words: '' }],
    ['"this is not right" without saying what', triaged, { ...notRight, words: '' }],
    ['asking to change a visit without saying how', booked, { ...change, words: '' }],
    ['work that failed an inspection without saying what', fixed, { ...raise, words: '' }],
    ['photos without a photo', triaged, { type: 'AddPhotos', photos: [] }],
    ['closing unanswered without saying what was tried', aRepairRecord({ stage: 'fixed', answerAttempts: 3, visits: [visitDone()] }), { ...close, words: '' }],
  ],
  'reason-missing': [
    ['a priority changed without a reason', triaged, { ...diagnose, reason: '' }],
    ['a visit moved without a reason', booked, { ...move, reason: '' }],
    ['a visit cancelled without a reason', booked, { ...cancelVisit, reason: '' }],
    ['what a phone sent put aside without a reason', fixed, putAside],
    ['a recall ruled out without a reason', aRepairRecord({ recall: aRecall }), { ...ruleOutRecall, reason: '' }],
    ['a repair cancelled without a reason', triaged, { ...cancel, words: '' }],
    ['less offered than proposed, and no word why', aRepairRecord({ remedies: [aRemedy()] }), { ...decideSum, pence: 1_000, words: '' }],
  ],
  'not-diagnosed': [['a visit before anybody has triaged it', aRepairRecord({ stage: 'reported', priority: null }), book]],
  'may-be-a-hazard': [
    ['is not booked as an ordinary job', maybeDanger, book],
    ['nor is a booked one moved', aRepairRecord({ stage: 'booked', hazard: 'possible', visits: [aVisit()] }), move],
    ['nor declared fixed', aRepairRecord({ hazard: 'possible', visits: [visitDone({ purpose: 'make-safe' })] }), declare],
    ['nor cancelled', maybeDanger, cancel],
    ['nor closed, whatever the resident said', aRepairRecord({ stage: 'confirmed', hazard: 'possible', visits: [visitDone()] }), close],
  ],
  'has-own-hazard-case': [['its danger has a case already', aRepairRecord({ hazard: 'own-case' }), handOver]],
  'right-to-repair-does-not-apply': [['to a tenant of a housing association', triaged, { ...diagnose, rightToRepairDefect: 'tap-not-turning' }]],
  'slot-is-over': [
    ['a visit this morning, once the morning is over', triaged, { ...book, on: plainDate('2026-11-24') }, atNoon],
    ['one moved to it', booked, { ...move, on: plainDate('2026-11-24'), partOfDay: 'morning' }, atNoon],
    ['a check of the work at it', fixed, { ...check, on: plainDate('2026-11-24') }, atNoon],
    ['an emergency at it, too', aRepairRecord({ priority: 'emergency' }), { ...book, on: plainDate('2026-11-24') }, atNoon],
    ['a visit at any time of a day that is over', triaged, { ...book, on: plainDate('2026-11-24'), partOfDay: 'all-day' }, { now: london('2026-11-24 17:00') }],
  ],
  'date-has-passed': [
    ['a check of the work for yesterday', fixed, { ...check, on: plainDate('2026-11-23') }],
    ['a visit for yesterday', triaged, { ...book, on: plainDate('2026-11-23') }],
    ['a visit moved to yesterday', booked, { ...move, on: plainDate('2026-11-23') }],
    ['a follow-on promised for yesterday', booked, { ...needsMore, dueOn: plainDate('2026-11-25') }, onThursday],
  ],
  'date-too-far': [
    ['a visit in 2062', triaged, { ...book, on: plainDate('2062-11-26') }],
    ['an emergency, too', aRepairRecord({ priority: 'emergency' }), { ...book, on: plainDate('2027-11-26') }],
    ['a visit moved to another century', booked, { ...move, on: plainDate('2126-11-27') }],
    ['a follow-on promised in 2062', booked, { ...needsMore, dueOn: plainDate('2062-12-10') }, onThursday],
  ],
  'not-a-working-day': [
    ['an ordinary visit on a Saturday', triaged, { ...book, on: plainDate('2026-11-28') }],
    ['an ordinary visit on Boxing Day’s substitute', triaged, { ...book, on: plainDate('2026-12-28') }],
    ['a visit moved to a Sunday', booked, { ...move, on: plainDate('2026-11-29') }],
  ],
  'visit-already-booked': [['a check while a visit is to come', checked, check], ['one visit at a time', booked, book]],
  'may-not-be-sent': [
    ['a visit by somebody whose work is not visiting, or of another organisation', triaged, book, { mayNotBeSent: true }],
    ['a visit moved to them', booked, move, { mayNotBeSent: true }],
  ],
  'operative-is-away': [
    ['a visit by somebody who is away', triaged, book, { operativeIsAway: true }],
    ['a visit moved to somebody who is away', booked, move, { operativeIsAway: true }],
    ['a check by somebody who is away', fixed, check, { operativeIsAway: true }],
    ['an emergency too, also when it is squeezed in', aRepairRecord({ priority: 'emergency' }), { ...book, evenIfFull: true }, { operativeIsAway: true }],
  ],
  'does-not-work-then': [['an ordinary visit on a day off', triaged, book, { doesNotWorkThen: true }]],
  'nobody-is-free': [
    ['a slot that somebody else took', triaged, book, { nobodyIsFree: true }],
    ['a visit moved into one', booked, move, { nobodyIsFree: true }],
  ],
  'slot-not-offered': [['a time that the landlord does not offer', triaged, book, { slotIsNotOffered: true }]],
  'residents-may-not-choose': [
    ['where the landlord does not let them', triaged, book, { actor: msOkafor, appointments: { ...usualAppointments, residentsChoose: false } }],
    ['an emergency', aRepairRecord({ priority: 'emergency' }), book, { actor: msOkafor }],
    ['what somebody has an order to do', aRepairRecord({}, { openOrders: [anOrder()] }), book, { actor: msOkafor }],
    ['somebody to look instead of an ordinary job', maybeDanger, { ...book, purpose: 'inspection' }, { actor: msOkafor }],
    ['cancelling the visit that makes it safe', aRepairRecord({ stage: 'booked', visits: [aVisit({ purpose: 'make-safe' })] }), cancelVisit, { actor: msOkafor }],
  ],
  'too-soon-to-choose': [
    ['today', triaged, { ...book, on: plainDate('2026-11-24') }, { actor: msOkafor }],
    ['leaving a visit of today', aRepairRecord({ stage: 'booked', visits: [aVisit({ on: plainDate('2026-11-24') })] }), move, { actor: msOkafor }],
    ['cancelling a visit of today', aRepairRecord({ stage: 'booked', visits: [aVisit({ on: plainDate('2026-11-24') })] }), cancelVisit, { actor: msOkafor }],
  ],
  'visit-not-over': [
    ['a visit missed while its time runs', booked, { type: 'RecordMissedVisit', visitId }, { now: '2026-11-26T11:00:00.000Z' as RepairContext['now'], today: thursday }],
    ['by the clock, before whoever was there has had time to say so', booked, { type: 'RecordMissedVisit', visitId }, { actor: theClockKeeper, now: '2026-11-26T15:59:00.000Z' as RepairContext['now'], today: thursday }],
  ],
  'no-reminder-due': [
    ['two days before', booked, { type: 'RemindOfVisit', visitId, when: 'day-before' }],
    ['with nobody to remind', booked, { type: 'RemindOfVisit', visitId, when: 'same-day' }, { ...onThursday, canWrite: false }],
  ],
  'remedy-not-open': [['a sum decided twice', aRepairRecord({ remedies: [aRemedy({ state: 'offered' })] }), decideSum]],
  'sum-missing': [['offering nothing at all', aRepairRecord({ remedies: [aRemedy()] }), { ...decideSum, pence: 0 }]],
} satisfies Partial<Record<RepairRefusal, readonly RepairCase[]>>;
