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
export { agree, refuse } from './model.ts';
export { newDraft, recordOf, type CaseDraft, type NewCaseFile } from './draft.ts';
export { applyChange } from './apply-change.ts';
export { decideCase, whatStopsClosing, type CaseCommand, type CaseRefusal, type ClosingObstacle } from './decide.ts';
export { caseContext, performOnCase, recordSystemEvents, type Performed } from './perform.ts';
export { loadCaseForChange, loadCasesForChange } from './store/load.ts';
export { checkSeenVersion, saveCases } from './store/save.ts';
export { nextReference, takeReferences } from './store/references.ts';
export { verifyAllCases, verifyCase, type VerifiedCase } from './store/verify.ts';
export { checkChain, type ChainCheck } from './chain.ts';
export { casefileJobs, sweepDeadlines } from './jobs.ts';
export { sweepCase } from './sweep.ts';
export { casesAtCommunalArea, casesAtHome, casesOfResident, openCasesAtHome, type CaseBrief, type CaseBriefPage } from './queries/cases-at-home.ts';
