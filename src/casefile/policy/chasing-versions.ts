import type { PlainDate } from '../../clock/index.ts';
import { chasePolicies, ladderProblems, type ChasePolicy } from './chasing.ts';

/** Which line of the form a ladder stands on: all cases first, then the exceptions. */
export const fieldOfLadder = (line: number, field: string): string => (line === 0 ? field : `${field}${line}`);

/** Every way a landlord's ladders may not stand, by the field of the form; `lines` says which line each was typed on. */
export function chaseProblems(policy: ChasePolicy, today: PlainDate, lines: readonly number[]): Readonly<Record<string, string>> {
  const seen = new Set<string>();
  return Object.fromEntries([
    ...(policy.from < today ? [['from', 'Enter today or a later day: who was told until now stays as it was'] as const] : []),
    ...policy.ladders.flatMap((rule, index) => {
      const line = lines[index] ?? index;
      const about = `${rule.kind}:${rule.stage}`;
      const isTwice = seen.has(about);
      seen.add(about);
      const wrong = Object.entries(ladderProblems(rule)).map(([field, words]) => [fieldOfLadder(line, field), words] as const);
      return isTwice ? [[fieldOfLadder(line, 'about'), 'Choose each kind and stage once'] as const, ...wrong] : wrong;
    }),
  ]);
}

/** The versions with this one among them; another from the same day gives way to it. */
export function withChaseVersion(settings: Readonly<Record<string, unknown>>, policy: ChasePolicy): { readonly versions: readonly ChasePolicy[] } {
  return { versions: [policy, ...chasePolicies(settings).filter(({ from }) => from !== policy.from)] };
}
