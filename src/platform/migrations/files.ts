import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One SQL file. `name` is its path inside the migrations folder, and how history knows it. */
export type MigrationFile = { name: string; sql: string; checksum: string };

/** A migration and, beside it, what a sharded (Citus) database does after it. */
export type MigrationStep = { main: MigrationFile; citus?: MigrationFile };

const FILE_NAME = /^\d{4}_[a-z0-9_]+\.sql$/;

/** The migrations in `folder`, in order. Refuses badly named files, two with one number, and a citus step without its migration. */
export function readMigrations(folder: string): MigrationStep[] {
  const names = sqlFilesIn(folder);
  const numbers = names.map((name) => name.slice(0, 4));
  const repeated = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (repeated) throw new Error(`Two migrations in ${folder} are numbered ${repeated}.`);
  const citusNames = existsSync(join(folder, 'citus')) ? sqlFilesIn(join(folder, 'citus')) : [];
  const stray = citusNames.find((name) => !names.includes(name));
  if (stray) throw new Error(`citus/${stray} has no migration of the same name beside it.`);
  return names.map((name) => ({
    main: readMigration(folder, name),
    ...(citusNames.includes(name) ? { citus: readMigration(folder, `citus/${name}`) } : {}),
  }));
}

/** Tables that some migration drops: rows of them that come from before are not needed any more. */
export function tablesDropped(folder: string): ReadonlySet<string> {
  return droppedBy(readMigrations(folder).map(({ main }) => main));
}

/** Tables that these migrations drop. */
export function droppedBy(files: readonly MigrationFile[]): ReadonlySet<string> {
  return new Set(files.flatMap(({ sql }) => [...sql.matchAll(/^drop table (\w+);/gm)].map(([, name]) => name ?? '')));
}

/** A sharded database's step without sharing out these tables. */
export function withoutTables(file: MigrationFile, tables: ReadonlySet<string>): MigrationFile {
  const isOfOne = (line: string) => tables.has(/^select create_(?:distributed|reference)_table\('(\w+)'/.exec(line)?.[1] ?? '');
  return { ...file, sql: file.sql.split('\n').filter((line) => !isOfOne(line)).join('\n') };
}

/** Every file in the folder, by the name that history knows it by. */
export function migrationNames(folder: string): string[] {
  return readMigrations(folder).flatMap(({ main, citus }) => (citus ? [main.name, citus.name] : [main.name]));
}

/**
 * The migrations that do more than change shapes: they work out rows from rows. Rows that come from before such a file
 * would lack what it works out.
 */
export function migrationsThatFillRows(folder: string): string[] {
  return readMigrations(folder).filter(({ main }) => /^\s*(insert into|update|delete from)\s+\w/im.test(main.sql)).map(({ main }) => main.name);
}

/** One checksum of everything in the folder: a database made from the same folder is the same. */
export function migrationsChecksum(folder: string): string {
  const files = readMigrations(folder).flatMap(({ main, citus }) => (citus ? [main, citus] : [main]));
  return sha256(files.map(({ name, checksum }) => `${name} ${checksum}\n`).join(''));
}

function sqlFilesIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql')).toSorted();
  const badlyNamed = names.find((name) => !FILE_NAME.test(name));
  if (badlyNamed) throw new Error(`${join(folder, badlyNamed)} must be named like 0001_what_it_does.sql.`);
  return names;
}

function readMigration(folder: string, name: string): MigrationFile {
  // A checkout with Windows line ends is still the same migration.
  const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
  return { name, sql, checksum: sha256(sql) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
