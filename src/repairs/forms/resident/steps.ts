import type { FieldErrors } from '../../../platform/govuk/index.ts';
import { askedOfResidents } from '../danger-answers.ts';
import { isSharedArea, notListed, type Answers, type ReportFacts } from './answers.ts';
import { errorsOfStep, longestName, longestWords } from './errors-of-step.ts';
import { steps, type Step } from './step-names.ts';

/** Whether somebody with these answers comes by this page. */
function applies(step: Step, answers: Answers, facts: ReportFacts): boolean {
  switch (step) {
    case 'diversion':
      return answers.danger !== 'no';
    case 'not-listed':
      return answers.place === notListed;
    case 'room':
      return !isSharedArea(answers);
    case 'safety':
      // Whoever is in danger now has said so.
      return answers.danger === 'no' && askedOfResidents(answers.problem).length > 0;
    case 'detail':
      return answers.danger === 'no' && facts.questions !== undefined;
    case 'when':
      // In an emergency we come at once.
      return answers.danger === 'no';
    case 'repeat':
      return facts.mayBeRepeat;
    default:
      return true;
  }
}

/** The page before; the first has none. */
export function stepBefore(step: Step, answers: Answers, facts: ReportFacts): Step {
  return steps.slice(0, steps.indexOf(step)).findLast((earlier) => applies(earlier, answers, facts)) ?? 'danger';
}

/** The page after. Someone who only changes an answer goes back to the check, by way of whatever the change left open. */
export function stepAfter(step: Step, answers: Answers, facts: ReportFacts, isChange: boolean): Step {
  const next = steps.slice(steps.indexOf(step) + 1).find((later) => applies(later, answers, facts)) ?? 'check';
  // Another postcode has other addresses, and a danger is told who to call, even when the rest is answered.
  const mustSee: readonly Step[] = ['diversion', 'place', 'not-listed'];
  return isChange && !mustSee.includes(next) ? firstUnanswered(answers, facts) : next;
}

/** The first page with something still wrong; 'check' when all is answered. */
export function firstUnanswered(answers: Answers, facts: ReportFacts): Step {
  const open = steps.find((step) => applies(step, answers, facts) && Object.keys(errorsOfStep(step, answers, facts)).length > 0);
  return open ?? 'check';
}

/** Longer than any answer but the words. */
const longestAnswer = 254;

/**
 * The first page that holds an answer too long to be sent, and what is wrong there: it is not carried on from page to page until the last.
 * Nothing where every answer fits.
 */
export function tooLongAt(answers: Answers, facts: ReportFacts): { readonly step: Step; readonly errors: FieldErrors } | undefined {
  for (const step of steps.filter((one) => applies(one, answers, facts))) {
    const wrong = Object.entries(errorsOfStep(step, answers, facts)).filter(([field]) => isTooLong(answers, field));
    if (wrong.length > 0) return { step, errors: Object.fromEntries(wrong) };
  }
  return undefined;
}

function isTooLong(answers: Answers, field: string): boolean {
  const longest = field === 'words' ? longestWords : field === 'name' || field === 'times' ? longestName : longestAnswer;
  return (answers[field as keyof Answers] ?? '').length > longest;
}
