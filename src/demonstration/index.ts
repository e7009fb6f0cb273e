export { isHalfMade } from './half-made.ts';
export { signInsToTry, type SignInToTry } from './sign-ins-to-try.ts';
export { demonstrationPassword } from './invented-landlords.ts';
export { makeDemonstration, type DemonstrationOptions } from './make-demonstration.ts';
export { untilNobodyMakes } from './one-maker.ts';
