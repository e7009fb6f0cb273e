import { wilson, type Share } from '../wilson.ts';

/** Why it was damp, as found the first time and when it came back. */
export interface TwoDiagnoses {
  readonly first: string;
  readonly second: string;
}

/** Of what came back, the share whose cause was another than first said: “treated as condensation, was a leak”. Null where nothing came back. */
export function mismatch(recurrences: readonly TwoDiagnoses[]): (Share & { readonly of: number }) | null {
  if (recurrences.length === 0) return null;
  return { ...wilson(recurrences.filter(({ first, second }) => first !== second).length, recurrences.length), of: recurrences.length };
}

/** Of all diagnoses, the share that blames the resident. `blaming` names those causes. Null where there is none. */
export function blamedOnResident(causes: readonly string[], blaming: ReadonlySet<string>): (Share & { readonly of: number }) | null {
  if (causes.length === 0) return null;
  return { ...wilson(causes.filter((cause) => blaming.has(cause)).length, causes.length), of: causes.length };
}
