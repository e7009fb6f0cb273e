import { longDateWithYear } from '../../clock/index.ts';
import { downloadLinks, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { askHomesAt } from '../../outreach/index.ts';
import type { ClusterFound } from '../model.ts';
import type { AreaListed } from '../queries/areas.ts';
import type { DoneRun } from '../queries/runs.ts';
import type { DampView } from './view.ts';
import { areaName, onceInWords, rounded } from './words.ts';

/** Where and since when more homes report than usual, across the borders of estates. */
export function clustersSection({ clusters, areasOfClusters, mayOpenRows }: DampView, run: DoneRun): Html {
  const { scan, homes, homesPlaced } = run.summary;
  const named = new Map(areasOfClusters.map((area) => [area.number, area]));
  return html`<h2 class="govuk-heading-m" id="clusters">Clusters: more than usual near each other, and since when</h2>
${scan === null
    ? html`<p class="govuk-body">Clusters are looked for among homes whose position is known: ${homesPlaced} of ${homes}. An administrator can import the positions of homes, which Ordnance Survey gives away as OS Open UPRN.</p>`
    : html`<p class="govuk-body">Looked for among ${scan.places} blocks and streets, over the last eight weeks.${homesPlaced < homes && ` ${homes - homesPlaced} homes without a position are left out.`}</p>
${clusters.length === 0 ? html`<p class="govuk-body">None: no group of neighbours stands out more than chance alone would make one.</p>` : html`${table(clusters, named, mayOpenRows ? run.id : undefined)}${downloadLinks('/damp/clusters')}`}`}`;
}

function table(clusters: readonly ClusterFound[], named: ReadonlyMap<number, AreaListed>, runId: string | undefined): Html {
  return stackingTable({
    caption: 'Clusters, the likeliest first', captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Since' }, { text: 'What was seen' }, { text: 'By chance alone' }, { text: 'Cross-check' }, { text: 'Where' }],
    rows: clusters.map((cluster, at) => [
      { text: longDateWithYear(cluster.fromWeek) },
      { html: html`${opened(cluster, runId)} in ${cluster.areas.length === 1 ? 'this block or street' : `these ${cluster.areas.length} blocks and streets`}; ${rounded(cluster.expected)} would be usual for these buildings at this time of year` },
      { text: `Something like this ${onceInWords(cluster.onceInWeeks)} of looking each week` },
      { html: cluster.isBorneOut ? tag({ text: 'Borne out', classes: 'govuk-tag--red' }) : tag({ text: 'Not borne out', classes: 'govuk-tag--yellow' }) },
      { html: html`<ul class="govuk-list">${cluster.areas.map((number) => member(named.get(number), runId))}</ul>${runId !== undefined && html`<a class="govuk-link house-no-print" href="${askHomesAt('damp-cluster', [['run', runId], ['place', String(at + 1)]])}">Ask all these homes<span class="govuk-visually-hidden"> of cluster ${at + 1}</span></a>`}` },
    ]),
  });
}

/** All of a cluster's homes in its weeks. */
function opened({ cases, areas, fromWeek, toWeek }: ClusterFound, runId: string | undefined): Html {
  const words = `${rounded(cases)} homes reported`;
  if (runId === undefined) return html`${words}`;
  const query = new URLSearchParams([['run', runId], ['since', fromWeek], ['until', toWeek], ...areas.map((number) => ['area', String(number)])]);
  return html`<a class="govuk-link" href="/damp/homes?${query.toString()}">${words}</a>`;
}

function member(area: AreaListed | undefined, runId: string | undefined): Html | undefined {
  if (area === undefined) return undefined;
  const name = `${areaName(area)}, ${area.estateName ?? area.wardName}`;
  return html`<li>${runId === undefined ? name : html`<a class="govuk-link" href="/damp/homes?run=${runId}&amp;area=${area.number}">${name}</a>`}</li>`;
}
