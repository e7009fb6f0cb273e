/** What an archive says about itself before anything else, so that whoever cannot read it says so at once. */
export interface ArchiveHeader {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  /** physical: the database's own files, for the same PostgreSQL. portable: rows as text, for any. */
  readonly kind: 'physical' | 'portable';
  readonly madeAt: string;
  readonly madeBy: string;
  readonly postgresMajor: number;
  readonly machine: string;
  readonly migrations: readonly string[];
}

export const FORMAT = 'putright-archive';
export const VERSION = 1;

export const HEADER_NAME = 'header.json';
export const CONTENTS_NAME = 'contents.json';
export const SUMS_NAME = 'SHA256SUMS';

/** Said to whoever asked: the file cannot be used, why, and what to do. */
export class ArchiveRefused extends Error {
  override name = 'ArchiveRefused';
}

/** Reads the header, or refuses in plain words. */
export function readHeader(text: string): ArchiveHeader {
  const header = parsed(text);
  if (header['format'] !== FORMAT) throw new ArchiveRefused('This file was not made by Putright.');
  if (header['version'] !== VERSION) {
    throw new ArchiveRefused(
      `This archive has format ${header['version']} (made by Putright ${header['madeBy']}), and this program reads format ${VERSION}. Use the Putright that made it, or a newer one.`,
    );
  }
  return header as unknown as ArchiveHeader;
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new ArchiveRefused('This file was not made by Putright.');
  }
}

/** Refuses an archive with a database change that this program has never heard of. */
export function refuseNewerSchema(header: ArchiveHeader, known: readonly string[]): void {
  const unknown = header.migrations.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new ArchiveRefused(
    `This archive was made by a newer Putright (${header.madeBy}): its database has ${unknown}, which this program does not know. Install that version or a newer one, then try again.`,
  );
}

/** Refuses rows from before a migration that works out new rows from old: here they would lack what it works out. */
export function refuseUnfilledRows(header: ArchiveHeader, filling: readonly string[]): void {
  const missed = filling.find((name) => !header.migrations.includes(name));
  if (missed === undefined) return;
  throw new ArchiveRefused(
    `This archive is from before ${missed}, which works out new rows from those there are, so it cannot be taken in as it is. Restore or import it with the Putright that made it (${header.madeBy}), upgrade that one (it needs only a start), and take it out again.`,
  );
}
