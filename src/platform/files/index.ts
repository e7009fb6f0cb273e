export type { FileName, FileSeal, FileStore } from './file-store.ts';
export { openFolderStore } from './folder-store.ts';
export { openFileStore } from './open-file-store.ts';
export type { S3Settings } from './s3-bucket.ts';
export { sealed } from './sealed.ts';
