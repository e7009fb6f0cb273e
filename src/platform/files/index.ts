export type { FileName, FileSeal, FileStore } from './file-store.ts';
export { openFolderStore } from './folder-store.ts';
export { sealed } from './sealed.ts';
