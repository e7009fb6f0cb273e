import type { makeDemonstration as Make } from './make-demonstration.ts';
import type { historyWithoutDatabase as History } from './planted/history-without-database.ts';

export { isHalfMade } from './half-made.ts';
export { signInsToTry, type SignInToTry } from './sign-ins-to-try.ts';
export { demonstrationPassword } from './invented-landlords.ts';
export type { DemonstrationOptions } from './make-demonstration.ts';
export { untilNobodyMakes } from './one-maker.ts';
export { plantedIn } from './planted/planted-in.ts';
export type { Planted } from './planted/plant.ts';
export type { HistoryAsked, HistoryWithoutDatabase, HomeOfHistory } from './planted/history-without-database.ts';

/** Makes the invented landlords. Loaded only then: with all it makes, and its pictures, it is 10 MB that no web process needs. */
export const makeDemonstration = async (...made: Parameters<typeof Make>): ReturnType<typeof Make> => {
  const { makeDemonstration: make } = await import('./make-demonstration.ts');
  return make(...made);
};

/** An invented landlord's homes and reports, for trying methods on many. */
export const historyWithoutDatabase = async (asked: Parameters<typeof History>[0]): Promise<ReturnType<typeof History>> => {
  const { historyWithoutDatabase: history } = await import('./planted/history-without-database.ts');
  return history(asked);
};
