import { addEventWords, addWorkPanel } from '../casefile/index.ts';
import { evidenceEvents } from './views/event-words.ts';
import { orphansPanel } from './work-panel.ts';

export { isPhotoField, phaseOfField, photoFields, photoPhases, photoUpload } from './model.ts';
export type { AddedEvidence, AddedPhoto, EvidenceKind, Photo, PhotoId, PhotoPhase, PhotosAdded } from './model.ts';
export { addFilesToCase, type FilesAdded } from './add-files.ts';
export { whenWordsAreHeard, type HeardOfCase } from './orphans/heard.ts';
export { holdOrphan, type Arrived, type Holding } from './orphans/hold.ts';
export { addPhotos, type EvidenceOfACase } from './store.ts';
export { evidenceOfCase, photoById, photosOfCase, type EvidenceItem } from './queries.ts';
export { pictureToShow } from './picture-to-show.ts';
export { photoRow, sealedPhotoRow, type ShownPhoto } from './views/photo-row.ts';
export { phaseInWords } from './views/words.ts';
export type { EvidenceDoer } from './perform.ts';
export { evidenceRoutes } from './routes/index.ts';
export { receivedTextsHook } from './orphans/received-texts.ts';
export { evidenceJobs, tellOfOrphans } from './orphans/jobs.ts';

export { mayOnEvidence, type EvidenceAction } from './access.ts';
export { downloadEnding } from './routes/download-name.ts';

addEventWords(evidenceEvents);
addWorkPanel(orphansPanel);
