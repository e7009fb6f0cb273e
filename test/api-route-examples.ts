import { messageExamples } from '../src/orders/routes/api/message-examples.ts';
import { hazardApiExamples } from './hazard-api-examples.ts';
import { outreachApiExamples } from './outreach-route-examples.ts';
import type { RouteFacts } from './route-facts.ts';

type FactName = { [Name in keyof RouteFacts]: RouteFacts[Name] extends string ? Name : never }[keyof RouteFacts];

/** How an operation of the API is tried with things that are really there. */
export interface ApiExample {
  /** Which real thing stands for each parameter of the path. */
  readonly with?: Readonly<Record<string, FactName>>;
  readonly body?: (facts: RouteFacts) => object;
  /** What those it is for are answered; 200 unless said. */
  readonly answers?: number;
}

const aCase = { reference: 'booked' } as const;
const anInspection = { reference: 'inspection' } as const;
const words = 'Tried by the walk.';
const visitOf = (facts: RouteFacts) => ({ visitId: facts.visitId, words });
const anotherDay = { on: '2027-03-04', partOfDay: 'morning' };
/** With a version that is none, so that whoever gets past the guards is told so and nothing changes. */
const onCase = (body: (facts: RouteFacts) => object, more: Partial<ApiExample> = {}): ApiExample =>
  ({ with: aCase, body: (facts) => ({ ...body(facts), version: 0 }), answers: 409, ...more });
const refused = { answers: 422 } as const;
const aProgramme = { id: 'programmeId' } as const;
const onProgramme = (body: (facts: RouteFacts) => object): ApiExample => ({ with: aProgramme, body: (facts) => ({ ...body(facts), version: 0 }), answers: 409 });
const anOrdered = { reference: 'hazard' } as const;
const anOrder = { ...anOrdered, number: 'orderNumber' } as const;
const anEntry = { kind: 'asbestos', finding: 'presumed', location: 'Kitchen ceiling', whatToDo: 'Do not drill', source: 'Survey 1182' } as const;
const onOurOrder = (body: object): ApiExample => ({ with: { id: 'orderId' }, body: () => ({ ...body, version: 0 }), answers: 409 });
const onOrder = (body: object): ApiExample => ({ with: anOrder, body: () => ({ ...body, version: 0 }), answers: 409 });

/** Every operation, by its name. One that is not here fails the walk. */
export const apiExamples: Readonly<Record<string, ApiExample>> = {
  listRepairs: {},
  readRepair: { with: aCase },
  reportRepair: { body: ({ homeId }) => ({ homeId, problem: 'something-else', room: 'Kitchen', extent: 'One small spot', since: 'Today', words, isEmergency: false, reporter: { seenByStaff: true } }), answers: 201 },
  ...hazardApiExamples,
  ...outreachApiExamples,
  diagnoseRepair: onCase(() => ({ priority: 'routine', trade: 'plumber' })),
  recordTemporaryFix: onCase((facts) => ({ ...visitOf(facts), permanent: words, permanentBy: '2027-03-04' })),
  reviewAccess: onCase(() => ({ needs: words, decision: 'another visit', reason: words })),
  decideAccessStep: onCase(() => ({ step: 'formal letter', reason: words, nextOn: '2027-03-04' })),
  codeCause: onCase(() => ({ cause: 'plumbing', words })),
  listCauses: {},
  addCause: { body: () => ({ words, from: '2027-03-04', version: 999_999 }), answers: 409 },
  retireCause: { body: () => ({ cause: 'plumbing', from: '2027-03-04', version: 999_999 }), answers: 409 },
  // It was never retired.
  offerCauseAgain: { body: () => ({ cause: 'plumbing' }), ...refused },
  readDiagnosisQuestions: { with: { problem: 'problemAsked' } },
  keepDiagnosisQuestions: { with: { problem: 'problemAsked' }, body: () => ({ questions: [], from: '2027-03-04', why: words, version: 999_999 }), answers: 409 },
  // There is no such programme.
  putInProgramme: onCase(({ areaId }) => ({ programmeId: areaId, reason: words }), refused),
  leaveProgramme: onCase(() => ({ reason: words })),
  agreeToCancel: onCase(() => ({})),
  declineCancellation: onCase(() => ({ reason: words })),
  objectToCancellation: onCase(() => ({ how: 'by phone', words })),
  ruleOutRecall: onCase(() => ({ reason: words })),
  listFreeSlots: { with: aCase },
  proposeDay: {},
  listVisitsToMove: {},
  listCalendars: {},
  // Of another organisation than the callers of the walk.
  saveCalendar: { with: { staffId: 'surveyorId' }, body: () => ({ trades: [], neighbourhoodIds: [], works: ['1-morning'], placesInHalfDay: null }), answers: 404 },
  // The operative works for the contractor, so nobody here may send them.
  bookVisit: onCase(({ staff }) => ({ purpose: 'repair', ...anotherDay, operativeId: staff.operative.staffId }), refused),
  bookPostInspection: onCase(({ staff }) => ({ ...anotherDay, operativeId: staff.operative.staffId }), refused),
  moveVisit: onCase(({ staff, visitId }) => ({ visitId, ...anotherDay, operativeId: staff.operative.staffId, askedBy: 'us', reason: words }), refused),
  cancelVisit: onCase(({ visitId }) => ({ visitId, reason: words })),
  recordVisitDone: onCase(visitOf),
  recordNoAccess: onCase((facts) => ({ ...visitOf(facts), tried: ['phoned'] })),
  recordFollowOn: onCase((facts) => ({ ...visitOf(facts), trade: 'plumber', priority: 'routine', dueOn: '2027-03-04' })),
  recordFindings: onCase(({ visitId }) => ({ visitId, checked: ['identity'] })),
  decideRemedy: onCase(({ visitId }) => ({ remedyId: visitId, decision: 'offered', pence: 1500 })),
  askToChangeVisit: onCase(visitOf),
  sayWhenItSuits: onCase(() => ({ days: ['tuesday'], halves: ['morning'], notBefore: null })),
  declareFixed: onCase(() => ({ words })),
  recordAnswerAttempt: onCase(() => ({ channel: 'phone', words })),
  answerWhetherFixed: onCase(() => ({ answer: 'fixed', how: 'by phone' })),
  joinReport: onCase(() => ({ words, reporterName: 'Sam Okafor' })),
  sayNotRight: onCase(() => ({ words })),
  closeRepair: onCase(() => ({ words })),
  cancelRepair: onCase(() => ({ reason: 'resident asked', words })),
  sendResidentLink: onCase(() => ({})),
  withdrawResidentLink: onCase(() => ({})),
  listProgrammes: {},
  readProgramme: { with: aProgramme },
  listProgrammePlaces: { with: aProgramme },
  makeProgramme: { body: () => ({ name: words, work: words, startsOn: '2027-03-01', endsOn: '2027-03-31' }), answers: 201 },
  changeProgramme: onProgramme(() => ({ name: words, work: words, startsOn: '2027-03-01', endsOn: '2027-03-31', reason: words })),
  dropProgramme: onProgramme(() => ({ reason: words })),
  addProgrammePlaces: onProgramme(({ homeId }) => ({ placeIds: [homeId] })),
  leaveOutProgrammePlaces: onProgramme(({ homeId }) => ({ placeIds: [homeId], reason: words })),
  recordProgrammeWork: onProgramme(({ homeId }) => ({ placeIds: [homeId], doneOn: '2026-11-01' })),
  listInspections: {},
  readInspection: { with: anInspection },
  // Not every item of the list was looked at.
  recordInspection: { with: anInspection, body: () => ({ items: [{ item: 'done', result: 'pass' }], version: 0 }), answers: 422 },
  waiveInspection: { with: anInspection, body: () => ({ reason: words, version: 99 }), answers: 409 },
  listOrders: { with: anOrdered },
  readOrder: { with: anOrder },
  raiseOrder: { with: anOrdered, body: ({ contractorId }) => ({ purpose: 'make-safe', trade: 'carpenter', contractorId, work: words, lines: [{ words: 'Board up', pricePence: 4_000 }], priority: 'urgent', version: 0 }), answers: 409 },
  acceptOrder: onOrder({}),
  turnDownOrder: onOrder({ words }),
  acceptProposedDay: onOrder({}),
  declineProposedDay: onOrder({ words }),
  recordOrderNoAccess: onOrder({ words }),
  sendOrderLink: onOrder({}),
  withdrawOrderLink: onOrder({}),
  scheduleOrder: onOrder({ on: '2027-03-04', part: 'morning' }),
  completeOrder: onOrder({ on: '2026-11-01', words }),
  cancelOrder: onOrder({ reason: 'no longer needed', words }),
  askVariation: onOrder({ lines: [{ words: 'Board up twice', pricePence: 8_000 }], words }),
  withdrawVariation: onOrder({ words }),
  authoriseOrder: onOrder({}),
  declineOrder: onOrder({ words }),
  listContractors: {},
  readContractor: { with: { id: 'contractorId' } },
  listContractorOrders: { with: { id: 'contractorId' } },
  readContractorFigures: { with: { id: 'contractorId' } },
  listContractorFigureRows: { with: { id: 'contractorId' } },
  readOurFigures: {},
  listOurFigureRows: {},
  // The name is taken, so that nothing changes.
  addContractor: { body: () => ({ name: 'Our own joiners', kind: 'own team', trades: ['carpenter'], startsOn: '2025-04-01' }), ...refused },
  changeContractor: { with: { id: 'contractorId' }, body: () => ({ name: 'Our own joiners', kind: 'own team', trades: ['carpenter'], startsOn: '2025-04-01', version: 0 }), answers: 409 },
  addContract: { with: { id: 'contractorId' }, body: () => ({ name: 'Joinery', startsOn: '2025-04-01', endsOn: '2028-03-31', orderLimitPence: 1, variationLimitPence: 1 }), ...refused },
  changeContract: { with: { id: 'contractId' }, body: () => ({ name: 'Joinery', startsOn: '2025-04-01', endsOn: '2028-03-31', orderLimitPence: 1, variationLimitPence: 1, version: 0 }), answers: 409 },
  listRates: {},
  listOrdersToAuthorise: {},
  readOrderMessages: { with: anOrder },
  // Nobody of this name works for the landlord.
  takeRaisingMessage: { with: anOrdered, body: () => messageExamples.raise ?? {}, ...refused },
  // It names another order than its address.
  takeOrderMessage: { with: anOrder, body: () => ({ WorkOrderComplete: messageExamples.complete?.['WorkOrderComplete'] }), ...refused },
  readHomeEnd: { with: { id: 'homeId' } },
  endHome: { with: { id: 'homeId' }, body: () => ({ how: 'other', on: '2026-01-05' }), ...refused },
  undoHomeEnd: { with: { id: 'homeId' }, body: () => ({ reason: '' }), ...refused },
  readHomeSiteHazards: { with: { id: 'homeId' } },
  addHomeSiteHazard: { with: { id: 'homeId' }, body: () => ({ ...anEntry, surveyedOn: '2099-01-01' }), ...refused },
  readBlockSiteHazards: { with: { id: 'blockId' } },
  addBlockSiteHazard: { with: { id: 'blockId' }, body: () => ({ ...anEntry, surveyedOn: '2099-01-01' }), ...refused },
  listHomeSiteHazardHistory: { with: { id: 'homeId' } },
  listBlockSiteHazardHistory: { with: { id: 'blockId' } },
  changeSiteHazard: { with: { id: 'hazardEntryId' }, body: () => ({ ...anEntry, surveyedOn: '2024-01-01', reason: '' }), ...refused },
  endSiteHazard: { with: { id: 'hazardEntryId' }, body: () => ({ reason: '' }), ...refused },
  listOurOrders: {},
  readOurOrder: { with: { id: 'orderId' } },
  acceptOurOrder: onOurOrder({}),
  turnDownOurOrder: onOurOrder({ words }),
  proposeOurDay: onOurOrder({ on: '2027-03-04', part: 'morning' }),
  completeOurOrder: onOurOrder({ on: '2026-11-01', words }),
  recordOurNoAccess: onOurOrder({ words }),
  askOurVariation: onOurOrder({ lines: [{ words: 'Board up twice', pricePence: 8_000 }], words }),
  withdrawOurVariation: onOurOrder({ words }),
  // No photo is sent.
  addOurOrderPhotos: { with: { id: 'orderId' }, ...refused },
  readOurOrderMessages: { with: { id: 'orderId' } },
  takeOurOrderMessage: { with: { id: 'orderId' }, body: () => ({ WorkOrderComplete: messageExamples.complete?.['WorkOrderComplete'] }), ...refused },
  listCases: {},
  readCase: { with: aCase },
  readTimeline: { with: aCase },
  addNote: onCase(() => ({ words })),
  recordContact: onCase(() => ({ direction: 'in', channel: 'phone', words })),
  makePromise: onCase(() => ({ words, madeTo: 'Sam Okafor', dueOn: '2027-03-04' })),
  keepPromise: onCase(() => ({ words }), { with: { ...aCase, promise: 'promiseId' } }),
  movePromise: onCase(() => ({ words, dueOn: '2027-03-04' }), { with: { ...aCase, promise: 'promiseId' } }),
  // They are not linked.
  unlinkCases: onCase(({ fixed }) => ({ other: fixed, kind: 'caused-by', words }), refused),
  linkCases: onCase(({ fixed }) => ({ other: fixed, kind: 'caused-by' })),
  // Nobody is among those it may go to: the ids are of something else.
  changeOwner: onCase(({ staff, areaId }) => ({ ownerId: staff.planner.staffId, teamId: areaId, words }), refused),
  changeOwners: { body: ({ booked, staff, areaId }) => ({ cases: [{ reference: booked, version: 1 }], ownerId: staff.planner.staffId, teamId: areaId, words }), ...refused },
  makeSealedCasefile: { with: aCase, body: () => ({ audience: 'ombudsman', reason: words }), answers: 201 },
  // That entry tells of something else.
  readSealedCasefile: { with: { ...aCase, entry: 'firstEntry' }, answers: 404 },
  listEvidence: { with: aCase },
  // Sent without a file.
  addEvidence: { with: aCase, ...refused },
  // It was withdrawn.
  readEvidence: { with: { id: 'evidenceId' }, answers: 404 },
  withdrawEvidence: { with: { id: 'evidenceId' }, body: () => ({ reason: words }), ...refused },
  // Sent without anything in it.
  holdUnmatched: refused,
  listUnmatched: {},
  matchUnmatched: { with: { id: 'orphanId' }, body: () => ({ reference: 'REP-1999-00001' }), answers: 404 },
  setUnmatchedOwner: { body: ({ visitId }) => ({ ownerId: visitId }), ...refused },
  putUnmatchedAside: { with: { id: 'orphanId' }, body: () => ({ reason: words }), ...refused },
  readFigures: {},
  readMeasures: {},
  listFigureRows: {},
  readDamp: {},
  listDampAreas: {},
  listDampHomes: {},
  readWhetherItWorked: {},
  listDampJobs: {},
  listSilentPlaces: {},
  listSilentHomes: {},
  listSilentHomesAudit: {},
  listWhereMoneyShouldGo: {},
  listProgrammesWhereMoneyShouldGo: {},
  listMyNotices: {},
  // Before there were any; and an id that is no notice of theirs.
  markNoticesSeen: { body: () => ({ toldBy: '2001-01-01T00:00:00.000Z' }) },
  markNoticeSeen: { with: { id: 'visitId' }, body: () => ({}), answers: 404 },
  listAbsences: {},
  listMyAbsences: {},
  // Nobody who could stand in; and an id that is no absence.
  setAbsence: { body: ({ homeId }) => ({ coverId: homeId, fromOn: '2027-03-04', untilOn: '2027-03-05' }), ...refused },
  removeAbsence: { with: { id: 'visitId' }, body: () => ({}), answers: 404 },
  search: { body: () => ({ words: 'kitchen' }) },
  listHomes: {},
  findHomes: { body: () => ({ postcode: 'SK1 3XA' }) },
  readHome: { with: { id: 'homeId' } },
  listLettersToPrint: {},
  makeLetterBatch: { body: () => ({}) },
  readLetterBatch: { with: { id: 'letterBatchId' } },
  sayLettersPosted: { with: { id: 'letterBatchId' }, body: () => ({}) },
  sayLetterNotPosted: { with: { id: 'postedLetterId' }, body: () => ({ reason: 'x'.repeat(501) }), ...refused },
  sayLetterCameBack: { with: { id: 'postedLetterId' }, body: () => ({ reason: 'x'.repeat(501) }), ...refused },
  listMessagesNeedingAPerson: {},
  // What the form of the page refuses, so that nothing changes.
  sendMessageAgain: { with: { id: 'stuckId' }, body: () => ({ address: 'nowhere' }), ...refused },
  markMessageAsSent: { with: { id: 'stuckId' }, body: () => ({ reason: 'x'.repeat(501) }), ...refused },
  giveMessageUp: { with: { id: 'stuckId' }, body: () => ({ reason: 'x'.repeat(501) }), ...refused },
  finishMessageTask: { with: { id: 'messageTaskId' }, body: () => ({ reason: 'x'.repeat(501) }), ...refused },
  // A version that is not the newest, so that nothing changes.
  useUsualWording: { body: () => ({ template: 'new-link', language: 'English', version: 99 }), answers: 409 },
  listWordings: {},
  saveWording: { body: () => ({ template: 'new-link', language: 'English', subject: 'A link', sentences: ['It is your lifestyle.'], more: [], version: 0 }), ...refused },
  readResident: { with: { id: 'residentId' } },
  // Nothing is said to change, and a need that is none is ended: so that nothing changes.
  changeContactDetails: { with: { id: 'residentId' }, body: () => ({}), ...refused },
  // There is no such tenancy.
  addResident: { with: { id: 'homeId' }, body: ({ areaId }) => ({ name: words, part: 'tenant', tenancyId: areaId, preferredChannel: 'letter' }), ...refused },
  // A version that is not the newest, so that nothing changes.
  addRepresentative: { with: { id: 'residentId' }, body: () => ({ name: 'Ngozi Okafor', part: 'relative or friend', phone: '07700 900456', mayDecide: false, agreedHow: 'they said so on the phone', version: 99 }), answers: 409 },
  endRepresentative: { with: { id: 'residentId' }, body: () => ({ representative: '0199c0de-0000-7000-8000-00000000000c', because: 'She rang', version: 99 }), answers: 422 },
  withdrawConsent: { with: { id: 'residentId' }, body: () => ({ source: 'the person', version: 99 }), answers: 409 },
  confirmNeeds: { with: { id: 'residentId' }, body: ({ homeId }) => ({ answer: 'none', source: 'the person', consentBasis: 'explicit consent', end: [homeId] }), ...refused },
  listStaff: {},
  listTeams: {},
};
