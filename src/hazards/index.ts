import './introduce.ts';

export { hazardRoutes } from './routes/index.ts';
export { performOnHazard, type PerformedOnHazard } from './perform.ts';
export { openHazardFromRepair, performHazardReport, type HazardReported, type HazardToReport } from './perform-report.ts';
export { beginHazard } from './begin-hazard.ts';
export { applyHazardChange, type HazardDraft } from './apply.ts';
export type { HazardCorrespondent } from './messages.ts';
export { rowsOfNewHazards } from './store/index.ts';
export { decideHazardCase, nothingDoneYet, reportHazard, type HazardCommand, type HazardContext, type HazardRefusal } from './decide/index.ts';
export type { Awareness, Grade, Hazard, HazardEvent, HazardStage, ReasonableStep } from './model.ts';
export { carriedHazard, type CarriedHazard } from './on-phone/carried-hazard.ts';
export { recordInvestigationOnPhone, type InvestigatedOnPhone } from './on-phone/record-investigated.ts';
export { hazardForPhone, hazardsForPhone, type HazardForPhone, type HazardLineForPhone } from './queries/for-phone.ts';
export { investigatedFieldInWords } from './forms/field-words.ts';
export { rolesThatMay as rolesThatMayOnHazard } from './access.ts';
export { hazardsOfCases } from './queries/many.ts';
export { hazardRefusalInWords } from './views/refusal-words.ts';
