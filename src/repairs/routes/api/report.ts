import { Type, type Static } from 'typebox';
import { fieldsOfSaid, type SaidWishes } from '../../../appointments/index.ts';
import { notSure, questionsInForce, type QuestionSet } from '../../../diagnosis/index.ts';
import { clockExample } from '../../../casefile/index.ts';
import { ApiProblem, apiRouteReadingAhead, idOf, invalidFields, object, words, type ApiRoute, type ApiVisitToBe } from '../../../platform/api/index.ts';
import type { FileStore } from '../../../platform/files/index.ts';
import type { FormBody } from '../../../platform/http/index.ts';
import { reportingRoles } from '../../access.ts';
import { mostWords } from '../../../platform/forms/index.ts';
import { dangerField, notAsked } from '../../forms/danger-answers.ts';
import { fieldsOfAnswers, seenByMe, someoneElse } from '../../forms/report.ts';
import { dangerAnswers, dangerQuestions, dangerQuestionsOf, everyDangerQuestion, type DangerQuestion } from '../../model/danger-questions.ts';
import { extents, problemOf, problems, sinces } from '../../problems.ts';
import { rooms } from '../../model/rooms.ts';
import { readBeforeIntake } from '../../perform-intake.ts';
import { refusalInWords } from '../../views/refusal-words.ts';
import { placeToReport, refuseReport } from '../report-place.ts';
import { takeReport } from '../take-report.ts';
import { repairExample, repairFromDraft, repairSchema, suitsSchema } from './repair-schema.ts';

const reporter = Type.Union([
  object({ residentId: idOf('somebody who lives there') }),
  object({ name: words(120, 'Who told you.'), contact: words(200, 'A phone number or an email address to reach them by.') }),
  object({ seenByStaff: Type.Literal(true, { description: 'Nobody told you: the person this token acts for saw it.' }) }),
], { description: 'Who reports it: somebody of the household, somebody else, or staff themselves.' });

const dangerAnswer = (question: DangerQuestion) => Type.Optional(Type.Enum([...dangerAnswers], { description: dangerQuestions[question] }));
const dangerAnswersSchema = Type.Object(Object.fromEntries(everyDangerQuestion.map((question) => [question, dangerAnswer(question)])) as Record<DangerQuestion, ReturnType<typeof dangerAnswer>>, {
  additionalProperties: false,
  description: 'What they were asked of danger, and said. A problem that could be a hazard is marked so unless each of its questions has a clear no; leave out what nobody asked.',
});

const diagnosisSchema = object({
  version: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Of the questions that were asked: see readDiagnosisQuestions.' }),
  answers: Type.Array(Type.Integer({ minimum: notSure, maximum: 99 }), { minItems: 1, maxItems: 20, description: 'The number of each answer in the order they were given, from 1; 0 for “I am not sure”.' }),
});

const bodySchema = object({
  homeId: Type.Optional(idOf('the home. Give this or communalAreaId')),
  communalAreaId: Type.Optional(idOf('the shared place. Give this or homeId')),
  problem: Type.Enum(problems.map(({ id }) => id), { description: 'The problem, as residents name it.' }),
  room: Type.Enum([...rooms], { description: 'Where in the home.' }),
  extent: Type.Enum([...extents], { description: 'How much of the room.' }),
  since: Type.Enum([...sinces], { description: 'For how long.' }),
  words: words(mostWords, 'What they told you, in their words.'),
  isEmergency: Type.Boolean({ description: 'Somebody is in danger now.' }),
  reporter,
  dangerAnswers: Type.Optional(dangerAnswersSchema),
  diagnosis: Type.Optional(diagnosisSchema),
  needsConfirmed: Type.Optional(Type.Boolean({ description: 'Whoever reports it confirmed today that what is held about their needs is right.' })),
  suits: Type.Optional(suitsSchema),
  anotherProblem: Type.Optional(Type.Boolean({ description: 'There is an open repair of this problem at this place, and this is another one.' })),
});
type Body = Static<typeof bodySchema>;

/** Reporting a repair, through the very door of the adviser's form. */
export function reportRoute(store: FileStore): ApiRoute {
  return apiRouteReadingAhead({
    method: 'POST', path: '/api/v1/repairs', operationId: 'reportRepair', tag: 'Repairs', scope: 'repairs:write', roles: reportingRoles,
    summary: 'Report a repair',
    description: 'Opens a case with its owner, clocks, promise and first message, all or none. An open repair of the same problem at the same place is told of (409) unless you say that yours is another.',
    body: bodySchema,
    bodyExample: {
      homeId: '0199c0de-0000-7000-8000-000000000001', problem: 'leak', room: 'Kitchen', extent: 'One small spot', since: 'Today',
      words: 'Water drips from the pipe under the sink.', isEmergency: false, reporter: { name: 'Sam Okafor', contact: '07700 900123' },
    },
    answer: { status: 201, description: 'The repair, as it was opened.', schema: repairSchema, example: { ...repairExample, clocks: [clockExample] } },
  }, { readAhead: readForReport, apart: ({ body: { homeId = '', communalAreaId = '' } }) => `${homeId}${communalAreaId}` }, async (visit, { where, asked, ...known }) => {
    const { body } = visit;
    refuseReport(visit, where.place);
    const taken = await takeReport({ ...visit, body: { ...asForm(body, where.people.length > 0), ...asked }, files: [] }, { ...where, ...known, isNew: body.anotherProblem === true, store });
    if ('sameAs' in taken) throw new ApiProblem('already-open', `${taken.sameAs} is open for the same problem at this place.`, { facts: { reference: taken.sameAs } });
    if ('errors' in taken && taken.refused?.refusal === 'home-has-ended') throw new ApiProblem('refused', refusalInWords(taken.refused.refusal, taken.refused.facts), { refusal: taken.refused.refusal, facts: taken.refused.facts });
    if ('errors' in taken) throw invalidFields(taken.errors, pointers);
    const { draft, owner } = taken.taken;
    return { status: 201, value: repairFromDraft(draft, owner.ownerName, visit.now) };
  });
}

/** One round trip for all that is read, who calls included. Who reports it is asked for as they are named, and judged afterwards. */
async function readForReport(visit: ApiVisitToBe<Body>) {
  const { homeId = null, communalAreaId = null, reporter: who, problem: named } = visit.body;
  const problem = problemOf(named);
  if (problem === undefined || (homeId === null) === (communalAreaId === null)) throw invalidFields({ homeId: 'Give homeId or communalAreaId, and not both.' });
  const stray = Object.keys(visit.body.dangerAnswers ?? {}).find((question) => !dangerQuestionsOf(problem.id).includes(question as DangerQuestion));
  if (stray !== undefined) throw invalidFields({ dangerAnswers: `“${stray}” is not asked of this problem.` });
  const at = { homeId, communalAreaId };
  const residentId = 'residentId' in who ? who.residentId : null;
  const [where, before] = await Promise.all([placeToReport(visit, at), readBeforeIntake(visit, at, { problem: problem.id, residentId })]);
  return { where, before, problem, ...(await questionsAnswered(visit)) };
}

/** The questions that were answered, with the answers as the adviser's form has them; nothing is read for who answered none. */
async function questionsAnswered({ tx, today, body: { problem, diagnosis } }: ApiVisitToBe<Body>): Promise<{ readonly questions?: QuestionSet; readonly asked: FormBody }> {
  if (diagnosis === undefined) return { asked: {} };
  const questions = await questionsInForce(tx, problem, today);
  if (questions?.version !== diagnosis.version) throw invalidFields({ diagnosis: 'These are not the questions of today: read them again, and ask.' }, { diagnosis: 'diagnosis/version' });
  const asked = fieldsOfAnswers(questions, diagnosis.answers);
  if (asked === undefined) throw invalidFields({ diagnosis: 'One of these numbers is not that of an answer, or nothing was asked any more.' }, { diagnosis: 'diagnosis/answers' });
  return { questions, asked };
}

/** Fields of the adviser's form by the members they come from. */
const pointers = { danger: 'isEmergency', reporterName: 'reporter/name', reporterContact: 'reporter/contact', needs: 'needsConfirmed', wishFrom: 'suits/notBefore' };

function asForm({ problem, room, extent, since, words: theirs, isEmergency, reporter: who, needsConfirmed, suits, dangerAnswers: said = {} }: Body, hasPeople: boolean): FormBody {
  const needs = needsConfirmed === true ? 'confirmed' : 'not-asked';
  const ofDanger = Object.fromEntries(dangerQuestionsOf(problem).map((question) => [dangerField(question), said[question] ?? notAsked]));
  return { room, extent, since, words: theirs, ...ofDanger, danger: isEmergency ? 'yes' : 'no', ...(hasPeople || needsConfirmed === true ? { needs } : {}), ...(suits === undefined ? {} : fieldsOfSaid(suits as SaidWishes)), ...reporterFields(who) };
}

function reporterFields(who: Body['reporter']): FormBody {
  if ('residentId' in who) return { reporter: who.residentId };
  if ('seenByStaff' in who) return { reporter: seenByMe };
  return { reporter: someoneElse, reporterName: who.name, reporterContact: who.contact };
}
