import './introduce.ts';

export { performSealing, type Sealed, type Sealer } from './perform.ts';
export { sealedCasefileRoutes } from './routes/index.ts';
export { casefileCommand, verifyFileOrRecords, writeCasefile, type CasefileWanted } from './commands.ts';
export { casefileZip } from './make/make-casefile.ts';
export { gapsOf } from './decide/gaps.ts';
export type { Audience, CaseToSeal, Gap, GapKind, SealedCasefile } from './model.ts';
