/** What a portable archive holds, in its contents.json. */
export interface PortableContents {
  readonly landlords: readonly PortableLandlord[];
}

export interface PortableLandlord {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** Tables and columns that were left out on purpose, such as `sessions` or `sign_in_names.password_hash`. */
  readonly leftBehind: readonly string[];
  readonly tables: readonly PortableTable[];
  readonly files: number;
}

export interface PortableTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

/** Inside the archive: landlords/<id>/<table>.csv. */
export const LANDLORDS_FOLDER = 'landlords';

/** Where a table's rows lie, inside that folder. */
export function csvName(landlordId: string, table: string): string {
  return `${landlordId}/${table}.csv`;
}

/** What does not travel: whole tables, and single columns (which must be able to do without). */
export interface LeftBehind {
  readonly tables: readonly string[];
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

export const nothingLeftBehind: LeftBehind = { tables: [], columns: {} };
