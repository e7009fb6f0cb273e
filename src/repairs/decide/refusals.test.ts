import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { aPromise, tuesdayMorning } from '../../../test/builders/case.ts';
import { anOrder, aWaitingVariation, orderId } from '../../../test/builders/order.ts';
import { msOkafor, staffOf, theClockKeeper } from '../../../test/builders/people.ts';
import { aRecall, aRemedy, aRepairContext, aRepairRecord, aReport, anAttempt, aVisit, refusalOf, threeAttempts, visitDone, visitId, visitPromiseId } from '../../../test/builders/repair.ts';
import { aChild } from '../../../test/builders/repair-in-hand.ts';
import { usualAppointments } from '../../appointments/index.ts';
import { plainDate } from '../../clock/index.ts';
import type { Reference } from '../../casefile/index.ts';
import { usualPolicy } from '../policy.ts';
import type { AnswerWhetherFixed } from './answer.ts';
import type { AttachCapture } from './findings.ts';
import type { RepairContext, RepairRecord, RepairRefusal } from './context.ts';
import { decideRepair, reportRepair, type RepairCommand } from './index.ts';

type Case = readonly [why: string, record: RepairRecord, command: RepairCommand, differing?: Partial<RepairContext>];

const operative = { operativeId: staffOf('operative').id, operativeName: staffOf('operative').name };
const thursday = plainDate('2026-11-26');
const onThursday = { now: '2026-11-26T10:00:00.000Z' as RepairContext['now'], today: thursday };
const followOn = 'REP-2026-00500' as Reference;

const diagnose: RepairCommand = { type: 'DiagnoseRepair', priority: 'urgent', trade: 'plumber', rightToRepairDefect: null, reason: 'It is getting worse' };
const ruleOut: RepairCommand = { type: 'RuleOutHazard', reason: 'Condensation from a kettle; wall dry by meter' };
const ruleOutRecall: RepairCommand = { type: 'RuleOutRecall', reason: 'The bath tap this time; it was the basin’s' };
const book: RepairCommand = { type: 'BookVisit', purpose: 'repair', on: thursday, partOfDay: 'morning', ...operative };
const move: RepairCommand = { type: 'MoveVisit', visitId, on: plainDate('2026-11-27'), partOfDay: 'afternoon', askedBy: 'resident', reason: 'She works on Thursdays', ...operative };
const cancelVisit: RepairCommand = { type: 'CancelVisit', visitId, reason: 'The part has not come' };
const done: RepairCommand = { type: 'RecordVisitDone', visitId, words: 'New washer fitted', photos: [] };
const noAccess: RepairCommand = { type: 'RecordNoAccess', visitId, tried: ['knocked and waited', 'phoned'], words: 'No answer, 10:05 to 10:20' };
const needsMore: RepairCommand = { type: 'RecordFollowOn', visitId, words: 'New tap', trade: 'plumber', priority: 'routine', dueOn: plainDate('2026-12-10'), ...aChild(1) };
const findings: RepairCommand = { type: 'RecordFindings', visitId, findings: { checked: ['identity'], readings: [], presence: 'present' }, signature: null };
const aCapture = { captureId: 'one', capturedBy: 'Sam Platt', visitId };
const atTheDoor = { recordedAt: '2026-11-26T09:00:00.000Z', receivedAt: '2026-11-26T10:00:00.000Z', clock: 'right', minutesFast: 0 } as const;
const attach: RepairCommand = { type: 'AttachCapture', ...aCapture, lines: [], photos: [], phone: atTheDoor as unknown as AttachCapture['phone'] };
const putAside: RepairCommand = { type: 'PutCaptureAside', ...aCapture, reason: '' };
const attempt: RepairCommand = { type: 'RecordAnswerAttempt', channel: 'phone', words: 'Left a message' };
const declare: RepairCommand = { type: 'DeclareFixed', words: 'The follow-on was the last of it' };
const join: RepairCommand = { type: 'JoinReport', words: 'Still dripping', reporterName: 'Ms A. Okafor', reporterContact: null, channel: 'phone' };
const notRight: RepairCommand = { type: 'SayNotRight', words: 'I was told Monday' };
const change: RepairCommand = { type: 'AskToChangeVisit', visitId, words: 'Friday is better' };
const suits: RepairCommand = { type: 'SayWhenItSuits', wishes: ['morning'] };
const close: RepairCommand = { type: 'CloseRepair', words: 'Rang three times, no answer' };
const cancel: RepairCommand = { type: 'CancelRepair', reason: 'resident asked', words: 'She mended it herself', toldHow: 'She rang us' };
const answer = (word: AnswerWhetherFixed['answer']): RepairCommand => ({ type: 'AnswerWhetherFixed', answer: word, words: '', how: 'their link' });

const surveyor = { operativeId: staffOf('surveyor').id, operativeName: staffOf('surveyor').name };
const check: RepairCommand = { type: 'BookPostInspection', on: thursday, partOfDay: 'morning', ...surveyor };
const raise: RepairCommand = { type: 'RaiseFailedWork', inspectionReference: 'INS-2026-00001' as Reference, words: 'The seal leaks', trade: 'plumber', priority: 'routine', ...aChild(1) };

const decideSum: RepairCommand = { type: 'DecideRemedy', remedyId: aRemedy().id, decision: 'offered', pence: 1_500, words: '' };
const raisedInError: RepairCommand = { type: 'CancelRepair', reason: 'raised in error', words: 'Nobody knows of it', toldHow: '' };
const objects: RepairCommand = { type: 'ObjectToCancellation', words: 'It still drips', how: 'their link' };
const review: RepairCommand = { type: 'ReviewAccess', needs: 'Deaf in one ear: text first', decision: 'another visit', reason: 'Try after four, and text' };
const asksStep: RepairCommand = { ...review, decision: 'tenancy or legal step' };
const step: RepairCommand = { type: 'DecideAccessStep', step: 'formal letter', reason: 'Three tries at three times', nextOn: plainDate('2026-12-04') };
const temporary: RepairCommand = { type: 'RecordTemporaryFix', visitId, words: 'Clamped the pipe', permanent: 'new pipe', permanentBy: plainDate('2026-12-10'), photos: [] };
const inProgramme: RepairCommand = { type: 'PutInProgramme', programmeId: 'roofs', words: 'The whole roof is renewed' };
const programme = { id: 'roofs', name: 'New roofs', endsOn: plainDate('2027-03-31'), isPlanned: true, coversPlace: true };
const forNow = { permanent: 'new pipe', permanentBy: plainDate('2026-12-10') };
const reviewed = { at: tuesdayMorning, by: 'Priya Shah', needs: 'None known', decision: 'tenancy or legal step', reason: 'Three tries' } as const;
const proposed = aRepairRecord({ cancellation: { byId: staffOf('planner').id, by: 'Priya Shah', at: tuesdayMorning, reason: 'raised in error', words: 'Nobody knows of it', toldHow: '', orderIds: [] } });
const waiting = aRepairRecord({ stage: 'programmed', programme: { programmeId: 'roofs', name: 'New roofs', promisedOn: plainDate('2027-03-31'), promiseId: visitPromiseId } });

const triaged = aRepairRecord();
const booked = aRepairRecord({ stage: 'booked', visits: [aVisit()] });
const fixed = aRepairRecord({ stage: 'fixed', visits: [visitDone()] });
const checked = aRepairRecord({ stage: 'fixed', visits: [visitDone({ id: 'the-work' as typeof visitId }), aVisit({ purpose: 'post-inspection', ...surveyor })] });
const closed = aRepairRecord({ stage: 'closed', visits: [visitDone()] });
const cancelled = aRepairRecord({ stage: 'cancelled' });
const maybeDanger = aRepairRecord({ hazard: 'possible', problem: 'damp-or-mould' });

const declaredAlready = aRepairRecord({ stage: 'confirmed', visits: [visitDone()] });
const refusals: Readonly<Record<RepairRefusal, readonly Case[]>> = {
  'unknown-problem': [],
  'already-said-fixed': [
    ['it is not declared fixed twice', fixed, declare],
    ['nor is a yes forgotten', declaredAlready, declare],
  ],
  'case-is-closed': [
    ['nobody comes any more, whenever it suits', closed, suits],
    ['it is not triaged again', closed, diagnose],
    ['no hazard is ruled out on it', aRepairRecord({ stage: 'closed', hazard: 'possible' }), ruleOut],
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
    ['a hazard ruled out without a reason', maybeDanger, { ...ruleOut, reason: '' }],
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
  'no-hazard-to-rule-out': [
    ['where none was seen', triaged, ruleOut],
    ['where it was ruled out already', aRepairRecord({ hazard: 'not-a-hazard' }), ruleOut],
  ],
  'reporter-may-not-rule-out': [
    ['a surveyor who reported it themselves', aRepairRecord({ hazard: 'possible', reportedBy: 'staff', reporterName: staffOf('surveyor').name }), ruleOut, { actor: staffOf('surveyor') }],
  ],
  'right-to-repair-does-not-apply': [['to a tenant of a housing association', triaged, { ...diagnose, rightToRepairDefect: 'tap-not-turning' }]],
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
  'operative-is-full': [
    ['an ordinary visit in a full half-day', triaged, book, { operativeIsFull: true }],
    ['not even when the planner insists', triaged, { ...book, evenIfFull: true }, { operativeIsFull: true }],
    ['a visit moved into one', booked, move, { operativeIsFull: true }],
    ['an emergency nobody decided to squeeze in', aRepairRecord({ priority: 'emergency' }), book, { operativeIsFull: true }],
  ],
  'visit-not-open': [
    ['moving a visit that is over', fixed, move],
    ['cancelling a visit that is over', fixed, cancelVisit],
    ['doing a visit twice', fixed, done, onThursday],
    ['no access to a visit that was done', fixed, noAccess, onThursday],
    ['a follow-on from a visit that is over', fixed, needsMore, onThursday],
    ['findings of a visit that is over', fixed, findings, onThursday],
    ['asking to change a visit that is over', fixed, change],
    ['a visit of another repair', triaged, done, onThursday],
  ],
  'visit-not-reached': [
    ['done before its day', booked, done],
    ['no access before its day', booked, noAccess],
    ['a follow-on before its day', booked, needsMore],
    ['findings before its day', booked, findings],
  ],
  'say-what-was-tried': [['no access without trying anything', booked, { ...noAccess, tried: [] }, onThursday]],
  'follow-on-open': [
    ['closing', aRepairRecord({ stage: 'confirmed', visits: [visitDone()] }, { openFollowOns: [followOn] }), close],
    ['declaring it fixed', aRepairRecord({ visits: [visitDone()] }, { openFollowOns: [followOn] }), declare],
    ['cancelling', aRepairRecord({}, { openFollowOns: [followOn] }), cancel],
  ],
  'promise-open': [['closing', aRepairRecord({ stage: 'confirmed', visits: [visitDone()] }, { promises: [aPromise()] }), close]],
  'visit-open': [
    ['closing', aRepairRecord({ stage: 'confirmed', visits: [visitDone(), aVisit({ id: 'another' as typeof visitId })] }), close],
    ['declaring it fixed', aRepairRecord({ visits: [visitDone(), aVisit({ id: 'another' as typeof visitId })] }), declare],
  ],
  'order-open': [
    ['closing', aRepairRecord({ stage: 'confirmed', visits: [visitDone()] }, { openOrders: [anOrder()] }), close],
    ['declaring it fixed', aRepairRecord({ visits: [visitDone()] }, { openOrders: [anOrder()] }), declare],
    ['cancelling without a word of the order', aRepairRecord({}, { openOrders: [anOrder()] }), cancel],
    ['cancelling with another order named', aRepairRecord({}, { openOrders: [anOrder()] }), { ...cancel, orderIds: ['another' as typeof orderId] }],
  ],
  'order-not-open': [['a visit for an order that is over, or of another repair', triaged, { ...book, orderId }]],
  'order-waits': [['a visit for an order that nobody has authorised', aRepairRecord({}, { openOrders: [anOrder({ waiting: { ...aWaitingVariation, about: 'order' } })] }), { ...book, orderId }]],
  'nothing-done-yet': [
    ['closing what nobody has worked on', triaged, close],
    ['closing after somebody only looked', aRepairRecord({ visits: [visitDone({ purpose: 'inspection' })] }), close],
    ['declaring fixed what nobody has worked on', triaged, declare],
  ],
  'only-no-access': [
    ['closing because nobody let us in', aRepairRecord({ visits: [aVisit({ status: 'no-access' })] }), close],
    ['nor is it cancelled as raised in error', aRepairRecord({ access: threeAttempts }), raisedInError],
    ['nor as no longer needed', aRepairRecord({ access: threeAttempts }), { type: 'CancelRepair', reason: 'no longer needed', words: 'Never in', toldHow: '' }],
    ['however often', aRepairRecord({ visits: ['a', 'b', 'c'].map((id) => aVisit({ id: id as typeof visitId, status: 'no-access' })), answerAttempts: 3 }), close],
  ],
  'no-answer-yet': [
    ['closing without asking', fixed, close],
    ['closing after two attempts', aRepairRecord({ stage: 'fixed', answerAttempts: 2, visits: [visitDone()] }), close],
  ],
  'not-said-fixed': [
    ['checking work that nobody says is done', triaged, check],
    ['closing work that was made safe and no more', aRepairRecord({ visits: [visitDone({ purpose: 'make-safe' })] }), close],
    ['the resident’s yes before we said so', triaged, answer('fixed')],
    ['"not sure" before we said so', triaged, answer('not-sure')],
    ['"not fixed" before we said so', booked, answer('not-fixed')],
    ['"not fixed" of a cancelled repair', cancelled, answer('not-fixed')],
    ['attempts to get an answer before we said so', triaged, attempt],
  ],
  'did-the-work': [
    ['checking work that one did', fixed, { ...check, ...operative }],
    ['also of a closed repair', closed, { ...check, ...operative }],
    ['being sent instead of whoever was to check it', checked, { ...move, ...operative }, onThursday],
  ],
  'record-the-inspection': [
    ['a visit to check the work is not simply done', checked, done, onThursday],
    ['nor is a follow-on raised from it beside the inspection', checked, needsMore, onThursday],
  ],
  'resident-not-told': [['cancelling with no address to write to and nobody told', triaged, { ...cancel, toldHow: '' }, { canWrite: false }]],
  'no-recall-to-rule-out': [
    ['where nothing came back', triaged, ruleOutRecall],
    ['where somebody has ruled it out already', aRepairRecord({ recall: { ...aRecall, ruledOut: { at: tuesdayMorning, by: 'Priya Shah', reason: 'Another tap' } } }), ruleOutRecall],
  ],
  'cancellation-proposed': [['proposing twice what waits for somebody else', proposed, raisedInError]],
  'no-cancellation-proposed': [
    ['agreeing to what nobody proposed', triaged, { type: 'AgreeToCancel' }],
    ['saying no to it', triaged, { type: 'DeclineCancellation', reason: 'It still drips' }],
  ],
  'second-person-needed': [['whoever proposed it agrees with themselves', proposed, { type: 'AgreeToCancel' }, { actor: staffOf('planner') }]],
  'not-cancelled': [['objecting to what goes on', triaged, objects], ['objecting to what was closed: "not fixed" opens it', closed, objects]],
  'access-tried-too-little': [
    ['a supervisor looks after one attempt', aRepairRecord({ access: { ...threeAttempts, attempts: [anAttempt()] } }), review],
    ['or after none', triaged, review],
  ],
  'access-reviewed': [['looking twice at the same attempts', aRepairRecord({ access: { ...threeAttempts, review: reviewed } }), review]],
  'access-not-reviewed': [
    ['a legal step before a supervisor looked', aRepairRecord({ access: threeAttempts }), step],
    ['a legal step where the supervisor wants another visit', aRepairRecord({ access: { ...threeAttempts, review: { ...reviewed, decision: 'another visit' } } }), step],
    ['a legal step where nobody was kept out', triaged, step],
  ],
  'access-not-noticed': [
    ['a step on attempts that nobody was told of', aRepairRecord({ access: { ...threeAttempts, attempts: [anAttempt(), anAttempt({ noticedAt: null, isNoticed: false }), anAttempt({ partOfDay: 'afternoon' })] } }), asksStep],
    ['or a step decided on what came back since', aRepairRecord({ access: { ...threeAttempts, attempts: [anAttempt(), anAttempt({ noticedAt: null, isNoticed: false }), anAttempt({ partOfDay: 'afternoon' })], review: reviewed } }), step],
    ['or that left nothing at the door', aRepairRecord({ access: { ...threeAttempts, attempts: [anAttempt(), anAttempt({ tried: ['phoned'] }), anAttempt({ partOfDay: 'afternoon' })] } }), asksStep],
  ],
  'access-same-time': [['a step after three mornings', aRepairRecord({ access: { ...threeAttempts, attempts: [anAttempt(), anAttempt(), anAttempt()] } }), asksStep]],
  'notice-not-relied-on': [
    ['a notice withdrawn that no attempt stood on', aRepairRecord({ access: threeAttempts }), { type: 'WithdrawNotice', visitId, messageId: 'another', channel: 'text', why: 'No such number' }],
    ['or where nobody was kept out', triaged, { type: 'WithdrawNotice', visitId, messageId: 'another', channel: 'text', why: 'No such number' }],
  ],
  'needs-not-considered': [['looking without a thought for who lives there', aRepairRecord({ access: threeAttempts }), { ...review, needs: '' }]],
  'permanent-fix-owed': [
    ['closing what is mended for now, whatever the resident said', aRepairRecord({ stage: 'confirmed', visits: [visitDone()], temporaryFix: forNow }), close],
    ['calling it fixed', aRepairRecord({ visits: [visitDone()], temporaryFix: forNow }), declare],
  ],
  'permanent-fix-unsaid': [['mended for now without saying what is left', booked, { ...temporary, permanent: '' }, onThursday]],
  'cause-missing': [
    ['closing a leak that nobody found the cause of', aRepairRecord({ problem: 'leak', stage: 'confirmed', visits: [visitDone()] }), close],
    ['calling damp fixed', aRepairRecord({ problem: 'damp-or-mould', visits: [visitDone()] }), declare],
    ['closing a tap that came back', aRepairRecord({ stage: 'confirmed', visits: [visitDone()], recall: aRecall }), close],
  ],
  'cause-is-coded': [['correcting a cause to itself', aRepairRecord({ cause: 'plumbing' }), { type: 'CodeCause', cause: 'plumbing', words: 'Again' }]],
  'unknown-cause': [
    ['a cause that is on no list', triaged, { type: 'CodeCause', cause: 'lifestyle', words: 'Drying clothes' }],
    ['one the landlord no longer offers', triaged, { type: 'CodeCause', cause: 'old', words: 'As before' }, { policy: { ...usualPolicy, causes: [{ id: 'old', words: 'Old boiler', under: 'heating', retiredFrom: plainDate('2026-11-24') }] } }],
    ['one that it offers only from tomorrow', triaged, { type: 'CodeCause', cause: 'new', words: 'As said' }, { policy: { ...usualPolicy, causes: [{ id: 'new', words: 'Heat pump', under: 'heating', from: plainDate('2026-11-25') }] } }],
    ['one under a family that was retired', triaged, { type: 'CodeCause', cause: 'heating-system', words: 'As before' }, { policy: { ...usualPolicy, causes: [{ id: 'heating', words: 'Heating', under: null, retiredFrom: plainDate('2026-11-01') }] } }],
  ],
  'cannot-wait-for-programme': [
    ['an emergency', aRepairRecord({ priority: 'emergency' }), inProgramme, { programme }],
    ['what has a Right to Repair clock', aRepairRecord({ rightToRepairDefect: 'tap-not-turning' }), inProgramme, { programme }],
  ],
  'programme-not-open': [
    ['one that is on no list', triaged, inProgramme],
    ['one that does not cover this home', triaged, inProgramme, { programme: { ...programme, coversPlace: false } }],
    ['one that was dropped, or is done here', triaged, inProgramme, { programme: { ...programme, isPlanned: false } }],
    ['one whose date has passed', triaged, inProgramme, { programme: { ...programme, endsOn: plainDate('2026-11-23') } }],
  ],
  'waits-for-programme': [
    ['booking a visit for it: it is taken out first', waiting, book],
    ['putting it in a second one', waiting, inProgramme, { programme }]],
  'not-in-programme': [
    ['taking out what waits for none', triaged, { type: 'ReopenFromProgramme', because: 'decided', words: 'Worse' }],
    ['planned work at a home whose repair did not wait for it', triaged, { type: 'RecordProgrammeWork', doneOn: plainDate('2026-11-24') }],
  ],
  'cancel-needs-more': [
    ['what was worked on is not cancelled but closed', fixed, cancel],
    ['not even what was only made safe', aRepairRecord({ visits: [visitDone({ purpose: 'make-safe' })] }), cancel],
  ],
};

describe('what is refused of a repair', () => {
  for (const [refusal, cases] of Object.entries(refusals)) {
    for (const [why, record, command, differing] of cases) {
      it(`${refusal}: ${why}`, () => {
        assert.equal(refusalOf(decideRepair(record, command, aRepairContext(differing))) ?? 'agreed', refusal);
      });
    }
  }

  it('unknown-problem: a report of something not on the list', () => {
    const decision = reportRepair({ type: 'ReportRepair', report: aReport({ problem: 'dragons' }), isEmergency: false, photos: [] }, aRepairContext());
    assert.equal(refusalOf(decision), 'unknown-problem');
  });

  it('words-missing: a report without the resident’s words', () => {
    const decision = reportRepair({ type: 'ReportRepair', report: aReport({ words: '' }), isEmergency: false, photos: [] }, aRepairContext());
    assert.equal(refusalOf(decision), 'words-missing');
  });
});

describe('the list of refusals', () => {
  it('has a test for each, and no refusal that nothing gives', () => {
    const source = readFileSync(new URL('context.ts', import.meta.url), 'utf8');
    const [, union = ''] = /type RepairRefusal =([^;]+);/.exec(source) ?? [];
    const named = [...union.matchAll(/'([a-z-]+)'/g)].map(([, name]) => name);
    assert.ok(named.length > 20);
    // Only a report can be of an unknown problem, and its test stands above.
    const tested = Object.entries(refusals).filter(([name, cases]) => cases.length > 0 || name === 'unknown-problem');
    assert.deepEqual(tested.map(([name]) => name).sort(), named.sort());
  });
});
