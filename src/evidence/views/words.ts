import { countOf } from '../../clock/index.ts';
import type { PhotoPhase } from '../model.ts';

/** What a photo shows, where it was said. */
export const phaseInWords: Readonly<Record<PhotoPhase, string>> = { before: 'Before the work', after: 'After the work' };

const kindNames: Readonly<Record<string, string>> = { photo: 'Photo', document: 'Document', recording: 'Recording' };

/** "Document". */
export function kindInWords(kind: string): string {
  return kindNames[kind] ?? 'File';
}

/** "Photo", "2 photos and 1 document". */
export function countOfKinds(kinds: readonly string[]): string {
  const [only] = kinds;
  if (kinds.length === 1 && only !== undefined) return kindInWords(only);
  const counts = Object.keys(kindNames).map((kind) => ({ kind, count: kinds.filter((each) => each === kind).length })).filter(({ count }) => count > 0);
  const words = counts.map(({ kind, count }) => countOf(count, kind));
  return words.length < 2 ? (words[0] ?? 'Nothing') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** "3.4 MB", "12 KB". */
export function sizeInWords(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} KB`;
}
