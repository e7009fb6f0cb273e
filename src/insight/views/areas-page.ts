import { downloadLinks, pagination } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { areaQuery, whichAreas, type AreaFilters, type WhichAreas } from '../forms.ts';
import { lenses, levels } from '../model.ts';
import type { AreaListed } from '../queries/areas.ts';
import type { DoneRun } from '../queries/runs.ts';
import { areasTable } from './areas-section.ts';
import { doubtInWords, lensMeans, lensWords, levelName, yearInWords } from './words.ts';

export interface AreasView {
  readonly filters: AreaFilters;
  readonly run: DoneRun | undefined;
  readonly areas: readonly AreaListed[];
  readonly next: number | null;
  readonly isFirstPage: boolean;
  readonly mayOpenRows: boolean;
}

export const whichWords: Readonly<Record<WhichAreas, string>> = { marked: 'Hotspots and watch', all: 'All', 'no-evidence': 'No evidence' };

export const areasHeading = ({ lens, level }: AreaFilters): string => `Damp by ${levelName(level, 1)}: ${lensWords[lens].toLowerCase()}`;

/** Every area of a level, the surest to be above the rest first. */
export function areasMain(view: AreasView): Html {
  const { filters, run, areas, next, isFirstPage } = view;
  const { lens, level } = filters;
  const doubt = run?.summary.doubts.find((each) => each.lens === lens && each.level === level);
  return html`<h1 class="govuk-heading-l">${areasHeading(filters)}</h1>
<p class="govuk-body">${lensMeans[lens]}</p>
${choices(filters)}
${run === undefined
    ? html`<p class="govuk-body">Nothing has been worked out yet. It is done each night.</p>`
    : html`<p class="govuk-body">In ${yearInWords(run.lastWeek, Math.min(52, run.summary.weeks))}.${doubt !== undefined && ` ${doubtInWords(doubt)}`} <a class="govuk-link" href="/damp/how-we-know">How we know</a></p>
${areas.length === 0 ? html`<p class="govuk-body">${isFirstPage ? `There is no ${levelName(level, 1)} like that.` : 'There are no more.'}</p>` : areasTable(areas, { lens, run, mayOpenRows: view.mayOpenRows })}
${(next !== null || !isFirstPage) && pagination({ previous: isFirstPage ? undefined : { href: `/damp/areas${areaQuery(filters)}`, text: 'First page' }, next: next === null ? undefined : { href: `/damp/areas${areaQuery(filters, { after: String(next) })}` } })}
${areas.length > 0 && downloadLinks('/damp/areas', areaQuery(filters))}`}`;
}

function choices(filters: AreaFilters): Html {
  const group = (label: string, items: readonly (readonly [words: string, filters: AreaFilters, isThis: boolean])[]) =>
    html`<nav aria-label="${label}"><ul class="govuk-list house-actions">${items.map(([words, to, isThis]) => html`<li>${isThis ? html`<strong aria-current="true">${words}</strong>` : html`<a class="govuk-link" href="/damp/areas${areaQuery(to)}">${words}</a>`}</li>`)}</ul></nav>`;
  return html`<div class="house-no-print">${group('Which way to look', lenses.map((lens) => [lensWords[lens], { ...filters, lens }, lens === filters.lens]))}
${group('Areas by size', levels.map((level) => [`By ${levelName(level, 1)}`, { ...filters, level }, level === filters.level]))}
${group('Which areas', whichAreas.map((which) => [whichWords[which], { ...filters, which }, which === filters.which]))}</div>`;
}
