import type { CaseLine, CaseLines } from '../../casefile/index.ts';
import { dateInLondon, longDateWithYear, yearOf } from '../../clock/index.ts';
import { pagination, tag, timeline, type TimelineEntry } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';

/** Cases newest first under a heading for each year, fifty a page. `page` is the address the next fifty are asked from. */
export function caseTimeline({ cases, next }: CaseLines, page: string): Html {
  if (cases.length === 0) return html`<p class="govuk-body">Nothing has been reported yet.</p>`;
  const years = Map.groupBy(cases, (line) => yearOf(dateInLondon(line.openedAt)));
  return html`${[...years].map(([year, lines]) => html`<h3 class="govuk-heading-s">${year}</h3>
    ${timeline({ entries: lines.map(entryOf), headingLevel: 4 })}`)}
    ${next !== null && pagination({ next: { href: `${page}?after=${next}`, text: 'Earlier cases' } })}`;
}

function entryOf(line: CaseLine): TimelineEntry {
  const closed = line.closedAt === null ? '' : `, closed ${longDateWithYear(dateInLondon(line.closedAt))}`;
  return {
    title: html`<a class="govuk-link" href="/cases/${line.reference}">${line.reference}</a> ${line.title} ${tagsOf(line)}`,
    when: `Opened ${longDateWithYear(dateInLondon(line.openedAt))}${closed}`,
    dateTime: line.openedAt,
    who: `Owner: ${line.ownerName}`,
    body: line.repeatOf === null ? undefined
      : html`<p class="govuk-body-s">The same was reported within the year before: <a class="govuk-link" href="/cases/${line.repeatOf}">${line.repeatOf}</a></p>`,
  };
}

function tagsOf(line: CaseLine): readonly Html[] {
  return [
    line.closedAt === null ? tag({ text: 'Open', classes: 'govuk-tag--blue' }) : tag({ text: 'Closed', classes: 'govuk-tag--grey' }),
    ...(line.isOverdue ? [tag({ text: 'Overdue', classes: 'govuk-tag--red' })] : []),
    ...(line.repeatOf === null ? [] : [tag({ text: 'Repeat', classes: 'govuk-tag--orange' })]),
  ];
}
