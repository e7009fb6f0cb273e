import { parseWishes, type Wish } from '../../../appointments/index.ts';
import { diagnosisOf, givenIn, type Diagnosis } from '../../../diagnosis/index.ts';
import { dangerQuestionsOf, type DangerAnswers } from '../../model/danger-questions.ts';
import type { RepairReport } from '../../model.ts';
import { askedOfResidents, dangerAnswersIn } from '../danger-answers.ts';
import { isSharedArea, type Answers, type ReportFacts } from './answers.ts';

/** Where it is: one of the two ids, the other null. */
export interface ReportedPlace {
  readonly homeId: string | null;
  readonly communalAreaId: string | null;
}

export function placeOfAnswers({ place }: Answers): ReportedPlace {
  const id = place.slice(place.indexOf(':') + 1);
  return place.startsWith('area:') ? { homeId: null, communalAreaId: id } : { homeId: id, communalAreaId: null };
}

/** The report in the person's own words, from answers in which nothing is wrong any more. */
export function reportOfAnswers(answers: Answers): RepairReport {
  const { problem, extent, since, words, name } = answers;
  return {
    problem,
    room: isSharedArea(answers) ? 'Shared area' : answers.room,
    extent,
    since,
    words,
    reportedBy: 'resident',
    reporterName: name,
    reporterContact: firstContact(answers),
  };
}

/**
 * What they said of danger. That somebody is more at risk counts whatever the problem is; to rather not say it is not a clear no where
 * that is asked of the problem.
 */
export function dangerAnswersOf(answers: Answers): DangerAnswers {
  if (isEmergency(answers)) return {};
  const { problem, risk } = answers;
  const said = dangerAnswersIn(answers, askedOfResidents(problem), false).answers;
  const isAsked = dangerQuestionsOf(problem).includes('more-at-risk');
  if (risk === 'yes') return { ...said, 'more-at-risk': 'yes' };
  return isAsked ? { ...said, 'more-at-risk': risk === 'no' ? 'no' : 'not-sure' } : said;
}

/** What they answered of the landlord's own questions; nobody in danger is asked. */
export function diagnosisOfAnswers(answers: Answers, { questions }: ReportFacts): Diagnosis | undefined {
  return questions === undefined || isEmergency(answers) ? undefined : diagnosisOf(questions, givenIn(questions, answers.detail));
}

/** When a visit suits them; in an emergency nobody asks. */
export function wishesOfAnswers(answers: Answers): readonly Wish[] {
  const parsed = parseWishes(answers);
  return parsed.ok && !isEmergency(answers) ? parsed.command : [];
}

/** Where news goes: a text reaches most people soonest, then an email; a call needs a person. */
export function firstContact({ mobile, email, phone }: Answers): string {
  return [mobile, email, phone].find((contact) => contact !== '') ?? '';
}

export const isEmergency = ({ danger }: Answers): boolean => danger !== 'no';

/**
 * What the staff should know and the repair has no place for. It never says what the risk is: nobody's health is written
 * down before they have agreed to it.
 */
export function noteForStaff(answers: Answers): string | undefined {
  const { risk, danger, times } = answers;
  const others = [answers.mobile, answers.email, answers.phone].filter((contact) => contact !== '').slice(1);
  const sentences = [
    ...(danger === 'no' ? [] : [`When reporting, they said: ${dangerInWords[danger] ?? danger}. They were told who to call first.`]),
    ...(risk === 'yes' ? ['They say someone there could be more at risk because of this. Ask, and write down only what they agree to.'] : []),
    ...(others.length === 0 ? [] : [`Can also be reached by ${others.join(' or ')}.`]),
    ...(times === '' ? [] : [`Best times to reach them: ${times}`]),
  ];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

const dangerInWords: Readonly<Record<string, string>> = { danger: 'someone is in danger now', gas: 'there is a smell of gas', fire: 'there is a fire' };
