import { readFileSync } from 'node:fs';
import { importers } from './kinds.ts';
import { importKinds, type ImportKind } from './model.ts';
import { kindWords } from './views/words.ts';

const guides = new URL('../../docs/how-to/', import.meta.url);

/** What can be shown: every kind of file, and homes with the columns that may follow. */
export const sampleNames = [...importKinds, 'homes-ended'] as const;
export type SampleName = (typeof sampleNames)[number];

interface Sample {
  readonly kind: ImportKind;
  /** In docs/how-to. */
  readonly example: string;
  readonly guide: string;
}

export const samples: Readonly<Record<SampleName, Sample>> = {
  homes: { kind: 'homes', example: 'example-homes.csv', guide: 'import-your-homes.md' },
  'homes-ended': { kind: 'homes', example: 'example-homes-ended.csv', guide: 'import-your-homes.md' },
  residents: { kind: 'residents', example: 'example-residents.csv', guide: 'import-residents.md' },
  repairs: { kind: 'repairs', example: 'example-repairs-history.csv', guide: 'import-repairs-history.md' },
  rates: { kind: 'rates', example: 'example-rates.csv', guide: 'import-rates.md' },
  'site-hazards': { kind: 'site-hazards', example: 'example-site-hazards.csv', guide: 'import-site-hazards.md' },
  'home-positions': { kind: 'home-positions', example: 'example-home-positions.csv', guide: 'import-home-positions.md' },
  'hazard-reports': { kind: 'hazard-reports', example: 'example-hazard-reports.csv', guide: 'exchange-damp-and-mould-data.md' },
  'area-boundaries': { kind: 'area-boundaries', example: 'example-area-boundaries.csv', guide: 'import-boundaries.md' },
  'census-areas': { kind: 'census-areas', example: 'example-census-areas.csv', guide: 'import-census-areas.md' },
};

const sampleIn = (words: readonly string[]): SampleName | undefined => sampleNames.find((name) => words.includes(name));

/** A file of this kind as it may be sent, which our tests import. */
export const exampleOf = (name: SampleName): string => readFileSync(new URL(samples[name].example, guides), 'utf8');

/** The columns of a kind of file with an example, where one is named; '' where none is. */
export function importHelp(words: readonly string[]): string {
  const name = sampleIn(words);
  if (name === undefined) return '';
  const { kind, guide } = samples[name];
  const { columns, optionalColumns = [] } = importers[kind];
  const more = optionalColumns.length === 0 ? '' : `\nThese may follow, all of them or none:\n${optionalColumns.join(',')}\n`;
  return `\n${titleOf(name)}: docs/how-to/${guide}\n  putright import ${kind} FILE --landlord SLUG\n\nThe first row has all of these, in this order:\n${columns.join(',')}\n${more}
An example, which putright import ${name} --example writes by itself:\n${exampleOf(name)}`;
}

const titleOf = (name: SampleName): string => (name === 'homes-ended' ? 'Homes, with those that are no longer ours' : kindWords[name]);

/** What `putright import KIND --example` writes; nothing where something else was asked for. */
export function exampleAsked(words: readonly string[]): string | undefined {
  if (!words.includes('--example')) return undefined;
  const name = sampleIn(words);
  if (name === undefined) throw new Error(`Say of which kind: putright import KIND --example, where KIND is ${sampleNames.join(', ')}.`);
  return exampleOf(name);
}
