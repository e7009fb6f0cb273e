import { parseWishes, type Wish } from '../../appointments/index.ts';
import { diagnosisOf, notSure, walk, type AnswersGiven, type Diagnosis, type QuestionSet } from '../../diagnosis/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { dangerQuestionsOf, type DangerAnswers } from '../model/danger-questions.ts';
import { extents, sinces } from '../problems.ts';
import { rooms } from '../model/rooms.ts';
import { readForm, type Parsed } from '../../platform/forms/index.ts';
import { dangerAnswersIn } from './danger-answers.ts';

/** Somebody who lives there, or who may have told us. */
export interface PossibleReporter {
  readonly residentId: string;
  readonly name: string;
  readonly contact: string | null;
  readonly needsAnswer: 'unknown' | 'none' | 'declared';
}

export interface ReportForm {
  readonly room: string;
  readonly extent: string;
  readonly since: string;
  readonly words: string;
  readonly isEmergency: boolean;
  readonly residentId: string | null;
  readonly reportedBy: 'adviser' | 'staff';
  readonly reporterName: string;
  readonly reporterContact: string | null;
  /** The resident whose needs were confirmed as they stand, today. */
  readonly needsConfirmedWith: string | null;
  /** When a visit suits them. */
  readonly wishes: readonly Wish[];
  readonly dangerAnswers: DangerAnswers;
  /** What they answered of the landlord's own questions. */
  readonly diagnosis: Diagnosis | undefined;
}

/** Who takes it, of which problem. */
export interface ReportTaken {
  readonly people: readonly PossibleReporter[];
  readonly adviserName: string;
  readonly problem: string;
  /** What the landlord asks of this problem, where it asks anything. */
  readonly questions?: QuestionSet | undefined;
}

export const someoneElse = 'someone-else';
export const seenByMe = 'me';

/** A report as an adviser takes it. `people` are those who live there, tenants first. */
export function parseReport(body: FormBody, { people, adviserName, problem, questions }: ReportTaken): Parsed<ReportForm> {
  const read = readForm(body);
  const danger = read.oneOf('danger', ['yes', 'no'], 'Say whether anyone is in danger now');
  const asked = dangerAnswersIn(body, dangerQuestionsOf(problem), danger === 'yes');
  for (const [field, mend] of Object.entries(asked.wrong)) read.wrong(field, mend);
  const detail = detailIn(body, questions);
  for (const [field, mend] of Object.entries(detail.wrong)) read.wrong(field, mend);
  const room = read.oneOf('room', rooms, 'Choose the room');
  const extent = read.oneOf('extent', extents, 'Choose how much of the room');
  const since = read.oneOf('since', sinces, 'Choose how long');
  const words = read.needed('words', 'Write what they told you, in their words');
  const reporter = reporterIn(body, people, adviserName);
  for (const [field, problem] of Object.entries(reporter.wrong)) read.wrong(field, problem);
  const suits = parseWishes(body);
  if (!suits.ok) for (const [field, problem] of Object.entries(suits.errors)) read.wrong(field, problem);
  const needs = people.length === 0 ? 'not-asked' : read.oneOf('needs', ['confirmed', 'not-asked'], 'Say whether you confirmed the household’s needs');
  const needsConfirmedWith = needs === 'confirmed' ? reporter.asked : null;
  if (needs === 'confirmed' && needsConfirmedWith === null) {
    read.wrong('needs', 'Needs were never asked about: ask, and record the answer on the person’s page, or choose not asked');
  }
  return read.result(() =>
    !suits.ok || room === undefined || extent === undefined || since === undefined || reporter.found === undefined
      ? undefined
      : { room, extent, since, words, isEmergency: danger === 'yes', needsConfirmedWith, wishes: suits.command, dangerAnswers: asked.answers, diagnosis: detail.diagnosis, ...reporter.found },
  );
}

type Reporter = Pick<ReportForm, 'residentId' | 'reportedBy' | 'reporterName' | 'reporterContact'>;

interface FoundReporter {
  readonly found?: Reporter;
  /** Whose needs a "confirmed today" speaks of: whoever called, and has been asked before. */
  readonly asked: string | null;
  readonly wrong: Readonly<Record<string, string>>;
}

function reporterIn(body: FormBody, people: readonly PossibleReporter[], adviserName: string): FoundReporter {
  const chosen = formText(body, 'reporter');
  const tenant = people[0]?.residentId ?? null;
  const person = people.find(({ residentId }) => residentId === chosen);
  if (person !== undefined) {
    const { residentId, name, contact, needsAnswer } = person;
    return { found: { residentId, reportedBy: 'adviser', reporterName: name, reporterContact: contact }, asked: needsAnswer === 'unknown' ? null : residentId, wrong: {} };
  }
  if (chosen === seenByMe) {
    return { found: { residentId: tenant, reportedBy: 'staff', reporterName: adviserName, reporterContact: null }, asked: null, wrong: {} };
  }
  if (chosen === someoneElse) return someoneElseIn(body, tenant);
  return { asked: null, wrong: { reporter: 'Choose who is reporting it' } };
}

function someoneElseIn(body: FormBody, tenant: string | null): FoundReporter {
  const read = readForm(body);
  const reporterName = read.needed('reporterName', 'Enter the name of the person reporting it', 120);
  const reporterContact = read.needed('reporterContact', 'Enter a phone number or an email address to reach them by', 200);
  const parsed = read.result(() => ({ residentId: tenant, reportedBy: 'adviser' as const, reporterName, reporterContact }));
  return parsed.ok ? { found: parsed.command, asked: null, wrong: {} } : { asked: null, wrong: parsed.errors };
}

/** The field of the landlord's own question with this number. */
export const askField = (number: number): string => `ask-${number}`;
export const askedVersionField = 'askedVersion';

/**
 * What the caller answered of the landlord's own questions, from the first on: an answer to a question that their answers do
 * not lead to counts for nothing. Nobody has to ask; what was not asked is not on the record.
 */
function detailIn(body: FormBody, questions: QuestionSet | undefined): { readonly diagnosis?: Diagnosis | undefined; readonly wrong: Readonly<Record<string, string>> } {
  if (questions === undefined || formText(body, askField(1)) === '') return { wrong: {} };
  if (formText(body, askedVersionField) !== String(questions.version)) return { wrong: { [askField(1)]: 'These questions have changed since you opened the page: ask again' } };
  const given: number[] = [];
  for (let open = openAfter(questions, given); open !== null && formText(body, askField(open)) !== ''; open = openAfter(questions, given)) {
    const answer = formText(body, askField(open));
    const number = /^\d{1,2}$/.test(answer) ? Number(answer) : -1;
    if (number !== notSure && walk(questions.questions, [...given, number]) === undefined) return { wrong: { [askField(open)]: 'Choose one of the answers' } };
    given.push(number);
  }
  return { diagnosis: diagnosisOf(questions, given), wrong: {} };
}

const openAfter = ({ questions }: QuestionSet, given: AnswersGiven): number | null => walk(questions, given)?.open ?? null;

/** The form in which these answers were given: what `detailIn` reads. Undefined where they are no answers to these questions. */
export function fieldsOfAnswers({ questions, version }: QuestionSet, given: AnswersGiven): Readonly<Record<string, string>> | undefined {
  const numbers = walk(questions, given)?.numbers;
  return numbers === undefined ? undefined : { [askedVersionField]: String(version), ...Object.fromEntries(numbers.map((number, index) => [askField(number), String(given[index])])) };
}
