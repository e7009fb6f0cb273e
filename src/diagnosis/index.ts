import type { Route } from '../platform/http/index.ts';
import { questionApi } from './routes/api.ts';
import { questionPages } from './routes/pages.ts';
import type { AskedProblem } from './views/list-page.ts';

export { diagnosisOf, notSure, notSureWords, walk, type AnswersGiven, type AskedAndAnswered, type Diagnosis, type DiagnosisQuestion, type QuestionSet, type Walked } from './model/questions.ts';
export { givenIn, pathText, walkOf } from './model/path.ts';
export { questionsInForce } from './store.ts';
export { keepQuestions, type KeepingQuestions } from './keep.ts';
export { questionsPath, type AskedProblem } from './views/list-page.ts';

/** Where the questions of these problems are kept: pages and API. */
export const diagnosisRoutes = ({ problems }: { readonly problems: readonly AskedProblem[] }): readonly Route[] => [...questionPages(problems), ...questionApi(problems)];
