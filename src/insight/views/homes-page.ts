import { longDateWithYear } from '../../clock/index.ts';
import { downloadLinks, pagination, stackingTable } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { askHomesAt } from '../../outreach/index.ts';
import type { HomesAsked } from '../model.ts';
import type { EpisodeListed } from '../queries/episodes.ts';

/** An episode with where its case leads. */
export interface ShownEpisode extends EpisodeListed {
  readonly href: string;
}

export interface HomesView {
  /** Undefined before the first run. */
  readonly asked: HomesAsked | undefined;
  readonly episodes: readonly ShownEpisode[];
  readonly next: string | null;
  readonly isFirstPage: boolean;
}

type Query = HomesAsked['query'];
const queryOf = (query: Query): string => (query.length === 0 ? '' : `?${new URLSearchParams(query.map(([name, value]) => [name, value])).toString()}`);

/** Which homes in words; null for all of them. */
export const wordsOfHomes = (asked: HomesAsked | undefined): string | null => (asked === undefined || asked.where.length === 0 ? null : asked.where.join('; '));

export const homesHeading = (area: string | null): string => `Homes that reported damp${area === null ? '' : `: ${area}`}`;

/** The homes behind a number: each episode with the case of its first report. */
export function homesMain({ asked, episodes, next, isFirstPage }: HomesView): Html {
  const query = asked?.query ?? [];
  return html`<h1 class="govuk-heading-l">${homesHeading(wordsOfHomes(asked))}</h1>
<p class="govuk-body">Episodes that began in ${asked?.when ?? 'the last year: nothing has been worked out yet'}, as the record says now. Reports of one home are one episode while a case of it is open, or when they come no more than 56 days apart. A home may have had more than one.</p>
${episodes.length === 0 ? html`<p class="govuk-body">${isFirstPage ? 'No home here reported damp, mould or water coming through.' : 'There are no more.'}</p>` : html`<p class="govuk-body house-no-print"><a class="govuk-link" href="${askHomesAt('damp-homes', query)}">Ask these homes how they are now</a></p>${table(episodes)}`}
${(next !== null || !isFirstPage) && pages(query, next, isFirstPage)}
${episodes.length > 0 && downloadLinks('/damp/homes', queryOf(query))}`;
}

function pages(query: Query, next: string | null, isFirstPage: boolean): Html {
  return pagination({
    previous: isFirstPage ? undefined : { href: `/damp/homes${queryOf(query)}`, text: 'First page' },
    next: next === null ? undefined : { href: `/damp/homes${queryOf([...query, ['after', next]])}` },
  });
}

function table(episodes: readonly ShownEpisode[]): Html {
  return stackingTable({
    caption: 'Episodes, the newest first', captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Began' }, { text: 'Home' }, { text: 'First case' }, { text: 'Reports' }, { text: 'Ended' }],
    rows: episodes.map(({ beganOn, homeId, address, blockName, estateName, href, reference, reports, closedOn }) => [
      { text: longDateWithYear(beganOn) },
      { html: html`<a class="govuk-link" href="/homes/${homeId}">${address}</a><br><span class="govuk-body-s">${blockName !== null && `${blockName}, `}${estateName}</span>` },
      { html: html`<a class="govuk-link" href="${href}">${reference}</a>` },
      { text: String(reports) },
      { text: closedOn === null ? 'A case is open' : longDateWithYear(closedOn) },
    ]),
  });
}
