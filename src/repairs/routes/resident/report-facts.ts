import { questionsInForce } from '../../../diagnosis/index.ts';
import type { LandlordVisit } from '../../../platform/http/index.ts';
import type { Answers, ReportFacts } from '../../forms/resident/answers.ts';
import { placeOfAnswers } from '../../forms/resident/report-from-answers.ts';
import { problemOf } from '../../problems.ts';
import { placesAtPostcode } from '../../queries/public-places.ts';
import { openAlready } from './other-open-cases.ts';

/** What the database says of these answers. A place that is not among those listed for the postcode is never looked at. */
export async function factsOf({ tx, today }: Pick<LandlordVisit, 'tx' | 'today'>, answers: Answers): Promise<ReportFacts> {
  const places = await placesAtPostcode(tx, answers.postcode);
  const isListed = places.some(({ value }) => value === answers.place);
  const canBeRepeat = isListed && problemOf(answers.problem) !== undefined;
  const like = canBeRepeat ? await openAlready(tx, placeOfAnswers(answers), answers.problem) : undefined;
  const questions = answers.danger === 'no' && problemOf(answers.problem) !== undefined ? await questionsInForce(tx, answers.problem, today) : undefined;
  return { places, mayBeRepeat: like !== undefined, questions };
}
