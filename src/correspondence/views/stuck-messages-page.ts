import { countOf } from '../../clock/index.ts';
import { button, downloadLinks, pagination, selectField, stackingTable, tag, warningText } from '../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../platform/html/index.ts';
import type { ListPage, Need, StuckMessage, Trouble } from '../queries/index.ts';
import { caseLink, moment } from './words.ts';

export interface StuckMessagesFacts {
  readonly list: ListPage<StuckMessage>;
  readonly opensCases: boolean;
  /** What the list is narrowed to. */
  readonly need: Need | undefined;
  readonly troubles: readonly Trouble[];
  readonly today: string;
}

const path = '/messages/needing-attention';

/** What a person has to see to: messages that did not get through, or perhaps did not, and what no program can do for one. */
export function stuckMessagesPage({ list, opensCases, need, troubles, today }: StuckMessagesFacts): Html {
  const narrowed = need === undefined ? '' : `need=${need}&`;
  return html`<h1 class="govuk-heading-l">Messages that need a person</h1>
    <p class="govuk-body">A message that failed did not arrive. For one that is uncertain we do not know: it is never sent again without
      somebody saying so, because the person may have it already. Others went, and ask for something besides: a call, another language, a format.</p>
    ${troublesOf(troubles, today)}
    ${filterForm(need)}
    ${list.rows.length === 0 ? emptyWords(need) : rows(list.rows, opensCases, today)}
    ${list.next !== null && pagination({ next: { href: `${path}?${narrowed}after=${encodeURIComponent(list.next)}`, text: 'Later messages' } })}
    ${list.rows.length > 0 && downloadLinks(path, need === undefined ? '' : `?need=${need}`)}`;
}

/** What is in the way of messages that have not left: nobody has to find out by waiting a day. */
function troublesOf(troubles: readonly Trouble[], today: string): Html {
  if (troubles.length === 0) return nothing;
  return html`<h2 class="govuk-heading-m">Messages that cannot leave now</h2>
    ${troubles.map(({ why, count, since }) => warningText({ text: `${countOf(count, 'message')} since ${moment(since, today)}: ${why}`, iconFallbackText: 'Warning' }))}
    <p class="govuk-body">They are tried again by themselves for about a day, and then a person decides.</p>`;
}

export const needNames = {
  all: 'Everything', arrival: 'Messages that did not arrive, or may not have', call: 'People to ring', language: 'Words in another language', format: 'Another format', reach: 'People whom nothing reaches',
} as const satisfies Record<Need | 'all', string>;

function filterForm(need: Need | undefined): Html {
  const { all, ...others } = needNames;
  return html`<form method="get" action="${path}" novalidate>
    ${selectField({ name: 'need', label: 'Show', choices: Object.entries(others).map(([value, text]) => ({ value, text })), unchosen: all, value: need ?? '' })}
    ${button({ text: 'Show', classes: 'govuk-button--secondary' })}</form>`;
}

const emptyWords = (need: Need | undefined): Html =>
  html`<p class="govuk-body">${need === undefined ? 'Every message got through, or is still on its way. There is nothing to do here.' : 'Nothing of this kind waits for a person.'}</p>`;

function rows(messages: readonly StuckMessage[], opensCases: boolean, today: string): Html {
  return stackingTable({
    caption: 'Messages that need a person, oldest first',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'What is needed' }, { text: 'About' }, { text: 'Case' }, { text: 'Owner' }, { text: 'Since' }],
    rows: messages.map((message) => [
      { html: html`<a class="govuk-link" href="${pathOf(message)}">${taskTitle(message)}</a> ${stateTag(message.status)}${isTask(message) ? '' : html`<br><span class="govuk-body-s">${message.why}</span>`}` },
      { text: withoutReference(message) },
      { html: caseLink(message.reference, opensCases) },
      { text: message.ownerName },
      { text: moment(message.since, today) },
    ]),
  });
}

const isTask = ({ status }: StuckMessage): boolean => status !== 'failed' && status !== 'uncertain';
const pathOf = (message: StuckMessage): string => (isTask(message) ? `/messages/tasks/${message.id}` : `/messages/${message.id}`);

/** The case has a column of its own. */
const withoutReference = ({ subject, reference }: StuckMessage): string => subject.replace(` (${reference})`, '');

/** "Ring Ms A. Okafor". */
export function taskTitle({ status, recipientName, why, channel }: StuckMessage): string {
  switch (status) {
    case 'call':
      return `Ring ${recipientName}`;
    case 'language':
      return `Say it to ${recipientName} in ${why}`;
    case 'format':
      return `Give it to ${recipientName} as ${why}`;
    case 'reach':
      return `Find another way to reach ${recipientName}`;
    case 'failed':
      return `Reach ${recipientName}: the ${channel} did not arrive`;
    case 'uncertain':
      return `Ask ${recipientName} whether the ${channel} arrived`;
  }
}

export const stateNames = {
  failed: 'Failed', uncertain: 'Uncertain', call: 'Call', language: 'Language', format: 'Format', reach: 'No way works',
} as const satisfies Record<StuckMessage['status'], string>;

export function stateTag(status: StuckMessage['status']): Html {
  const colour = { failed: 'red', uncertain: 'yellow', call: 'blue', language: 'blue', format: 'blue', reach: 'red' } as const satisfies Record<StuckMessage['status'], string>;
  return tag({ text: stateNames[status], classes: `govuk-tag--${colour[status]}` });
}
