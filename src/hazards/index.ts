import './introduce.ts';

export { hazardRoutes } from './routes/index.ts';
export { performOnHazard, type PerformedOnHazard } from './perform.ts';
export { openHazardFromRepair, performHazardReport, type HazardReported, type HazardToReport } from './perform-report.ts';
export type { HazardCommand, HazardRefusal } from './decide/index.ts';
export type { Awareness, Grade, Hazard, HazardEvent, HazardStage, ReasonableStep } from './model.ts';
