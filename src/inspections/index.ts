import './introduce.ts';
import './measures.ts';

export { inspectionJobs, drawInspections, type DrawReading } from './jobs.ts';
export { inspectionRoutes } from './routes/index.ts';
export { performOnInspection, type AskingToInspect } from './perform.ts';
export type { ResultRow } from './queries/results.ts';
export { handsInRepair } from './queries/hands-in-it.ts';
export { checklistFor, type ChecklistItem } from './decide/checklist.ts';
export type { CheckedItem, InspectionCommand, InspectionRefusal, Outcome } from './model.ts';
export { inspectionToCarry, recordInspectionAtVisit, type InspectionToCarry } from './routes/at-visit.ts';
export { checkedFieldInWords } from './views/checked-fields.ts';
