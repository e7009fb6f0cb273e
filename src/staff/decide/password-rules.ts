export type PasswordRefusal = 'too-short' | 'too-long' | 'too-common' | 'about-you';

export const shortestPassword = 12;
const longestPassword = 200;

// What is left of the commonest passwords once figures, signs and repeats are put aside; ours to keep short.
const commonWords = [
  'password', 'passwort', 'passw', 'qwerty', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'letmein', 'welcome', 'admin', 'administrator',
  'iloveyou', 'football', 'liverpool', 'arsenal', 'chelsea', 'manchester', 'england', 'london', 'princess', 'sunshine', 'monkey', 'dragon',
  'master', 'superman', 'batman', 'charlie', 'michael', 'changeme', 'secret', 'login', 'guest', 'summer', 'winter', 'spring', 'autumn',
  'housing', 'landlord', 'council', 'repairs', 'putright', 'abc', 'test', 'temp', 'hello', 'the', 'my', 'is',
].toSorted((first, second) => second.length - first.length);

/** Why this password will not do for this person; undefined when it will. */
export function passwordProblem(password: string, person: { readonly name: string; readonly email: string }): PasswordRefusal | undefined {
  const length = [...password].length;
  if (length < shortestPassword) return 'too-short';
  if (length > longestPassword) return 'too-long';
  if (isCommon(password)) return 'too-common';
  return isAbout(password, person) ? 'about-you' : undefined;
}

function isCommon(password: string): boolean {
  if (new Set(password).size < 5 || isRun(password) || !/\p{Letter}/u.test(password)) return true;
  const letters = onlyLetters(password);
  return lettersLeft(letters, commonWords) < 4 && letters.length < 25;
}

/** abcdefghijkl, 123456789012, and the same backwards. */
function isRun(password: string): boolean {
  const steps = [...password].slice(1).map((letter, at) => letter.charCodeAt(0) - password.charCodeAt(at));
  const usual = steps.filter((step) => step === 1 || step === -1 || step === 0).length;
  return usual >= steps.length - 1;
}

function isAbout(password: string, { name, email }: { readonly name: string; readonly email: string }): boolean {
  const ownWords = [...name.split(/[\s'-]+/), ...(email.split('@')[0] ?? '').split(/[._+-]+/), email.split('@')[0] ?? '']
    .map(onlyLetters)
    .filter((word) => word.length >= 4);
  const letters = onlyLetters(password);
  return ownWords.some((word) => letters.includes(word)) && lettersLeft(letters, ownWords) < 8;
}

const lookAlikes: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', $: 's', '5': 's', '7': 't' };

function onlyLetters(text: string): string {
  return [...text.toLowerCase()].map((letter) => lookAlikes[letter] ?? letter).join('').replaceAll(/[^\p{Letter}]/gu, '');
}

function lettersLeft(letters: string, words: readonly string[]): number {
  return words.reduce((left, word) => left.replaceAll(word, ''), letters).length;
}
