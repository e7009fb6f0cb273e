/** A point of the picture. */
export type Point = readonly [x: number, y: number];

const roomAround = 14;
const directions = Array.from({ length: 8 }, (_, at): Point => [Math.cos((at * Math.PI) / 4) * roomAround, Math.sin((at * Math.PI) / 4) * roomAround]);

/** The narrowest shape without dents around these points, with some room: for the eye, and nobody's boundary. */
export function outlineAround(points: readonly Point[]): readonly Point[] {
  // Room around the corners alone: what lies within them adds nothing.
  return convexHull((points.length < 3 ? points : convexHull(points)).flatMap(([x, y]) => directions.map(([across, down]): Point => [Math.round((x + across) * 10) / 10, Math.round((y + down) * 10) / 10])));
}

/** Andrew's monotone chain: the lower side from left to right, the upper side back. */
function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].toSorted(([x, y], [otherX, otherY]) => x - otherX || y - otherY);
  return [...side(sorted), ...side(sorted.toReversed())];
}

function side(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    while (kept.length > 1 && turn(kept.at(-2) ?? point, kept.at(-1) ?? point, point) <= 0) kept.pop();
    kept.push(point);
  }
  return kept.slice(0, -1);
}

const turn = ([x, y]: Point, [x2, y2]: Point, [x3, y3]: Point): number => (x2 - x) * (y3 - y) - (y2 - y) * (x3 - x);
