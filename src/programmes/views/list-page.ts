import { longDateWithYear } from '../../clock/index.ts';
import { button, pagination, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { link, paragraph } from '../../staff/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import type { Programme } from '../model.ts';
import type { ProgrammeListed } from '../queries/lists.ts';

export interface ProgrammeList {
  readonly rows: readonly ProgrammeListed[];
  /** Where the list goes on; undefined when this is all. */
  readonly next: string | undefined;
  readonly today: PlainDate;
  readonly mayKeep: boolean;
}

/** Every programme, those that begin last first. */
export function listPage({ rows, next, today, mayKeep }: ProgrammeList): Html {
  return html`<h1 class="govuk-heading-l">Planned work</h1>
    ${paragraph('Programmes of work for many homes, such as new roofs. A repair may wait for one: it stays open, and opens again by itself if the date moves or passes, or the programme is dropped.')}
    ${mayKeep && button({ text: 'Add a programme', href: '/programmes/new' })}
    ${rows.length === 0 ? paragraph('No programme has been added yet.') : stackingTable({
      head: [{ text: 'Programme' }, { text: 'Work' }, { text: 'From' }, { text: 'All done by' }, { text: 'Homes and blocks', format: 'numeric' }, { text: 'Of them done', format: 'numeric' }, { text: 'State' }],
      rows: rows.map((row) => [
        { html: link(`/programmes/${row.id}`, row.name) }, { text: row.work }, { text: longDateWithYear(row.startsOn) }, { text: longDateWithYear(row.endsOn) },
        { text: row.places, format: 'numeric' }, { text: row.placesDone, format: 'numeric' }, { html: stateTag(row, today) },
      ]),
    })}
    ${next !== undefined && pagination({ next: { href: `/programmes?after=${next}`, text: 'More programmes' } })}`;
}

/** How it stands, in a word. */
export function stateTag({ state, startsOn, endsOn }: Pick<Programme, 'state' | 'startsOn' | 'endsOn'>, today: PlainDate): Html {
  if (state === 'done') return tag({ text: 'Done', classes: 'govuk-tag--green' });
  if (state === 'dropped') return tag({ text: 'Dropped', classes: 'govuk-tag--grey' });
  if (endsOn < today) return tag({ text: 'Late', classes: 'govuk-tag--red' });
  return startsOn > today ? tag({ text: 'Planned', classes: 'govuk-tag--blue' }) : tag({ text: 'Under way', classes: 'govuk-tag--turquoise' });
}
