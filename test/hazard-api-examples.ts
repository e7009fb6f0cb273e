import type { ApiExample } from './api-route-examples.ts';

const words = 'Tried by the walk.';
/** With a version that is none, so that whoever gets past the guards is told so and nothing changes. */
const onHazard = (body: object): ApiExample => ({ with: { reference: 'hazardCase' }, body: () => ({ ...body, version: 0 }), answers: 409 });

/** How the operations of hazards are tried. */
export const hazardApiExamples: Readonly<Record<string, ApiExample>> = {
  listHazards: {},
  exchangeHazards: {},
  readHazard: { with: { reference: 'hazardCase' } },
  reportHazard: { body: ({ homeId }) => ({ homeId, words, anotherBecause: words, isEmergency: false, kind: 'damp-and-mould', route: 'councillor', reporterName: 'Cllr Dean' }), answers: 201 },
  openHazardFromRepair: { with: { reference: 'booked' }, body: () => ({ version: 0 }), answers: 409 },
  triageHazard: onHazard({ kind: 'damp-and-mould', severity: 'serious', nearness: 'if-left', atGreaterRisk: true, grade: 'significant', rationale: words }),
  proposeLowerHazard: onHazard({ to: 'neither', reason: words }),
  agreeToLowerHazard: onHazard({}),
  declineLowerHazard: onHazard({ reason: words }),
  hearHazardAgain: onHazard({ words, isEmergency: false }),
  recordHazardInvestigation: onHazard({ how: 'in person', investigator: 'N. Bright', competence: words, found: 'significant', words, safetyWork: words, prevention: words }),
  askHazardInPerson: onHazard({ words }),
  writeHazardSummary: onHazard({ found: words, nothingBecause: words }),
  approveHazardSummary: onHazard({}),
  sendHazardSummaryBack: onHazard({ reason: words }),
  recordHazardSummary: onHazard({ how: 'letter', words }),
  recordHazardMadeSafe: onHazard({ words }),
  recordHazardPreventionBegun: onHazard({ how: 'work started', words, finishBy: '2027-03-04' }),
  recordHazardPreventionFinished: onHazard({ words }),
  offerHazardAccommodation: onHazard({ words, place: words, fromOn: '2027-03-04', untilOn: '2027-03-08', costPence: 100 }),
  answerHazardAccommodation: onHazard({ answer: 'refused', words }),
  withdrawHazardAccommodation: onHazard({ reason: words }),
  recordReasonableStep: onHazard({ kind: 'other', words }),
  recordHeardFromResident: onHazard({ about: 'hazard', how: 'by phone', words }),
  recordHazardAnswer: onHazard({ answer: 'agrees', how: 'by phone', words }),
  raiseRepairForHazard: onHazard({ purpose: 'safety', problem: 'something-else', trade: 'plumber', priority: 'urgent', words }),
  tieRepairToHazard: onHazard({ reference: 'REP-2026-00001', purpose: 'safety' }),
  untieRepairFromHazard: onHazard({ reference: 'REP-2026-00001', reason: words }),
  moveHazardReturn: onHazard({ untilOn: '2027-03-04', reason: words }),
  recordHazardMovedBack: onHazard({ costPence: 100, words }),
  takeDryCheckFromInspection: onHazard({ reference: 'INS-2026-00001' }),
  acceptHazardSpread: onHazard({ proposalId: '0199c0de-0000-7000-8000-000000000021', as: 'visit', visitBy: '2027-03-04', words }),
  declineHazardSpread: onHazard({ proposalId: '0199c0de-0000-7000-8000-000000000021', reason: words }),
  recordHazardSpreadVisit: onHazard({ proposalId: '0199c0de-0000-7000-8000-000000000021', found: 'nothing', words }),
  codeHazardCause: onHazard({ cause: 'penetrating-gutter', words }),
  ruleOutHazardRecurrence: onHazard({ reason: words }),
  recordDryCheck: onHazard({ result: 'dry', words, readings: [{ kind: 'moisture', value: 11, where: words, instrument: words }] }),
  closeHazard: onHazard({ ending: 'resident agrees' }),
};
