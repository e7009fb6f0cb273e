import { decodedBody, textIn, textOfHtml } from './mail-bodies.ts';
import { addressIn, fileNameIn, headersOf, parameterIn, wordsOfHeader } from './mail-headers.ts';

/** An email as it arrived: who says they sent it, what they wrote, and what was with it. */
export interface ReadMail {
  readonly senderName: string;
  readonly senderAddress: string;
  readonly subject: string;
  readonly words: string;
  readonly attachments: readonly MailAttachment[];
  /** There was more in it than we take apart; the message itself has it. */
  readonly hasMore: boolean;
}

export interface MailAttachment {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const mostParts = 100;
const mostDepth = 8;
/** Messages in messages: what was forwarded, of what was forwarded. One deeper stays a file. */
const mostForwards = 3;
const mostAttachments = 20;
const mostMailWords = 20_000;

interface Gathering {
  readonly attachments: MailAttachment[];
  parts: number;
  hasMore: boolean;
}

/** What stands in one message, besides the messages forwarded in it, of which each has its own. */
interface OwnWords {
  readonly plain: string[];
  readonly html: string[];
  readonly forwarded: string[];
}

/** Where a part stands: in how many parts, in how many forwarded messages, and whether it is what a server sent back. */
interface Place {
  readonly depth: number;
  readonly forwards: number;
  readonly isSentBack: boolean;
}

/**
 * Takes an email apart (RFC 5322, RFC 2045–2047), with the emails forwarded in it. What cannot be understood is left as it is, never a reason to lose the
 * message: bytes that are no email at all become an email without anything in it. The sender and the subject are those of the email itself, never of one in it.
 */
export function readMail(bytes: Uint8Array): ReadMail {
  const text = asLetters(bytes);
  const found: Gathering = { attachments: [], parts: 0, hasMore: false };
  const words = wordsOfMessage(text, found, { depth: 0, forwards: 0, isSentBack: false });
  const headers = headersOf(text).headers;
  return {
    ...addressIn(headers.get('from') ?? ''),
    subject: wordsOfHeader(headers.get('subject') ?? '').slice(0, 500),
    words: words.slice(0, mostMailWords),
    attachments: found.attachments,
    hasMore: found.hasMore || words.length > mostMailWords,
  };
}

/** A letter for each byte, so that every byte comes out as it went in; the standard of `TextDecoder` has Windows-1252 under that name. */
const asLetters = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** What somebody wrote, then what they forwarded, each said whose it is. */
function wordsOfMessage(message: string, found: Gathering, place: Place): string {
  const own: OwnWords = { plain: [], html: [], forwarded: [] };
  gather(message, { found, own }, place);
  const written = own.plain.length > 0 ? own.plain.join('\n\n') : textOfHtml(own.html.join('\n'));
  return [written, ...own.forwarded].map((words) => words.trim()).filter((words) => words !== '').join('\n\n');
}

function gather(part: string, { found, own }: { readonly found: Gathering; readonly own: OwnWords }, place: Place): void {
  found.parts += 1;
  if (found.parts > mostParts || place.depth > mostDepth) {
    found.hasMore = true;
    return;
  }
  const { headers, body } = headersOf(part);
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /^multipart\//i.test(type) ? parameterIn(type, 'boundary') : undefined;
  const inner = { ...place, depth: place.depth + 1, isSentBack: /^multipart\/report\b/i.test(type) };
  if (boundary !== undefined) for (const one of partsBetween(body, boundary)) gather(one, { found, own }, inner);
  else {
    const forwarded = place.isSentBack ? undefined : messageIn(headers, type, body);
    if (forwarded === undefined || place.forwards >= mostForwards) keep(headers, type, body, { found, own });
    else own.forwarded.push(`${whoseItIs(forwarded)}\n\n${wordsOfMessage(forwarded, found, { ...inner, forwards: place.forwards + 1 })}`);
  }
}

/**
 * The message that is forwarded as this part; undefined where the part is none, or has nothing of one. What a server sends back with its report (RFC 3462) is
 * mostly our own message, with the resident's link in it: that is left a file.
 */
function messageIn(headers: ReadonlyMap<string, string>, type: string, body: string): string | undefined {
  if (!/^message\/(rfc822|global)\b/i.test(type)) return undefined;
  const message = asLetters(decodedBody(body, headers.get('content-transfer-encoding') ?? ''));
  const of = headersOf(message).headers;
  return ['from', 'subject', 'date', 'content-type'].some((name) => of.has(name)) ? message : undefined;
}

/** Says of a forwarded message whose it says it is: words for whoever reads it, and nothing that is believed. */
function whoseItIs(message: string): string {
  const { headers } = headersOf(message);
  const { senderName, senderAddress } = addressIn(headers.get('from') ?? '');
  const from = [senderName, senderAddress].filter((word) => word !== '').join(', ');
  const subject = wordsOfHeader(headers.get('subject') ?? '').slice(0, 500);
  const date = wordsOfHeader(headers.get('date') ?? '').slice(0, 60);
  return ['Forwarded message', ...(from === '' ? [] : [`From: ${from}`]), ...(date === '' ? [] : [`Date: ${date}`]), ...(subject === '' ? [] : [`Subject: ${subject}`])].join('\n');
}

function keep(headers: ReadonlyMap<string, string>, type: string, body: string, { found, own }: { readonly found: Gathering; readonly own: OwnWords }): void {
  const name = fileNameIn(headers);
  const isText = /^text\/(plain|html)/i.test(type) && name === undefined && !/^attachment/i.test(headers.get('content-disposition') ?? '');
  const bytes = decodedBody(body, headers.get('content-transfer-encoding') ?? '');
  if (isText) (/html/i.test(type) ? own.html : own.plain).push(textIn(bytes, parameterIn(type, 'charset')));
  else if (found.attachments.length < mostAttachments) found.attachments.push({ fileName: name ?? 'without a name', bytes });
  else found.hasMore = true;
}

/** What stands between the lines that begin with the boundary; what is before the first and after the last belongs to nobody. */
function partsBetween(body: string, boundary: string): readonly string[] {
  const pieces = `\n${body}`.split(`\n--${boundary}`).slice(1);
  const end = pieces.findIndex((piece) => piece.startsWith('--'));
  return (end < 0 ? pieces : pieces.slice(0, end)).map((piece) => piece.slice(piece.indexOf('\n') + 1));
}
