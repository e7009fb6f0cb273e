import { html, type Html } from '../../../platform/html/index.ts';
import type { Mark } from '../../../statistics/empirical-bayes/marks.ts';
import type { AlarmFound } from '../../model.ts';
import { markWords } from '../words.ts';

/** What each mark is drawn as: by size and shape too, so that nobody needs the colours. */
const drawn: Readonly<Record<Mark, Html>> = {
  hotspot: html`<path d="M0 -11L11 0L0 11L-11 0Z" fill="#d4351c" stroke="#0b0c0c" stroke-width="1.5"></path>`,
  watch: html`<path d="M0 -9L9 7L-9 7Z" fill="#ffdd00" stroke="#0b0c0c" stroke-width="1.5"></path>`,
  ordinary: html`<circle r="4.5" fill="#8eb8dc" stroke="#1d70b8"></circle>`,
  'no evidence': html`<circle r="5.5" fill="url(#no-evidence)" stroke="#505a5f"></circle>`,
};
export const drawnMark = (mark: Mark): Html => drawn[mark];

/** Of a mark that is a dot among thousands: round ends upon each other, told apart by their rims and middles as well as by colour. */
export const dotLayers: Readonly<Record<Mark, readonly (readonly [colour: string, size: number])[]>> = {
  hotspot: [['#0b0c0c', 14], ['#d4351c', 11], ['#ffffff', 4]], watch: [['#0b0c0c', 12], ['#ffdd00', 9]], ordinary: [['#5694ca', 9]], 'no evidence': [['#505a5f', 9], ['#f3f2f1', 5]],
};
/** Under a dot that is silent. */
export const silentDot = 19;

/** Dots at these places, at the scale of the map. */
export const drawnDots = (places: string, [colour, size]: readonly [colour: string, size: number], scale = 1): Html =>
  html`<path d="${places}" stroke="${colour}" stroke-width="${Math.round(size * scale * 100) / 100}" stroke-linecap="round"></path>`;

export const silenceColour = '#4c2c92';
/** Around the mark of a block that is silent. */
export const drawnSilence = html`<rect x="-14" y="-14" width="28" height="28" fill="none" stroke="${silenceColour}" stroke-width="2.5"></rect>`;

/** From what is drawn first to what lies on top. */
export const marksFromBelow: readonly Mark[] = ['ordinary', 'no evidence', 'watch', 'hotspot'];

/** What is said of a shape: the mark of a ward or estate, or the last week of a neighbourhood. */
export type ShapeSays = Mark | AlarmFound['state'];

const shapes: Readonly<Record<ShapeSays, readonly [fill: string, stroke: string, dashes: string]>> = {
  hotspot: ['#f4cdc6', '#d4351c', ''], alarm: ['#f4cdc6', '#d4351c', ''], watch: ['#fff4bf', '#594d00', '8 4'],
  ordinary: ['#e8f1f8', '#1d70b8', '2 4'], usual: ['#e8f1f8', '#1d70b8', '2 4'],
  'no evidence': ['url(#no-evidence)', '#505a5f', '1 5'], 'too few': ['#f3f2f1', '#505a5f', '1 5'], 'too short': ['#f3f2f1', '#505a5f', '1 5'],
};
/** A shape by its path. */
export const drawnShape = (says: ShapeSays, path: string): Html => {
  const [fill, stroke, dashes] = shapes[says];
  return html`<path d="${path}" fill-rule="evenodd" fill="${fill}" fill-opacity="0.75" stroke="${stroke}" stroke-width="2" stroke-dasharray="${dashes}" vector-effect="non-scaling-stroke"></path>`;
};

export const shapeWords: Readonly<Record<ShapeSays, string>> = { ...markWords, alarm: 'More than usual last week', usual: 'As usual last week', 'too few': 'Too few to judge', 'too short': 'Too few years' };

/** Grey stripes: nobody reported and nobody looked. */
export const stripes = html`<defs><pattern id="no-evidence" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="#f3f2f1"></rect><path d="M0 4L4 0" stroke="#505a5f" stroke-width="1"></path></pattern></defs>`;

const key = (picture: Html, words: string): Html => html`<li><svg viewBox="-12 -12 24 24" width="24" height="24" aria-hidden="true" focusable="false">${picture}</svg> ${words}</li>`;

/** What is said of a shape, and whether it is a boundary or only drawn around blocks. */
export interface LegendShape {
  readonly says: ShapeSays;
  readonly isBoundary: boolean;
}

const shapeKeys = (drawnShapes: readonly LegendShape[], isBoundary: boolean, words: string): readonly Html[] =>
  [...new Set(drawnShapes.filter((shape) => shape.isBoundary === isBoundary).map(({ says }) => says))].map((says) => key(drawnShape(says, 'M-11 -9H11V9H-11Z'), `${shapeWords[says]}: ${words}`));

/** What is on the map beside shapes and marks that can be pressed. */
export interface LegendOf {
  readonly hasClusters: boolean;
  readonly hasSilence: boolean;
  readonly dots: readonly { readonly mark: Mark; readonly isSilent: boolean }[];
}

function dotKeys(dots: LegendOf['dots']): readonly Html[] {
  const one = (layers: readonly (readonly [colour: string, size: number])[], words: string) => key(html`${layers.map((layer) => drawnDots('M0 0h0', layer))}`, `${words}, where there are too many to press: nearer it has a mark, and the table has its name`);
  const found = marksFromBelow.toReversed().filter((mark) => dots.some((dot) => dot.mark === mark)).map((mark) => one(dotLayers[mark], `Dot: ${markWords[mark].toLowerCase()}`));
  return dots.some(({ isSilent }) => isSilent) ? [...found, one([[silenceColour, silentDot], ...dotLayers.ordinary], 'Dot with a wide rim: silent')] : found;
}

/** What the marks, dots and lines mean. */
export function legend(drawnShapes: readonly LegendShape[], { hasClusters, hasSilence, dots }: LegendOf): Html {
  return html`<ul class="govuk-list house-legend" aria-label="What the marks mean">${marksFromBelow.toReversed().map((mark) => key(drawn[mark], `${markWords[mark]}: a block or street`))}
${dotKeys(dots)}
${shapeKeys(drawnShapes, true, 'an area within its boundary')}${shapeKeys(drawnShapes, false, 'a shape around the blocks of one, and not its boundary')}
${hasSilence && key(html`<g transform="scale(0.7)">${drawnSilence}</g>`, 'Silent: much less is heard than is expected of such homes')}
${hasClusters && key(html`<circle r="10" fill="none" stroke="#d4351c" stroke-width="2" stroke-dasharray="4 3"></circle>`, 'Cluster')}</ul>`;
}
