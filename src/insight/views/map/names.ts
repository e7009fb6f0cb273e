import { html, type Html } from '../../../platform/html/index.ts';
import type { ShapeSays } from './marks.ts';
import type { Point } from './outline.ts';
import type { Projection } from './projection.ts';
import { weightOf } from './shapes.ts';

/** The name of a shape, and the points of the blocks around which it is drawn. */
export interface NamedPoints {
  readonly name: string;
  readonly says: ShapeSays;
  readonly at: readonly Point[];
  /** Where it is written; above its blocks where it has no boundary. */
  readonly middle?: Point | undefined;
}

/** A name where it is written. */
export interface PlacedName {
  readonly words: Html;
  readonly at: Point;
  /** It would lie upon one that is said before it. A script that brings the picture nearer shows it where there is room. */
  readonly isHidden: boolean;
}

const letter = { size: 15, width: 8, line: 20 } as const;
interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
const areUpon = (one: Extent, other: Extent): boolean => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Names of what is marked come before others, and larger places before smaller ones. Writes each in the middle of its boundary or above its blocks, never over the edge, and hides what would lie upon another: the table has every place. */
export function placedNames(shapes: readonly NamedPoints[], projection: Projection, zoom: number): readonly PlacedName[] {
  const taken: Extent[] = [];
  const inOrder = shapes.toSorted((one, other) => weightOf(other.says) - weightOf(one.says) || other.at.length - one.at.length);
  return inOrder.map(({ name, at, middle: said }) => {
    const middle = said?.[0] ?? at.reduce((sum, [x]) => sum + x, 0) / Math.max(1, at.length);
    const top = Math.max(30, said?.[1] ?? at.reduce((least, [, y]) => Math.min(least, y), Infinity) - 18);
    const anchor = middle > projection.width - 110 ? 'end' : middle < 110 ? 'start' : 'middle';
    const x = { start: 4, middle, end: projection.width - 4 }[anchor];
    const extent = extentOf({ x, y: top, anchor, letters: name.length }, 1 / 2 ** zoom);
    const isHidden = taken.some((other) => areUpon(extent, other));
    if (!isHidden) taken.push(extent);
    return { at: [round(x), round(top)], isHidden, words: html`<text text-anchor="${anchor}" font-size="${letter.size}" fill="#0b0c0c" stroke="#ffffff" stroke-width="3" paint-order="stroke">${name}</text>` };
  });
}

function extentOf({ x, y, anchor, letters }: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end'; readonly letters: number }, scale: number): Extent {
  const width = letters * letter.width * scale;
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return { left, right: left + width, top: y - letter.line * scale, bottom: y };
}

const round = (value: number): number => Math.round(value * 100) / 100;
