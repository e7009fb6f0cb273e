import { scaleLinear } from 'd3-scale';
import { html, type Html } from '../../platform/html/index.ts';
import type { Mark } from '../../statistics/empirical-bayes/marks.ts';
import type { ClusterFound } from '../model.ts';
import type { BlockOnMap } from '../queries/map.ts';
import { markWords } from './words.ts';

const width = 960;
const edge = 40;

interface Point {
  readonly block: BlockOnMap;
  readonly x: number;
  readonly y: number;
}

/** What each mark is drawn as: by size and shape too, so that nobody needs the colours. */
const drawn: Readonly<Record<Mark, (x: number, y: number) => Html>> = {
  hotspot: (x, y) => html`<path d="M${x} ${y - 11}L${x + 11} ${y}L${x} ${y + 11}L${x - 11} ${y}Z" fill="#d4351c" stroke="#0b0c0c" stroke-width="1.5"></path>`,
  watch: (x, y) => html`<path d="M${x} ${y - 9}L${x + 9} ${y + 7}L${x - 9} ${y + 7}Z" fill="#ffdd00" stroke="#0b0c0c" stroke-width="1.5"></path>`,
  ordinary: (x, y) => html`<circle cx="${x}" cy="${y}" r="4" fill="#8eb8dc" stroke="#1d70b8"></circle>`,
  'no evidence': (x, y) => html`<circle cx="${x}" cy="${y}" r="5" fill="url(#no-evidence)" stroke="#505a5f"></circle>`,
};
const inOrder: readonly Mark[] = ['ordinary', 'no evidence', 'watch', 'hotspot'];

/** Blocks as points, what is marked on top, with a ring around each cluster. For the eye: the table has the same blocks. */
export function dampMap(blocks: readonly BlockOnMap[], clusters: readonly ClusterFound[]): Html {
  const { points, height } = placed(blocks);
  const at = new Map(points.map((point) => [point.block.number, point]));
  const marks = inOrder.map((mark) => points.filter(({ block }) => block.mark === mark).map(({ block, x, y }) => html`<g><title>${`${block.name}: ${markWords[mark].toLowerCase()}, ${block.cases} of ${block.homes} homes`}</title>${drawn[mark](x, y)}</g>`));
  const rings = clusters.map(({ areas }) => ring(areas.map((number) => at.get(number)).filter((point) => point !== undefined)));
  const names = [...Map.groupBy(points, ({ block }) => block.wardName)].map(([name, of]) => wardName(name, of));
  return html`<div class="house-scroll" role="region" aria-label="Map of blocks and streets" tabindex="0"><svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Blocks and streets where they stand, by mark, north at the top. The tables say the same." font-family="inherit">
<defs><pattern id="no-evidence" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="#f3f2f1"></rect><path d="M0 4L4 0" stroke="#505a5f" stroke-width="1"></path></pattern></defs>
<rect x="0" y="0" width="${width}" height="${height}" fill="#f8f8f8"></rect>${names}${marks}${rings}</svg></div>
<ul class="govuk-list house-actions" aria-label="What the marks mean">${inOrder.toReversed().map((mark) => html`<li><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">${drawn[mark](12, 12)}</svg> ${markWords[mark]}</li>`)}${clusters.length > 0 && html`<li><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="10" fill="none" stroke="#d4351c" stroke-width="2" stroke-dasharray="4 3"></circle></svg> Cluster</li>`}</ul>`;
}

/** Degrees to points: a degree of longitude is narrower than one of latitude, the more so the further north. */
function placed(blocks: readonly BlockOnMap[]): { readonly points: readonly Point[]; readonly height: number } {
  const [south, north] = reach(blocks.map(({ latitude }) => latitude));
  const [west, east] = reach(blocks.map(({ longitude }) => longitude));
  const narrower = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const shape = (north - south) / ((east - west) * narrower);
  const height = Math.round(Math.max(240, Math.min(1400, (width - 2 * edge) * shape + 2 * edge)));
  const across = scaleLinear().domain([west, east]).range([edge, width - edge]);
  const up = scaleLinear().domain([south, north]).range([height - edge, edge]);
  return { height, points: blocks.map((block) => ({ block, x: Math.round(across(block.longitude)), y: Math.round(up(block.latitude)) })) };
}

/** From the least to the most; a little apart where all are one. */
function reach(values: readonly number[]): readonly [least: number, most: number] {
  const [least, most] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  return most - least < 1e-4 ? [least - 0.001, most + 0.001] : [least, most];
}

/** Above the blocks of the ward, and never over the edge. */
function wardName(name: string, points: readonly Point[]): Html {
  const x = middle(points.map((point) => point.x));
  const anchor = x > width - 120 ? 'end' : x < 120 ? 'start' : 'middle';
  const at = { start: 4, middle: x, end: width - 4 }[anchor];
  return html`<text x="${at}" y="${points.reduce((least, { y }) => Math.min(least, y), Infinity) - 14}" text-anchor="${anchor}" font-size="14" fill="#505a5f">${name}</text>`;
}

const middle = (values: readonly number[]): number => Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);

function ring(points: readonly Point[]): Html | undefined {
  if (points.length === 0) return undefined;
  const [x, y] = [middle(points.map((point) => point.x)), middle(points.map((point) => point.y))];
  const radius = Math.round(Math.max(...points.map((point) => Math.hypot(point.x - x, point.y - y))) + 16);
  return html`<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="#d4351c" stroke-width="2" stroke-dasharray="6 4"></circle>`;
}
