import { addEventWords } from '../casefile/index.ts';
import { homeEvents } from './views/event-words.ts';

export type {
  HomeEnd, SiteHazard, SiteHazardFacts, SiteHazardId, BlockId, BuildingFacts, CommunalArea, CommunalAreaId, EstateId, Home, HomeId, HomeTenure, NeighbourhoodId, Responsible, Uprn, WardCode,
} from './model.ts';
export { registerInWords } from './words.ts';
export { hazardsAround } from './queries/site-hazards.ts';
export { addressOf, postcodeKey } from './model.ts';
export { mayWorkOn, whoMayWorkOn } from './access.ts';
export { endInShort, endInWords } from './views/end-words.ts';
export { endedOn, endOfHomeHeld, stillOurs } from './queries/home-end.ts';
export { homeById, homesByPostcode, type AddressEntry } from './queries/index.ts';
export { caseTimeline, needsTag } from './views/index.ts';
export { readUprn } from './forms/index.ts';
export { hazardsImporter } from './store/hazards-importer.ts';
export { addHazards, endHazards, type HazardToAdd } from './store/site-hazards.ts';
export { boundariesImporter } from './store/boundaries-importer.ts';
export type { BoundaryLevel } from './boundaries/boundary-row.ts';
export type { Polygon } from './boundaries/polygons.ts';
export { positionsImporter, savePositions, type HomePosition } from './store/positions-importer.ts';
export { censusAreasImporter, censusAreasOf, saveCensusAreas, type HomeCensusArea } from './store/census-areas-importer.ts';
export { deprivationIndex, type Tenth } from './model/deprivation-index.ts';
export { tenthOf } from './store/tenth-of-area.ts';
export { homesImporter } from './store/homes-importer.ts';
export { addHomeAction, addHomeSection, type HomeAction, type HomeSection } from './home-actions.ts';
export { reportHazardAt } from './report-hazard-at.ts';
export { homesRoutes } from './routes.ts';

addEventWords(homeEvents);
