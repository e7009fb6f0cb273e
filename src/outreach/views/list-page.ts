import { dateInLondon, longDateWithYear } from '../../clock/index.ts';
import { downloadLinks, pagination, stackingTable } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { foundSoFar } from '../decide/found.ts';
import type { OutreachListed } from '../queries/lists.ts';
import { wayInWords } from '../words.ts';
import { foundInWords } from './results.ts';

export interface OutreachListView {
  readonly rows: readonly OutreachListed[];
  readonly next: string | undefined;
  readonly isFirstPage: boolean;
  readonly mayStart: boolean;
}

/** Every outreach beside the others: what each found of a hundred homes that answered. */
export function outreachListPage({ rows, next, isFirstPage, mayStart }: OutreachListView): Html {
  return html`<h1 class="govuk-heading-l">Outreach</h1>
<p class="govuk-body">Homes that we ask by ourselves, whether or not anybody reported anything. ${mayStart ? html`Begin one from a list of homes, such as those of <a class="govuk-link" href="/damp/areas">an area that is damp</a>.` : 'Managers and surveyors begin one from a list of homes.'}</p>
${rows.length === 0 ? html`<p class="govuk-body">${isFirstPage ? 'None has been begun yet.' : 'There are no more.'}</p>` : table(rows)}
${(next !== undefined || !isFirstPage) && pagination({ previous: isFirstPage ? undefined : { href: '/outreach', text: 'First page' }, next: next === undefined ? undefined : { href: `/outreach?after=${encodeURIComponent(next)}` } })}
${rows.length > 0 && downloadLinks('/outreach', '')}`;
}

function table(rows: readonly OutreachListed[]): Html {
  return stackingTable({
    caption: 'Outreaches, the newest first', captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true,
    head: [{ text: 'Outreach' }, { text: 'Way' }, { text: 'Homes' }, { text: 'Done' }, { text: 'Damp found' }, { text: 'Promised by' }, { text: 'Owner' }],
    rows: rows.map(({ id, name, chosenFrom, way, homes, counts, promisedOn, startedAt, ownerName }) => [
      { html: html`<a class="govuk-link" href="/outreach/${id}">${name}</a><br><span class="govuk-body-s">${chosenFrom}${chosenFrom !== '' && ', '}begun ${longDateWithYear(dateInLondon(startedAt))}</span>` },
      { text: wayInWords[way] }, { text: String(homes) }, { text: `${foundSoFar(homes, counts).settled} of ${homes}` }, { text: foundInWords(homes, counts) }, { text: longDateWithYear(promisedOn) }, { text: ownerName },
    ]),
  });
}
