import { longDateTime, type Instant, type PlainDate } from '../../clock/index.ts';
import { downloadLinks, pagination, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { SiteHazardEntry } from '../model.ts';
import { hazardInWords, noRegisterHeld } from '../words.ts';

export interface HazardHistoryView {
  readonly at: { readonly name: string; readonly path: string; readonly within: { readonly name: string; readonly path: string } | undefined };
  readonly entries: readonly SiteHazardEntry[];
  readonly next: string | null;
  readonly isFirstPage: boolean;
  readonly today: PlainDate;
}

/** What was added to the register of a home or block, what took its place, and what ended, by whom and when. */
export function hazardHistoryPage({ at, entries, next, isFirstPage, today }: HazardHistoryView): Html {
  const path = `${at.path}/site-hazards`;
  const none = isFirstPage ? html`<p class="govuk-body">Nothing was ever entered here. ${noRegisterHeld}</p>` : html`<p class="govuk-body">There are no more.</p>`;
  return html`<h1 class="govuk-heading-l">History of the register of ${at.name}</h1>
    <p class="govuk-body">Every entry there ever was, the newest first. An entry is never edited: it ends, and another takes its place.</p>
    ${at.within !== undefined && html`<p class="govuk-body">What is of the block holds here too: <a class="govuk-link" href="${at.within.path}/site-hazards">history of the register of ${at.within.name}</a>.</p>`}
    ${entries.length === 0 ? none : stackingTable({
      caption: 'Every entry, the newest first', captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'Entry' }, { text: 'Added' }, { text: 'Ended' }],
      rows: entries.map((entry) => [{ text: hazardInWords({ ...entry, blockId: null }, entry.endedAt === null ? today : entry.surveyedOn) }, { html: html`${longDateTime(entry.recordedAt as Instant)}<br>${entry.recordedByName}` }, { html: endedShown(entry) }]),
    })}
    ${(next !== null || !isFirstPage) && pagination({ previous: isFirstPage ? undefined : { href: path, text: 'First page' }, next: next === null ? undefined : { href: `${path}?after=${encodeURIComponent(next)}` } })}
    ${entries.length > 0 && downloadLinks(path)}`;
}

function endedShown({ endedAt, endedByName, endedReason }: SiteHazardEntry): Html {
  if (endedAt === null) return tag({ text: 'Stands', classes: 'govuk-tag--yellow' });
  return html`${longDateTime(endedAt as Instant)}<br>${endedByName}<br>${endedReason}`;
}
