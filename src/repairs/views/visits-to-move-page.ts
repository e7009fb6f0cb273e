import { longDate, type PlainDate } from '../../clock/index.ts';
import { downloadLinks, pagination, stackingTable, warningText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { mostCounted } from '../model/counted.ts';
import type { PageOfTheAway } from '../queries/visits-of-the-away.ts';
import { partOfDayInWords, purposeInWords } from '../words.ts';
import { capitalised, link, paragraph } from './form-page.ts';

export const toMovePath = '/visits/to-move';
export const toMoveTitle = 'Visits to move: their person is away';

/** Every visit that was booked for somebody who is away that day, each with the way to move it. */
export function visitsToMovePage({ visits, next }: PageOfTheAway, today: PlainDate): Html {
  return html`<h1 class="govuk-heading-l">${toMoveTitle}</h1>
    ${paragraph('These visits were booked before somebody said that they would be away. Give each to somebody else or another day: the resident is told when it moves.')}
    ${visits.length === 0 ? paragraph('Nothing has to be moved. Everybody who is booked is there.') : stackingTable({
      head: [{ text: 'When' }, { text: 'Who, and away until' }, { text: 'Where' }, { text: 'What for' }, { html: html`<span class="govuk-visually-hidden">Move it</span>` }],
      rows: visits.map(({ id, on, partOfDay, operativeName, awayUntil, address, purpose, title, reference }) => [
        { text: `${longDate(on, today)}, ${partOfDayInWords(partOfDay)}` },
        { html: html`${operativeName}<br>until ${longDate(awayUntil, today)}` },
        { text: address },
        { html: html`${capitalised(purposeInWords(purpose))}: ${title}` },
        { html: link(`/repairs/${reference}/visits/${id}/move`, html`Move it<span class="govuk-visually-hidden">: ${reference}</span>`) },
      ]),
    })}
    ${next !== null && pagination({ next: { href: `${toMovePath}?after=${next}`, text: 'Later visits' } })}
    ${visits.length > 0 && downloadLinks(toMovePath)}`;
}

const countInWords = (count: number): string => (count >= mostCounted ? `${mostCounted} or more visits are` : count === 1 ? 'One visit is' : `${count} visits are`);

/** The same as a panel on My work; nothing where nothing has to be moved. */
export function visitsToMovePanel(count: number): Html | undefined {
  if (count === 0) return undefined;
  return html`<section aria-labelledby="to-move-heading"><h2 class="govuk-heading-m" id="to-move-heading">Visits to move</h2>
    ${paragraph(html`${countInWords(count)} booked for somebody who is away that day. ${link(toMovePath, 'Move them')}`)}</section>`;
}

/** The same where somebody is put down as away; the addresses only for those who move visits. */
export function visitsToMoveWarning(count: number, { mayMove, isOwn }: { readonly mayMove: boolean; readonly isOwn: boolean }): Html | undefined {
  if (count === 0) return undefined;
  const whose = isOwn ? 'for you on days when you are away' : 'for people who are away that day';
  return html`${warningText({ text: `${countInWords(count)} booked ${whose}.` })}
    ${paragraph(mayMove ? link(toMovePath, 'See the visits, and move them') : 'Planners see them on their first page, and move them.')}`;
}
