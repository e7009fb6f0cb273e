import { button, hiddenFields, selectField } from '../../../platform/govuk/index.ts';
import { html, type Html } from '../../../platform/html/index.ts';
import { lenses, outlines, type Lens, type Outline } from '../../model.ts';
import type { DoneRun } from '../../queries/runs.ts';
import { lensMeans, lensWords, markWords, yearInWords } from '../words.ts';
import { areaAddress, boxOf, mostZoom, placeInAddress, shownMarks, type MapAsked, type Move } from './asked.ts';
import { blocksInView } from './blocks-in-view.ts';
import type { MapView } from './map-view.ts';
import { damp } from './picture.ts';
import type { Projection } from './projection.ts';
import { shapesOf, type ShapeOnMap } from './shapes.ts';

export const mapHeading = (lens: Lens): string => `Map of damp: ${lensWords[lens].toLowerCase()}`;

/** Blocks and streets where they stand, and beside them the same in rows. */
export function mapMain(view: MapView): Html {
  const { asked: { lens }, run } = view;
  return html`<h1 class="govuk-heading-l">${mapHeading(lens)}</h1>
<p class="govuk-body">${lensMeans[lens]}</p>
${run === undefined ? html`<p class="govuk-body">Nothing has been worked out yet. It is done each night.</p>` : found(view, run)}`;
}

function found(view: MapView, run: DoneRun): Html {
  const { points, projection, isWhole } = view;
  const { homes, homesPlaced, weeks } = run.summary;
  if (run.isWithoutMap) return html`<p class="govuk-body">The map is drawn from the next night’s run on: the newest was made by an older version of this program. The lists have what it found.</p>
<p class="govuk-body"><a class="govuk-link" href="/damp/areas?lens=${view.asked.lens}&amp;level=block&amp;which=all">All blocks and streets as a table</a></p>`;
  if (points.length === 0) return html`<p class="govuk-body">No home that was read has a position (${homesPlaced} of ${homes}). An administrator can import the positions of homes, which Ordnance Survey gives away as OS Open UPRN.</p>
<p class="govuk-body"><a class="govuk-link" href="/damp/areas?lens=${view.asked.lens}&amp;level=block&amp;which=all">All blocks and streets as a table</a></p>`;
  return html`<p class="govuk-body">${points.length} blocks and streets, in ${yearInWords(run.lastWeek, Math.min(52, weeks))}; north is at the top. Those of fewer than five homes are left out: a point would be somebody’s home. Grey with stripes is no evidence, and does not say that there is no damp. Press a point or a shape for its numbers.${!isWhole && ' What is marked or silent comes first: where there are too many points to tell apart, others are dots until you zoom in.'}</p>
${whatIsShown(view.asked)}
<div class="house-columns" id="map"><div>${buttons(view.asked, projection)}${picture(view, run)}</div>
<div>${blocksInView(view, run)}</div></div>`;
}

const outlineWords: Readonly<Record<Outline, string>> = { ward: 'Wards', neighbourhood: 'Neighbourhoods, by their last week', estate: 'Estates', none: 'Nothing' };

/** The part of the map that is shown, for a form that keeps it. */
const keptView = ({ zoom, at }: MapAsked): Html => html`<input type="hidden" name="zoom" value="${zoom}" data-movable-zoom><input type="hidden" name="at" value="${at === undefined ? '' : placeInAddress(at)}" data-movable-at>`;

function whatIsShown(asked: MapAsked): Html {
  const boxes = shownMarks.map((mark, at) => html`<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="mark-${at}" name="mark" type="checkbox" value="${mark}"${asked.marks.includes(mark) && html` checked`}><label class="govuk-label govuk-checkboxes__label" for="mark-${at}">${mark === 'silent' ? 'Silent' : markWords[mark]}</label></div>`);
  return html`<form method="get" action="/damp/map#map" class="house-no-print">${keptView(asked)}<div class="house-filters">
${selectField({ name: 'lens', label: 'Which way to look', value: asked.lens, choices: lenses.map((lens) => ({ value: lens, text: lensWords[lens] })) })}
${selectField({ name: 'outline', label: 'Drawn around the blocks', value: asked.outline, choices: outlines.map((outline) => ({ value: outline, text: outlineWords[outline] })) })}
</div><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-visually-hidden">Blocks with which marks</legend><div class="govuk-checkboxes govuk-checkboxes--small house-actions" data-module="govuk-checkboxes">${boxes}${button({ text: 'Show', classes: 'govuk-button--secondary' })}</div></fieldset></form>`;
}

const moveWords: readonly (readonly [move: Move, sign: string, words: string])[] = [
  ['in', '+', 'Zoom in'], ['out', '−', 'Zoom out'], ['west', '←', 'Move west'], ['east', '→', 'Move east'], ['north', '↑', 'Move north'], ['south', '↓', 'Move south'], ['whole', '⤢', 'Show all'],
];

/** Every gesture as a button, which works without a script too. */
function buttons(asked: MapAsked, projection: Projection): Html {
  const { lens, outline, marks: shown, zoom, at } = asked;
  const box = boxOf(asked, projection);
  const isIdle = (move: Move) => (move === 'in' ? zoom >= mostZoom : move === 'out' || move === 'whole' ? zoom <= 0 : move === 'west' ? box.x <= 0 : move === 'east' ? box.x + box.width >= projection.width : move === 'north' ? box.y <= 0 : box.y + box.height >= projection.height);
  return html`<form method="get" action="/damp/map#map" class="house-no-print">${hiddenFields({ lens, outline })}${shown.length < shownMarks.length && shown.map((mark) => html`<input type="hidden" name="mark" value="${mark}">`)}${keptView({ ...asked, zoom, at })}
<div class="house-actions house-movable__buttons" role="group" aria-label="Move the map">${moveWords.map(([move, sign, words]) => html`<button class="govuk-button govuk-button--secondary" name="move" value="${move}" data-move="${move}"${isIdle(move) && html` aria-disabled="true"`}><span aria-hidden="true">${sign}</span> <span class="${move === 'whole' ? '' : 'govuk-visually-hidden'}">${words}</span></button>`)}</div>
<p class="govuk-visually-hidden" role="status" data-movable-said></p></form>`;
}

function picture({ asked, points, pressed, dots, isWhole, outlines: found, boundaries, clusters, projection }: MapView, run: DoneRun): Html {
  const shapes = shapesOf({ points, outlines: found, boundaries }, run.id);
  return html`${damp({ projection, box: boxOf(asked, projection), zoom: asked.zoom, blocks: pressed, dots, points, clusters, isWhole, shapes, areaHref: (number) => areaAddress(run.id, number) })}${aboutShapes(asked, shapes, boundaries)}`;
}

/** Whose boundaries they are, which areas have none, and where the same stands as a table. */
function aboutShapes({ outline, lens }: MapAsked, shapes: readonly ShapeOnMap[], boundaries: MapView['boundaries']): Html | undefined {
  if (outline === 'none') return undefined;
  const without = shapes.filter(({ boundary }) => boundary === undefined).length;
  const sources = boundaries.length === 0 ? [] : [...new Set(boundaries.map(({ source }) => source))].slice(0, 5);
  const noun = { ward: ['ward', 'wards'], neighbourhood: ['neighbourhood', 'neighbourhoods'], estate: ['estate', 'estates'] }[outline];
  return html`${sources.length > 0 && html`<p class="govuk-body-s">Boundaries: ${sources.join('; ')}. ${without > 0 && `${without} of ${shapes.length} ${noun[1]} have none.`}</p>`}
${sources.length === 0 && shapes.length > 0 && html`<p class="govuk-body-s">No boundary of any ${noun[0]} has been imported: the shapes only go around their blocks. An administrator can import boundaries under Imports.</p>`}
${outline === 'neighbourhood' ? html`<p class="govuk-body-s"><a class="govuk-link" href="/damp#last-week">Neighbourhoods as a table</a></p>` : html`<p class="govuk-body-s"><a class="govuk-link" href="/damp/areas?lens=${lens}&amp;level=${outline}&amp;which=all">Every ${noun[0]} as a table</a></p>`}`;
}
