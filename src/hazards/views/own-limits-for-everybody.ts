import { longDateWithYear } from '../../clock/index.ts';
import { limitInWords, type RuleId } from '../../law/index.ts';
import { lawOfDuty } from '../decide/duties.ts';
import { ownDuties, type OwnDuty } from '../decide/set-own-limits.ts';
import { ownLimitsFrom, spansOfOwnLimit, type SpanOfOwnLimit } from '../model/own-limits.ts';
import { ownDutyInWords, scopeInWords } from './own-limits-words.ts';

/** A landlord's own limit of one duty, for anybody to read. */
export interface OwnLimitTold {
  /** The rule of the law that it is stricter than; undefined of a duty that no source sets. */
  readonly rule: RuleId | undefined;
  readonly duty: string;
  /** "2 working days, from Tuesday 1 December 2026, for every hazard": the newest first. */
  readonly limits: readonly string[];
}

/** What a landlord holds itself to beyond the law, by duty, with the days; nobody's name. Empty where it has set nothing. */
export function ownLimitsForEverybody(settings: Readonly<Record<string, unknown>>): readonly OwnLimitTold[] {
  const versions = ownLimitsFrom(settings);
  return ownDuties.flatMap((duty) => {
    const limits = spansOfOwnLimit(versions, duty).map(spanInWords);
    return limits.length === 0 ? [] : [{ rule: ruleOfDuty(duty), duty: ownDutyInWords[duty], limits }];
  });
}

const ruleOfDuty = (duty: OwnDuty): RuleId | undefined => (duty === 'triage' || duty === 'second-person' ? undefined : lawOfDuty[duty]);

function spanInWords({ from, lastOn, limit, scope }: SpanOfOwnLimit): string {
  const until = lastOn === null ? '' : ` until ${longDateWithYear(lastOn)}`;
  return `${limitInWords(limit)}, from ${longDateWithYear(from)}${until}, for ${scopeInWords[scope].replace(/^./, (first) => first.toLowerCase())}`;
}
