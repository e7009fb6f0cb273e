import { dateInLondon, longDate, timeInLondon, type PlainDate } from '../../clock/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { CaseEvent } from '../model.ts';
import { eventInWords } from './timeline.ts';

/** What was done, by whom and when, in a line each. */
export function changesInWords(events: readonly CaseEvent[], today: PlainDate): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${events.map((event) => html`<li>${eventInWords(event, today).title} (${event.actorName}, ${longDate(dateInLondon(event.at), today)}, ${timeInLondon(event.at)})</li>`)}</ul>`;
}
