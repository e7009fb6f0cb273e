import { html, type Html } from '../../platform/html/index.ts';
import { areaQuery } from '../forms.ts';
import { lenses, type ClusterFound, type Lens } from '../model.ts';
import type { BlockOnMap } from '../queries/map.ts';
import type { DoneRun } from '../queries/runs.ts';
import { dampMap } from './damp-map.ts';
import { lensMeans, lensWords, yearInWords } from './words.ts';

export interface MapView {
  readonly lens: Lens;
  readonly run: DoneRun | undefined;
  readonly blocks: readonly BlockOnMap[];
  readonly clusters: readonly ClusterFound[];
}

export const mapHeading = (lens: Lens): string => `Map of damp: ${lensWords[lens].toLowerCase()}`;

/** Blocks and streets where they stand. */
export function mapMain({ lens, run, blocks, clusters }: MapView): Html {
  const filters = { lens, level: 'block', which: 'all' } as const;
  return html`<h1 class="govuk-heading-l">${mapHeading(lens)}</h1>
<p class="govuk-body">${lensMeans[lens]}</p>
<nav aria-label="Which way to look" class="house-no-print"><ul class="govuk-list house-actions">${lenses.map((each) => html`<li>${each === lens ? html`<strong aria-current="true">${lensWords[each]}</strong>` : html`<a class="govuk-link" href="/damp/map?lens=${each}">${lensWords[each]}</a>`}</li>`)}</ul></nav>
${run === undefined ? html`<p class="govuk-body">Nothing has been worked out yet. It is done each night.</p>` : found(run, blocks, clusters)}
<p class="govuk-body"><a class="govuk-link" href="/damp/areas${areaQuery(filters)}">The same blocks and streets as a table</a>, and as files.</p>`;
}

function found(run: DoneRun, blocks: readonly BlockOnMap[], clusters: readonly ClusterFound[]): Html {
  const { homes, homesPlaced, weeks } = run.summary;
  if (blocks.length === 0) return html`<p class="govuk-body">No home that was read has a position (${homesPlaced} of ${homes}). An administrator can import the positions of homes, which Ordnance Survey gives away as OS Open UPRN.</p>`;
  return html`<p class="govuk-body">${blocks.length} blocks and streets, in ${yearInWords(run.lastWeek, Math.min(52, weeks))}; north is at the top. Those of fewer than five homes are left out: a point would be somebody’s home. Grey with stripes is no evidence, and does not say that there is no damp.</p>
${dampMap(blocks, clusters)}`;
}
