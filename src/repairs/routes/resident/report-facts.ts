import type { LandlordVisit } from '../../../platform/http/index.ts';
import type { Answers, ReportFacts } from '../../forms/resident/answers.ts';
import { placeOfAnswers } from '../../forms/resident/report-from-answers.ts';
import { problemOf } from '../../problems.ts';
import { openRepairLikeThis } from '../../queries/open-like-this.ts';
import { placesAtPostcode } from '../../queries/public-places.ts';

/** What the database says of these answers. A place that is not among those listed for the postcode is never looked at. */
export async function factsOf({ tx }: Pick<LandlordVisit, 'tx'>, answers: Answers): Promise<ReportFacts> {
  const places = await placesAtPostcode(tx, answers.postcode);
  const isListed = places.some(({ value }) => value === answers.place);
  const canBeRepeat = isListed && problemOf(answers.problem) !== undefined;
  const like = canBeRepeat ? await openRepairLikeThis(tx, placeOfAnswers(answers), answers.problem) : undefined;
  return { places, mayBeRepeat: like !== undefined };
}
