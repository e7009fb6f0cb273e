import { answersThatCount, dangerQuestions, dangerQuestionsOf, type DangerAnswers, type DangerQuestion } from '../model/danger-questions.ts';
import type { RepairReport } from '../model.ts';
import { hazardsInWords, possibleHazards } from '../problems.ts';

export interface ToldOfIt extends Pick<RepairReport, 'problem' | 'words' | 'reportedBy'> {
  readonly isEmergency: boolean;
  readonly dangerAnswers?: DangerAnswers | undefined;
}

type Marked = ReturnType<typeof possibleHazards>;

/**
 * The hazards that a report is marked with; none where nobody told of one. Only a clear "no" to each question, by who lives there or
 * to whoever took the call, leaves the mark off: a word that hints at danger, "not sure" or a question not asked keeps it
 * (docs/adr/0012). That rules nothing out: there is nothing yet to rule out.
 */
export function hazardsToMark(told: ToldOfIt, householdHasNeeds: boolean): Marked {
  const found = possibleHazards(told.problem, told.words);
  const asked = dangerQuestionsOf(told.problem);
  if (found.hazards.length === 0 || asked.length === 0 || !isForThemToSay(told)) return found;
  const because = whyMarked(asked, answersThatCount(told.problem, told.dangerAnswers ?? {}), householdHasNeeds);
  return because === undefined ? { hazards: [], because: '' } : { ...found, because: `${found.because}${because}` };
}

/** Staff who saw it themselves weigh it in a hazard case, as any officer does; and words of danger outweigh a "no". */
const isForThemToSay = ({ words, isEmergency, reportedBy }: ToldOfIt): boolean => !isEmergency && reportedBy !== 'staff' && hazardsInWords(words).length === 0;

/** What the mark rests on besides the problem; undefined where each answer is a clear no. */
function whyMarked(asked: readonly DangerQuestion[], answers: DangerAnswers, householdHasNeeds: boolean): string | undefined {
  const told = Object.entries(answers).find(([, answer]) => answer !== 'no');
  if (told !== undefined) return `; asked “${dangerQuestions[told[0] as DangerQuestion]}”, they ${told[1] === 'yes' ? 'said yes' : 'were not sure'}`;
  if (asked.some((question) => answers[question] === undefined)) return '';
  return householdHasNeeds && asked.includes('more-at-risk') ? '; somebody there may be more at risk, as we know already' : undefined;
}
