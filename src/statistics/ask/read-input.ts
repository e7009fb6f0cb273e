/** The text of an input file as data; refused in one line where it is none. */
export function readInput(bytes: Uint8Array, name: string): unknown {
  const text = asText(bytes, name);
  if (text.trim() === '') throw new RangeError(`${name}: is empty; give a JSON object.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RangeError(`${name}: is no JSON (${error instanceof Error ? onOneLine(error.message) : ''}); give a JSON object.`, { cause: error });
  }
}

/** What is told of a file may quote it, with whatever it has instead of letters. */
const onOneLine = (words: string) => words.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').slice(0, mostWords);

const mostWords = 200;

function asText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new RangeError(`${name}: is no text in UTF-8; save it so.`, { cause: error });
  }
}

/** The answer as JSON on one line. A number without end or that is none never leaves: it would be written as null. */
export function writeAnswer(answer: object): string {
  return `${JSON.stringify(answer, (key, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`input: the answer's ${key} is beyond all numbers; give numbers nearer to each other in size.`);
    return value;
  })}\n`;
}
