export { ranOut } from './spine-measures.ts';

export type {
  CaseChange,
  CaseContext,
  CaseEvent,
  CaseFile,
  CaseId,
  CasePromise,
  CaseRecord,
  ContactChannel,
  Deadline,
  DeadlineKind,
  DeadlinePoint,
  Decision,
  EventBody,
  LinkKind,
  NewContact,
  NewLink,
  NewMessage,
  NewNotice,
  PromiseId,
  PromiseOutcome,
  Reference,
} from './model.ts';
export { agree, keptByOrder, orderNumberOf, refuse } from './model.ts';
export { newDraft, recordOf, type CaseDraft, type NewCaseFile } from './draft.ts';
export { applyChange } from './apply-change.ts';
export { decideCase, whatStopsClosing, type CaseCommand, type CaseRefusal, type ClosingObstacle } from './decide.ts';
export { caseContext, performOnCase, recordSystemEvents, type Performed, type SystemChange } from './perform.ts';
export { loadCaseForChange, loadCasesForChange } from './store/load.ts';
export { checkSeenVersion, rowsOfNewCases, saveCases } from './store/save.ts';
export { markMailed, takeNoticesToMail, type NoticeToMail } from './store/notices.ts';
export { nextReference, takeReferences } from './store/references.ts';
export { verifyAllCases, verifyCase, type VerifiedCase } from './store/verify.ts';
export { canonicalJson, checkChain, type ChainCheck, type ChainEntry, type WithheldEntry } from './chain.ts';
export { everythingOfCase, type ContactOnRecord, type EverythingOfCase, type LinkOnRecord } from './queries/everything-of-case.ts';
export { eventInWords } from './views/timeline.ts';
export { linkInWords } from './views/link-words.ts';
export { addEventWords, knownEvents, tellingOf } from './views/known-events.ts';
export { casefileGauges } from './gauges.ts';
export { casefileJobs, sweepDeadlines } from './jobs.ts';
export { sweepCase } from './sweep.ts';
export { casesAtCommunalArea, casesAtHome, casesOfResident, openCasesAtHome, type CaseBrief, type CaseBriefPage } from './queries/cases-at-home.ts';
export { lookFor } from './queries/look-for.ts';
export { readReference } from './case-kinds.ts';
export { casePath, kindInWords, knownKinds, registerCaseKind, registerReferenceSeries, stageInWords, type CaseKindWords } from './case-kinds.ts';
export { addCaseVisibility, casesForReader, casesOfOwnVisits, type CaseVisibility } from './case-visibility.ts';
export { addCaseSection, type CaseSection } from './case-sections.ts';
export { addWorkPanel, type WorkPanel } from './work-panels.ts';
export { caseRoles, casePageRoles, figureRoles, mayOnCase, ownerRoles, type CaseAction, type CaseFacts } from './access.ts';
export { loadCasePage, openCase, openCaseIfThere, type CaseReader, type OpenedCase } from './queries/load-case-page.ts';
export type { OwnerChoice } from './forms/case-forms.ts';
export { ownerChoices } from './queries/owners.ts';
export type { CasePage } from './views/case-page.ts';
export { caseFrame, type CaseFrameParts, type NextAction } from './views/case-frame.ts';
export { caseTitle } from './views/case-header.ts';
export { caseDoneInWords } from './words/done-words.ts';
export { dueInWords } from './views/clocks.ts';
export { dueOrder } from './queries/matters.ts';
export { dateOfFact, sentence, textOf, wordsOf, type EventInWords, type EventTelling, type EventWords, type TimelineGroup } from './views/event-words.ts';
export { closedNow, hoursInWords, officeHoursFrom, onCallNow, type OfficeHours } from './model/office-hours.ts';
export { saveOfficeHours } from './store/save-office-hours.ts';
export { casefileRoutes } from './routes/index.ts';
export { addFigure, type AddedFigure } from './figures.ts';
export type { Figure } from './views/manage.ts';
export { addMeasures, allFacts, allKeptUp, allMeasures, countCasesBy, countWithCases, idsToCountWith, keepUpWithCases, traitOf, type CaseTrait, type KeptUp, type Measure } from './measures.ts';
export { takeCasesToCount, countCasesToCount } from './store/cases-to-count.ts';
export { landlordsToCheck, verifyCommand } from './commands.ts';
export { handOverCases } from './hand-over.ts';
export { clockExample, clockFrom, clockSchema } from './routes/api/clock-schema.ts';
export { listKindRoute } from './routes/api/list-cases.ts';
export { caseHeader, clocksOfCase, doorInstructions, linksOfCase, type CaseHeader } from './queries/case-page.ts';
export { referenceSchema } from './routes/api/case-schemas.ts';
export { readOpenOfCase } from './queries/open-of-case.ts';
export { timelineEntries } from './queries/timeline.ts';
export { tellWhatChanged } from './queries/changed-meanwhile.ts';
