import { plainDate } from '../../src/clock/index.ts';
import type { ContractId } from '../../src/orders/model.ts';
import { saveContract } from '../../src/orders/store/contractors.ts';
import { newId } from '../../src/platform/ids.ts';
import type { VisitId } from '../../src/repairs/model.ts';
import { aContract } from '../builders/order.ts';
import { at, type InState, type RepairStates } from './repairs-in-states.ts';

export type Reaching = (states: RepairStates) => Promise<InState>;
const staffOf = (states: RepairStates) => states.doors.site.landlord.staff;

/** How a repair comes into each state. */
export const repairStates = {
  reported: async (states) => states.shown(await states.report()),
  triaged: async (states) => states.shown(await states.triaged()),
  emergency: async (states) => states.shown(await states.triaged('window', 'emergency')),
  hazard: async (states) => states.shown(await states.triaged('damp-or-mould')),
  ofSharedStairs: async (states) => states.shown(await states.report({ reporterContact: null, reporterName: 'A neighbour' }, { homeId: null, communalAreaId: states.stairsId, residentId: null })),
  booked: (states) => states.booked(26),
  bookedToday: (states) => states.booked(24),
  fixed: (states) => states.fixed(17),
  triedThrice: async (states) => {
    const { reference } = await states.fixed(18);
    for (const day of [19, 20, 23]) await states.do(reference, staffOf(states).adviser, at(day), { type: 'RecordAnswerAttempt', channel: 'phone', words: 'Left a message' });
    return states.shown(reference);
  },
  promised: async (states) => {
    const reference = await states.triaged();
    await states.promise(reference);
    await states.fixed(19, reference);
    await states.do(reference, staffOf(states).adviser, at(20), { type: 'AnswerWhetherFixed', answer: 'fixed', words: '', how: 'by phone' });
    return states.shown(reference);
  },
  deniedAndBooked: async (states) => {
    const { reference } = await states.fixed(19);
    await states.do(reference, staffOf(states).adviser, at(20), { type: 'AnswerWhetherFixed', answer: 'not-fixed', words: 'It still drips', how: 'by phone' });
    return states.booked(25, reference);
  },
  closed: async (states) => {
    const { reference } = await states.fixed(17, await states.triaged('toilet'));
    await states.do(reference, staffOf(states).adviser, at(18), { type: 'AnswerWhetherFixed', answer: 'fixed', words: '', how: 'by phone' });
    return states.shown(reference);
  },
  cancelled: async (states) => {
    const reference = await states.triaged();
    await states.do(reference, staffOf(states).planner, at(20), { type: 'CancelRepair', reason: 'resident asked', words: 'She mended it', toldHow: '' });
    return states.shown(reference);
  },
  proposed: async (states) => {
    const reference = await states.triaged();
    await states.do(reference, staffOf(states).planner, at(20), { type: 'CancelRepair', reason: 'raised in error', words: 'Nobody knows of it', toldHow: '' });
    return states.shown(reference);
  },
  shutOut: (states) => states.noAccess(),
  shutOutInMornings: (states) => states.noAccess('emergency'),
  accessReviewed: async (states) => {
    const { reference } = await states.noAccess();
    await states.do(reference, staffOf(states).manager, at(23), { type: 'ReviewAccess', needs: 'None known', decision: 'another visit', reason: 'Try after four' });
    return states.shown(reference);
  },
  stepAsked: async (states) => {
    const { reference } = await states.noAccess('emergency', ['morning', 'afternoon']);
    await states.do(reference, staffOf(states).manager, at(23), { type: 'ReviewAccess', needs: 'None known', decision: 'tenancy or legal step', reason: 'Three tries' });
    return states.shown(reference);
  },
  forNow: async (states) => {
    const { reference, visitId } = await states.booked(20);
    await states.do(reference, staffOf(states).operative, at(20, '10:00'), { type: 'RecordTemporaryFix', visitId: visitId as VisitId, words: 'Clamped', permanent: 'new pipe', permanentBy: plainDate('2026-12-10'), photos: [] });
    return states.shown(reference);
  },
  leak: async (states) => {
    const { reference } = await states.fixed(20, await states.triaged('leak'));
    await states.do(reference, staffOf(states).adviser, at(23), { type: 'AnswerWhetherFixed', answer: 'fixed', words: '', how: 'by phone' });
    return states.shown(reference);
  },
  coded: async (states) => {
    const reference = await states.triaged();
    await states.do(reference, staffOf(states).planner, at(20), { type: 'CodeCause', cause: 'plumbing', words: 'Seen' });
    return states.shown(reference);
  },
  missed: (states) => states.missed(19),
  remedyDecided: async (states) => {
    const missed = await states.missed(18);
    await states.do(missed.reference, staffOf(states).manager, at(20), { type: 'DecideRemedy', remedyId: missed.remedyId as never, decision: 'offered', pence: 5_000, words: '' });
    return states.shown(missed.reference);
  },
  withFollowOn: (states) => states.withFollowOn(19),
  programmed: async (states) => {
    const reference = await states.triaged();
    await states.do(reference, staffOf(states).manager, at(20), { type: 'PutInProgramme', programmeId: states.programmeId, words: 'All windows are renewed' });
    return states.shown(reference);
  },
  checkBooked: (states) => states.checkBooked(),
  ordered: (states) => states.ordered(),
  orderWaits: (states) => states.ordered({ lines: [{ kind: 'words', description: 'A new bathroom', pricePence: 400_000 }] }),
  // Its contract ends on Wednesday.
  orderUntilWednesday: async (states) => {
    const { site } = states.doors;
    const contractId = newId() as ContractId;
    const { id: staffId, name } = staffOf(states).manager;
    await site.inLandlord((tx) => saveContract(tx, contractId, { ...aContract(), contractorId: site.brightside.contractorId, name: 'Autumn 2026', endsOn: plainDate('2026-11-25') }, { actor: { staffId, name }, now: at(19), newId }));
    return states.ordered({ contractId, lines: [{ kind: 'words', description: 'Both washers', pricePence: 3_700 }] });
  },
  // The operative has as many visits on Friday morning as one person keeps.
  fullFriday: async (states) => {
    for (const _one of [1, 2, 3, 4]) await states.booked(27);
    return states.shown(await states.triaged());
  },
} satisfies Record<string, Reaching>;

export type StateName = keyof typeof repairStates;

/** Brings repairs into each of these states, each once. */
export async function reachAll(states: RepairStates): Promise<Readonly<Record<StateName, InState>>> {
  const reached: [string, InState][] = [];
  for (const [name, reach] of Object.entries(repairStates)) reached.push([name, await reach(states)]);
  return Object.fromEntries(reached) as Record<StateName, InState>;
}
