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
const anyWord = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu;
const wholeWords = (text: string): string[] => text.match(anyWord) ?? [];

/** "+44 7700 900123" and "07700900123" are one number. */
const phoneFigures = (number: string): string => number.replaceAll(/\D/g, '').replace(/^(?:0044|44)0?/, '0');

/** Every word by which a text may be found, at most `most`: in each way that people type it. */
export function wordsToKeep(text: string, most = 400): string[] {
  const plain = folded(text);
  const kept = new Set<string>();
  const keep = (word: string): void => {
    if (kept.size < most) kept.add(cut(word));
  };
  for (const word of wholeWords(plain)) keepForms(word, keep);
  for (const word of [...phoneWords(plain), ...postcodeWords(plain)]) keep(word);
  return [...kept];
}

const figures = /^\d+$/;
const leadingNoughts = /^0+(?=\d)/;
const numberAndLetter = /^\d+[a-z]$/;

// Every report's every word comes through here: no lists are made for one.
function keepForms(word: string, keep: (form: string) => void): void {
  if (word.includes("'")) {
    keep(word.replaceAll("'", ''));
    for (const part of word.split("'")) if (part.length > 1) keep(part);
    return;
  }
  keep(word);
  if (figures.test(word)) keep(word.replace(leadingNoughts, ''));
  else if (numberAndLetter.test(word)) keep(word.slice(0, -1));
  else keep(rootOf(word));
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
  if (!fourLetters.test(word)) return word;
  const single = singleOf(word);
  const bare = withoutTime(single);
  const undoubled = bare !== single && doubled.test(bare) ? bare.slice(0, -1) : bare;
  return undoubled.length > 3 && undoubled.endsWith('e') ? undoubled.slice(0, -1) : undoubled;
}

const fourLetters = /^[a-z]{4,}$/;
const hissing = /(?:s|x|z|ch|sh)es$/;
const oneOfMany = /[^sui]s$/;
const doubled = /([bdgmnprt])\1$/;

function singleOf(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  const hissed = hissing.test(word) ? word.slice(0, -2) : word;
  return oneOfMany.test(hissed) ? hissed.slice(0, -1) : hissed;
}

function withoutTime(word: string): string {
  if (word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  if (word.length >= 6 && word.endsWith('ing')) return word.slice(0, -3);
  return word.length >= 5 && word.endsWith('ed') ? word.slice(0, -2) : word;
}
