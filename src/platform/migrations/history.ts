import { droppedBy, withoutTables, type MigrationFile, type MigrationStep } from './files.ts';

/** A file that this database has already run. */
export type AppliedFile = { name: string; checksum: string };

/**
 * The files still to run, in order. Refuses when history and folder disagree: an applied file was changed or is missing,
 * or a new file is numbered before one already applied.
 */
export function pendingFiles(steps: readonly MigrationStep[], applied: readonly AppliedFile[], hasCitus: boolean): MigrationFile[] {
  const known = new Map(steps.flatMap(({ main, citus }) => (citus ? [main, citus] : [main])).map((file) => [file.name, file]));
  for (const { name, checksum } of applied) refuseUnlessUnchanged(name, checksum, known.get(name));
  const appliedNames = new Set(applied.map(({ name }) => name));
  const lastApplied = steps.findLast(({ main }) => appliedNames.has(main.name))?.main.name ?? '';
  const late = steps.find(({ main }) => main.name < lastApplied && !appliedNames.has(main.name));
  if (late) throw new Error(`Migration ${late.main.name} comes before ${lastApplied}, which this database already has. Give it a higher number.`);
  // A database that gains Citus late no longer has what was dropped meanwhile.
  const dropped = droppedBy(steps.map(({ main }) => main).filter(({ name }) => appliedNames.has(name)));
  return steps
    .flatMap(({ main, citus }) => (citus && hasCitus ? [main, withoutTables(citus, dropped)] : [main]))
    .filter(({ name }) => !appliedNames.has(name));
}

function refuseUnlessUnchanged(name: string, checksum: string, file: MigrationFile | undefined): void {
  if (!file) {
    throw new Error(`This database has run migration ${name}, and that file is missing here: is this an older version of Putright?`);
  }
  if (file.checksum !== checksum) {
    throw new Error(`Migration ${name} was changed after this database ran it. Put it back as it was, and make the change in a new file.`);
  }
}
