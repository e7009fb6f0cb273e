import type { makeDemonstration as Make } from './make-demonstration.ts';

export { isHalfMade } from './half-made.ts';
export { signInsToTry, type SignInToTry } from './sign-ins-to-try.ts';
export { demonstrationPassword } from './invented-landlords.ts';
export type { DemonstrationOptions } from './make-demonstration.ts';
export { untilNobodyMakes } from './one-maker.ts';

/** Makes the invented landlords. Loaded only then: with all it makes, and its pictures, it is 10 MB that no web process needs. */
export const makeDemonstration = async (...made: Parameters<typeof Make>): ReturnType<typeof Make> => {
  const { makeDemonstration: make } = await import('./make-demonstration.ts');
  return make(...made);
};
