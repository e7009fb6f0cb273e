export { photoUpload } from './model.ts';
export type { AddedPhoto, Photo, PhotoId, PhotosAdded } from './model.ts';
export { addPhotos, type PhotosOfACase } from './store.ts';
export { photoById, photosOfCase } from './queries.ts';
export { evidenceEvents, photoRow } from './views/event-words.ts';
export { evidenceRoutes } from './routes.ts';
