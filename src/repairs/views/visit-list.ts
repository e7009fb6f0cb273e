import { addDays, longDate, type PlainDate } from '../../clock/index.ts';
import { downloadLinks, pagination, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { VisitLine, VisitPage } from '../queries/visits.ts';
import { partOfDayInWords, purposeInWords } from '../words.ts';
import { capitalised, link, paragraph } from './form-page.ts';

/** Everybody's visits of one day. */
export function dayOfVisits({ visits, next }: VisitPage, on: PlainDate, { today, mayPlan }: { readonly today: PlainDate; readonly mayPlan: boolean }): Html {
  const dayLink = (date: PlainDate, words: string) => html`<li>${link(`/visits?on=${date}`, words)}</li>`;
  return html`<h1 class="govuk-heading-l">Visits on ${longDate(on, today)}</h1>
    <nav aria-label="Days"><ul class="govuk-list house-actions">
      ${dayLink(addDays(on, -1), `Day before: ${longDate(addDays(on, -1), today)}`)}
      ${on !== today && dayLink(today, 'Today')}
      ${dayLink(addDays(on, 1), `Day after: ${longDate(addDays(on, 1), today)}`)}
      ${mayPlan && html`${on >= today && html`<li>${link(`/visits/plan?on=${on}`, 'Plan this day')}</li>`}<li>${link('/calendars', 'Who visits homes')}</li><li>${link('/visits/to-move', 'Visits to move')}</li>`}
    </ul></nav>
    ${visits.length === 0 ? paragraph('No visits are booked for this day.') : stackingTable({
      head: [{ text: 'Who' }, { text: 'When' }, { text: 'Where' }, { text: 'What for' }, { text: 'Repair' }, { text: 'State' }],
      rows: visits.map((visit) => [
        { text: visit.operativeName },
        { text: capitalised(partOfDayInWords(visit.partOfDay)) },
        { html: visitLink(visit) },
        { html: html`${capitalised(purposeInWords(visit.purpose))}: ${visit.title}` },
        { html: link(`/repairs/${visit.reference}`, visit.reference) },
        { html: stateTag(visit, today) },
      ]),
    })}
    ${next !== null && pagination({ next: { href: `/visits?on=${on}&after=${next}`, text: 'More visits' } })}
    ${visits.length > 0 && downloadLinks('/visits', `?on=${on}`)}`;
}

/** What one person has still to do, day by day: for a phone. */
export function ownVisits({ visits, next }: VisitPage, today: PlainDate): Html {
  return html`<h1 class="govuk-heading-l">Your visits</h1>
    ${paragraph(html`${link('/phone', 'Take your visits along')} to where there is no signal.`)}
    ${visits.length === 0 ? paragraph('You have no visits to make. New ones appear here when a planner books them.') : ownDays(visits, today, 2)}
    ${next !== null && pagination({ next: { href: `/visits?after=${next}`, text: 'Later visits' } })}
    ${visits.length > 0 && downloadLinks('/visits')}`;
}

/** The same as a panel on My work. */
export function ownVisitsPanel({ visits }: VisitPage, today: PlainDate): Html {
  const now = visits.filter(({ on }) => on <= today);
  return html`<section aria-labelledby="visits-heading"><h2 class="govuk-heading-m" id="visits-heading">Your visits today</h2>
    ${now.length === 0 ? paragraph('No visits today.') : ownDays(now, today, 3)}
    ${paragraph(html`${link('/visits', 'All your visits')} · ${link('/phone', 'Take your visits along')} to where there is no signal`)}</section>`;
}

function ownDays(visits: readonly VisitLine[], today: PlainDate, level: 2 | 3): Html {
  const days = [...Map.groupBy(visits, ({ on }) => on)];
  return html`${days.map(([on, lines]) => html`<h${level} class="govuk-heading-s">${on === today ? `Today, ${longDate(on, today)}` : longDate(on, today)}</h${level}>
    <ul class="govuk-list govuk-list--spaced">${lines.map((visit) => html`<li>
      ${visitLink(visit)}<br>${capitalised(partOfDayInWords(visit.partOfDay))}, to ${purposeInWords(visit.purpose)}: ${visit.title}
      ${visit.on < today && tag({ text: 'Not recorded', classes: 'govuk-tag--red' })}
      ${visit.priority === 'emergency' && tag({ text: 'Emergency', classes: 'govuk-tag--red' })}</li>`)}</ul>`)}`;
}

const visitLink = ({ reference, id, address }: VisitLine): Html => link(`/repairs/${reference}/visits/${id}`, address);

const states = { booked: 'Booked', done: 'Done', 'no-access': 'No access', moved: 'Moved', cancelled: 'Cancelled', missed: 'We missed it' } as const;
const stateColours = { booked: 'govuk-tag--blue', done: 'govuk-tag--green', 'no-access': 'govuk-tag--orange', moved: 'govuk-tag--grey', cancelled: 'govuk-tag--grey', missed: 'govuk-tag--red' } as const;

/** How a visit stands, in words. */
export const stateInWords = ({ status, on }: Pick<VisitLine, 'status' | 'on'>, today: PlainDate): string => (status === 'booked' && on < today ? 'Not recorded' : states[status]);

/** How a visit stands; one whose day passed unrecorded says so. */
export function stateTag({ status, on }: Pick<VisitLine, 'status' | 'on'>, today: PlainDate): Html {
  if (status === 'booked' && on < today) return tag({ text: 'Not recorded', classes: 'govuk-tag--red' });
  return tag({ text: states[status], classes: stateColours[status] });
}
