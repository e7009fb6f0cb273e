import type { PointOnMap } from '../../queries/map.ts';
import { boxOf, isShown, type MapAsked } from './asked.ts';
import type { Place, Projection } from './projection.ts';

/** So many points can be told from each other and pressed, and a browser moves them by itself. Of more, the rest are dots without a name until the map is nearer. */
const mostPressed = 1500;
const rowsAPage = 20;

/** What of all points a map shows, and how. */
export interface ChosenPoints {
  /** Drawn with a name, numbers and a way to its page. */
  readonly pressed: readonly PointOnMap[];
  /** Drawn as dots only. */
  readonly dots: readonly PointOnMap[];
  /** All points are among what was drawn, so that a browser can move the map by itself. */
  readonly isWhole: boolean;
  readonly listed: ListedPoints;
}

/** The rows of the table beside the map. */
export interface ListedPoints {
  readonly rows: readonly PointOnMap[];
  /** In all pages. */
  readonly all: number;
  /** The place after which the next page goes on; undefined on the last. */
  readonly next: number | undefined;
}

/** Tells what is drawn, what of it can be pressed, and what stands in the table: the blocks in the part that is shown, the surest to be above the rest first, from behind the place `after`. */
export function choosePoints(points: readonly PointOnMap[], { asked, projection, after }: { readonly asked: MapAsked; readonly projection: Projection; readonly after: number }): ChosenPoints {
  const isWhole = points.length <= mostPressed;
  const shown = points.filter((point) => isShown(point, asked)).toSorted((one, other) => one.place - other.place);
  const drawn = isWhole ? shown : shown.filter(within(asked, projection, 1));
  const [first, later] = [drawn.filter(isMarked), drawn.filter((point) => !isMarked(point))];
  const inOrder = [...first, ...later];
  return { pressed: inOrder.slice(0, mostPressed), dots: inOrder.slice(mostPressed), isWhole, listed: listedOf(shown.filter(within(asked, projection, 0.5)), after) };
}

const isMarked = ({ mark, isSilent }: PointOnMap): boolean => isSilent || mark === 'hotspot' || mark === 'watch';

/** Whether a place lies no further from the middle of what is shown than so many of its widths and heights. */
function within(asked: MapAsked, projection: Projection, widths: number): (place: Place) => boolean {
  const box = boxOf(asked, projection);
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
  return ({ latitude, longitude }) => Math.abs(projection.x(longitude) - middleX) <= box.width * widths && Math.abs(projection.y(latitude) - middleY) <= box.height * widths;
}

function listedOf(inView: readonly PointOnMap[], after: number): ListedPoints {
  const left = inView.filter(({ place }) => place > after);
  const rows = left.slice(0, rowsAPage);
  return { rows, all: inView.length, next: left.length > rowsAPage ? rows.at(-1)?.place : undefined };
}
