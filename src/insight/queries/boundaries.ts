import type { BoundaryLevel, Polygon } from '../../homes/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/** The boundary of an area, as it was imported. */
export interface BoundaryOnMap {
  /** The code of a ward, the id of a neighbourhood or estate. */
  readonly place: string;
  readonly polygons: readonly Polygon[];
  /** Whom the map must name. */
  readonly source: string;
}

/** More areas than this are no map any more. */
const mostOnMap = 500;

/** The boundaries of the landlord's wards, neighbourhoods or estates. */
export function boundariesOnMap(tx: Tx, level: BoundaryLevel): Promise<BoundaryOnMap[]> {
  return tx.query<BoundaryOnMap>('select place, polygons, source from area_boundaries where landlord_id = $1 and level = $2 order by place limit $3', [tx.landlordId, level, mostOnMap]);
}
