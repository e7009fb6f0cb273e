/** A value of a PDF (ISO 32000-1, 7.3) with the bytes it stands in. Of an array only what may hold more is kept, and names. */
export type PdfValue = PdfDictionary | PdfLeaf | (Place & { readonly kind: 'array'; readonly items: readonly PdfValue[] });

export interface Place {
  readonly from: number;
  readonly to: number;
}

export interface PdfDictionary extends Place {
  readonly kind: 'dictionary';
  readonly entries: readonly PdfEntry[];
}

export interface PdfEntry extends Place {
  readonly key: string;
  readonly value: PdfValue;
}

export type PdfLeaf = Place & ({ readonly kind: 'string' } | { readonly kind: 'other' } | { readonly kind: 'name'; readonly name: string } | { readonly kind: 'reference'; readonly object: number });

/** Values may stand in values; nobody's do so deeper. */
const deepest = 100;
/** Of each byte whether it is a space (1), ends a word (2) or neither (0). */
const kinds = new Uint8Array(256);
for (const space of [0, 9, 10, 12, 13, 32]) kinds[space] = 1;
for (const sign of '()<>[]{}/%') kinds[sign.charCodeAt(0)] = 2;
export const pdfIsSpace = (byte: number | undefined): boolean => byte !== undefined && kinds[byte] === 1;
const code = { R: 82, '%': 37, '(': 40, ')': 41, '/': 47, '<': 60, '>': 62, '[': 91, '\\': 92, ']': 93 } as const;

/** The value that begins here, or undefined where there is none that can be read. */
export function pdfValueAt(bytes: Uint8Array, start: number, depth = 0): PdfValue | undefined {
  if (depth > deepest) return undefined;
  const from = pdfSkipSpace(bytes, start);
  switch (bytes[from]) {
    case undefined:
      return undefined;
    case code['(']:
      return leaf({ from, to: endOfString(bytes, from) });
    case code['<']:
      return bytes[from + 1] === code['<'] ? dictionaryAt(bytes, from, depth) : leaf({ from, to: 1 + bytes.indexOf(code['>'], from) });
    case code['[']:
      return arrayAt(bytes, from, depth);
    case code['/']:
      return nameAt(bytes, from);
    default:
      return wordAt(bytes, from);
  }
}

const leaf = ({ from, to }: Place): PdfLeaf | undefined => (to > from ? { kind: 'string', from, to } : undefined);

/** Behind spaces and comments. */
export function pdfSkipSpace(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    at = afterSpaces(bytes, at);
    if (bytes[at] !== code['%']) return at;
    while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
  }
}

/** Brackets in a string are in pairs, or follow a backslash. */
function endOfString(bytes: Uint8Array, from: number): number {
  let open = 0;
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === code['\\']) at += 1;
    else if (bytes[at] === code['(']) open += 1;
    else if (bytes[at] === code[')'] && (open -= 1) === 0) return at + 1;
  }
  return -1;
}

function dictionaryAt(bytes: Uint8Array, from: number, depth: number): PdfDictionary | undefined {
  const entries: PdfEntry[] = [];
  for (let at = pdfSkipSpace(bytes, from + 2); ; ) {
    if (bytes[at] === code['>']) return bytes[at + 1] === code['>'] ? { kind: 'dictionary', from, to: at + 2, entries } : undefined;
    const key = bytes[at] === code['/'] ? nameAt(bytes, at) : undefined;
    const value = key && pdfValueAt(bytes, key.to, depth + 1);
    if (key === undefined || value === undefined) return undefined;
    entries.push({ key: key.name, value, from: at, to: value.to });
    at = pdfSkipSpace(bytes, value.to);
  }
}

function arrayAt(bytes: Uint8Array, from: number, depth: number): PdfValue | undefined {
  const items: PdfValue[] = [];
  for (let at = pdfSkipSpace(bytes, from + 1); bytes[at] !== code[']']; ) {
    const item = pdfValueAt(bytes, at, depth + 1);
    if (item === undefined) return undefined;
    if (item.kind !== 'other' && item.kind !== 'reference' && item.kind !== 'string') items.push(item);
    at = pdfSkipSpace(bytes, item.to);
    if (bytes[at] === code[']']) return { kind: 'array', from, to: at + 1, items };
  }
  return { kind: 'array', from, to: 1 + bytes.indexOf(code[']'], from), items };
}

function nameAt(bytes: Uint8Array, from: number): Extract<PdfLeaf, { kind: 'name' }> {
  const to = endOfWord(bytes, from + 1);
  const written = latin(bytes, from + 1, to);
  return { kind: 'name', from, to, name: written.includes('#') ? written.replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : written };
}

function wordAt(bytes: Uint8Array, from: number): PdfLeaf | undefined {
  const to = endOfWord(bytes, from);
  if (to === from) return undefined;
  const end = referenceEnd(bytes, from, to);
  return end === undefined ? { kind: 'other', from, to } : { kind: 'reference', from, to: end, object: Number(latin(bytes, from, to)) };
}

/** Where "12 0 R" ends: two numbers and a letter of their own. */
function referenceEnd(bytes: Uint8Array, from: number, to: number): number | undefined {
  const second = afterSpaces(bytes, to);
  const secondEnd = digitsEnd(bytes, second);
  const letter = afterSpaces(bytes, secondEnd);
  const isReference = digitsEnd(bytes, from) === to && to - from <= 10 && second > to && secondEnd > second && letter > secondEnd && bytes[letter] === code.R;
  return isReference && endOfWord(bytes, letter) === letter + 1 ? letter + 1 : undefined;
}

function digitsEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  // A number of an object has ten figures at most.
  while (at < from + 11 && (bytes[at] ?? 0) >= 48 && (bytes[at] ?? 0) <= 57) at += 1;
  return at;
}

function afterSpaces(bytes: Uint8Array, from: number): number {
  let at = from;
  while (pdfIsSpace(bytes[at])) at += 1;
  return at;
}

function endOfWord(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && kinds[bytes[at] ?? 0] === 0) at += 1;
  return at;
}

export function latin(bytes: Uint8Array, from: number, to: number): string {
  const part = bytes.subarray(from, to);
  return Buffer.from(part.buffer, part.byteOffset, part.length).toString('latin1');
}

/** The value of a key of a dictionary. */
export function pdfEntry(value: PdfValue, key: string): PdfValue | undefined {
  return value.kind === 'dictionary' ? value.entries.find((entry) => entry.key === key)?.value : undefined;
}

export function pdfNameOf(value: PdfValue | undefined): string | undefined {
  const only = value?.kind === 'array' && value.items.length === 1 ? value.items[0] : value;
  return only?.kind === 'name' ? only.name : undefined;
}
