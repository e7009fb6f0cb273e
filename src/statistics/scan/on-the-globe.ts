/** Somewhere on the earth, in degrees. */
export interface Place {
  readonly id: string;
  readonly lat: number;
  readonly lon: number;
}

/** Places as points on a globe of radius 1, x, y and z one after another: straight lines between them order as great circles do. */
export function onTheGlobe(places: readonly Place[]): Float64Array {
  const points = new Float64Array(places.length * 3);
  places.forEach(({ id, lat, lon }, at) => {
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 360)) throw new RangeError(`locations: ${id} is at ${lat}, ${lon}; give degrees of latitude and longitude.`);
    const [up, around] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
    points[at * 3] = Math.cos(up) * Math.cos(around);
    points[at * 3 + 1] = Math.cos(up) * Math.sin(around);
    points[at * 3 + 2] = Math.sin(up);
  });
  return points;
}

/** The square of the straight line between two points. */
export function squaredLine(points: Float64Array, one: number, other: number): number {
  const x = (points[one * 3] ?? 0) - (points[other * 3] ?? 0);
  const y = (points[one * 3 + 1] ?? 0) - (points[other * 3 + 1] ?? 0);
  const z = (points[one * 3 + 2] ?? 0) - (points[other * 3 + 2] ?? 0);
  return x * x + y * y + z * z;
}
