import './introduce.ts';

export type { Programme, ProgrammeId, ProgrammePlace, ProgrammeState } from './model.ts';
export { programmeAt, programmesCovering, type ProgrammeHere } from './queries/covering.ts';
export { addProgrammeSection, type ProgrammeSection } from './sections.ts';
export { keepProgramme, makeProgramme, type Keeping } from './keep.ts';
export { programmeRoutes } from './routes/index.ts';
