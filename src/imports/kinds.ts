import { hazardReportsImporter } from '../damp-data-model/index.ts';
import { boundariesImporter, censusAreasImporter, hazardsImporter, homesImporter, positionsImporter } from '../homes/index.ts';
import type { Importer } from '../platform/importer.ts';
import { ratesImporter } from '../orders/index.ts';
import { repairHistoryImporter } from '../repairs/index.ts';
import { residentsImporter } from '../residents/index.ts';
import type { ImportKind } from './model.ts';

/** What is particular to each kind of file. To add a kind, its slice gives an importer and it gets a line here. */
export const importers = {
  homes: homesImporter as Importer<unknown>,
  residents: residentsImporter as Importer<unknown>,
  repairs: repairHistoryImporter as Importer<unknown>,
  rates: ratesImporter as Importer<unknown>,
  'site-hazards': hazardsImporter as Importer<unknown>,
  'home-positions': positionsImporter as Importer<unknown>,
  'hazard-reports': hazardReportsImporter as Importer<unknown>,
  'area-boundaries': boundariesImporter as Importer<unknown>,
  'census-areas': censusAreasImporter as Importer<unknown>,
} satisfies Record<ImportKind, Importer<unknown>>;
