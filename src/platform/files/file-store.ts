import type { Readable } from 'node:stream';
import { isUuid } from '../uuid.ts';

/** Where files live, by landlord and id. A folder today; any store that keeps bytes by name will do. */
export interface FileStore {
  /** Keeps the bytes, all or nothing. The same name twice means the same bytes twice. */
  put(landlordId: string, name: FileName, bytes: Uint8Array): Promise<void>;
  /** The bytes, or undefined when nothing is kept under that name. */
  get(landlordId: string, name: FileName): Promise<Buffer | undefined>;
  /** The same for what is too big to hold, with its seal. */
  putStream(landlordId: string, name: FileName, bytes: AsyncIterable<Uint8Array>): Promise<FileSeal>;
  /** The bytes as they are read, or undefined when nothing is kept under that name. */
  open(landlordId: string, name: FileName): Promise<Readable | undefined>;
  /** Takes the file away for good; it may be gone already. */
  remove(landlordId: string, name: FileName): Promise<void>;
}

/** What tells a file from every other: how long it is, and its SHA-256 in hex. */
export interface FileSeal {
  readonly byteLength: number;
  readonly sha256: string;
}

/** A file of a record: its id, and which of the record's files. */
export interface FileName {
  readonly id: string;
  readonly part: string;
}

/** Where a file lies, in a folder or a bucket alike: <landlord>/<2 hex>/<id>.<part>, so that one can be copied to the other as it is. */
export function pathInStore(landlordId: string, { id, part }: FileName): string {
  if (!isUuid(landlordId) || !isUuid(id)) throw new Error('A file is named by the UUIDs of its landlord and its record.');
  if (!/^[a-z]{1,20}$/.test(part)) throw new Error(`"${part}" cannot be part of a file's name: use small letters.`);
  // The last two figures of a UUIDv7 are random; the first ones are the time, and would fill one folder.
  return `${landlordId}/${id.slice(-2)}/${id}.${part}`;
}
