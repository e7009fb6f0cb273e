import type { CaseBrief } from '../../casefile/index.ts';
import { dateInLondon, longDateWithYear, yearOf, type Instant } from '../../clock/index.ts';
import { pagination, tag, timeline, type TimelineEntry } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';

export interface TimelineFacts {
  readonly page: { readonly cases: readonly ShownCase[]; readonly next: string | null };
  readonly now: Instant;
  /** The address the next fifty are asked from. */
  readonly href: string;
  /** The reader knows of the cases of their own visits, and of no others. */
  readonly ownOnly: boolean;
  /** Which case repeats which, by reference. */
  readonly repeats: ReadonlyMap<string, string>;
}

/** A case in one line, with whether this reader may open it. */
export type ShownCase = CaseBrief & { readonly mayOpen: boolean };

/** Cases newest first under a heading for each year, fifty a page. */
export function caseTimeline(facts: TimelineFacts): Html {
  const { cases, next } = facts.page;
  if (cases.length === 0 && next === null) return html`<p class="govuk-body">${facts.ownOnly ? 'Nothing that you have had a visit on.' : 'Nothing has been reported yet.'}</p>`;
  const years = Map.groupBy(cases, (one) => yearOf(dateInLondon(one.openedAt)));
  return html`${[...years].map(([year, ofYear]) => html`<h3 class="govuk-heading-s">${String(year)}</h3>
    ${timeline({ entries: ofYear.map((one) => entryOf(one, facts)), headingLevel: 4 })}`)}
    ${next !== null && pagination({ next: { href: `${facts.href}?before=${next}`, text: 'Earlier cases' } })}`;
}

function entryOf(one: ShownCase, { now, repeats }: TimelineFacts): TimelineEntry {
  const closed = one.closedAt === null ? '' : `, closed ${longDateWithYear(dateInLondon(one.closedAt))}`;
  const repeated = repeats.get(one.reference);
  return {
    title: html`${caseName(one.reference, one.mayOpen)} ${one.title} ${stateTags(one, now)}
      ${repeated !== undefined && tag({ text: 'Repeat', classes: 'govuk-tag--orange' })}`,
    when: `Opened ${longDateWithYear(dateInLondon(one.openedAt))}${closed}`,
    dateTime: one.openedAt,
    who: `Owner: ${one.ownerName}`,
    body: repeated === undefined ? undefined
      : html`<p class="govuk-body-s">The same was reported within the year before: ${caseName(repeated, one.mayOpen)}</p>`,
  };
}

/** A reference, and a link to its page where the reader may open it. */
export const caseName = (reference: string, mayOpen: boolean): Html =>
  (mayOpen ? html`<a class="govuk-link" href="/cases/${reference}">${reference}</a>` : html`${reference}`);

function stateTags({ closedAt, nextDueAt }: CaseBrief, now: Instant): readonly Html[] {
  if (closedAt !== null) return [tag({ text: 'Closed', classes: 'govuk-tag--grey' })];
  const open = tag({ text: 'Open', classes: 'govuk-tag--blue' });
  return nextDueAt !== null && nextDueAt < now ? [open, tag({ text: 'Overdue', classes: 'govuk-tag--red' })] : [open];
}
