import { countOf } from '../../clock/index.ts';
import { downloadLinks, insetText, stackingTable, statTiles, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { askHomesAt } from '../../outreach/index.ts';
import { addressOf, whichSilence, type SilenceFilters } from '../forms.ts';
import { levels } from '../model.ts';
import type { SilentPlaceListed } from '../queries/silence.ts';
import type { SilenceSummary } from '../silence/model.ts';
import { choices, pagesOf } from './choices.ts';
import { silenceMethod } from './silence-method.ts';
import { heard, placeReason, shareHeard, stateTag, whichSilenceWords } from './silence-words.ts';
import { areaName, levelName, liesIn } from './words.ts';

export interface SilentView {
  readonly filters: SilenceFilters;
  readonly runId: string | undefined;
  /** Undefined before the first run, or where there was too little. */
  readonly summary: SilenceSummary | undefined;
  readonly places: readonly SilentPlaceListed[];
  readonly next: number | null;
  readonly isFirstPage: boolean;
  readonly mayOpenRows: boolean;
}

export const silentHeading = 'Silent homes';
const path = '/damp/silent';

/** Places from which less is heard than homes like theirs lead to expect. */
export function silentMain(view: SilentView): Html {
  const { summary } = view;
  return html`<h1 class="govuk-heading-l">${silentHeading}</h1>
<p class="govuk-body-l">Where damp is likely and nobody reports it. An invitation to look: nothing else reads this list, no case waits longer for it, and what is not on it is not thereby dry.</p>
${summary === undefined || summary.state === 'too few' ? insetText({ text: tooFew(summary) }) : found(view, summary)}`;
}

const tooFew = (summary: SilenceSummary | undefined): string =>
  (summary === undefined ? 'Nothing has been worked out yet. It is done each night.' : `Too little to tell: ${summary.reported} of ${countOf(summary.homes, 'home')} reported. It takes about 40 that reported, not most of them in one block or street.`);

function found(view: SilentView, summary: SilenceSummary): Html {
  const { filters, runId, places, next, isFirstPage, mayOpenRows } = view;
  const here = (more: Partial<SilenceFilters>) => addressOf(path, { ...filters, ...more });
  return html`${tiles(view, summary)}
<p class="govuk-body"><a class="govuk-link" href="/damp/silent/audit">Who is listed: areas and groups compared</a> · <a class="govuk-link" href="/damp/how-we-know">How we know</a></p>
<div class="house-no-print">${choices('Places by size', levels.map((level) => [`By ${levelName(level, 1)}`, here({ level }), level === filters.level]))}
${choices('Which places', whichSilence.map((which) => [whichSilenceWords[which], here({ which }), which === filters.which]))}</div>
<p class="govuk-body">${doubt(filters, summary)}</p>
${places.length === 0 ? html`<p class="govuk-body">${isFirstPage ? `There is no ${levelName(filters.level, 1)} like that. That does not say that all is well: it says that nowhere is the silence large and sure enough.` : 'There are no more.'}</p>` : table(places, mayOpenRows ? runId : undefined)}
${pagesOf({ isFirstPage, first: here({}), next: next === null ? null : addressOf(path, filters, { after: String(next) }) })}
${places.length > 0 && downloadLinks(path, addressOf('', filters))}
${isFirstPage && silenceMethod(summary)}`;
}

function tiles({ mayOpenRows }: SilentView, { counts, listed }: SilenceSummary): Html {
  const quiet = (level: 'estate' | 'block') => addressOf(path, { level, which: 'quiet' });
  return statTiles([
    { count: counts.estate.silent, label: 'Silent estates', href: quiet('estate') },
    { count: counts.block.silent + counts.block['in a silent place'], label: 'Silent blocks and streets', href: quiet('block') },
    { count: counts.block['too few'], label: 'Blocks and streets too small to say', href: addressOf(path, { level: 'block', which: 'too-few' }) },
    ...(mayOpenRows ? [{ count: listed, label: 'Homes to look at', href: '/damp/silent/homes' }] : []),
  ]);
}

/** How many are marked, and how many would look like it by chance. */
function doubt({ level }: SilenceFilters, { counts }: SilenceSummary): string {
  const { silent, perhaps, 'in a silent place': within, 'as expected': expected, 'too few': few } = counts[level];
  const judged = silent + perhaps + expected;
  const all = judged + within + few;
  const byChance = Math.round(judged * 0.025);
  return `Of ${all} ${levelName(level, all)}, enough is expected of ${judged} to say. ${silent} ${silent === 1 ? 'is' : 'are'} silent: half of what is expected or less, and no more than 1 in 20 of those called so by chance.${
    within > 0 ? ` ${within} more ${within === 1 ? 'is' : 'are'} as quiet and within a silent place.` : ''}${perhaps > 0 ? ` Of ${perhaps} called “perhaps”, about ${Math.min(perhaps, byChance)} would be so by chance alone.` : ''} Ten points of a reason double the odds.`;
}

/** Homes of a run are asked by those who open rows; of a ward there are too many to ask at once. */
const toAsk = (place: SilentPlaceListed, runId: string | undefined): Html | undefined => (runId === undefined || place.level === 'ward' ? undefined
  : html`<br><a class="govuk-link house-no-print" href="${askHomesAt('silent-place', [['run', runId], ['level', place.level], ['place', String(place.place)]])}">Ask its homes<span class="govuk-visually-hidden">: ${areaName(place)}</span></a>`);

function table(places: readonly SilentPlaceListed[], runId: string | undefined): Html {
  return stackingTable({
    caption: 'Places, the surest to be silent first', captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true,
    head: [{ text: 'Place' }, { text: 'Heard from' }, { text: 'Homes that reported' }, { text: 'Share of what is expected' }, { text: 'Looked at' }, { text: 'Why more is expected here, in points' }],
    rows: places.map((place): TableCell[] => [
      { html: html`${areaName(place)}<br><span class="govuk-body-s">${liesIn(place)}${toAsk(place, runId)}</span>` },
      { html: stateTag(place) },
      { text: `${heard(place)}, among ${countOf(place.homes, 'home')}` },
      { text: shareHeard(place) },
      { text: place.inspected === 0 ? 'No home in 24 months' : countOf(place.inspected, 'home') },
      { html: place.reasons.length === 0 ? html`As everywhere` : html`<ul class="govuk-list">${place.reasons.map((reason) => html`<li>${placeReason(reason, place.homes)}</li>`)}</ul>` },
    ]),
  });
}
