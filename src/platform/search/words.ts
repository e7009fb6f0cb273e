/** Longer words are cut: nobody remembers the forty-first letter of anything. */
const longestWord = 40;
const stopWords = new Set(
  'a an and are as at be been but by for from had has have he her his i if in is it its not of on or our s she so t that the their them then there they this to was we were when which with you your'.split(' '),
);
const phone = /(?:\+44[ (]*0?\)?|\b0044|\b0)[ ()-]*[1-9](?:[ ()-]*\d){5,9}(?!\d)/g;
const postcode = /\b([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})\b/g;

/** Nothing to take an accent off. */
const plainLetters = /^[\n\r\t -~]*$/;

/** Small letters without accents, one kind of apostrophe. */
function folded(text: string): string {
  if (plainLetters.test(text)) return text.toLowerCase().replaceAll('`', "'");
  const bare = (one: string) => one.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return bare(bare(text.toWellFormed()).toLowerCase()).replaceAll(/[’‘ʼ´`]/g, "'");
}

const cut = (word: string): string => (word.length <= longestWord ? word : [...word].slice(0, longestWord).join(''));
const wholeWords = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? [];

/** "+44 7700 900123" and "07700900123" are one number. */
const phoneFigures = (number: string): string => number.replaceAll(/\D/g, '').replace(/^(?:0044|44)0?/, '0');

/** Every word by which a text may be found, at most `most`: in each way that people type it. */
export function wordsToKeep(text: string, most = 400): string[] {
  const plain = folded(text);
  const kept = new Set<string>();
  for (const word of [...wholeWords(plain).flatMap(formsOf), ...phoneWords(plain), ...postcodeWords(plain)]) {
    if (kept.size >= most) break;
    kept.add(cut(word));
  }
  return [...kept];
}

function formsOf(word: string): string[] {
  if (word.includes("'")) return [word.replaceAll("'", ''), ...word.split("'").filter((part) => part.length > 1)];
  if (/^\d+$/.test(word)) return [word, word.replace(/^0+(?=\d)/, '')];
  const number = /^(\d+)[a-z]$/.exec(word)?.[1];
  return number === undefined ? [word, rootOf(word)] : [word, number];
}

function phoneWords(plain: string): string[] {
  const numbers = (plain.match(phone) ?? []).map(phoneFigures).filter((number) => number.length >= 9);
  return numbers.flatMap((number) => [number, number.slice(-6)]);
}

function postcodeWords(plain: string): string[] {
  return [...plain.matchAll(postcode)].flatMap(([, outward = '', inward = '']) => [outward + inward, outward, inward]);
}

/** The words somebody looks for: a telephone number is one word however it is spaced, and "the" is none beside others. */
export function wordsToFind(typed: string, most: number): string[] {
  const plain = folded(typed).replaceAll(phone, (number) => ` ${phoneFigures(number)} `);
  const words = [...new Set(wholeWords(plain).map((word) => cut(word.replaceAll("'", ''))))];
  const telling = words.filter((word) => !stopWords.has(word));
  return (telling.length > 0 ? telling : words).slice(0, most);
}

/** Without the words of which every text has many: for long texts, not for names and addresses. */
export const withoutStopWords = (words: readonly string[]): string[] => words.filter((word) => !stopWords.has(word));

/**
 * "leaks", "leaking" and "leaked" are "leak". Only endings that change nothing but number and time: what it takes off
 * need not leave a word, since texts and searches lose the same.
 */
export function rootOf(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  const single = word.replace(/ies$/, 'y').replace(/(?<=s|x|z|ch|sh)es$/, '').replace(/(?<![su i])s$/, '');
  const bare = single.replace(/ied$/, 'y').replace(/(?<=[a-z]{3})(?:ing|ed)$/, '');
  const undoubled = bare === single ? bare : bare.replace(/([bdgmnprt])\1$/, '$1');
  return undoubled.length > 3 ? undoubled.replace(/e$/, '') : undoubled;
}
