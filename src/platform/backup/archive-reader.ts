import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { extract, type Extract } from 'tar-stream';
import { ArchiveRefused, CONTENTS_NAME, HEADER_NAME, readHeader, SUMS_NAME, type ArchiveHeader } from './archive-header.ts';
import { Digests, sumLine } from './digests.ts';

/** What an archive says of itself is short, however much it holds: nobody reads gigabytes into memory to be told that they are none. */
const mostBytesOfFacts = { [HEADER_NAME]: 1024 * 1024, [CONTENTS_NAME]: 256 * 1024 * 1024 } as const;
const longestSumLine = 64 * 1024;

type Entry = Extract extends AsyncIterable<infer Each> ? Each : never;

/** What to do with what an archive holds, in its order. Nothing is whole before `readArchive` has returned. */
export interface ArchiveVisitor {
  /** Told first; throwing ends the reading. */
  header?(header: ArchiveHeader): void;
  folder?(name: string): Promise<void>;
  /** Where to put this file. */
  file?(name: string): Promise<Writable>;
}

export interface ReadArchive {
  readonly header: ArchiveHeader;
  readonly contents: unknown;
  readonly files: number;
}

/** Reads a whole archive and recomputes every hash. Refuses one that is cut short, damaged or not ours. */
export async function readArchive(path: string, visitor: ArchiveVisitor = {}): Promise<ReadArchive> {
  const entries = extract();
  const reading = pipeline(createReadStream(path), createZstdDecompress(), entries);
  reading.catch(() => undefined);
  const reader = new Reader(visitor);
  try {
    for await (const entry of entries) await reader.take(entry);
    await reading;
    return reader.whole();
  } catch (error) {
    entries.destroy();
    throw inPlainWords(error, path);
  }
}

/** Only the header, from the beginning of the file. */
export async function readArchiveHeader(path: string): Promise<ArchiveHeader> {
  let header: ArchiveHeader | undefined;
  const enough = new Error('enough');
  const visitor = {
    header: (found: ArchiveHeader) => {
      header = found;
      throw Object.assign(enough, { syscall: 'none' });
    },
  };
  await readArchive(path, visitor).catch((error: unknown) => {
    if (error !== enough) throw error;
  });
  if (header === undefined) throw new ArchiveRefused('This file was not made by Putright.');
  return header;
}

class Reader {
  readonly #visitor: ArchiveVisitor;
  readonly #digests = new Digests();
  #header: ArchiveHeader | undefined;
  #contents: unknown;
  #isWhole = false;

  constructor(visitor: ArchiveVisitor) {
    this.#visitor = visitor;
  }

  async take(entry: Entry): Promise<void> {
    const name = safeName(entry.header.name);
    if (this.#isWhole) throw new ArchiveRefused('This archive goes on after its end: somebody added to it. Do not use it.');
    if (this.#header === undefined && name !== HEADER_NAME) throw new ArchiveRefused('This file was not made by Putright.');
    if (entry.header.type === 'directory') {
      entry.resume();
      await this.#visitor.folder?.(name);
    } else if (name === SUMS_NAME) await this.#checkSums(entry);
    else await this.#takeFile(name, entry);
  }

  whole(): ReadArchive {
    if (!this.#isWhole || this.#header === undefined) throw new ArchiveRefused('This archive is cut short: its end is missing. Use another one.');
    return { header: this.#header, contents: this.#contents, files: this.#digests.count };
  }

  async #takeFile(name: string, entry: Entry): Promise<void> {
    const hash = createHash('sha256');
    if (name === HEADER_NAME || name === CONTENTS_NAME) await this.#takeFacts(name, entry, hash);
    else {
      const place = await this.#visitor.file?.(name);
      if (place === undefined) for await (const bytes of entry) hash.update(bytes as Buffer);
      else await pipeline(hashing(entry, hash), place);
    }
    this.#digests.add(sumLine(hash.digest('hex'), name));
  }

  async #takeFacts(name: keyof typeof mostBytesOfFacts, entry: Entry, hash: ReturnType<typeof createHash>): Promise<void> {
    if ((entry.header.size ?? 0) > mostBytesOfFacts[name]) throw new ArchiveRefused('This file was not made by Putright.');
    const text = Buffer.concat(await Readable.from(hashing(entry, hash)).toArray() as Buffer[]).toString();
    if (name === CONTENTS_NAME) {
      this.#contents = JSON.parse(text);
      return;
    }
    this.#header = readHeader(text);
    this.#visitor.header?.(this.#header);
  }

  async #checkSums(entry: Entry): Promise<void> {
    let place = 0;
    for await (const line of linesOf(entry)) {
      if (!this.#digests.matches(place, `${line}\n`)) {
        throw new ArchiveRefused(`This archive is damaged: ${line.slice(66)} is not as it was written. Use another one.`);
      }
      place += 1;
    }
    if (place !== this.#digests.count) throw new ArchiveRefused('This archive is damaged: it holds files that it does not list. Use another one.');
    this.#isWhole = true;
  }
}

async function* hashing(entry: Entry, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const bytes of entry) {
    hash.update(bytes as Buffer);
    yield bytes as Buffer;
  }
}

/** Line by line, and no further once somebody stops: what is left of the archive then fails here and nowhere else. */
async function* linesOf(entry: Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let begun = '';
  for await (const bytes of entry) {
    const lines = `${begun}${decoder.decode(bytes as Buffer, { stream: true })}`.split('\n');
    begun = lines.pop() ?? '';
    yield* lines;
    if (begun.length > longestSumLine) throw new ArchiveRefused('This file was not made by Putright.');
  }
  if (begun !== '') yield begun;
}

// An archive from elsewhere must not write outside the folder it is unpacked to.
function safeName(name: string): string {
  const plain = name.replace(/\/$/, '');
  if (plain === '' || plain.startsWith('/') || plain.includes('\\') || plain.includes('\0') || plain.split('/').some((part) => part === '..' || part === '.' || part === '')) {
    throw new ArchiveRefused('This archive names a file outside itself. Do not use it.');
  }
  return plain;
}

// The disk's own complaints (full, not there, not allowed) are told as they are.
function inPlainWords(error: unknown, path: string): unknown {
  if ((error as { code?: unknown }).code === 'ENOENT') return new ArchiveRefused(`There is no file ${path}.`, { cause: error });
  if ((error as { code?: unknown }).code === 'EISDIR') return new ArchiveRefused(`${path} is a folder: name the file in it.`, { cause: error });
  if (error instanceof ArchiveRefused || (error instanceof Error && 'syscall' in error)) return error;
  return new ArchiveRefused(`${path} is cut short or damaged, or was not made by Putright. Use another one.`, { cause: error });
}
