import { sentence, wordsOf } from '../../casefile/index.ts';
import { countOf, dateInLondon, longDateWithYear } from '../../clock/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { HistoryFacts, HistorySource } from '../model.ts';
import { problemOf } from '../problems.ts';
import { priorityInWords } from '../words.ts';

/** What the system before said of a repair, and where that came from. What it left out is left out. */
export function historyInWords(data: HistoryFacts & HistorySource): Html {
  const told = [...beginning(data), ...ending(data)];
  const seal = data.fileSha256 === null ? '' : `, SHA-256 ${data.fileSha256.slice(0, 16)}…`;
  return html`${data.words !== '' && wordsOf(data.words)}${sentence(`${told.join('. ')}.`)}${sentence(`From the file ${data.fileName}${seal}. Nothing of it was recorded here at the time.`)}`;
}

function beginning({ problem, reportedAt, priority, trade, targetOn }: HistoryFacts): string[] {
  return [
    problemOf(problem)?.words ?? problem,
    `Reported ${longDateWithYear(dateInLondon(reportedAt))}`,
    ...(priority === null ? [] : [priorityInWords(priority)]),
    ...(trade === null ? [] : [`For a ${trade}`]),
    ...(targetOn === null ? [] : [`Target ${longDateWithYear(targetOn)}`]),
  ];
}

function ending({ endedAt, outcome, visits, noAccessVisits, satisfied, costPence, contractor }: HistoryFacts): string[] {
  return [
    endedAt === null ? 'Still open when it was brought over' : `Ended ${longDateWithYear(dateInLondon(endedAt))}${outcome === null ? '' : `: ${outcome}`}`,
    ...(visits === null ? [] : [`${countOf(visits, 'visit')}${noAccessVisits === null ? '' : `, ${noAccessVisits} without access`}`]),
    ...(satisfied === null ? [] : [`Resident satisfied: ${satisfied}`]),
    ...(costPence === null ? [] : [`Cost £${(costPence / 100).toFixed(2)}`]),
    ...(contractor === null ? [] : [`Done by ${contractor}`]),
  ];
}
