import { quotedPrintable, textIn, toBytes } from './mail-bodies.ts';

/** The headers of a message or part, by their names in small letters, and what stands below them. The first of each counts. */
export function headersOf(part: string): { readonly headers: ReadonlyMap<string, string>; readonly body: string } {
  const end = /\r?\n\r?\n/.exec(part);
  // A part may begin with an empty line: then it has no headers.
  const [head, body] = /^\r?\n/.test(part) ? ['', part.replace(/^\r?\n/, '')] : end === null ? [part, ''] : [part.slice(0, end.index), part.slice(end.index + end[0].length)];
  const headers = new Map<string, string>();
  for (const line of head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== '' && !headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), value.trim());
  }
  return { headers, body };
}

/** A parameter of a header such as Content-Type, quoted or not. */
export function parameterIn(header: string, name: string): string | undefined {
  const [, quoted, bare] = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;]+))`, 'i').exec(header) ?? [];
  return quoted?.replaceAll(/\\(.)/g, '$1') ?? bare;
}

/** The name a file was sent under, in either of the two ways of writing names that are not plain letters (RFC 2047, RFC 2231). */
export function fileNameIn(headers: ReadonlyMap<string, string>): string | undefined {
  const disposition = headers.get('content-disposition') ?? '';
  const type = headers.get('content-type') ?? '';
  const encoded = parameterIn(disposition, 'filename\\*') ?? parameterIn(type, 'name\\*');
  if (encoded !== undefined) return ofRfc2231(encoded);
  const plain = parameterIn(disposition, 'filename') ?? parameterIn(type, 'name');
  return plain === undefined ? undefined : wordsOfHeader(plain).slice(0, 200);
}

function ofRfc2231(value: string): string {
  const [charset = '', , words = value] = value.split("'");
  const bytes = words.replaceAll(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return textIn(toBytes(bytes), charset).slice(0, 200);
}

/** "=?utf-8?q?K=C3=BCche?=" is "Küche". Words that are encoded one after another belong together. */
export function wordsOfHeader(value: string): string {
  const decoded = value.replaceAll(/(\?=)\s+(?==\?)/g, '$1').replaceAll(/=\?([^?]+)\?([bq])\?([^?]*)\?=/gi, (_all, charset: string, how: string, words: string) =>
    textIn(how.toLowerCase() === 'b' ? toBytes(words, 'base64') : quotedPrintable(words.replaceAll('_', ' ')), charset));
  // Mail that is not encoded at all is mostly UTF-8 by now.
  return decoded === value ? textIn(toBytes(value), 'utf-8') : decoded;
}

/** `"Okafor, Sam" <sam@home.example>` */
export function addressIn(from: string): { readonly senderName: string; readonly senderAddress: string } {
  const inBrackets = /<([^<>\s]+@[^<>\s]+)>\s*$/.exec(from);
  const senderAddress = (inBrackets?.[1] ?? /[^\s<>,;"]+@[^\s<>,;"]+/.exec(from)?.[0] ?? '').slice(0, 254);
  const name = inBrackets === null ? '' : from.slice(0, inBrackets.index).trim().replaceAll(/^"|"$/g, '');
  return { senderName: wordsOfHeader(name).slice(0, 200), senderAddress };
}
