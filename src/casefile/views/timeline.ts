import { longDate, monthName, monthOf, timeInLondon, dateInLondon, yearOf, type PlainDate } from '../../clock/index.ts';
import { details, timeline, type TimelineEntry } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { CaseEvent } from '../model.ts';
import type { CasePage } from './case-page.ts';
import { eventsOfGroup, tellingOf } from './known-events.ts';
import { timelineGroups, type EventInWords } from './event-words.ts';

const filterNames = { all: 'All', contacts: 'Contacts', visits: 'Visits', evidence: 'Evidence', letters: 'Letters', clocks: 'Clocks' } as const;
type Filter = keyof typeof filterNames;
const filters: readonly Filter[] = ['all', ...timelineGroups];

/** Which entries a filter shows; undefined for all of them, also for a filter we do not know. */
export function typesShownBy(filter: string): readonly string[] | undefined {
  const group = timelineGroups.find((known) => known === filter);
  return group === undefined ? undefined : eventsOfGroup(group);
}

/** What happened on the case, newest first: when, who, what, and the seal that proves it. */
export function caseTimeline(page: CasePage): Html {
  const { events } = page.timeline;
  return html`<section id="timeline" aria-labelledby="timeline-heading"><h2 class="govuk-heading-m" id="timeline-heading">Timeline</h2>
${filterLinks(page)}
${events.length === 0 ? html`<p class="govuk-body">Nothing of this kind has happened on this case.</p>` : entriesShown(events, page.today)}
${olderLink(page)}</section>`;
}

/** So many stand open; the older ones of the page are folded month by month, so that a long record is short to scroll on a phone. */
const shownOpen = 10;

function entriesShown(events: readonly CaseEvent[], today: PlainDate): Html {
  const list = (some: readonly CaseEvent[]) => timeline({ entries: some.map((event) => entryOf(event, today)) });
  const months = Map.groupBy(events.slice(shownOpen), ({ at }) => monthAndYear(dateInLondon(at)));
  return html`${list(events.slice(0, shownOpen))}${[...months].map(([month, older]) => details({
    summaryText: `${month}: ${older.length === 1 ? '1 entry' : `${older.length} entries`}`, html: list(older),
  }))}`;
}

const monthAndYear = (date: PlainDate): string => `${monthName(monthOf(date))} ${yearOf(date)}`;

function filterLinks({ path, timeline: { filter } }: CasePage): Html {
  const link = (name: Filter) => {
    const words = filterNames[name];
    if (name === filter) return html`<li><strong aria-current="true">${words}</strong></li>`;
    return html`<li><a class="govuk-link" href="${path}${name === 'all' ? '' : `?show=${name}`}#timeline">${words}</a></li>`;
  };
  return html`<nav aria-label="What the timeline shows"><ul class="govuk-list house-actions">${filters.map(link)}</ul></nav>`;
}

function olderLink({ path, timeline: { filter, next, isFirstPage } }: CasePage): Html {
  const show = filter === 'all' ? '' : `show=${filter}&`;
  const first = !isFirstPage && html`<li><a class="govuk-link" href="${path}${filter === 'all' ? '' : `?show=${filter}`}#timeline">Newest entries</a></li>`;
  const older = next !== null && html`<li><a class="govuk-link" href="${path}?${show}before=${next}#timeline" rel="next">Older entries</a></li>`;
  return html`${(first || older) && html`<ul class="govuk-list house-actions">${first}${older}</ul>`}`;
}

const whose: Readonly<Record<CaseEvent['actorKind'], string>> = { staff: '', system: '', resident: ' (resident)', contractor: ' (by a link)' };

function entryOf(event: CaseEvent, today: PlainDate): TimelineEntry {
  const { title, body } = eventInWords(event, today);
  return {
    id: `entry-${event.sequence}`,
    title,
    when: `${longDate(dateInLondon(event.at), today)}, ${timeInLondon(event.at)}`,
    dateTime: event.at,
    who: `${event.actorName}${whose[event.actorKind]}`,
    body: html`${body}${proof(event)}`,
  };
}

/** An event without words, or one of years ago that lacks what its words are made of now, is still told: as the record holds it. */
export function eventInWords(event: Pick<CaseEvent, 'type' | 'data'>, today: PlainDate): EventInWords {
  try {
    return tellingOf(event.type)?.words(event.data, today) ?? eventAsHeld(event);
  } catch {
    return eventAsHeld(event);
  }
}

function eventAsHeld({ type, data }: Pick<CaseEvent, 'type' | 'data'>): EventInWords {
  return { title: plainName(type), body: plainFacts(data) };
}

/** "Visit change asked" for VisitChangeAsked. */
function plainName(type: string): string {
  return type.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function plainFacts(data: CaseEvent['data']): Html | undefined {
  const facts = Object.entries(data).map(([name, value]) => {
    const shown = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return html`<li>${plainName(name.replace(/^./, (letter) => letter.toUpperCase()))}: ${shown}</li>`;
  });
  return facts.length === 0 ? undefined : html`<ul class="govuk-list">${facts}</ul>`;
}

function proof(event: CaseEvent): Html {
  return details({
    summaryText: `Proof of entry ${event.sequence}`,
    classes: 'govuk-!-margin-bottom-0',
    html: html`<p class="govuk-body-s">Sealed as <span class="govuk-!-text-break-word">${event.hash}</span>, following <span class="govuk-!-text-break-word">${event.previousHash}</span>.</p>`,
  });
}
