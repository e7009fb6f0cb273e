/** Files that a route takes. A route that says nothing takes none: a body with files is then refused unread. */
export interface Upload {
  /** How many at most. */
  readonly files: number;
  /** The most bytes of one file. */
  readonly bytes: number;
  /** The most bytes of all together; `files` times `bytes` when left out. */
  readonly totalBytes?: number;
  /** The handler reads them as streams (`visit.streams`) instead of finding their bytes in `visit.files`. */
  readonly stream?: true;
}
