import './introduce.ts';

export { hazardRoutes } from './routes/index.ts';
export { performOnHazard, type PerformedOnHazard } from './perform.ts';
export { openHazardFromRepair, performHazardReport, type HazardReported, type HazardToReport } from './perform-report.ts';
export { beginHazard } from './begin-hazard.ts';
export { applyHazardChange, type HazardDraft } from './apply.ts';
export type { HazardCorrespondent } from './messages.ts';
export { rowsOfNewHazards } from './store/index.ts';
export { decideHazardCase, reportHazard, type HazardCommand, type HazardContext, type HazardRefusal } from './decide/index.ts';
export type { Awareness, Grade, Hazard, HazardEvent, HazardStage, ReasonableStep } from './model.ts';
