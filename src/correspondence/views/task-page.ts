import { button, errorSummaryFor, hiddenFields, summaryList, textAreaField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { MessageTaskToDo } from '../queries/index.ts';
import { stateTag, taskTitle } from './stuck-messages-page.ts';
import { asWritten, caseLink, moment } from './words.ts';

export interface TaskPageFacts {
  readonly task: MessageTaskToDo;
  readonly opensCases: boolean;
  readonly csrfToken: string;
  readonly today: string;
  readonly errors: FieldErrors;
  readonly typed: string;
}

const asked = {
  call: 'They asked to be rung. The message below went to them as well.',
  language: 'There are no words of this message in their language, so it went in English with a line that offers theirs.',
  format: 'They need it in a form that somebody has to make. The message below went to them as it is.',
  reach: 'Nothing on their record works: letters come back too. The message went to their home all the same.',
} as const;

/** What only a person can do, why, and the one way to say that it is done. */
export function taskPage(facts: TaskPageFacts): Html {
  const { task, csrfToken, today, errors, typed } = facts;
  const why = task.status === 'failed' || task.status === 'uncertain' ? '' : asked[task.status];
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">${taskTitle(task)}</h1>
    ${summaryList({
      rows: [
        { key: { text: 'What is needed' }, value: { html: html`${stateTag(task.status)} ${why}` } },
        { key: { text: 'How to ring them' }, value: { html: howToRing(task) } },
        { key: { text: 'Since' }, value: { text: moment(task.since, today) } },
        { key: { text: 'Case' }, value: { html: html`${caseLink(task.reference, facts.opensCases)}, owned by ${task.ownerName}` } },
      ],
    })}
    <h2 class="govuk-heading-m">The message: ${task.subject}</h2>
    ${asWritten(task.body.replaceAll('{link}', '[their own link]'))}
    <form method="post" action="/messages/tasks/${task.id}/done" novalidate>
      ${hiddenFields({ _csrf: csrfToken })}
      ${textAreaField({ name: 'reason', label: task.status === 'call' ? 'What was said' : 'What was done', hint: task.status === 'call' ? 'It is kept on the case as a call from us.' : 'It is kept on the case.', rows: 4, value: typed, error: errors['reason'] })}
      ${button({ text: 'It is done', preventDoubleClick: true })}
    </form>`;
}

function howToRing({ mobile, phone, contactTimes }: MessageTaskToDo): Html {
  const numbers = [mobile, phone].flatMap((number) => (number === null || number.trim() === '' ? [] : [number.trim()]));
  if (numbers.length === 0) return html`No number is on their record.`;
  return html`${numbers.map((number, at) => html`${at > 0 && html` or `}<a class="govuk-link" href="tel:${number.replaceAll(/[^+\d]/g, '')}">${number}</a>`)}${contactTimes !== null && contactTimes.trim() !== '' && html`<br>Best time: ${contactTimes}`}`;
}
