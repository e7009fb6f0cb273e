import { quoted, type CellProblem, type JsonRows } from '../../platform/cells/index.ts';
import { mostLetters } from './polygons.ts';

type Named = Readonly<Record<string, unknown>>;
const isNamed = (value: unknown): value is Named => typeof value === 'object' && value !== null && !Array.isArray(value);

/** More than every ward of England. */
const mostFeatures = 10_000;

/** How the Office for National Statistics names the code and the name of a ward (WD25CD, WD25NM), and plain names. A ward comes before what it lies in. */
const codeNames = [/^wd\d\dcd$/i, /^(area_|ward_)?code$/i];
const nameNames = [/^wd\d\dnm$/i, /^(area_|ward_|neighbourhood_|estate_)?name$/i, /^(neighbourhood|estate)$/i];

/** A GeoJSON FeatureCollection as rows of boundaries, one for each feature, in its order. */
export function rowsOfGeoJson(document: unknown): JsonRows {
  if (!isNamed(document) || document['type'] !== 'FeatureCollection' || !Array.isArray(document['features'])) return { ok: false, reasons: ['The file is no GeoJSON FeatureCollection: it must begin with { and hold "type": "FeatureCollection" and a list "features".'] };
  const { features } = document;
  if (features.length > mostFeatures) return { ok: false, reasons: [`The file has ${features.length} features, and may have ${mostFeatures}. Leave out those far from your homes.`] };
  if (isGrid(document)) return { ok: false, reasons: ['The file is in metres of the British National Grid (EPSG:27700). Save it in longitude and latitude (WGS84, EPSG:4326).'] };
  const source = textOf(document['source']);
  return { ok: true, rows: features.map((feature: unknown) => rowOf(feature, source)) };
}

const isGrid = ({ crs }: Named): boolean => isNamed(crs) && isNamed(crs['properties']) && /\b27700$/.test(textOf(crs['properties']['name']));
const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

function rowOf(feature: unknown, source: string): { readonly cells: readonly string[]; readonly problems: readonly CellProblem[] } {
  if (!isNamed(feature) || feature['type'] !== 'Feature') return { cells: ['', '', '', '', ''], problems: [{ field: 'row', reason: 'This is no GeoJSON Feature.', mend: 'Give it "type": "Feature", "properties" and "geometry".' }] };
  const properties = isNamed(feature['properties']) ? feature['properties'] : {};
  const said = (wanted: readonly RegExp[]): string => wanted.map((name) => textOf(Object.entries(properties).find(([key, value]) => name.test(key) && textOf(value) !== '')?.[1])).find((text) => text !== '') ?? '';
  const [code, name] = [said(codeNames), said(nameNames)];
  const geometry = feature['geometry'] === null || feature['geometry'] === undefined ? '' : JSON.stringify(feature['geometry']);
  const problems: CellProblem[] = [];
  if (code === '' && name === '') problems.push({ field: 'row', reason: `The feature has neither a code nor a name; its properties are ${quoted(Object.keys(properties).join(', '))}.`, mend: 'Call them "code" and "name", or as the Office for National Statistics does, such as WD25CD and WD25NM.' });
  if (geometry.length > mostLetters) problems.push({ field: 'boundary', reason: 'The boundary is too detailed for a map.', mend: 'Take the generalised file of the same boundaries.' });
  const cells = [textOf(properties['level']), code, name, textOf(properties['source']) || source, geometry.length > mostLetters ? '' : geometry];
  return { cells, problems };
}
