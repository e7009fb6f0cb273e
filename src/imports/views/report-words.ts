import { countOf } from '../../clock/index.ts';
import type { ImportRun } from '../model.ts';

/** What a run came to, a sentence a line; nothing of a file that could not be read at all. */
export function reportLines(run: ImportRun): readonly string[] {
  const { counts, isDryRun, fileName, state } = run;
  if (state === 'refused' && counts.rows === 0) return [];
  const beginning = isDryRun ? [`${fileName} was checked and nothing was saved. It would have been:`] : state === 'done' ? [`${fileName} was imported.`] : [];
  return [...beginning, countsInWords(run), ...othersInWords(counts.others)];
}

/** "5 rows: 5 new, 0 changed, 0 unchanged, 0 rejected." */
function countsInWords({ counts }: Pick<ImportRun, 'counts'>): string {
  return `${countOf(counts.rows, 'row')}: ${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.rejected} rejected.`;
}

const placeNames: readonly (readonly [name: string, words: string])[] = [
  ['neighbourhoods', 'neighbourhood'], ['estates', 'estate'], ['blocks', 'block'], ['communal_areas', 'communal area'], ['wards', 'ward'],
];

/** Places made and UPRNs mended, where the kind of file tells of them. */
export function othersInWords(others: Readonly<Record<string, number>>): readonly string[] {
  const places = placeNames.filter(([name]) => others[name] !== undefined).map(([name, words]) => countOf(others[name] ?? 0, words));
  const padded = others['padded'] ?? 0;
  return [
    ...(places.length > 0 ? [`New places: ${places.join(', ')}.`] : []),
    ...(padded > 0 ? [`${countOf(padded, 'UPRN')} came with fewer than 12 figures and got leading zeros back.`] : []),
  ];
}
