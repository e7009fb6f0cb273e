import { countOf, dateInLondon, longDate, type PlainDate } from '../../clock/index.ts';
import { downloadLinks, insetText, pagination, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { homesShown, type HomesShown, type Outreach } from '../model.ts';
import type { ApproachListed } from '../queries/lists.ts';
import { outcomeInWords } from '../words.ts';

export interface CallListView {
  readonly outreach: Outreach;
  readonly shown: HomesShown;
  readonly rows: readonly ApproachListed[];
  readonly next: number | undefined;
  readonly isFirstPage: boolean;
  readonly today: PlainDate;
}

export const shownWords: Readonly<Record<HomesShown, string>> = { 'to-ask': 'Still to be asked', found: 'Damp found', done: 'Done', all: 'All' };

/** What an address says of the list. */
export const shownQuery = (shown: HomesShown, more: Readonly<Record<string, string>> = {}): string => `?${new URLSearchParams({ shown, ...more }).toString()}`;

export const callListHeading = ({ name }: Pick<Outreach, 'name'>, shown: HomesShown): string => `${name}: ${shownWords[shown].toLowerCase()}`;

/** The homes of an outreach with whom to ring and what to say. */
export function callListPage({ outreach, shown, rows, next, isFirstPage, today }: CallListView): Html {
  const path = `/outreach/${outreach.id}/homes`;
  return html`<h1 class="govuk-heading-l">${callListHeading(outreach, shown)}</h1>
<nav class="house-no-print" aria-label="Which homes"><ul class="govuk-list house-actions">${homesShown.map((each) => html`<li>${each === shown ? html`<strong aria-current="true">${shownWords[each]}</strong>` : html`<a class="govuk-link" href="${path}${shownQuery(each)}">${shownWords[each]}</a>`}</li>`)}</ul></nav>
${shown === 'to-ask' && rows.length > 0 && html`<h2 class="govuk-heading-m">What to say</h2>${insetText({ text: outreach.script })}`}
${rows.length === 0 ? html`<p class="govuk-body">${noneInWords(shown, isFirstPage)}</p>` : table(rows, today)}
${(next !== undefined || !isFirstPage) && pagination({ previous: isFirstPage ? undefined : { href: `${path}${shownQuery(shown)}`, text: 'First page' }, next: next === undefined ? undefined : { href: `${path}${shownQuery(shown, { after: String(next) })}` } })}
${rows.length > 0 && downloadLinks(path, shownQuery(shown))}`;
}

function noneInWords(shown: HomesShown, isFirstPage: boolean): string {
  if (!isFirstPage) return 'There are no more.';
  return shown === 'to-ask' ? 'Every home has been asked.' : 'There is no such home.';
}

function table(rows: readonly ApproachListed[], today: PlainDate): Html {
  return stackingTable({
    caption: 'Homes, in the order of the list', captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true,
    head: [{ text: 'Home' }, { text: 'Who' }, { text: 'Telephone' }, { text: 'So far' }, { text: 'Record' }],
    rows: rows.map((row) => [
      { html: html`<a class="govuk-link" href="/homes/${row.homeId}">${row.address}</a>` },
      { html: html`${row.residentName ?? 'Nobody on record'}${row.language !== null && row.language !== '' && row.language !== 'English' && html`<br><span class="govuk-body-s">Speaks ${row.language}</span>`}` },
      { html: html`${row.phone ?? 'No number'}${row.contactTimes !== null && html`<br><span class="govuk-body-s">${row.contactTimes}</span>`}` },
      { html: soFar(row, today) },
      { html: row.outcome === null ? html`<ul class="govuk-list govuk-list--spaced"><li><a class="govuk-link" href="/approaches/${row.reference}/outcome">Say what came of it<span class="govuk-visually-hidden"> at ${row.address}</span></a></li><li><a class="govuk-link" href="/approaches/${row.reference}">${row.reference}</a></li></ul>` : html`<a class="govuk-link" href="/approaches/${row.reference}">${row.reference}</a>` },
    ]),
  });
}

function soFar({ outcome, outcomeWords, foundReference, attempts, lastAttemptAt, dueOn }: ApproachListed, today: PlainDate): Html {
  if (outcome !== null) return html`${tag({ text: outcomeInWords[outcome], classes: outcome === 'damp found' ? 'govuk-tag--red' : 'govuk-tag--grey' })}${foundReference !== null && html` <a class="govuk-link" href="/hazards/${foundReference}">${foundReference}</a>`}${outcomeWords !== null && outcomeWords !== '' && html`<br>${outcomeWords}`}`;
  return html`${attempts === 0 ? 'Not asked yet' : `Asked ${attempts === 1 ? 'once' : countOf(attempts, 'time')}, no answer yet${lastAttemptAt === null ? '' : `; last ${longDate(dateInLondon(lastAttemptAt), today)}`}`}<br><span class="govuk-body-s">Promised by ${longDate(dueOn, today)}</span>${dueOn < today && html` ${tag({ text: 'Overdue', classes: 'govuk-tag--red' })}`}`;
}
