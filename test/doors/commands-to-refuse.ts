import { tuesdayMorning } from '../builders/case.ts';
import { staffOf } from '../builders/people.ts';
import { aRemedy, aRepairRecord, aVisit, visitDone, visitId, visitPromiseId } from '../builders/repair.ts';
import { aChild } from '../builders/repair-in-hand.ts';
import { plainDate } from '../../src/clock/index.ts';
import type { Reference } from '../../src/casefile/index.ts';
import type { AnswerWhetherFixed } from '../../src/repairs/decide/answer.ts';
import type { AttachCapture } from '../../src/repairs/decide/findings.ts';
import type { RepairContext, RepairRecord } from '../../src/repairs/decide/context.ts';
import type { RepairCommand } from '../../src/repairs/decide/index.ts';

// Repairs in memory and what is asked of them, for the table of refusals.

export type RepairCase = readonly [why: string, record: RepairRecord, command: RepairCommand, differing?: Partial<RepairContext>];

export const operative = { operativeId: staffOf('operative').id, operativeName: staffOf('operative').name };
export const thursday = plainDate('2026-11-26');
export const onThursday = { now: '2026-11-26T10:00:00.000Z' as RepairContext['now'], today: thursday };
export const followOn = 'REP-2026-00500' as Reference;

export const diagnose = { type: 'DiagnoseRepair', priority: 'urgent', trade: 'plumber', rightToRepairDefect: null, reason: 'It is getting worse' } satisfies RepairCommand;
export const handOver = { type: 'HandHazardOver', hazardReference: 'HAZ-2026-00001' as Reference } satisfies RepairCommand;
export const ruleOutRecall = { type: 'RuleOutRecall', reason: 'The bath tap this time; it was the basin’s' } satisfies RepairCommand;
export const book = { type: 'BookVisit', purpose: 'repair', on: thursday, partOfDay: 'morning', ...operative } satisfies RepairCommand;
export const move = { type: 'MoveVisit', visitId, on: plainDate('2026-11-27'), partOfDay: 'afternoon', askedBy: 'resident', reason: 'She works on Thursdays', ...operative } satisfies RepairCommand;
export const cancelVisit = { type: 'CancelVisit', visitId, reason: 'The part has not come' } satisfies RepairCommand;
export const done = { type: 'RecordVisitDone', visitId, words: 'New washer fitted', photos: [] } satisfies RepairCommand;
export const noAccess = { type: 'RecordNoAccess', visitId, tried: ['knocked and waited', 'phoned'], words: 'No answer, 10:05 to 10:20' } satisfies RepairCommand;
export const needsMore = { type: 'RecordFollowOn', visitId, words: 'New tap', trade: 'plumber', priority: 'routine', dueOn: plainDate('2026-12-10'), ...aChild(1) } satisfies RepairCommand;
export const findings = { type: 'RecordFindings', visitId, findings: { checked: ['identity'], readings: [], presence: 'present' }, signature: null } satisfies RepairCommand;
export const aCapture = { captureId: 'one', capturedBy: 'Sam Platt', visitId };
export const atTheDoor = { recordedAt: '2026-11-26T09:00:00.000Z', receivedAt: '2026-11-26T10:00:00.000Z', clock: 'right', minutesFast: 0 } as const;
export const attach = { type: 'AttachCapture', ...aCapture, lines: [], photos: [], phone: atTheDoor as unknown as AttachCapture['phone'] } satisfies RepairCommand;
export const putAside = { type: 'PutCaptureAside', ...aCapture, reason: '' } satisfies RepairCommand;
export const attempt = { type: 'RecordAnswerAttempt', channel: 'phone', words: 'Left a message' } satisfies RepairCommand;
export const declare = { type: 'DeclareFixed', words: 'The follow-on was the last of it' } satisfies RepairCommand;
export const join = { type: 'JoinReport', words: 'Still dripping', reporterName: 'Ms A. Okafor', reporterContact: null, channel: 'phone' } satisfies RepairCommand;
export const notRight = { type: 'SayNotRight', words: 'I was told Monday' } satisfies RepairCommand;
export const change = { type: 'AskToChangeVisit', visitId, words: 'Friday is better' } satisfies RepairCommand;
export const suits = { type: 'SayWhenItSuits', wishes: ['morning'] } satisfies RepairCommand;
export const close = { type: 'CloseRepair', words: 'Rang three times, no answer' } satisfies RepairCommand;
export const cancel = { type: 'CancelRepair', reason: 'resident asked', words: 'She mended it herself', toldHow: 'She rang us' } satisfies RepairCommand;
export const answer = (word: AnswerWhetherFixed['answer']): RepairCommand => ({ type: 'AnswerWhetherFixed', answer: word, words: '', how: 'their link' });

export const surveyor = { operativeId: staffOf('surveyor').id, operativeName: staffOf('surveyor').name };
export const check = { type: 'BookPostInspection', on: thursday, partOfDay: 'morning', ...surveyor } satisfies RepairCommand;
export const raise = { type: 'RaiseFailedWork', inspectionReference: 'INS-2026-00001' as Reference, words: 'The seal leaks', trade: 'plumber', priority: 'routine', ...aChild(1) } satisfies RepairCommand;

export const decideSum = { type: 'DecideRemedy', remedyId: aRemedy().id, decision: 'offered', pence: 1_500, words: '' } satisfies RepairCommand;
export const raisedInError = { type: 'CancelRepair', reason: 'raised in error', words: 'Nobody knows of it', toldHow: '' } satisfies RepairCommand;
export const objects = { type: 'ObjectToCancellation', words: 'It still drips', how: 'their link' } satisfies RepairCommand;
export const review = { type: 'ReviewAccess', needs: 'Deaf in one ear: text first', decision: 'another visit', reason: 'Try after four, and text' } satisfies RepairCommand;
export const asksStep = { ...review, decision: 'tenancy or legal step' } satisfies RepairCommand;
export const step = { type: 'DecideAccessStep', step: 'formal letter', reason: 'Three tries at three times', nextOn: plainDate('2026-12-04') } satisfies RepairCommand;
export const temporary = { type: 'RecordTemporaryFix', visitId, words: 'Clamped the pipe', permanent: 'new pipe', permanentBy: plainDate('2026-12-10'), photos: [] } satisfies RepairCommand;
export const inProgramme = { type: 'PutInProgramme', programmeId: 'roofs', words: 'The whole roof is renewed' } satisfies RepairCommand;
export const programme = { id: 'roofs', name: 'New roofs', endsOn: plainDate('2027-03-31'), isPlanned: true, coversPlace: true };
export const forNow = { permanent: 'new pipe', permanentBy: plainDate('2026-12-10') };
export const reviewed = { at: tuesdayMorning, by: 'Sam Ode', byId: staffOf('surveyor').id, needs: 'None known', decision: 'tenancy or legal step', reason: 'Three tries' } as const;
export const proposed = aRepairRecord({ cancellation: { byId: staffOf('planner').id, by: 'Priya Shah', at: tuesdayMorning, reason: 'raised in error', words: 'Nobody knows of it', toldHow: '', orderIds: [] } });
export const waiting = aRepairRecord({ stage: 'programmed', programme: { programmeId: 'roofs', name: 'New roofs', promisedOn: plainDate('2027-03-31'), promiseId: visitPromiseId } });

export const triaged = aRepairRecord();
export const booked = aRepairRecord({ stage: 'booked', visits: [aVisit()] });
export const fixed = aRepairRecord({ stage: 'fixed', visits: [visitDone()] });
export const checked = aRepairRecord({ stage: 'fixed', visits: [visitDone({ id: 'the-work' as typeof visitId }), aVisit({ purpose: 'post-inspection', ...surveyor })] });
export const closed = aRepairRecord({ stage: 'closed', visits: [visitDone()] });
export const cancelled = aRepairRecord({ stage: 'cancelled' });
export const maybeDanger = aRepairRecord({ hazard: 'possible', problem: 'damp-or-mould' });

export const declaredAlready = aRepairRecord({ stage: 'confirmed', visits: [visitDone()] });
