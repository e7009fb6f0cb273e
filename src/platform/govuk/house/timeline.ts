import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes } from '../attributes.ts';
import type { HeadingLevel } from '../content.ts';

export interface TimelineEntry {
  readonly title: string | Html;
  /** In words, as in "Tuesday 24 November, 10:14am". */
  readonly when: string;
  /** The same for machines. */
  readonly dateTime?: string | undefined;
  readonly who?: string | undefined;
  readonly body?: Html | undefined;
  readonly id?: string | undefined;
}

export interface TimelineOptions {
  readonly entries: readonly TimelineEntry[];
  readonly headingLevel?: HeadingLevel | undefined;
}

/** What happened, in the order given: when, who, what, and the proof. */
export function timeline({ entries, headingLevel = 3 }: TimelineOptions): Html {
  return html`<ol class="house-timeline">${entries.map((entry) => timelineItem(entry, headingLevel))}</ol>`;
}

function timelineItem(entry: TimelineEntry, level: HeadingLevel): Html {
  return html`<li${attributes({ class: 'house-timeline__entry', id: entry.id })}>
  <h${level} class="house-timeline__title">${entry.title}</h${level}>
  <p class="house-timeline__when"><time${attributes({ datetime: entry.dateTime })}>${entry.when}</time>${entry.who && html` · ${entry.who}`}</p>
  ${entry.body}
</li>`;
}
