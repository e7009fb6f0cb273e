export type { Programme, ProgrammeId, ProgrammePlace, ProgrammeState } from './model.ts';
export { programmeAt, programmesCovering, type ProgrammeHere } from './queries/covering.ts';
