import { html, type Html } from '../../../platform/html/index.ts';
import type { ClusterFound } from '../../model.ts';
import type { BlockOnMap, PointOnMap } from '../../queries/map.ts';
import { markWords } from '../words.ts';
import type { Box } from './asked.ts';
import { dotLayers, drawnDots, drawnMark, drawnShape, drawnSilence, legend, marksFromBelow, shapeWords, silenceColour, silentDot, stripes } from './marks.ts';
import { placedNames } from './names.ts';
import { outlineAround } from './outline.ts';
import type { Projection } from './projection.ts';
import { middleOfBoundary, weightOf, type ShapeOnMap } from './shapes.ts';

export interface Picture {
  readonly projection: Projection;
  readonly box: Box;
  readonly zoom: number;
  /** Drawn each with its mark, name and numbers. */
  readonly blocks: readonly BlockOnMap[];
  /** Drawn as dots only. */
  readonly dots: readonly PointOnMap[];
  /** Every point of the map, around which clusters are drawn. */
  readonly points: readonly PointOnMap[];
  readonly shapes: readonly ShapeOnMap[];
  readonly clusters: readonly ClusterFound[];
  readonly areaHref: (number: number) => string;
  /** With every block of the map, so that a browser can move it by itself. */
  readonly isWhole: boolean;
}

/**
 * Blocks as points, what is marked on top, with shapes around what they lie in and a ring around each cluster. For the eye and the
 * pointer: the table beside it has the same blocks and the same links, which is why readers and the Tab key pass over the picture.
 */
export function damp(picture: Picture): Html {
  const { projection: { width, height, placeAt }, box, zoom, shapes, clusters, isWhole } = picture;
  const [corner, end] = [placeAt(0, 0), placeAt(width, height)];
  return html`<div class="house-movable" role="region" aria-label="Map of blocks and streets. The table has the same. Arrow keys move it, plus and minus zoom." tabindex="0" data-movable-picture="${isWhole ? 'whole' : 'part'}" data-width="${width}" data-height="${height}" data-top="${corner.latitude}" data-left="${corner.longitude}" data-bottom="${end.latitude}" data-right="${end.longitude}" data-most-zoom="6">
<svg viewBox="${round(box.x)} ${round(box.y)} ${round(box.width)} ${round(box.height)}" width="${width}" height="${height}" aria-hidden="true" focusable="false" font-family="inherit">
${stripes}<rect x="0" y="0" width="${width}" height="${height}" fill="#f8f8f8"></rect>${shapes.map((shape) => drawnAround(shape, picture))}${dotsOf(picture)}${pressedPoints(picture)}${clusters.map((cluster) => ring(cluster, picture))}${names(picture)}</svg></div>
${legend(shapes.map(({ says, boundary }) => ({ says, isBoundary: boundary !== undefined })), { hasClusters: clusters.length > 0, hasSilence: [...picture.blocks, ...picture.dots].some(({ isSilent }) => isSilent), dots: picture.dots })}
${zoom > 0 && html`<p class="govuk-body-s house-only-print">Part of the map.</p>`}`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
const pointOf = ({ latitude, longitude }: PointOnMap, { x, y }: Projection): readonly [x: number, y: number] => [x(longitude), y(latitude)];

/** Drawn as large whatever the zoom: a script that moves the picture keeps it so. */
const sized = (content: Html, [x, y]: readonly [x: number, y: number], zoom: number): Html =>
  html`<g transform="translate(${x} ${y})"><g class="house-movable__sized" transform="scale(${round(1 / 2 ** zoom)})">${content}</g></g>`;

function pressedPoints({ projection, zoom, blocks, areaHref }: Picture): readonly Html[] {
  return marksFromBelow.flatMap((mark) => blocks.filter((block) => block.mark === mark).map((block) => html`<a href="${areaHref(block.number)}" tabindex="-1"><title>${`${block.name}, ${block.wardName}: ${markWords[mark].toLowerCase()}, ${block.cases} of ${block.homes} homes${block.isSilent ? '; silent' : ''}`}</title>${sized(html`${drawnMark(mark)}${block.isSilent && drawnSilence}`, pointOf(block, projection), zoom)}</a>`));
}

/** All of one mark as lines of nothing but round ends: thousands of them cost next to nothing. */
function dotsOf({ projection, zoom, dots }: Picture): readonly Html[] {
  const scale = 1 / 2 ** zoom;
  const lines = (points: readonly PointOnMap[], layers: (typeof dotLayers)[PointOnMap['mark']]): readonly Html[] => {
    const places = points.map((point) => `M${pointOf(point, projection).join(' ')}h0`).join('');
    return points.length === 0 ? [] : layers.map((layer) => drawnDots(places, layer, scale));
  };
  return [...lines(dots.filter(({ isSilent }) => isSilent), [[silenceColour, silentDot]]), ...marksFromBelow.flatMap((mark) => lines(dots.filter((point) => point.mark === mark), dotLayers[mark]))];
}

function drawnAround({ name, says, href, blocks, boundary }: ShapeOnMap, { projection }: Picture): Html {
  const path = boundary === undefined ? closed(outlineAround(blocks.map((block) => pointOf(block, projection)))) : boundary.flat().map((ring) => closed(ring.slice(0, -1).map(([longitude, latitude]) => [projection.x(longitude), projection.y(latitude)] as const))).join('');
  const shape = html`<title>${`${name}: ${shapeWords[says].toLowerCase()}`}</title>${drawnShape(says, path)}`;
  return href === undefined ? html`<g>${shape}</g>` : html`<a href="${href}" tabindex="-1">${shape}</a>`;
}

const closed = (corners: readonly (readonly [x: number, y: number])[]): string => `M${corners.map((corner) => corner.join(' ')).join('L')}Z`;

/** Within boundaries that touch, the lines of two lie upon each other: then what is marked says so in its name too. */
const nameOf = ({ name, says, boundary }: ShapeOnMap): string => (boundary === undefined || weightOf(says) === 0 ? name : `${name}: ${shapeWords[says].toLowerCase()}`);

function names({ projection, zoom, shapes }: Picture): readonly Html[] {
  const named = shapes.map((shape) => ({ name: nameOf(shape), says: shape.says, at: shape.blocks.map((block) => pointOf(block, projection)), middle: shape.boundary === undefined ? undefined : middleOfBoundary(shape.boundary, projection) }));
  return placedNames(named, projection, zoom).map(({ words, at, isHidden }) => html`<g class="house-movable__name"${isHidden && html` visibility="hidden"`}>${sized(words, at, zoom)}</g>`);
}

function ring({ areas }: ClusterFound, { projection, points }: Picture): Html | undefined {
  const members = new Set(areas);
  const at = points.filter(({ number }) => members.has(number)).map((point) => pointOf(point, projection));
  if (at.length === 0) return undefined;
  const x = at.reduce((sum, [each]) => sum + each, 0) / at.length;
  const y = at.reduce((sum, [, each]) => sum + each, 0) / at.length;
  const radius = Math.max(...at.map(([eachX, eachY]) => Math.hypot(eachX - x, eachY - y))) + 16;
  return html`<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="none" pointer-events="none" stroke="#d4351c" stroke-width="2" stroke-dasharray="6 4" vector-effect="non-scaling-stroke"></circle>`;
}
