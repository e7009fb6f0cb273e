import type { ClusterFound } from '../../model.ts';
import type { BoundaryOnMap } from '../../queries/boundaries.ts';
import type { BlockOnMap, OutlineOnMap, PointOnMap } from '../../queries/map.ts';
import type { DoneRun } from '../../queries/runs.ts';
import type { MapAsked } from './asked.ts';
import type { ListedPoints } from './chosen.ts';
import type { Projection } from './projection.ts';

/** All that the page of the map shows. */
export interface MapView {
  readonly asked: MapAsked;
  readonly run: DoneRun | undefined;
  /** All blocks of the run that have a position, whatever their marks. */
  readonly points: readonly PointOnMap[];
  /** Of these, what is drawn with a name, and as dots only. */
  readonly pressed: readonly BlockOnMap[];
  readonly dots: readonly PointOnMap[];
  /** A browser can move the map by itself. */
  readonly isWhole: boolean;
  /** The table beside the map. */
  readonly listed: Omit<ListedPoints, 'rows'> & { readonly rows: readonly BlockOnMap[] };
  readonly outlines: readonly OutlineOnMap[];
  /** Of the areas that are drawn around the blocks, as far as they were imported. */
  readonly boundaries: readonly BoundaryOnMap[];
  readonly projection: Projection;
  readonly clusters: readonly ClusterFound[];
  /** The place of the last block of the page before, in the table. */
  readonly after: number;
  readonly mayOpenRows: boolean;
}
