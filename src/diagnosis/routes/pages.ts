import type { PlainDate } from '../../clock/index.ts';
import { ratesToOrder } from '../../orders/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { notificationBanner, type FieldErrors } from '../../platform/govuk/index.ts';
import { page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf } from '../../staff/index.ts';
import { questionKeepers } from '../access.ts';
import { movedUp, parseQuestions, pressedIn, questionsIn, withoutQuestion } from '../forms.ts';
import { checkQuestions, keepQuestions } from '../keep.ts';
import { codesOf, type DiagnosisQuestion } from '../model/questions.ts';
import { everyQuestionInForce, versionOf, versionsOf } from '../store.ts';
import { questionsListPage, questionsPath, questionsTitle, type AskedProblem } from '../views/list-page.ts';
import { questionsPage, titleOf, versionPage } from '../views/questions-page.ts';
import type { CodeWords } from '../views/ways.ts';

const current = questionsPath;
const onePath = `${questionsPath}/:problem`;
const mostVersionsShown = 50;

/** Where the service team keeps the questions of these problems. */
export function questionPages(problems: readonly AskedProblem[]): readonly Route[] {
  const problemOf = ({ params }: StaffVisit): AskedProblem => problems.find(({ id }) => id === params['problem']) ?? notThere();
  return [
    staffRoute('GET', questionsPath, questionKeepers, (visit) => showList(visit, problems)),
    staffRoute('GET', onePath, questionKeepers, (visit) => show(visit, { problem: problemOf(visit) })),
    staffRoute('POST', onePath, questionKeepers, (visit) => send(visit, problemOf(visit))),
    staffRoute('GET', `${onePath}/versions/:version`, questionKeepers, (visit) => showVersion(visit, problemOf(visit))),
  ];
}

const notThere = (): never => {
  throw new NotFound('problem');
};

async function showList(visit: StaffVisit, problems: readonly AskedProblem[]): Promise<Reply> {
  const inForce = await everyQuestionInForce(visit.tx, problems.map(({ id }) => id), visit.today);
  const rates = await ratesToOrder(visit.tx, [...new Set(inForce.flatMap(({ questions }) => codesOf(questions)))], visit.today);
  const main = questionsListPage({ problems, inForce, codes: new Set(rates.map(({ code }) => code)) });
  return page(staffPage(visit, { title: questionsTitle, main, current }));
}

async function send(visit: StaffVisit, problem: AskedProblem): Promise<Reply> {
  const { body } = visit;
  const pressed = pressedIn(body);
  const typed = questionsIn(body);
  if (pressed.kind === 'up') return show(visit, { problem, typed: movedUp(typed, pressed.question) });
  if (pressed.kind === 'remove') return show(visit, { problem, typed: withoutQuestion(typed, pressed.question) });
  if (pressed.kind === 'try') return tryOut(visit, problem, typed);
  const parsed = parseQuestions(body);
  if (!parsed.ok) return show(visit, { problem, typed, errors: { ...parsed.errors, ...(await wrongWith(visit, typed)) } });
  const kept = await keepQuestions({ ...visit, actor: actorOf(visit.actor) }, { problem: problem.id, seenVersion: seenVersionIn(body) }, parsed.command);
  return kept.ok ? redirect(`${questionsPath}/${problem.id}?done=saved`) : show(visit, { problem, typed, errors: kept.problems });
}

/** What is wrong with the questions themselves; when and why they change is asked only of whoever saves them. */
async function wrongWith({ tx, today }: StaffVisit, questions: readonly DiagnosisQuestion[]): Promise<FieldErrors> {
  const { why: _why, from: _from, ...wrong } = await checkQuestions({ tx, today }, { questions, from: today as PlainDate, why: '' });
  return wrong;
}

async function tryOut(visit: StaffVisit, problem: AskedProblem, typed: readonly DiagnosisQuestion[]): Promise<Reply> {
  return show(visit, { problem, typed, errors: await wrongWith(visit, typed), isTried: true });
}

interface Showing {
  readonly problem: AskedProblem;
  /** What was typed; left out, what stands. */
  readonly typed?: readonly DiagnosisQuestion[];
  readonly errors?: FieldErrors;
  readonly isTried?: boolean;
}

async function show(visit: StaffVisit, { problem, typed, errors = {}, isTried = false }: Showing): Promise<Reply> {
  const { tx, body, csrfToken, query } = visit;
  const history = await versionsOf(tx, problem.id, mostVersionsShown);
  const questions = typed ?? history[0]?.questions ?? [];
  const seenVersion = typed === undefined ? (history[0]?.version ?? 0) : seenVersionIn(body);
  const main = questionsPage({ problem, questions, seenVersion: String(seenVersion), history, codes: await codeWords(visit, questions), isTried, today: visit.today as PlainDate, csrfToken, body, errors });
  const hasErrors = Object.keys(errors).length > 0;
  const notification = query['done'] === 'saved' && typed === undefined ? { notification: notificationBanner({ type: 'success', text: 'Saved' }) } : {};
  return page(staffPage(visit, { title: titleOf(problem), main, hasErrors, current, backLink: { href: questionsPath, text: questionsTitle }, ...notification }), hasErrors ? 422 : 200);
}

async function showVersion(visit: StaffVisit, problem: AskedProblem): Promise<Reply> {
  const version = Number(/^[1-9]\d{0,5}$/.exec(visit.params['version'] ?? '')?.[0] ?? 0);
  const found = await versionOf(visit.tx, problem.id, version);
  if (found === undefined) throw new NotFound('version of the questions');
  const main = versionPage(problem, found, await codeWords(visit, found.questions));
  return page(staffPage(visit, { title: `Version ${version}: ${problem.words}`, main, current, backLink: { href: `${questionsPath}/${problem.id}`, text: titleOf(problem) } }));
}

async function codeWords({ tx, today }: StaffVisit, questions: readonly DiagnosisQuestion[]): Promise<CodeWords> {
  return new Map((await ratesToOrder(tx, codesOf(questions), today)).map(({ code, description }) => [code, description]));
}
