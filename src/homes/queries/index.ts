export { homeById, homesByPostcode, type AddressEntry } from './home.ts';
export { findHomesBy, type HomeEntry, type HomesWanted } from './find-homes.ts';
export { listHomes, placeChoices, type HomeFilter, type HomePage, type ListedHome, type PlaceChoices } from './home-list.ts';
export { occupantsOf, type Occupant } from './household.ts';
export { problemsSharedWithNeighbours, type SharedProblem } from './neighbours.ts';
export {
  blockById, communalAreasAround, communalAreasOf, homesOfBlock, type BlockView, type CommunalAreaView, type HomeOfBlock,
} from './block.ts';
