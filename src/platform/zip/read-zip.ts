import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';

/** An archive that is not read on, and why in words. */
export class ZipRefused extends Error {
  override name = 'ZipRefused';
}

/** A file of an archive, as it unpacks. */
export interface ZippedFile {
  readonly name: string;
  readonly byteLength: number;
  readonly bytes: Readable;
}

const megabyte = 1024 * 1024;
/** What a file of ours never comes near, and what a machine still bears. */
const limits = { files: 20_000, bytes: 50_000 * megabyte, timesItsPackedSize: 250, freeOfThat: 4 * megabyte } as const;
const plainName = /^[\w-][\w.-]*(\/[\w-][\w.-]*){0,5}$/;
const symbolicLink = 0o120000;

/**
 * Reads an archive from somebody else, file by file. All names and sizes are looked at before anything is unpacked: names
 * that lead elsewhere or stand twice, locked files, links, and archives that unpack to far more than they are, are refused.
 */
export async function readZip(path: string, take: (file: ZippedFile) => Promise<void>): Promise<void> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch(refused);
  try {
    const entries = await entriesOf(zip);
    refuseUnfit(entries, zip.fileSize);
    for (const entry of entries) await take({ name: entry.fileName, byteLength: entry.uncompressedSize, bytes: await zip.openReadStreamPromise(entry).catch(refused) });
  } finally {
    zip.close();
  }
}

async function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  if (zip.entryCount > limits.files) throw new ZipRefused(`It says that it holds ${zip.entryCount} files, more than we read.`);
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    refused(error);
  }
  return entries;
}

function refuseUnfit(entries: readonly Entry[], fileSize: number): void {
  const seen = new Set<string>();
  let [packed, unpacked] = [0, 0];
  for (const entry of entries) {
    const why = whyUnfit(entry);
    if (why !== undefined) throw new ZipRefused(`${JSON.stringify(entry.fileName)} ${why}.`);
    const name = entry.fileName.toLowerCase();
    if (seen.has(name)) throw new ZipRefused(`${JSON.stringify(entry.fileName)} is in it twice.`);
    seen.add(name);
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
  }
  if (packed > fileSize) throw new ZipRefused('Its files lie over each other.');
  if (unpacked > limits.bytes) throw new ZipRefused('It unpacks to more than we read.');
}

function whyUnfit(entry: Entry): string | undefined {
  if (!plainName.test(entry.fileName)) return 'is not a name that we give a file';
  if (entry.isEncrypted()) return 'is locked';
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === symbolicLink) return 'is a link to somewhere else';
  if (!entry.canDecodeFileData()) return 'is packed in a way we do not read';
  if (entry.uncompressedSize > limits.freeOfThat && entry.uncompressedSize > limits.timesItsPackedSize * entry.compressedSize) return 'unpacks to far more than it is';
  return undefined;
}

function refused(error: unknown): never {
  throw new ZipRefused(`It cannot be read as a ZIP: ${error instanceof Error ? error.message : String(error)}.`);
}
