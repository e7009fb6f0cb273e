import { addHours, dateInLondon, longDate, shortDate, type Instant, type PlainDate } from '../../clock/index.ts';
import { hazardKind, isHazardKind } from '../../law/index.ts';
import { pagination, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { link, paragraph } from '../../repairs/index.ts';
import type { HazardStage } from '../model.ts';
import type { HazardRow, HazardsWaiting } from '../queries/list.ts';
import { addressOfHazards, hazardShows, type HazardFilters, type HazardShow } from '../decide/filters.ts';
import { gradeColour, gradeInWords, stageInWords } from '../words.ts';
import { secondPersonTable } from './second-person-list.ts';

export const showInWords: Readonly<Record<HazardShow, string>> = { open: 'Open', 'to-triage': 'To be weighed', 'second-person': 'Waiting for a second person', summaries: 'Summaries to review', watched: 'Watched until dry', ended: 'Ended' };
const noneInWords: Readonly<Record<HazardShow, string>> = { open: 'No hazard is open.', 'to-triage': 'Every hazard has been weighed.', 'second-person': 'No lower grade waits for a second person.', summaries: 'No written summary waits for review.', watched: 'No damp that was called fixed is being watched.', ended: 'No hazard has ended.' };

export interface HazardList {
  readonly filters: HazardFilters;
  readonly rows: readonly HazardRow[];
  /** Where the rest begins; undefined when this is all. */
  readonly next: string | undefined;
  readonly today: PlainDate;
  /** Whether the reader decides which places near damp are checked. */
  readonly decidesNear: boolean;
}

/** Hazards of the homes of the reader's organisation: what is due first, first. */
export function hazardListPage({ filters, rows, next, today, decidesNear }: HazardList): Html {
  const shows = hazardShows.map((show) => (show === filters.show ? html`<strong>${showInWords[show]}</strong>` : link(addressOfHazards({ show }), showInWords[show])));
  return html`<h1 class="govuk-heading-l">Hazards: ${showInWords[filters.show].toLowerCase()}</h1>
    ${paragraph(html`${shows.map((show, at) => html`${at > 0 && ' · '}${show}`)} ${decidesNear && html` · ${link('/hazards/near', 'Places near damp')}`} · ${link('/hazards/report', 'Report a hazard')}`)}
    ${rows.length === 0 ? paragraph(noneInWords[filters.show]) : filters.show === 'second-person' ? secondPersonTable(rows, kindOf) : stackingTable({
      head: [{ text: 'Hazard' }, { text: 'Where' }, { text: 'How grave' }, { text: 'We knew' }, { text: 'Next due' }, { text: 'Owner' }],
      rows: rows.map((row) => [
        { html: html`${link(`/hazards/${row.reference}`, row.reference)}<br>${kindOf(row)}` },
        { text: row.address },
        { html: html`${tag({ text: gradeInWords[row.grade], classes: gradeColour[row.grade] })}<br>${stageInWords[row.stage as HazardStage]}${row.basis === 'policy' && html`<br>Policy, not law`}` },
        { text: shortDate(dateInLondon(row.awareAt)) },
        { html: dueCell(row, today) },
        { text: row.ownerName },
      ]),
    })}
    ${next !== undefined && pagination({ next: { href: addressOfHazards(filters, next), text: 'More hazards' } })}`;
}

/** Its kind in words, or that nobody knows it yet. */
export const kindOf = ({ kind }: Pick<HazardRow, 'kind'>): string => (kind !== null && isHazardKind(kind) ? hazardKind(kind).name : 'Kind not known yet');

/** A day's clock ends at the midnight that begins the next: it is due on the day before. */
export const lastDayOf = (dueAt: Instant): PlainDate => dateInLondon(addHours(dueAt, -1 / 60));

function dueCell({ dueAt }: HazardRow, today: PlainDate): Html {
  if (dueAt === null) return html`–`;
  const on = lastDayOf(dueAt);
  return html`${longDate(on, today)}${on < today && html` ${tag({ text: 'Overdue', classes: 'govuk-tag--red' })}`}`;
}

/** What waits for somebody who weighs hazards, on their first page; undefined where nothing does. */
export function hazardsOnMyWork({ toTriage, secondPerson, summaries }: HazardsWaiting): Html | undefined {
  if (toTriage + secondPerson + summaries === 0) return undefined;
  const line = (count: number, show: HazardShow, words: string) => count > 0 && html`<li>${link(addressOfHazards({ show }), `${words}: ${count}`)}</li>`;
  return html`<section class="house-panel" aria-labelledby="hazards-heading"><h2 class="govuk-heading-m" id="hazards-heading">Hazards</h2>
    <ul class="govuk-list">${line(toTriage, 'to-triage', 'To be weighed')}${line(secondPerson, 'second-person', 'Waiting for a second person')}${line(summaries, 'summaries', 'Summaries to review')}</ul></section>`;
}
