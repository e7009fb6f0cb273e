/** How hard English words are to read, by a formula that counts and does not understand. */
export interface ReadingAge {
  readonly years: number;
  readonly words: number;
  readonly sentences: number;
}

/**
 * The Flesch–Kincaid grade (Kincaid and others, 1975: 0.39 × words a sentence + 11.8 × syllables a word − 15.59), plus five
 * years for the age of children in that grade. Syllables are guessed from spelling. On a few sentences it is a rough guide.
 */
export function readingAge(text: string): ReadingAge | undefined {
  const words = text.match(/[\p{L}\p{N}’'-]*\p{L}[\p{L}\p{N}’'-]*|\p{N}+/gu) ?? [];
  const sentences = text.split(/[.!?]+(?:\s|$)|\n+/).filter((part) => /\p{L}/u.test(part)).length;
  if (words.length === 0 || sentences === 0) return undefined;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const grade = 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
  return { years: Math.max(5, Math.round(grade + 5)), words: words.length, sentences };
}

/** Runs of vowels, less an e that is not said at the end. */
export function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replaceAll(/[^a-z]/g, '');
  if (letters.length === 0) return 1;
  const spoken = letters.replace(/(?:[^laeiouysxz]es|[^td]ed|[^laeiouy]e)$/, (end) => end.charAt(0)).replace(/^y/, '');
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0);
}
