import { aPromise, tuesdayMorning } from '../builders/case.ts';
import { anOrder, aWaitingVariation, orderId } from '../builders/order.ts';
import { staffOf } from '../builders/people.ts';
import { aRecall, aRepairRecord, anAttempt, aVisit, threeAttempts, visitDone, visitId } from '../builders/repair.ts';
import { addDays, plainDate } from '../../src/clock/index.ts';
import { usualPolicy } from '../../src/repairs/policy.ts';
import type { RepairRefusal } from '../../src/repairs/decide/context.ts';
import { operative, onThursday, followOn, ruleOutRecall, book, move, cancelVisit, done, noAccess, needsMore, findings, attempt, declare, change, close, cancel, answer, check, raisedInError, objects, review, asksStep, step, temporary, inProgramme, programme, forNow, reviewed, proposed, waiting, triaged, booked, fixed, checked, closed, cancelled, type RepairCase } from './commands-to-refuse.ts';

/** From a visit that is agreed to the end of a repair. */
export const refusalsOfOutcomes = {
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
  'after-their-last-day': [
    ['a visit for an order whose contract is over by then', aRepairRecord({}, { openOrders: [anOrder()], lastDays: new Map([[orderId, addDays(book.on, -1)]]) }), { ...book, orderId }],
    ['moving one past the last day', aRepairRecord({ visits: [aVisit({ orderId })] }, { openOrders: [anOrder()], lastDays: new Map([[orderId, addDays(move.on, -1)]]) }), move],
  ],
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
  'second-person-needed': [
    ['whoever proposed it agrees with themselves', proposed, { type: 'AgreeToCancel' }, { actor: staffOf('planner') }],
    ['a legal step by the manager who asked for it', aRepairRecord({ access: { ...threeAttempts, review: { ...reviewed, byId: staffOf('manager').id } } }), step, { actor: staffOf('manager') }],
    ['or whose name is on it, from before ids were kept', aRepairRecord({ access: { ...threeAttempts, review: { at: reviewed.at, by: staffOf('manager').name, needs: 'None', decision: reviewed.decision, reason: 'x' } } }), step, { actor: staffOf('manager') }],
  ],
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
    ['a notice withdrawn that no attempt stood on', aRepairRecord({ access: threeAttempts }), { type: 'WithdrawNotice', about: visitId, messageId: 'another', channel: 'text', why: 'No such number' }],
    ['or where nobody was kept out', triaged, { type: 'WithdrawNotice', about: visitId, messageId: 'another', channel: 'text', why: 'No such number' }],
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
} satisfies Partial<Record<RepairRefusal, readonly RepairCase[]>>;
