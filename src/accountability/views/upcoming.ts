import { longDateWithYear, type PlainDate } from '../../clock/index.ts';
import { allRules, hazardKindsOn, hazardPhases, type Rule } from '../../law/index.ts';

/** Something of the law that is known and has not started. */
export interface Upcoming {
  readonly startsOn: PlainDate;
  /** The rules it is about, to link to. */
  readonly ruleIds: readonly string[];
  readonly words: string;
}

/** Every start that is still ahead, soonest first: new rules, and kinds of hazard that join the hazards regulations. */
export function upcoming(today: PlainDate, rules: readonly Rule[] = allRules): readonly Upcoming[] {
  const newRules = rules
    .filter(({ inForce }) => inForce.from > today)
    .map(({ id, duty, inForce }): Upcoming => ({ startsOn: inForce.from, ruleIds: [id], words: duty }));
  return [...newRules, ...hazardsThatJoin(today)].toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
}

function hazardsThatJoin(today: PlainDate): Upcoming[] {
  return ([1, 2, 3] as const).flatMap((phase): Upcoming[] => {
    const startsOn = hazardPhases[phase];
    if (startsOn === null || startsOn <= today) return [];
    const names = hazardKindsOn(startsOn).filter((kind) => kind.phase === phase).map(({ name }) => name.toLowerCase());
    const words = `The hazard clocks, which run for damp and mould already, start to run for these too: ${names.join('; ')}`;
    return [{ startsOn, ruleIds: ['hazards.investigate'], words }];
  });
}

/** "From Thursday 1 April 2027". */
export const fromInWords = (startsOn: PlainDate): string => `From ${longDateWithYear(startsOn)}`;
