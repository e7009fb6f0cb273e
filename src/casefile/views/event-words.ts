import { isPlainDate, longDate, type PlainDate } from '../../clock/index.ts';
import { html, type Html } from '../../platform/html/index.ts';

export const timelineGroups = ['contacts', 'visits', 'evidence', 'letters', 'clocks'] as const;
export type TimelineGroup = (typeof timelineGroups)[number];
export type EventData = Readonly<Record<string, unknown>>;

export interface EventInWords {
  readonly title: string;
  readonly body?: Html | undefined;
}

/** How one kind of event is told, and under which filter of the timeline it is found; none: only under "all". */
export interface EventTelling {
  readonly group?: TimelineGroup;
  readonly words: (data: EventData, today: PlainDate) => EventInWords;
}

/** How a slice tells its own events. */
export type EventWords = Readonly<Record<string, EventTelling>>;

/** The text of a fact; '' when it is not there. Events written years ago may lack what later ones have. */
export function textOf(data: EventData, fact: string): string {
  const value = data[fact];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** "Friday 4 December" of a fact that is a date. */
export function dateOfFact(data: EventData, fact: string, today: PlainDate): string {
  const text = textOf(data, fact);
  return isPlainDate(text) ? longDate(text, today) : text;
}

/** What somebody wrote, each line of theirs on its own. Nothing for no words. */
export function wordsOf(text: string): Html | undefined {
  if (text === '') return undefined;
  return html`<p class="govuk-body">${text.split('\n').map((line, at) => (at === 0 ? html`${line}` : html`<br>${line}`))}</p>`;
}

/** One sentence of ours. */
export function sentence(text: string): Html {
  return html`<p class="govuk-body">${text}</p>`;
}
