import type { RepairCommand, RepairRefusal } from '../../src/repairs/decide/index.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Role } from '../../src/staff/index.ts';
import type { DoorSite } from './door-site.ts';
import type { Sent } from './repair-doors.ts';
import type { StateName } from './repair-states.ts';
import type { InState } from './repairs-in-states.ts';

/** What whoever sends something knows: the repair, the other repairs, and who works there. */
export interface Known {
  readonly it: InState;
  readonly all: Readonly<Record<StateName, InState>>;
  readonly staff: DoorSite['site']['landlord']['staff'];
  readonly programmeId: string;
}

/** A refusal as it is provoked at a page and by a program: the same thing is sent to both. */
export interface Row {
  readonly refusal: RepairRefusal;
  readonly command: RepairCommand['type'];
  readonly in: StateName;
  readonly as: Role;
  readonly sent: (known: Known) => Sent;
  /** The time it is when it is sent; left out where that does not matter. */
  readonly at?: string;
  /** Where the form or the shape of the request asks for it first, so that the decision is never reached; the words say what is asked. */
  readonly asked?: { readonly page?: RegExp; readonly api?: RegExp };
}

const row = (refusal: RepairRefusal, command: RepairCommand['type'], [state, as]: readonly [StateName, Role], ...[sent, asked]: readonly [Row['sent'], Row['asked']?]): Row => ({ refusal, command, in: state, as, sent, ...(asked === undefined ? {} : { asked }) });

const today = '2026-11-24';
export const noonToday = '2026-11-24T12:00:00.000Z';
const thursday = '2026-11-26';
const slot = { on: thursday, partOfDay: 'morning' };
const byOperative = ({ staff }: Known) => ({ ...slot, operativeId: staff.operative.id });
const bySurveyor = ({ staff }: Known) => ({ ...slot, operativeId: staff.surveyor.id });
const booking = (differing: Sent = {}) => (known: Known): Sent => ({ purpose: 'repair', ...byOperative(known), ...differing });
const moving = (differing: Sent = {}) => (known: Known): Sent => ({ visitId: known.it.visitId, ...byOperative(known), askedBy: 'us', reason: 'The part is late', ...differing });
const ofVisit = (sent: Sent) => ({ it }: Known): Sent => ({ visitId: it.visitId, ...sent });
const done = ofVisit({ words: 'New washer fitted' });
const cancelling = { reason: 'resident asked', words: 'She mended it herself' };
const legalStep = { needs: 'Deaf in one ear', decision: 'tenancy or legal step', reason: 'Three tries' };
const nothing = (): Sent => ({});
const always = (sent: Sent) => (): Sent => sent;
const followOn = (differing: Sent) => ofVisit({ words: 'A new tap', trade: 'plumber', priority: 'routine', dueOn: '2026-12-10', ...differing });
const forNow = (differing: Sent) => ofVisit({ words: 'Clamped the pipe', permanent: 'new pipe', permanentBy: '2026-12-10', ...differing });
const atLeastAWord = /Give some text/;

/** Every refusal that a page or a program can meet, each at least once. */
export const rowsOfRepairs: readonly Row[] = [
  row('case-is-closed', 'DiagnoseRepair', ['closed', 'planner'], always({ priority: 'urgent', trade: 'plumber', reason: 'It is worse' })),
  row('case-is-closed', 'BookVisit', ['closed', 'planner'], booking()),
  row('case-is-closed', 'CloseRepair', ['cancelled', 'planner'], always({ words: 'Rang three times' })),
  row('case-is-closed', 'CancelRepair', ['closed', 'planner'], always(cancelling)),
  row('case-is-closed', 'JoinReport', ['closed', 'adviser'], always({ words: 'It drips again', reporterName: 'Ms A. Okafor' })),
  row('case-is-closed', 'SayWhenItSuits', ['closed', 'adviser'], always({ days: [], halves: [], notBefore: null })),
  row('case-is-closed', 'DeclareFixed', ['closed', 'planner'], always({ words: 'All done' })),
  row('words-missing', 'CloseRepair', ['triedThrice', 'planner'], always({ words: '' })),
  row('words-missing', 'RecordVisitDone', ['bookedToday', 'operative'], ofVisit({ words: '' }), { page: /Say what was done/, api: atLeastAWord }),
  row('words-missing', 'SayNotRight', ['triaged', 'adviser'], always({ words: ' ' }), { api: atLeastAWord }),
  row('words-missing', 'AskToChangeVisit', ['booked', 'adviser'], ofVisit({ words: ' ' }), { api: atLeastAWord }),
  row('reason-missing', 'DiagnoseRepair', ['triaged', 'planner'], always({ priority: 'urgent', trade: 'plumber' })),
  row('reason-missing', 'DecideRemedy', ['missed', 'manager'], ({ it }) => ({ remedyId: it.remedyId, decision: 'offered', pence: 100 })),
  row('reason-missing', 'MoveVisit', ['booked', 'planner'], moving({ reason: '' }), { page: /Say why the visit moves/, api: atLeastAWord }),
  row('not-diagnosed', 'BookVisit', ['reported', 'planner'], booking()),
  row('may-be-a-hazard', 'BookVisit', ['hazard', 'planner'], booking()),
  row('may-be-a-hazard', 'CancelRepair', ['hazard', 'planner'], always(cancelling)),
  row('may-be-a-hazard', 'DeclareFixed', ['hazard', 'planner'], always({ words: 'All done' })),
  row('may-be-a-hazard', 'PutInProgramme', ['hazard', 'manager'], ({ programmeId }) => ({ programmeId, reason: 'All windows are renewed' })),
  row('right-to-repair-does-not-apply', 'DiagnoseRepair', ['ofSharedStairs', 'planner'], always({ priority: 'routine', trade: 'plumber', rightToRepairDefect: 'tap-not-turning' })),
  { ...row('slot-is-over', 'BookVisit', ['triaged', 'planner'], booking({ on: today })), at: noonToday },
  { ...row('slot-is-over', 'MoveVisit', ['booked', 'planner'], moving({ on: today })), at: noonToday },
  { ...row('slot-is-over', 'BookPostInspection', ['fixed', 'planner'], (known) => ({ ...bySurveyor(known), on: today })), at: noonToday },
  row('date-has-passed', 'BookVisit', ['triaged', 'planner'], booking({ on: '2026-11-23' })),
  row('date-has-passed', 'MoveVisit', ['booked', 'planner'], moving({ on: '2026-11-23' })),
  row('date-has-passed', 'RecordFollowOn', ['bookedToday', 'operative'], followOn({ dueOn: '2026-11-23' })),
  row('date-has-passed', 'RecordTemporaryFix', ['bookedToday', 'operative'], forNow({ permanentBy: '2026-11-23' })),
  row('date-too-far', 'BookVisit', ['triaged', 'planner'], booking({ on: '2028-11-24' })),
  row('date-too-far', 'RecordFollowOn', ['bookedToday', 'operative'], followOn({ dueOn: '2028-11-24' })),
  row('not-a-working-day', 'BookVisit', ['triaged', 'planner'], booking({ on: '2026-11-28' })),
  row('visit-already-booked', 'BookVisit', ['booked', 'planner'], booking()),
  row('visit-already-booked', 'BookPostInspection', ['checkBooked', 'planner'], bySurveyor),
  row('operative-is-full', 'BookVisit', ['fullFriday', 'planner'], booking({ on: '2026-11-27' })),
  row('does-not-work-then', 'BookVisit', ['triaged', 'planner'], (known) => ({ purpose: 'repair', ...bySurveyor(known), on: '2026-11-25', partOfDay: 'afternoon' })),
  row('nobody-is-free', 'BookVisit', ['fullFriday', 'planner'], always({ purpose: 'repair', on: '2026-11-27', partOfDay: 'morning' })),
  row('slot-not-offered', 'BookVisit', ['triaged', 'planner'], booking({ partOfDay: '0930-1430' })),
  row('operative-is-away', 'BookVisit', ['triaged', 'planner'], (known) => ({ purpose: 'repair', ...bySurveyor(known), on: '2026-11-27' })),
  row('may-not-be-sent', 'BookVisit', ['triaged', 'planner'], ({ staff }) => ({ purpose: 'repair', ...slot, operativeId: staff.planner.id }), { page: /Choose who goes/, api: /Choose who goes/ }),
  row('visit-not-open', 'CancelVisit', ['fixed', 'planner'], ofVisit({ reason: 'The part has not come' })),
  row('visit-not-open', 'MoveVisit', ['fixed', 'planner'], moving()),
  row('visit-not-open', 'AskToChangeVisit', ['fixed', 'adviser'], ofVisit({ words: 'Friday is better' })),
  row('visit-not-open', 'RecordVisitDone', ['fixed', 'planner'], done),
  row('visit-not-reached', 'RecordVisitDone', ['booked', 'operative'], done),
  row('visit-not-reached', 'RecordNoAccess', ['booked', 'operative'], ofVisit({ words: 'No answer', tried: ['phoned'] })),
  row('visit-not-reached', 'RecordFindings', ['booked', 'operative'], ofVisit({ checked: ['identity'] })),
  row('remedy-not-open', 'DecideRemedy', ['remedyDecided', 'manager'], ({ it }) => ({ remedyId: it.remedyId, decision: 'offered', pence: 5_000 })),
  row('sum-missing', 'DecideRemedy', ['missed', 'manager'], ({ it }) => ({ remedyId: it.remedyId, decision: 'offered' }), { page: /Enter the sum in pounds/, api: /Enter the sum in pounds/ }),
  row('say-what-was-tried', 'RecordNoAccess', ['bookedToday', 'operative'], ofVisit({ words: 'No answer', tried: [] }), { page: /Tick everything you tried/, api: /fewer than 1|at least 1|items/ }),
  row('follow-on-open', 'DeclareFixed', ['withFollowOn', 'planner'], always({ words: 'All done' })),
  row('follow-on-open', 'CloseRepair', ['withFollowOn', 'planner'], always({ words: 'Rang three times' })),
  row('promise-open', 'CloseRepair', ['promised', 'planner'], always({ words: 'She said yes' })),
  row('visit-open', 'DeclareFixed', ['deniedAndBooked', 'planner'], always({ words: 'All done' })),
  row('order-open', 'CancelRepair', ['ordered', 'planner'], always(cancelling)),
  row('order-open', 'CloseRepair', ['ordered', 'planner'], always({ words: 'Rang three times' })),
  row('order-not-open', 'BookVisit', ['triaged', 'planner'], (known) => booking({ orderId: newId() })(known)),
  row('order-waits', 'BookVisit', ['orderWaits', 'planner'], (known) => booking({ orderId: known.it.orderId })(known)),
  row('after-their-last-day', 'BookVisit', ['orderUntilWednesday', 'planner'], (known) => booking({ orderId: known.it.orderId })(known)),
  row('nothing-done-yet', 'DeclareFixed', ['triaged', 'planner'], always({ words: 'All done' })),
  row('only-no-access', 'CancelRepair', ['shutOut', 'planner'], always({ reason: 'no longer needed', words: 'Never in' })),
  row('no-answer-yet', 'CloseRepair', ['fixed', 'planner'], always({ words: 'No answer' })),
  row('not-said-fixed', 'AnswerWhetherFixed', ['triaged', 'adviser'], always({ answer: 'fixed', how: 'by phone' })),
  row('not-said-fixed', 'RecordAnswerAttempt', ['triaged', 'adviser'], always({ channel: 'phone', words: 'Left a message' })),
  row('not-said-fixed', 'BookPostInspection', ['triaged', 'planner'], bySurveyor),
  row('already-said-fixed', 'DeclareFixed', ['fixed', 'planner'], always({ words: 'All done' })),
  row('resident-not-told', 'CancelRepair', ['ofSharedStairs', 'planner'], always(cancelling)),
  row('cancel-needs-more', 'CancelRepair', ['fixed', 'planner'], always(cancelling)),
  row('cancellation-proposed', 'CancelRepair', ['proposed', 'manager'], always({ reason: 'raised in error', words: 'Nobody knows of it' })),
  row('no-cancellation-proposed', 'AgreeToCancel', ['triaged', 'manager'], nothing),
  row('no-cancellation-proposed', 'DeclineCancellation', ['triaged', 'manager'], always({ reason: 'It still drips' })),
  row('second-person-needed', 'AgreeToCancel', ['proposed', 'planner'], nothing),
  row('second-person-needed', 'DecideAccessStep', ['stepAsked', 'manager'], always({ step: 'formal letter', reason: 'Three tries', nextOn: '2026-12-04' })),
  row('not-cancelled', 'ObjectToCancellation', ['triaged', 'adviser'], always({ how: 'by phone', words: 'It still drips' })),
  row('access-tried-too-little', 'ReviewAccess', ['triaged', 'manager'], always({ ...legalStep, decision: 'another visit' })),
  row('access-reviewed', 'ReviewAccess', ['accessReviewed', 'manager'], always({ ...legalStep, decision: 'another visit' })),
  row('access-not-reviewed', 'DecideAccessStep', ['shutOut', 'manager'], always({ step: 'formal letter', reason: 'Three tries', nextOn: '2026-12-04' })),
  row('access-not-noticed', 'ReviewAccess', ['shutOut', 'manager'], always(legalStep)),
  row('access-same-time', 'ReviewAccess', ['shutOutInMornings', 'manager'], always(legalStep)),
  row('needs-not-considered', 'ReviewAccess', ['shutOut', 'manager'], always({ ...legalStep, needs: '' }), { page: /Say what you considered/, api: atLeastAWord }),
  row('permanent-fix-owed', 'DeclareFixed', ['forNow', 'planner'], always({ words: 'All done' })),
  row('permanent-fix-unsaid', 'RecordTemporaryFix', ['bookedToday', 'operative'], forNow({ permanent: '' }), { page: /Say what the permanent repair is/, api: atLeastAWord }),
  row('cause-missing', 'CloseRepair', ['leak', 'planner'], always({ words: 'She said yes' })),
  row('cause-is-coded', 'CodeCause', ['coded', 'planner'], always({ cause: 'plumbing', words: 'Again' })),
  row('unknown-cause', 'CodeCause', ['triaged', 'planner'], always({ cause: 'lifestyle', words: 'Drying clothes' }), { page: /Choose why it happened/, api: /Choose why it happened/ }),
  row('unknown-cause', 'RecordVisitDone', ['bookedToday', 'operative'], ofVisit({ words: 'New washer', cause: 'lifestyle' })),
  row('cannot-wait-for-programme', 'PutInProgramme', ['emergency', 'manager'], ({ programmeId }) => ({ programmeId, reason: 'All windows are renewed' })),
  row('programme-not-open', 'PutInProgramme', ['triaged', 'manager'], () => ({ programmeId: newId(), reason: 'All windows are renewed' }), { page: /Choose the programme/, api: /Choose the programme/ }),
  row('waits-for-programme', 'BookVisit', ['programmed', 'planner'], booking()),
  row('not-in-programme', 'ReopenFromProgramme', ['triaged', 'manager'], always({ reason: 'It is worse' })),
  row('did-the-work', 'BookPostInspection', ['fixed', 'planner'], byOperative),
  row('record-the-inspection', 'RecordVisitDone', ['checkBooked', 'surveyor'], done),
  row('no-recall-to-rule-out', 'RuleOutRecall', ['triaged', 'planner'], always({ reason: 'Another tap' })),
];
