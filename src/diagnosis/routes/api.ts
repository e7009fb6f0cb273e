import { Type, type Static } from 'typebox';
import { apiRoute, date, dateFields, invalidFields, object, orNull, seenVersionOf, versionField, words, type ApiRoute } from '../../platform/api/index.ts';
import { actorOf } from '../../staff/index.ts';
import { questionKeepers, questionReaders } from '../access.ts';
import { mostAnswers, mostAnswerWords, mostQuestions, mostQuestionWords, mostWhyWords } from '../decide.ts';
import { fieldsOfQuestions, parseQuestions, pointerOf } from '../forms.ts';
import { keepQuestions } from '../keep.ts';
import type { DiagnosisQuestion } from '../model/questions.ts';
import { newestQuestions, questionsInForce } from '../store.ts';
import type { AskedProblem } from '../views/list-page.ts';

const tag = 'Repairs';
const answerSchema = object({
  words: words(mostAnswerWords, 'The answer, as residents read it.'),
  next: orNull(Type.Integer({ minimum: 2, maximum: mostQuestions, description: 'The number of a later question, from 1; null where nothing more is asked.' })),
  code: orNull(words(40, 'A code of the landlord’s schedule that can be ordered; null for none, or where another question follows.')),
});
const questionsSchema = Type.Array(object({ words: words(mostQuestionWords, 'What is asked.'), answers: Type.Array(answerSchema, { minItems: 2, maxItems: mostAnswers }) }), { maxItems: mostQuestions, description: 'In their order. None at all: nothing is asked.' });
const setSchema = object({ problem: Type.String({ description: 'The problem they are asked of.' }), version: Type.Integer({ description: 'Send it with your next change, and with the answers of a report.' }), from: orNull(date('Asked from this day on; null where nothing was ever asked.')), questions: questionsSchema });
const questions: Static<typeof questionsSchema> = [{ words: 'Where does the water come from?', answers: [{ words: 'A radiator', next: 2, code: null }, { words: 'A pipe under a sink', next: null, code: 'PL0102' }] }, { words: 'Which part of it?', answers: [{ words: 'The valve', next: null, code: 'HT0301' }, { words: 'The radiator itself', next: null, code: 'HT0302' }] }];
const answer = { status: 200 as const, description: 'The questions as they stand.', schema: setSchema, example: { problem: 'leak', version: 3, from: '2026-12-01', questions } };
const shown = (all: readonly DiagnosisQuestion[]) => all.map(({ words: asked, answers }) => ({ words: asked, answers: answers.map(({ words: said, next, code }) => ({ words: said, next, code })) }));

/** The questions of a problem for programs, through the same door as the page. */
export function questionApi(problems: readonly AskedProblem[]): readonly ApiRoute[] {
  const params = object({ problem: Type.Enum(problems.map(({ id }) => id), { description: 'The problem, as residents name it.' }) });
  return [
    apiRoute({
      method: 'GET', path: '/api/v1/diagnosis-questions/:problem', operationId: 'readDiagnosisQuestions', tag, scope: 'repairs:read', roles: questionReaders, summary: 'What is asked of a problem today', params, answer,
      description: 'The questions in force. Send the version and the numbers of the answers with a report; 0 stands for “I am not sure”, which is offered with every question.',
    }, async ({ tx, today, params: { problem } }) => {
      const set = await questionsInForce(tx, problem, today);
      return { status: 200, value: { problem, version: set?.version ?? (await newestQuestions(tx, problem))?.version ?? 0, from: set?.from ?? null, questions: shown(set?.questions ?? []) } };
    }),
    apiRoute({
      method: 'POST', path: '/api/v1/diagnosis-questions/:problem', operationId: 'keepDiagnosisQuestions', tag, scope: 'repairs:write', roles: questionKeepers, summary: 'Change what is asked of a problem', params, answer,
      description: 'Becomes a version of its own from the day you say; what was asked until then stays as it was. An answer leads to a later question or to a code that can be ordered on that day, or to nothing more.',
      body: object({ questions: questionsSchema, from: date('The day from which they are asked: today or later.'), why: words(mostWhyWords, 'Why they change.'), ...versionField }), bodyExample: { questions, from: '2026-12-01', why: 'Valves are ordered as valves.', version: 2 },
    }, async (visit) => {
      const { tx, body, params: { problem } } = visit;
      const parsed = parseQuestions({ ...fieldsOfQuestions(body.questions), ...dateFields('from', body.from), why: body.why });
      if (!parsed.ok) throw invalidFields(parsed.errors);
      const { seenVersion = (await newestQuestions(tx, problem))?.version ?? 0 } = seenVersionOf(visit, body.version);
      const kept = await keepQuestions({ ...visit, actor: actorOf(visit.actor) }, { problem, seenVersion }, parsed.command);
      if (!kept.ok) throw invalidFields(Object.fromEntries(Object.entries(kept.problems).map(([field, mend]) => [pointerOf(field), mend])));
      return { status: 200, value: { problem, version: kept.version, from: parsed.command.from, questions: shown(parsed.command.questions) } };
    }),
  ];
}
