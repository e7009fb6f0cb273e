import type { Tx } from '../platform/database/index.ts';

interface WardOnFile {
  readonly properties: { readonly code: string };
  readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] };
}

/** Invented neighbourhoods are made of real wards: a file of boundaries with those in which the homes of each stand. */
export async function neighbourhoodBoundaries(tx: Tx, wardsFile: string): Promise<string> {
  const { source, features } = JSON.parse(wardsFile) as { readonly source: string; readonly features: readonly WardOnFile[] };
  const wards = new Map(features.map(({ properties, geometry: { type, coordinates } }) => [properties.code, type === 'Polygon' ? [coordinates] : coordinates]));
  const neighbourhoods = await tx.query<{ name: string; wards: string[] }>(
    `select n.name, array_agg(distinct h.ward_code order by h.ward_code) as wards from neighbourhoods n join estates e on e.landlord_id = $1 and e.neighbourhood_id = n.id
     join homes h on h.landlord_id = $1 and h.estate_id = e.id where n.landlord_id = $1 group by n.name order by n.name`,
    [tx.landlordId],
  );
  return JSON.stringify({
    type: 'FeatureCollection', source: `${source}. Neighbourhoods are invented`,
    features: neighbourhoods.map(({ name, wards: codes }) => ({ type: 'Feature', properties: { level: 'neighbourhood', name }, geometry: { type: 'MultiPolygon', coordinates: codes.flatMap((code) => wards.get(code) ?? []) } })),
  });
}
