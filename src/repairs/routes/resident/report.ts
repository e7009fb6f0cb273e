import { givenIn, pathText, walk } from '../../../diagnosis/index.ts';
import type { FieldErrors } from '../../../platform/govuk/index.ts';
import { formText, page, publicPage, type LandlordVisit, type Reply } from '../../../platform/http/index.ts';
import { answersFrom, detailAt, detailBefore, type Answers, type ReportFacts } from '../../forms/resident/answers.ts';
import { errorsOfStep } from '../../forms/resident/errors-of-step.ts';
import { firstUnanswered, stepAfter, stepBefore, tooLongAt } from '../../forms/resident/steps.ts';
import { stepNamed, type Step } from '../../forms/resident/step-names.ts';
import { reportPage } from '../../views/resident/report-page.ts';
import { factsOf } from './report-facts.ts';

/** What is known while somebody is reporting. */
export interface Reporting {
  readonly answers: Answers;
  readonly facts: ReportFacts;
  readonly isChange: boolean;
  /** How many answers to the landlord's own questions stand before the one that is shown; left out, those there are. */
  readonly at?: number;
}

/** The first page. It asks nothing of the database and keeps nothing. */
export async function startReport(visit: LandlordVisit): Promise<Reply> {
  const reporting = { answers: answersFrom({}), facts: { places: [], mayBeRepeat: false }, isChange: false };
  return showStep(visit, 'danger', reporting);
}

/** Takes the answer of one page and shows the next; with an error the same page again, with every answer kept. */
export async function continueReport(visit: LandlordVisit): Promise<Reply> {
  const reporting = await reportingOf(visit);
  const { answers, facts, isChange } = reporting;
  const step = stepNamed(formText(visit.body, 'step'));
  const go = formText(visit.body, 'go');
  const long = go === '' ? tooLongAt(answers, facts) : undefined;
  if (long !== undefined && long.step !== step) return showStep(visit, long.step, reporting, long.errors);
  if (step === 'detail' && (go === '' || go === 'back')) return continueDetail(visit, reporting, go === 'back');
  if (go === 'back') return showBefore(visit, step, reporting);
  if (go.startsWith('change-')) return showStep(visit, stepNamed(go.slice('change-'.length)), { ...reporting, isChange: true });
  if (step === 'not-listed') return showStep(visit, 'place', reporting);
  const errors = errorsOfStep(step, answers, facts);
  if (Object.keys(errors).length > 0) return showStep(visit, step, reporting, errors);
  return showStep(visit, stepAfter(step, answers, facts, isChange), reporting);
}

function showBefore(visit: LandlordVisit, step: Step, reporting: Reporting): Reply {
  const { answers, facts, isChange } = reporting;
  const before = isChange ? firstUnanswered(answers, facts) : stepBefore(step, answers, facts);
  const answered = facts.questions === undefined ? 0 : givenIn(facts.questions, answers.detail).length;
  return showStep(visit, before, before === 'detail' ? { ...reporting, at: Math.max(0, answered - 1) } : reporting);
}

/** One of the landlord's own questions: the next of them, or on. What was answered further on stays while it still fits. */
function continueDetail(visit: LandlordVisit, reporting: Reporting, isBack: boolean): Reply {
  const { answers, facts, isChange } = reporting;
  const { questions } = facts;
  if (questions === undefined) return showStep(visit, stepAfter('detail', answers, facts, isChange), reporting);
  const before = givenIn(questions, formText(visit.body, detailBefore));
  const chosen = givenIn(questions, formText(visit.body, 'detail'));
  const at = Math.min(Number(/^\d$/.exec(formText(visit.body, detailAt))?.[0] ?? 0), before.length);
  const kept = chosen.every((number, index) => before[index] === number) ? before : chosen;
  const now = { ...reporting, answers: { ...answers, detail: pathText(questions, kept) } };
  if (isBack) return at > 0 ? showStep(visit, 'detail', { ...now, at: at - 1 }) : showBefore(visit, 'detail', now);
  if (chosen.length === 0) return showStep(visit, 'detail', { ...now, at }, { detail: 'Choose an answer, or that you are not sure' });
  const isOpen = walk(questions.questions, chosen)?.open !== null;
  return isOpen ? showStep(visit, 'detail', { ...now, at: chosen.length }) : showStep(visit, stepAfter('detail', now.answers, facts, isChange), now);
}

export async function reportingOf(visit: LandlordVisit): Promise<Reporting> {
  const answers = answersFrom(visit.body);
  return { answers, facts: await factsOf(visit, answers), isChange: formText(visit.body, 'change') === 'yes' };
}

/** One page of the report; with errors it is refused, and nothing of this request is kept. */
export function showStep(visit: LandlordVisit, step: Step, reporting: Reporting, errors: FieldErrors = {}): Reply {
  const { landlord, csrfToken } = visit;
  // At the check, changing one answer is over.
  const isChange = reporting.isChange && step !== 'check';
  const { title, main } = reportPage({ ...reporting, isChange, landlord, csrfToken, step, errors });
  const hasErrors = Object.keys(errors).length > 0;
  const backLink = step === 'danger' ? { href: `/l/${landlord.slug}` } : undefined;
  const shown = publicPage(visit, { title, main, hasErrors, ...(backLink === undefined ? {} : { backLink }) });
  return page(shown, hasErrors ? 422 : 200);
}
