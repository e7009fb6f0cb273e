import { longDate, type PlainDate } from '../../clock/index.ts';
import { checkboxField, errorSummaryFor, button, hiddenFields, pagination, stackingTable, tag, textField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { everyHalfDay, type HalfDay, type OperativeCalendar } from '../model.ts';
import type { Neighbourhood } from '../queries.ts';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const halfDayInWords = (halfDay: HalfDay): string => `${dayNames[Number(halfDay[0]) - 1] ?? ''} ${halfDay.slice(2)}`;

/** One page of calendars. */
export interface CalendarsFacts {
  readonly calendars: readonly OperativeCalendar[];
  /** The last person of this page, where there are more. */
  readonly next: string | undefined;
  readonly today: PlainDate;
  readonly seesWhoIsAway: boolean;
}

/** Everybody who visits homes, with what they can be sent to. */
export function calendarsPage({ calendars, next, today, seesWhoIsAway }: CalendarsFacts, neighbourhoods: readonly Neighbourhood[]): Html {
  const nameOf = new Map(neighbourhoods.map(({ id, name }) => [id, name]));
  const rows = calendars.map(({ staffId, name, trades, neighbourhoodIds, works, placesInHalfDay, away: [now] }) => [
    { html: html`<a class="govuk-link" href="/calendars/${staffId}">${name}</a>${now !== undefined && html`<br>${tag({ text: `Away until ${longDate(now.untilOn, today)}`, classes: 'govuk-tag--yellow' })}`}` },
    { text: trades.length === 0 ? 'Every trade' : trades.join(', ') },
    { text: neighbourhoodIds.length === 0 ? 'Everywhere' : neighbourhoodIds.map((id) => nameOf.get(id) ?? '').join(', ') },
    { text: `${works.length} half-days a week${placesInHalfDay === null ? '' : `, ${placesInHalfDay} visits in each`}` },
  ]);
  return html`<h1 class="govuk-heading-l">Who visits homes</h1>
    <p class="govuk-body">What each person can be sent to, where and when. Times away are under <a class="govuk-link" href="/account">your account</a>${seesWhoIsAway ? html` and <a class="govuk-link" href="/admin/absences">who is away</a>` : ', and managers set those of others'}.</p>
    ${rows.length === 0 ? html`<p class="govuk-body">Nobody in your organisation is an operative or a surveyor.</p>` : stackingTable({ head: [{ text: 'Who' }, { text: 'Trades' }, { text: 'Where' }, { text: 'When' }], rows })}
    ${next !== undefined && pagination({ next: { href: `/calendars?after=${next}`, text: 'More people' } })}`;
}

export interface CalendarForm {
  readonly calendar: OperativeCalendar;
  readonly neighbourhoods: readonly Neighbourhood[];
  readonly trades: readonly string[];
  readonly version: string;
  readonly csrfToken: string;
  readonly body: FormBody;
  readonly errors: FieldErrors;
  readonly usualPlaces: number;
}

/** One person's calendar. */
export function calendarPage({ calendar, neighbourhoods, trades, version, csrfToken, body, errors, usualPlaces }: CalendarForm): Html {
  const isSent = Object.keys(body).length > 0;
  const ticked = (name: string, before: readonly string[]) => (isSent ? formList(body, name) : before);
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l"><span class="govuk-caption-l">Who visits homes</span>${calendar.name}</h1>
    <form method="post" action="/calendars/${calendar.staffId}" novalidate>${hiddenFields({ _csrf: csrfToken, seenVersion: version })}
    ${checkboxField({ name: 'trades', label: 'Trades', labelSize: 'm', hint: 'None ticked: every trade.', values: ticked('trades', calendar.trades), choices: trades.map((trade) => ({ value: trade, text: trade.replace(/^./, (first) => first.toUpperCase()) })) })}
    ${checkboxField({ name: 'neighbourhoods', label: 'Neighbourhoods', labelSize: 'm', hint: 'None ticked: everywhere.', values: ticked('neighbourhoods', calendar.neighbourhoodIds), choices: neighbourhoods.map(({ id, name }) => ({ value: id, text: name })) })}
    ${checkboxField({ name: 'works', label: 'When they work', labelSize: 'm', small: true, values: ticked('works', calendar.works), error: errors['works'], choices: everyHalfDay.map((halfDay) => ({ value: halfDay, text: halfDayInWords(halfDay) })) })}
    ${textField({ name: 'places', label: 'Visits they keep in half a day', hint: `Leave it empty for ${usualPlaces}, as for everybody.`, width: 2, inputmode: 'numeric', value: isSent ? formText(body, 'places') : (calendar.placesInHalfDay ?? ''), error: errors['places'] })}
    ${button({ text: 'Save the calendar', preventDoubleClick: true })}</form></div></div>`;
}
