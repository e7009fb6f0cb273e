import { tuesdayMorning } from '../builders/case.ts';
import { aContract, aContractor, accepted, aRaise, aRate, anOrderRecord, aWaitingVariation } from '../builders/order.ts';
import { staffOf } from '../builders/people.ts';
import { london } from '../builders/times.ts';
import { outOfHours } from '../../src/appointments/index.ts';
import { plainDate } from '../../src/clock/index.ts';
import type { ContractorId, OrderPart } from '../../src/orders/model.ts';
import type { OrderContext, OrderRecord, OrderRefusal } from '../../src/orders/decide/context.ts';
import type { OrderCommand } from '../../src/orders/decide/index.ts';
import type { RaiseOrder } from '../../src/orders/decide/raise.ts';

export type OrderCase = readonly [why: string, record: OrderRecord, command: OrderCommand | RaiseOrder, differing?: Partial<OrderContext>];

const accept: OrderCommand = { type: 'AcceptOrder' };
const schedule: OrderCommand = { type: 'ScheduleOrder', on: plainDate('2026-11-26'), part: 'morning' };
const complete: OrderCommand = { type: 'CompleteOrder', on: plainDate('2026-11-24'), words: 'Both washers renewed' };
const cancel: OrderCommand = { type: 'CancelOrder', reason: 'no longer needed', words: 'She mended it' };
const vary: OrderCommand = { type: 'AskVariation', lines: [{ kind: 'rate', code: 'PL101', hundredths: 300 }], reason: 'The bath, too' };
const withdraw: OrderCommand = { type: 'WithdrawVariation', words: 'Two were enough' };
const authorise: OrderCommand = { type: 'AuthoriseOrder', words: '' };
const turnDown: OrderCommand = { type: 'TurnDownOrder', words: 'We have nobody free' };
const propose: OrderCommand = { type: 'ProposeSlot', on: plainDate('2026-11-26'), part: 'morning', words: '' };
const acceptDay: OrderCommand = { type: 'AcceptSlot' };
const declineDay: OrderCommand = { type: 'DeclineSlot', words: 'She works on Thursdays' };
const noAccess: OrderCommand = { type: 'RecordOrderNoAccess', words: 'Knocked, rang, left a card' };
const photos: OrderCommand = { type: 'AddOrderPhotos', photos: [{ photoId: 'one', sha256: 'a', originalSha256: 'b' }] };
const sendLink: OrderCommand = { type: 'SendOrderLink' };
const withdrawLink: OrderCommand = { type: 'WithdrawOrderLink' };
const decline: OrderCommand = { type: 'DeclineOrder', words: 'Ask for a quote first' };

const raised = anOrderRecord();
const taken = anOrderRecord(accepted);
const unauthorised = anOrderRecord({ waiting: { ...aWaitingVariation, about: 'order' } });
const varied = anOrderRecord({ ...accepted, waiting: aWaitingVariation });
const dated = anOrderRecord({ state: { kind: 'scheduled', on: plainDate('2026-11-24'), part: 'morning' } });
const aProposal = { on: plainDate('2026-11-26'), part: 'morning', words: '', proposedAt: tuesdayMorning, proposedById: null, proposedByName: 'Jo Marsh' } as const;
const proposed = anOrderRecord({ ...accepted, proposal: aProposal });
const done = anOrderRecord({ state: { kind: 'completed', on: plainDate('2026-11-24'), words: 'Done' } });
const gone = anOrderRecord({ state: { kind: 'cancelled', reason: 'raised in error', words: 'Wrong home' } });
const ofClosedCase = anOrderRecord({}, { file: { closedAt: tuesdayMorning } });
const anEmergency = anOrderRecord({ ...accepted, priority: 'emergency' });
const [evening, night] = outOfHours as readonly [OrderPart, OrderPart];
const atNoon: Partial<OrderContext> = { now: london('2026-11-24 12:00') };
const byManager = { actor: staffOf('manager') };
const lines = (...given: RaiseOrder['lines']) => aRaise({ lines: given });

/** What gives each refusal, by its name. Also tells which doors can meet it. */
export const refusalsOfOrders: Readonly<Record<OrderRefusal, readonly OrderCase[]>> = {
  'case-is-closed': [
    ['nothing is ordered on it', ofClosedCase, aRaise()],
    ['nothing is done to its orders', ofClosedCase, accept],
    ['they are not varied', ofClosedCase, vary],
    ['nor authorised', ofClosedCase, authorise, byManager],
    ['no photos come to it', ofClosedCase, photos],
    ['no link to it is sent', ofClosedCase, sendLink],
  ],
  // The home itself ends: src/orders/refused-where-the-home-has-ended.db.test.ts tries it at every door.
  'home-has-ended': [],
  'not-decided': [['nobody has decided what it needs', raised, aRaise(), { standing: { mayBeDangerous: false, isDecided: false, isSaidDone: false } }]],
  'may-be-a-hazard': [
    ['ordinary work is not ordered on it', raised, aRaise(), { standing: { mayBeDangerous: true, isDecided: true, isSaidDone: false } }],
    ['nor is work ordered before it was seen given a day', taken, schedule, { standing: { mayBeDangerous: true, isDecided: true, isSaidDone: false } }],
    ['nor is a day for it accepted', proposed, acceptDay, { standing: { mayBeDangerous: true, isDecided: true, isSaidDone: false } }],
  ],
  'said-done': [['what we said is done needs no order', raised, aRaise(), { standing: { mayBeDangerous: false, isDecided: true, isSaidDone: true } }]],
  'too-many-orders': [],
  'unknown-contractor': [['somebody we do not know', raised, aRaise(), { contractor: undefined }]],
  'contractor-has-ended': [
    ['who worked for us until yesterday', raised, aRaise(), { contractor: aContractor({ endsOn: plainDate('2026-11-23') }) }],
    ['who is sent no link any more', raised, sendLink, { contractor: aContractor({ endsOn: plainDate('2026-11-23') }) }],
    ['who begins tomorrow', raised, aRaise(), { contractor: aContractor({ startsOn: plainDate('2026-11-25') }) }],
  ],
  'not-their-trade': [['a roof by a plumber', raised, aRaise({ trade: 'roofer' })]],
  'unknown-contract': [
    ['one we do not know', raised, aRaise(), { contract: undefined }],
    ['one of somebody else', raised, aRaise(), { contract: aContract({ contractorId: 'another' as ContractorId }) }],
  ],
  'contract-not-in-force': [
    ['one that ended yesterday', raised, aRaise(), { contract: aContract({ endsOn: plainDate('2026-11-23') }) }],
    ['one that begins tomorrow', raised, aRaise(), { contract: aContract({ startsOn: plainDate('2026-11-25') }) }],
  ],
  'contract-missing': [
    ['a firm works under a contract', raised, aRaise({ contractId: null }), { contract: undefined }],
    ['a code has a price under a contract only', raised, aRaise({ contractId: null }), { contract: undefined, contractor: aContractor({ kind: 'own team' }) }],
  ],
  'nothing-ordered': [['no line at all', raised, lines()], ['a variation to nothing', taken, { ...vary, lines: [] }]],
  'too-many-lines': [['more than fifty', raised, lines(...Array.from({ length: 51 }, () => ({ kind: 'words', description: 'More', pricePence: 1 }) as const))]],
  'rate-unknown': [['a code of another schedule', raised, lines({ kind: 'rate', code: 'XX9', hundredths: 100 })], ['in a variation', taken, { ...vary, lines: [{ kind: 'rate', code: 'XX9', hundredths: 100 }] }]],
  'rate-expired': [['a code that ended yesterday', raised, aRaise(), { rates: [aRate({ expiresOn: plainDate('2026-11-23') })] }]],
  'rate-twice': [['the same code in two lines', raised, lines({ kind: 'rate', code: 'PL101', hundredths: 100 }, { kind: 'rate', code: 'PL101', hundredths: 100 })]],
  'quantity-missing': [
    ['a code without a quantity', raised, lines({ kind: 'rate', code: 'PL101', hundredths: 0 })],
    ['a negative one', raised, lines({ kind: 'rate', code: 'PL101', hundredths: -100 })],
    ['part of a hundredth', raised, lines({ kind: 'rate', code: 'PL101', hundredths: 0.5 })],
  ],
  'price-missing': [['words that cost less than nothing', raised, lines({ kind: 'words', description: 'A discount', pricePence: -1 })]],
  'order-too-large': [['more than a million pounds', raised, lines({ kind: 'words', description: 'A tower', pricePence: 99_000_000 }, { kind: 'words', description: 'Its roof', pricePence: 2_000_000 })]],
  'words-missing': [
    ['an order that does not say what to do', raised, aRaise({ work: '' })],
    ['a price for nothing', raised, lines({ kind: 'words', description: '', pricePence: 100 })],
    ['completed without saying what was done', taken, { ...complete, words: '' }],
  ],
  'reason-missing': [
    ['cancelled without saying why', raised, { ...cancel, words: '' }],
    ['varied without saying why', taken, { ...vary, reason: '' }],
    ['withdrawn without saying why', varied, { ...withdraw, words: '' }],
    ['declined without saying why', varied, { ...decline, words: '' }, byManager],
    ['turned down without saying why', raised, { ...turnDown, words: '' }],
    ['a day declined without saying why', proposed, { ...declineDay, words: '' }],
  ],
  'date-has-passed': [['a target of yesterday', raised, aRaise({ targetOn: plainDate('2026-11-23') })], ['scheduled for yesterday', taken, { ...schedule, on: plainDate('2026-11-23') }], ['proposed for yesterday', taken, { ...propose, on: plainDate('2026-11-23') }],
    ['accepted when the day proposed has passed', anOrderRecord({ ...accepted, proposal: { ...aProposal, on: plainDate('2026-11-23') } }), acceptDay]],
  'date-too-far': [['a target in 2062', raised, aRaise({ targetOn: plainDate('2062-11-23') })], ['scheduled for 2062', taken, { ...schedule, on: plainDate('2062-11-23') }]],
  'slot-is-over': [
    ['this morning, once the morning is over', taken, { ...schedule, on: plainDate('2026-11-24') }, atNoon],
    ['proposed for it', taken, { ...propose, on: plainDate('2026-11-24') }, atNoon],
    ['accepted once it is over', anOrderRecord({ ...accepted, proposal: { ...aProposal, on: plainDate('2026-11-24') } }), acceptDay, atNoon],
    ['any time of the working day in the evening', taken, { ...schedule, on: plainDate('2026-11-24'), part: 'all-day' }, { now: london('2026-11-24 17:00') }],
    ['an emergency, too', anEmergency, { ...schedule, on: plainDate('2026-11-24'), part: 'all-day' }, { now: london('2026-11-24 17:00') }],
    ['an emergency, for the night before', anEmergency, { ...schedule, on: plainDate('2026-11-24'), part: night }],
  ],
  'only-for-emergencies': [['an ordinary order in the evening', taken, { ...schedule, part: evening }], ['proposed for the night', taken, { ...propose, part: night }]],
  'after-their-last-day': [
    ['scheduled for the day after their contract ends', taken, schedule, { contract: aContract({ endsOn: plainDate('2026-11-25') }) }],
    ['or after they work for us', taken, schedule, { contractor: aContractor({ endsOn: plainDate('2026-11-25') }) }],
    ['proposed for such a day', taken, propose, { contract: aContract({ endsOn: plainDate('2026-11-25') }) }],
    ['accepted when the contract was cut short meanwhile', proposed, acceptDay, { contract: aContract({ endsOn: plainDate('2026-11-25') }) }],
  ],
  'order-not-open': [accept, schedule, complete, cancel, vary, withdraw, authorise, decline, turnDown, propose, acceptDay, declineDay, noAccess, sendLink].flatMap((command): OrderCase[] => [
    [`${command.type} of what is completed`, done, command, byManager],
    [`${command.type} of what is cancelled`, gone, command, byManager],
  ]),
  'already-accepted': [['accepted twice', taken, accept], ['turned down after it was taken on', taken, turnDown]],
  'not-accepted': [['scheduled before it is accepted', raised, schedule], ['a day proposed before it is accepted', raised, propose], ['completed before it is accepted', raised, complete]],
  'waits-for-authorisation': [
    ['nobody accepts it', unauthorised, accept],
    ['nobody gives it a day', unauthorised, schedule],
    ['nobody says that it is done', unauthorised, complete],
    ['nobody varies it', unauthorised, vary],
    ['nobody turns it down', unauthorised, turnDown],
    ['or proposes a day', unauthorised, propose],
    ['or brings photos', unauthorised, photos],
    ['or is sent a link to it', unauthorised, sendLink],
  ],
  'variation-waits': [['it is not completed meanwhile', varied, complete], ['nor varied again', varied, vary]],
  'nothing-changes': [['a variation to what was agreed', taken, { ...vary, lines: [{ kind: 'rate', code: 'PL101', hundredths: 200 }] }]],
  'nothing-waits': [['there is nothing to withdraw', taken, withdraw], ['to authorise', taken, authorise, byManager], ['or to decline', taken, decline, byManager], ['an order is cancelled, not withdrawn', unauthorised, withdraw]],
  'asked-it-yourself': [
    ['whoever asked does not say yes', varied, authorise, { actor: staffOf('surveyor') }],
    ['nor no', varied, decline, { actor: staffOf('surveyor') }],
    ['the system authorises nothing', varied, authorise, { actor: { kind: 'system', name: 'Putright' } }],
  ],
  'above-your-limit': [
    ['a planner has no limit to authorise', varied, authorise],
    ['a surveyor not more than theirs', anOrderRecord({ waiting: { ...aWaitingVariation, valuePence: 100_001, askedById: null } }), authorise, { actor: staffOf('surveyor') }],
  ],
  'done-in-the-future': [['done tomorrow', taken, { ...complete, on: plainDate('2026-11-25') }], ['no access on a day that has not come', anOrderRecord({ state: { kind: 'scheduled', on: plainDate('2026-11-25'), part: 'morning' } }), noAccess]],
  'done-before-raised': [['done yesterday', taken, { ...complete, on: plainDate('2026-11-23') }]],
  'visit-booked': [['what went ahead is not stopped by a no while somebody is on their way', anOrderRecord({ ...accepted, waiting: { ...aWaitingVariation, about: 'order', wentAhead: true } }), decline, { ...byManager, visitBooked: true }], ['completed while somebody is still expected', taken, complete, { visitBooked: true }], ['cancelled while somebody is', taken, cancel, { visitBooked: true }], ['turned down while somebody is', raised, turnDown, { visitBooked: true }], ['another day proposed while somebody is', taken, propose, { visitBooked: true }], ['no access beside the visit itself', dated, noAccess, { visitBooked: true }]],
  'no-slot-proposed': [['no day is accepted', taken, acceptDay], ['nor declined', taken, declineDay]],
  'not-scheduled': [['nobody was expected', taken, noAccess], ['nor before it was taken on', raised, noAccess]],
  'tried-missing': [['no access without what was tried', dated, { ...noAccess, words: '' }]],
  'no-contact-email': [['there is nobody to send a link to', raised, sendLink, { contractor: aContractor({ contactEmail: '' }) }]],
  'no-link': [['none was sent', raised, withdrawLink], ['nor is there one when it is over', done, withdrawLink]],
  'photos-missing': [['photos, and none of them', taken, { ...photos, photos: [] }]],
};

/** What nothing forbids. */
export const agreedOfOrders: readonly OrderCase[] = [['', raised, aRaise()], ['', raised, accept], ['', taken, schedule], ['', taken, schedule, { contract: aContract({ endsOn: plainDate('2026-11-26') }) }], ['', taken, complete], ['', taken, cancel], ['', taken, vary], ['', varied, withdraw], ['', varied, authorise, byManager], ['', varied, decline, byManager], ['', raised, turnDown], ['', taken, propose], ['', proposed, acceptDay], ['', proposed, declineDay], ['', dated, noAccess], ['', done, photos]];
