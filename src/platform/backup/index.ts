export { ArchiveRefused, refuseNewerSchema, refuseUnfilledRows, type ArchiveHeader } from './archive-header.ts';
export { readArchive, readArchiveHeader, type ReadArchive } from './archive-reader.ts';
export { writeArchive, type ArchiveWriter } from './archive-writer.ts';
export { backUpCluster, type CopiedCluster } from './back-up-cluster.ts';
export { addFolderOfFiles, moveFilesInto } from './copy-folder.ts';
export { makeHeader } from './make-header.ts';
export { FILES_FOLDER, refuseUnlessEmpty, restoreCluster } from './restore-cluster.ts';
export { unpack } from './unpack.ts';
