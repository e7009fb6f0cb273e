import { countOf } from '../../clock/index.ts';
import { downloadLinks, stackingTable, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { askHomesAt, mostHomes } from '../../outreach/index.ts';
import type { SilentHomeListed } from '../queries/silence.ts';
import type { SilenceSummary } from '../silence/model.ts';
import { pagesOf } from './choices.ts';
import { homeReasons } from './silence-words.ts';
import { rounded } from './words.ts';

export interface SilentHomesView {
  readonly runId: string | undefined;
  readonly summary: SilenceSummary | undefined;
  readonly homes: readonly SilentHomeListed[];
  readonly next: number | null;
  readonly isFirstPage: boolean;
}

export const silentHomesHeading = 'Silent homes to look at';
const path = '/damp/silent/homes';

/** Homes where damp is likely, nobody reported it and nobody looked. */
export function silentHomesMain({ runId, summary, homes, next, isFirstPage }: SilentHomesView): Html {
  return html`<h1 class="govuk-heading-l">${silentHomesHeading}</h1>
<p class="govuk-body">Homes where somebody lives, from which damp was never reported, and at which nobody came to look in the last 24 months. First those of silent places, then the likeliest. To be on this list says nothing against a home or whoever lives there: most of them will be dry.</p>
${summary !== undefined && summary.likely > 0 && html`<p class="govuk-body">${howMany(summary)}</p>`}
${homes.length === 0 ? html`<p class="govuk-body">${isFirstPage ? 'There is no such home.' : 'There are no more.'}</p>` : html`${toAsk(homes, summary?.listed ?? 0, runId)}${table(homes, summary?.weeks ?? 104)}`}
${pagesOf({ isFirstPage, first: path, next: next === null ? null : `${path}?after=${next}` })}
${homes.length > 0 && downloadLinks(path, '')}`;
}

/** The homes of this page, which are no more than can be asked at once; and all of the list, where they are no more than that. */
function toAsk(homes: readonly SilentHomeListed[], listed: number, runId: string | undefined): Html | undefined {
  const [first, last] = [homes[0], homes.at(-1)];
  if (runId === undefined || first === undefined || last === undefined) return undefined;
  const asking = (words: string, more: readonly (readonly [string, string])[]) => html`<li><a class="govuk-link" href="${askHomesAt('silent-homes', [['run', runId], ...more])}">${words}</a></li>`;
  return html`<ul class="govuk-list house-actions house-no-print">${asking(homes.length === 1 ? 'Ask this home how it is' : `Ask these ${homes.length} homes how they are`, [['first', String(first.place)], ['last', String(last.place)]])}
${listed > homes.length && listed <= mostHomes && asking(`Ask all ${listed} homes of this list`, [])}</ul>`;
}

function howMany({ likely, listed, listedFrom }: SilenceSummary): string {
  const many = listed < likely ? `${countOf(likely, 'home')} are likely enough; the first ${listed} are listed, which is as many as somebody can visit.` : `${countOf(likely, 'home')} ${likely === 1 ? 'is' : 'are'} likely enough.`;
  return `${many} Outside silent places a home is likely enough when ${rounded(listedFrom * 100)} in 100 like it report. Ten points of a reason double the odds.`;
}

function table(homes: readonly SilentHomeListed[], weeks: number): Html {
  return stackingTable({
    caption: 'Homes to look at', captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true,
    head: [{ text: 'Home' }, { text: `Of 100 like it, report in ${weeks} weeks` }, { text: 'Why it is here, in points' }],
    rows: homes.map((home): TableCell[] => [
      { html: html`<a class="govuk-link" href="/homes/${home.homeId}">${home.address}</a><br><span class="govuk-body-s">${home.blockName !== null && `${home.blockName}, `}${home.estateName}</span>` },
      { text: rounded(home.risk * 100) },
      { html: html`<ul class="govuk-list">${homeReasons(home).map((reason) => html`<li>${reason}</li>`)}</ul>` },
    ]),
  });
}
