export type { AddedPhoto, Photo, PhotoId, PhotosAdded } from './model.ts';
export { rolesThatSeePhotos } from './access.ts';
export { addPhotos, type PhotosOfACase } from './store.ts';
export { photoById, photosOfCase } from './queries.ts';
export { evidenceRoutes } from './routes.ts';
