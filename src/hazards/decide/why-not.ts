import type { CaseId, Reference } from '../../casefile/index.ts';
import { plainReader } from '../../correspondence/index.ts';
import { causeNotKnown } from '../../repairs/index.ts';
import type { HazardContext, HazardRecord, Refused } from './context.ts';
import { decideHazardCase, type HazardCommand } from './index.ts';

type Command<Type extends HazardCommand['type']> = Extract<HazardCommand, { type: Type }>;

/**
 * Why an action can't be taken now, however its form is filled in; undefined when it can. It asks the decision itself, with the
 * answer most likely to be agreed to, so that a button and the rule behind it can't disagree.
 */
export function whyNot(record: HazardRecord, action: HazardCommand['type'], context: HazardContext): Refused | undefined {
  const named = { repairId: 'not-kept' as CaseId, reference: 'not-kept' as Reference, isHere: true };
  const favourable = { ...context, newId: () => 'not-kept', works: { ...context.works, named }, ...(context.toldBy === undefined ? { toldBy: somebody } : {}) };
  const decision = decideHazardCase(record, likeliest[action](record, favourable), favourable);
  return decision.ok ? undefined : decision;
}

/** Whom it goes to is looked up by whoever means to send it. */
const somebody = { reader: plainReader({ channel: 'letter', address: '', name: '', residentId: null }, []), landlordName: '', phone: '', emergencyPhone: '', address: '' };
const words = 'words';
const likelyDetail = { rooms: [{ room: words, size: 'none', squareMetres: null, signs: [], readings: [], words: '' }], causeId: causeNotKnown, sureness: null, contributingIds: [], otherDefects: '', neighbours: [], neighboursBecause: words } as const;
const now = ({ now: at }: HazardContext) => ({ at, lateBecause: '' });

const likeliest: { readonly [Type in HazardCommand['type']]: (record: HazardRecord, context: HazardContext) => Command<Type> } = {
  HearAgain: (_record, context) => ({ type: 'HearAgain', awareAt: context.now, route: 'resident', words, saidEmergency: false, reporterName: words, lateBecause: '' }),
  AddPhotos: () => ({ type: 'AddPhotos', photos: [] }),
  TriageHazard: () => ({ type: 'TriageHazard', kind: 'damp-and-mould', severity: 'extreme', nearness: 'any-moment', atGreaterRisk: false, notAskedBecause: words, grade: 'emergency', rationale: words }),
  ProposeDowngrade: ({ hazard }) => ({ type: 'ProposeDowngrade', to: nextLower[hazard.grade], reason: words, toldHow: words }),
  AgreeToDowngrade: () => ({ type: 'AgreeToDowngrade' }),
  DeclineDowngrade: () => ({ type: 'DeclineDowngrade', reason: words }),
  RecordInvestigation: (_record, context) => ({ type: 'RecordInvestigation', ...now(context), how: 'in person', investigator: words, competence: words, found: 'emergency', words, safetyWork: words, prevention: words, noPreventionBecause: '', detail: likelyDetail }),
  AskForInvestigationInPerson: (_record, context) => ({ type: 'AskForInvestigationInPerson', ...now(context), words }),
  WriteSummary: ({ hazard }, { today }) => ({ type: 'WriteSummary', found: words, ...likelyWork(hazard, today), nothingBecause: words, stay: '' }),
  ApproveSummary: () => ({ type: 'ApproveSummary' }),
  SendSummaryBack: () => ({ type: 'SendSummaryBack', reason: words }),
  RecordSummarySent: (_record, context) => ({ type: 'RecordSummarySent', ...now(context), how: 'letter', words }),
  RecordMadeSafe: (_record, context) => ({ type: 'RecordMadeSafe', ...now(context), words }),
  RecordPreventionBegun: (_record, context) => ({ type: 'RecordPreventionBegun', ...now(context), how: 'work started', words, finishBy: context.today }),
  RecordPreventionFinished: (_record, context) => ({ type: 'RecordPreventionFinished', ...now(context), words }),
  OfferAccommodation: (_record, context) => ({ type: 'OfferAccommodation', ...now(context), words, place: words, fromOn: context.today, untilOn: context.today, costPence: 0 }),
  AnswerAccommodation: (_record, context) => ({ type: 'AnswerAccommodation', ...now(context), answer: 'accepted', words }),
  WithdrawAccommodation: () => ({ type: 'WithdrawAccommodation', reason: words }),
  RecordReasonableStep: (_record, context) => ({ type: 'RecordReasonableStep', ...now(context), kind: 'other', words, noticeAt: null }),
  AcceptSpread: (_record, context) => ({ type: 'AcceptSpread', proposalId: openOf(context, 'open'), as: 'visit', visitBy: context.today, words }),
  DeclineSpread: (_record, context) => ({ type: 'DeclineSpread', proposalId: openOf(context, 'open'), reason: words }),
  RecordSpreadVisit: (_record, context) => ({ type: 'RecordSpreadVisit', proposalId: openOf(context, 'visit'), found: 'nothing', words }),
  MoveReturn: (_record, context) => ({ type: 'MoveReturn', untilOn: context.today, reason: words }),
  RecordMovedBack: (_record, context) => ({ type: 'RecordMovedBack', ...now(context), words, finalCostPence: 0 }),
  TieRepair: () => ({ type: 'TieRepair', reference: words, purpose: 'safety' }),
  UntieRepair: (_record, context) => ({ type: 'UntieRepair', reference: context.works.tied[0]?.reference ?? words, reason: words }),
  RaiseWorks: () => ({ type: 'RaiseWorks', purpose: 'safety', problem: 'something-else', trade: 'multi-skilled', priority: 'urgent', words }),
  CodeHazardCause: ({ hazard }) => ({ type: 'CodeHazardCause', cause: hazard.cause === causeNotKnown ? 'penetrating' : causeNotKnown, words }),
  TakeInspection: (_record, context) => ({ type: 'TakeInspection', reference: context.works.tied.find(({ passed }) => passed !== null)?.passed?.reference ?? words }),
  RuleOutRecurrence: () => ({ type: 'RuleOutRecurrence', reason: words }),
  RecordDryCheck: (_record, context) => ({ type: 'RecordDryCheck', ...now(context), result: 'damp', words, readings: [{ kind: 'moisture', value: 20, where: words, instrument: words }], againOn: null }),
  RecordResidentsAnswer: () => ({ type: 'RecordResidentsAnswer', answer: 'agrees', words, how: 'by phone' }),
  HearResident: () => ({ type: 'HearResident', about: 'hazard', words, how: 'by phone' }),
  CloseHazard: ({ hazard }) => ({ type: 'CloseHazard', ending: hazard.answer === 'agrees' && hazard.watch === null ? 'resident agrees' : 'tenancy ended', words, programmeId: null }),
  AttachHazardCapture: (_record, { now: at }) => ({ type: 'AttachHazardCapture', captureId: words, capturedBy: words, lines: [{ label: words, text: words }], phone: { recordedAt: at, receivedAt: at, clock: 'right', minutesFast: 0 }, photos: [] }),
  PutHazardCaptureAside: () => ({ type: 'PutHazardCaptureAside', captureId: words, capturedBy: words, reason: words }),
};

/** Ending it asks for more than a lower grade does. */
const nextLower = { emergency: 'significant', significant: 'neither', neither: 'not-a-hazard' } as const;

/** Both works by today. */
function likelyWork({ madeSafeAt }: HazardRecord['hazard'], today: HazardContext['today']) {
  const work = { words, beginBy: today, doneBy: today };
  return { safety: madeSafeAt === null ? work : null, prevention: work };
}

const openOf = ({ spread }: HazardContext, state: 'open' | 'visit'): string => spread.proposals.find((proposal) => proposal.state === state)?.id ?? '';

