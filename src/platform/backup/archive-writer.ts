import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import { newSecret } from '../ids.ts';
import { ArchiveRefused, CONTENTS_NAME, HEADER_NAME, SUMS_NAME, type ArchiveHeader } from './archive-header.ts';
import { sumLine } from './digests.ts';

/** An archive being written, one entry after the other. */
export interface ArchiveWriter {
  /** Adds the file as long as it is now, whatever happens to it meanwhile. False when it is no longer there. */
  addFile(name: string, path: string): Promise<boolean>;
  addBytes(name: string, bytes: string | Buffer): Promise<void>;
  addFolder(name: string): Promise<void>;
}

const ZSTD = { params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 } };

/**
 * Writes an archive: its header, whatever `fill` adds, what `fill` gives back as contents.json, and last the SHA-256 of
 * each. It has its name only when it is whole and on the disk; before, and after a failure, there is nothing of that name.
 */
export async function writeArchive<T extends object>(target: string, header: ArchiveHeader, fill: (archive: ArchiveWriter) => Promise<T>): Promise<T> {
  await refuseNoFolder(dirname(target));
  const unfinished = `${target}.${newSecret(6)}.unfinished`;
  const sums = `${unfinished}.sums`;
  const tar = pack();
  const writing = pipeline(tar, createZstdCompress(ZSTD), createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }));
  const filling = fillTar({ tar, sums, failed: writing }, header, fill);
  try {
    const [contents] = await Promise.all([filling, writing]);
    await rename(unfinished, target);
    await flushFolder(dirname(target));
    return contents;
  } catch (error) {
    tar.destroy(error instanceof Error ? error : new Error(String(error)));
    await Promise.allSettled([filling, writing]);
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await rm(sums, { force: true });
  }
}

async function refuseNoFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) throw new ArchiveRefused(`There is no folder ${folder} to write into: make it first, or name another.`);
}

interface OpenTar {
  readonly tar: Pack;
  /** Where the sums are kept until they are added, since their number has no limit. */
  readonly sums: string;
  /** Rejects when the disk does: an entry must not wait for a reader that is gone. */
  readonly failed: Promise<void>;
}

async function fillTar<T extends object>(open: OpenTar, header: ArchiveHeader, fill: (archive: ArchiveWriter) => Promise<T>): Promise<T> {
  const archive: ArchiveWriter = {
    addFile: (name, path) => addFile(open, name, path),
    addBytes: (name, bytes) => addBytes(open, name, bytes),
    addFolder: (name) => addEntry(open, { name, type: 'directory', size: 0 }, []),
  };
  await archive.addBytes(HEADER_NAME, JSON.stringify(header, null, 2));
  const contents = await fill(archive);
  await archive.addBytes(CONTENTS_NAME, JSON.stringify(contents, null, 2));
  const { size } = await stat(open.sums);
  await addEntry(open, { name: SUMS_NAME, size }, createReadStream(open.sums));
  open.tar.finalize();
  return contents;
}

async function addFile(open: OpenTar, name: string, path: string): Promise<boolean> {
  const file = await openIfThere(path);
  if (file === undefined) return false;
  try {
    const { size, mtime } = await file.stat();
    await addHashed(open, { name, size, mtime }, exactly(size, file.createReadStream({ autoClose: false, end: Math.max(0, size - 1) })));
    return true;
  } finally {
    await file.close();
  }
}

function addBytes(open: OpenTar, name: string, given: string | Buffer): Promise<void> {
  const bytes = Buffer.from(given);
  return addHashed(open, { name, size: bytes.length }, [bytes]);
}

interface EntryHeader {
  readonly name: string;
  readonly size: number;
  readonly mtime?: Date;
  readonly type?: 'directory';
}

async function addHashed(open: OpenTar, entry: EntryHeader, content: AsyncIterable<Buffer> | Buffer[]): Promise<void> {
  const hash = createHash('sha256');
  await addEntry(open, entry, hashing(content, hash));
  await appendFile(open.sums, sumLine(hash.digest('hex'), entry.name), { mode: 0o600 });
}

async function* hashing(content: AsyncIterable<Buffer> | Buffer[], hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const bytes of content) {
    hash.update(bytes);
    yield bytes;
  }
}

async function addEntry({ tar, failed }: OpenTar, entry: EntryHeader, content: AsyncIterable<Buffer> | Buffer[]): Promise<void> {
  const packed = new Promise<void>((resolve, reject) => {
    const sink = tar.entry({ ...entry, mode: entry.type === 'directory' ? 0o700 : 0o600 }, (error) => (error ? reject(error) : resolve()));
    // Of a folder there is nothing to write.
    if (sink !== null && entry.type !== 'directory') pipeline(Readable.from(content), sink).catch(reject);
  });
  await Promise.race([packed, failed.then(() => new Promise<never>(() => undefined))]);
}

/** Exactly so many bytes: what a file has lost since it was measured is made up with zeros (the log replays the loss). */
async function* exactly(size: number, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left = size;
  for await (const bytes of content) {
    const taken = bytes.subarray(0, left);
    left -= taken.length;
    yield taken;
  }
  for (; left > 0; left -= Math.min(left, 65_536)) yield Buffer.alloc(Math.min(left, 65_536));
}

async function openIfThere(path: string) {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes a new name in this folder outlast a power cut. */
export async function flushFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}
