import { addDays, countOf, longDateWithYear, type PlainDate } from '../../clock/index.ts';
import { button, errorSummaryFor, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { mostADay } from '../model.ts';

const inThousands = (count: number): string => count.toLocaleString('en-GB');

export interface ExchangeView {
  /** As it was typed, where it is no day. */
  readonly typed: string;
  readonly day: PlainDate | undefined;
  /** One more than a file holds where there are more. */
  readonly hazards: number;
  readonly today: PlainDate;
}

export const exchangeHeading = 'Hazards in the damp and mould data model';

/** A day’s hazards as a file that other programs read. */
export function exchangeMain({ typed, day, hazards, today }: ExchangeView): Html {
  const error = day === undefined ? 'Enter a day that has come, such as 2026-11-24' : undefined;
  return html`${error !== undefined && errorSummaryFor({ day: error })}<h1 class="govuk-heading-l">${exchangeHeading}</h1>
<p class="govuk-body">A file for each day, in the entities and field names that the Ministry’s Local Digital team published with HACT: hazard reports, investigations, what was found, written summaries, offers of somewhere to stay, works. The model is a proof of concept; how each of its fields is filled, and what it cannot hold, is told in the guide “Exchange hazards in the damp and mould data model” of the documentation.</p>
<form method="get" action="/hazards/exchange" class="house-filters">${textField({ name: 'day', label: 'Day', hint: 'Year-month-day', value: day ?? typed, width: 10, error, spellcheck: false })}${button({ text: 'Show', classes: 'govuk-button--secondary' })}</form>
${day !== undefined && found(day, hazards, today)}
<p class="govuk-body">An administrator brings such a file in under Imports. It opens hazards and changes none: what another system says was done is told in words, for an act here needs its time and who did it.</p>`;
}

function found(day: PlainDate, hazards: number, today: PlainDate): Html {
  const link = (to: PlainDate, words: string): Html => html`<li><a class="govuk-link" href="/hazards/exchange?day=${to}">${words}</a></li>`;
  return html`<h2 class="govuk-heading-m">${longDateWithYear(day)}</h2>
<p class="govuk-body">${hazards === 0 ? 'We became aware of no hazard on this day, and nothing was recorded of one.' : `${hazards > mostADay ? `More than ${inThousands(mostADay)} hazards` : countOf(hazards, 'hazard')} that we became aware of, or of which something was recorded, on this day. Each is told as it stands now.${hazards > mostADay ? ` The file holds the first ${inThousands(mostADay)} that were opened, and says so.` : ''}`}</p>
<p class="govuk-body"><a class="govuk-link" href="/hazards/exchange/damp-and-mould.json?day=${day}">Download ${hazards === 0 ? 'the empty file' : 'the file'} (JSON)</a>. Downloads are recorded: it holds names, and what was found in homes.</p>
<ul class="govuk-list house-actions">${link(addDays(day, -1), 'The day before')}${day < today && link(addDays(day, 1), 'The day after')}</ul>`;
}
