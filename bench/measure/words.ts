/** The command line of a bench: names of parts, and options that each have a value: `create --seconds 10`. */
export function readWords(words: readonly string[]): { readonly names: readonly string[]; readonly options: ReadonlyMap<string, string> } {
  const names: string[] = [];
  const options = new Map<string, string>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('--')) {
      names.push(word);
      continue;
    }
    at += 1;
    const value = words[at];
    if (value === undefined || value.startsWith('--')) throw new Error(`${word} needs a value after it.`);
    options.set(word.slice(2), value);
  }
  return { names, options };
}
