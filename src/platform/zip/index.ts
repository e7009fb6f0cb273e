export { zipOf, type FileToZip } from './write-zip.ts';
export { readZip, ZipRefused, type ZippedFile } from './read-zip.ts';
