import { details, tag, timeline, type TimelineEntry } from '../../../platform/govuk/index.ts';
import { html, type Html } from '../../../platform/html/index.ts';

/** A promise as whoever it was made to sees it; what is open comes first, then what was settled last. */
export interface ToldPromise {
  readonly words: string;
  readonly outcome: 'kept' | 'moved' | 'broken' | 'withdrawn' | null;
}

const outcomes = { kept: ['Kept', 'green'], moved: ['Moved', 'blue'], broken: ['We did not keep this', 'red'], withdrawn: ['No longer applies', 'grey'] } as const;

// What is shown before anything is opened: about one screen of a small phone each.
const settledShown = 3;
const entriesShown = 6;

/** Every promise that is open and the last few that were settled; the others open on a tap. */
export function promiseList(promises: readonly ToldPromise[]): Html {
  if (promises.length === 0) return html`<p class="govuk-body">Nothing yet.</p>`;
  const shown = promises.filter(({ outcome }) => outcome === null).length + settledShown;
  return folded(promises, { shown, summary: (count) => `Show ${count} earlier promises`, list: (some) => html`<ul class="govuk-list govuk-list--spaced">${some.map(promiseItem)}</ul>` });
}

function promiseItem({ words, outcome }: ToldPromise): Html {
  const [text, colour] = outcome === null ? (['To come', 'yellow'] as const) : outcomes[outcome];
  return html`<li class="govuk-!-text-break-word">${words}. ${tag({ text, classes: `govuk-tag--${colour}` })}</li>`;
}

/** The last few things that happened; a long story opens on a tap. */
export function shortTimeline(entries: readonly TimelineEntry[]): Html {
  return folded(entries, { shown: entriesShown, summary: (count) => `Show ${count} earlier entries`, list: (some) => timeline({ entries: some }) });
}

interface Fold<Item> {
  readonly shown: number;
  readonly summary: (count: number) => string;
  readonly list: (items: readonly Item[]) => Html;
}

/** One more is not worth a tap. */
function folded<Item>(items: readonly Item[], { shown, summary, list }: Fold<Item>): Html {
  if (items.length <= shown + 1) return list(items);
  const earlier = items.slice(shown);
  return html`${list(items.slice(0, shown))}${details({ summaryText: summary(earlier.length), html: list(earlier) })}`;
}
