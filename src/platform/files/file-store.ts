/** Where files live, by landlord and id. A folder today; any store that keeps bytes by name will do. */
export interface FileStore {
  /** Keeps the bytes, all or nothing. The same name twice means the same bytes twice. */
  put(landlordId: string, name: FileName, bytes: Uint8Array): Promise<void>;
  /** The bytes, or undefined when nothing is kept under that name. */
  get(landlordId: string, name: FileName): Promise<Buffer | undefined>;
}

/** A file of a record: its id, and which of the record's files. */
export interface FileName {
  readonly id: string;
  readonly part: string;
}
