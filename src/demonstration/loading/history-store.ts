import type { CopyText } from './copy-text.ts';

/** Where the rows of a demonstration go. */
export interface HistoryStore {
  /** Saves one chapter's rows; resolves when more may come. */
  save(landlordId: string, texts: readonly CopyText[]): Promise<void>;
  /** Resolves when everything is saved, and the database is as it would be had it been saved row by row. */
  finish(): Promise<void>;
  /** Gives up: nothing more is saved. */
  abandon(): Promise<void>;
}
