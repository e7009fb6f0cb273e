import { longDateWithYear } from '../../clock/index.ts';
import { countOf } from '../../clock/index.ts';
import { stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { heading, link, paragraph } from '../../staff/index.ts';
import { codesOf } from '../model/questions.ts';
import type { QuestionVersion } from '../store.ts';

export const questionsPath = '/admin/settings/questions';
export const questionsTitle = 'What residents are asked, and where it leads';

/** A problem as residents choose it. */
export interface AskedProblem {
  readonly id: string;
  readonly words: string;
}

export interface QuestionsListed {
  readonly problems: readonly AskedProblem[];
  readonly inForce: readonly QuestionVersion[];
  /** Codes among them that can be ordered today. */
  readonly codes: ReadonlySet<string>;
}

/** Every problem, and what is asked of it today. */
export function questionsListPage({ problems, inForce, codes }: QuestionsListed): Html {
  const of = new Map(inForce.map((set) => [set.problem, set]));
  return html`${heading(questionsTitle)}
${paragraph('Whoever reports one of these problems is asked what you ask here, one question a page. Where their answers lead to a code of your schedule, it stands in the order that is raised from the report, for whoever raises it to check. It never makes a repair less urgent.')}
${stackingTable({
    head: [{ text: 'Problem' }, { text: 'Asked today' }, { text: 'Since' }],
    rows: problems.map(({ id, words }) => {
      const set = of.get(id);
      return [{ html: link(`${questionsPath}/${id}`, words) }, { html: set === undefined ? html`Nothing` : asked(set, codes) }, { text: set === undefined ? '–' : `${longDateWithYear(set.from)}, by ${set.madeByName}` }];
    }),
  })}`;
}

function asked({ questions }: QuestionVersion, codes: ReadonlySet<string>): Html {
  const expired = codesOf(questions).filter((code) => !codes.has(code));
  return html`${countOf(questions.length, 'question')}${expired.length > 0 && html`<br>${tag({ text: expired.length === 1 ? 'A code cannot be ordered' : `${expired.length} codes cannot be ordered`, classes: 'govuk-tag--red' })}`}`;
}
