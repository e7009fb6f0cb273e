export type {
  BlockId, BuildingFacts, CommunalArea, CommunalAreaId, EstateId, Home, HomeId, HomeTenure, NeighbourhoodId, Responsible, Uprn, WardCode,
} from './model.ts';
export { addressOf, postcodeKey } from './model.ts';
export { homeRoles, mayWorkOn, whoMayWorkOn } from './access.ts';
export { homeById, homesByPostcode, type AddressEntry } from './queries/index.ts';
export { caseTimeline, needsTag } from './views/index.ts';
export { importHomes, ImportRefused, type ImportOptions, type ImportReport, type Rejection } from './store/import-homes.ts';
export { addHomeAction, type HomeAction } from './home-actions.ts';
export { homesRoutes } from './routes.ts';
export { importCommand } from './commands.ts';
