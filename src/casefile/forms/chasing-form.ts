import type { PlainDate } from '../../clock/index.ts';
import { readForm, type Parsed } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { ChaseLadder, ChasePolicy, LadderRule } from '../policy/chasing.ts';
import { chaseProblems, fieldOfLadder } from '../policy/chasing-versions.ts';

/** The most exceptions a landlord may keep. */
export const mostExceptions = 20;

/** Kinds and stages that may have a ladder of their own: "repair:" is every stage of a repair. */
export type LadderSubjects = ReadonlyMap<string, string>;

/** The lines of the form that say something: all cases, then each exception that names what it is for. */
export function linesChosen(body: FormBody): readonly number[] {
  const exceptions = Array.from({ length: mostExceptions }, (_, index) => index + 1);
  return [0, ...exceptions.filter((line) => formText(body, fieldOfLadder(line, 'about')) !== '')];
}

/** A landlord's ladders as typed, where they may stand; all that is wrong with them at once. A line of nothing chosen is no exception. */
export function parseChasing(body: FormBody, subjects: LadderSubjects, { setBy, today }: { readonly setBy: string; readonly today: PlainDate }): Parsed<ChasePolicy> {
  const read = readForm(body);
  const from = read.date('from', 'Enter a date, like 27 3 2027');
  const ladders = linesChosen(body).map((line): LadderRule => {
    const about = line === 0 ? ':' : formText(body, fieldOfLadder(line, 'about'));
    if (line > 0 && !subjects.has(about)) read.wrong(fieldOfLadder(line, 'about'), 'Choose a kind of case and a stage from the list');
    const [kind = '', stage = ''] = about.split(':');
    return { kind, stage, ...ladderTyped(body, line) };
  });
  // While the day is missing the rest is looked at as if it were today's.
  const policy: ChasePolicy = { from: from ?? today, setBy, ladders };
  for (const [field, words] of Object.entries(chaseProblems(policy, today, linesChosen(body)))) read.wrong(field, words);
  return read.result(() => policy);
}

function ladderTyped(body: FormBody, line: number): ChaseLadder {
  const number = (field: keyof ChaseLadder): number => {
    const typed = formText(body, fieldOfLadder(line, field));
    return /^\d{1,3}$/.test(typed) ? Number(typed) : NaN;
  };
  return {
    remindWorkingDaysBefore: number('remindWorkingDaysBefore'),
    remindHoursBefore: number('remindHoursBefore'),
    escalateAfterWorkingDays: number('escalateAfterWorkingDays'),
    repeatEveryWorkingDays: number('repeatEveryWorkingDays'),
    tellResidentEveryWorkingDays: number('tellResidentEveryWorkingDays'),
  };
}
