import type { Instant } from '../clock/index.ts';
import type { Brand } from '../platform/brand.ts';
import type { CellProblem, ImportChoices } from '../platform/cells/index.ts';

export type RunId = Brand<'RunId'>;

export const importKinds = ['homes', 'residents', 'repairs', 'rates', 'site-hazards', 'home-positions', 'hazard-reports', 'area-boundaries', 'census-areas'] as const;
export type ImportKind = (typeof importKinds)[number];

/** A run is received, waits for the worker or a command, is worked on, and ends checked, done or refused. */
export type RunState = 'receiving' | 'waiting' | 'working' | 'checked' | 'done' | 'refused';

/** What became of the rows so far. */
export interface ImportCounts {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** What else the kind tells: UPRNs that got a zero back, places made. */
  readonly others: Readonly<Record<string, number>>;
}

export const noCounts: ImportCounts = { rows: 0, new: 0, changed: 0, unchanged: 0, rejected: 0, others: {} };

/** A row that was not taken, with everything that is wrong with it. */
export interface RejectedRow {
  /** The line of the file the row ends on, the header being line 1: what a text editor shows. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: readonly CellProblem[];
}

/** One file brought in. */
export interface ImportRun {
  readonly id: RunId;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly byteLength: number;
  readonly sha256: string | null;
  readonly isFileKept: boolean;
  readonly choices: ImportChoices;
  readonly isDryRun: boolean;
  readonly state: RunState;
  readonly rowsDone: number;
  readonly bytesDone: number;
  readonly counts: ImportCounts;
  readonly problem: string | null;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly forgottenAt: Instant | null;
}

/** How many rows the file will turn out to have, by the rows and bytes read so far; undefined before the first. */
export function estimatedRows({ rowsDone, bytesDone, byteLength }: Pick<ImportRun, 'rowsDone' | 'bytesDone' | 'byteLength'>): number | undefined {
  return rowsDone === 0 || bytesDone === 0 ? undefined : Math.max(rowsDone, Math.round((rowsDone * byteLength) / bytesDone));
}

/** Days that a file and its rejected rows stay after its run has ended: they hold people's details. */
export const daysKept = 7;
