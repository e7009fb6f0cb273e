import './introduce.ts';

export type { HistoryFacts, Priority, Repair, RepairEvent, RepairReport, RepairStage, Trade, Visit, VisitId, VisitPurpose } from './model.ts';
export { priorities, stages, trades } from './model.ts';
export { decideRepair, reportRepair, type RepairCommand, type RepairContext, type RepairRefusal, type ReportRepair } from './decide/index.ts';
export { applyRepairChange, type Correspondent, type NewRepairIds, type RepairDraft } from './apply.ts';
export { newRepairDraft, performOnRepair, performReport, saveRepairDrafts, type Asking, type NewRepair } from './perform.ts';
export { policyFrom, policyProblems, usualPolicy, type RepairPolicy } from './policy.ts';
export { problems } from './problems.ts';
export { firstFixByMonth, recallsOfJobs, type FirstFixMonth, type RecallLine } from './queries/first-fix.ts';
export { firstFixInAll, firstFixInWords } from './views/first-fix-words.ts';
export { referencesToVisit } from './queries/visits.ts';
export { addStepWhenFixed, type SaidFixed, type StepWhenFixed } from './when-fixed.ts';
export { problemOf, possibleHazards } from './problems.ts';
export { repairRoutes } from './routes/index.ts';
export { draftOfHistory, repairHistoryImporter, rowOfImported, sealOfRow, type TakenHistory } from './store/import-history.ts';
export { rowsOfNewRepairs } from './rows-of-new-repairs.ts';
export { historyColumns } from './forms/import-history.ts';
