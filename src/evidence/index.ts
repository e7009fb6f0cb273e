export { photoUpload } from './model.ts';
export type { AddedPhoto, Photo, PhotoId, PhotosAdded } from './model.ts';
export { addPhotos, type PhotosOfACase } from './store.ts';
export { photoById, photosOfCase } from './queries.ts';
export { photoRow } from './views/photo-row.ts';
export { evidenceRoutes } from './routes.ts';
