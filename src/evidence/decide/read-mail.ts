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
const mostAttachments = 20;
const mostMailWords = 20_000;

interface Gathering {
  readonly plain: string[];
  readonly html: string[];
  readonly attachments: MailAttachment[];
  parts: number;
  hasMore: boolean;
}

/**
 * Takes an email apart (RFC 5322, RFC 2045–2047). What cannot be understood is left as it is, never a reason to lose the
 * message: bytes that are no email at all become an email without anything in it.
 */
export function readMail(bytes: Uint8Array): ReadMail {
  const text = new TextDecoder('latin1').decode(bytes);
  const found: Gathering = { plain: [], html: [], attachments: [], parts: 0, hasMore: false };
  gather(text, found, 0);
  const headers = headersOf(text).headers;
  const words = found.plain.length > 0 ? found.plain.join('\n\n') : textOfHtml(found.html.join('\n'));
  return {
    ...addressIn(headers.get('from') ?? ''),
    subject: wordsOfHeader(headers.get('subject') ?? '').slice(0, 500),
    words: words.trim().slice(0, mostMailWords),
    attachments: found.attachments,
    hasMore: found.hasMore || words.length > mostMailWords,
  };
}

function gather(part: string, found: Gathering, depth: number): void {
  found.parts += 1;
  if (found.parts > mostParts || depth > mostDepth) {
    found.hasMore = true;
    return;
  }
  const { headers, body } = headersOf(part);
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /^multipart\//i.test(type) ? parameterIn(type, 'boundary') : undefined;
  if (boundary !== undefined) for (const inner of partsBetween(body, boundary)) gather(inner, found, depth + 1);
  else keep(headers, type, body, found);
}

function keep(headers: ReadonlyMap<string, string>, type: string, body: string, found: Gathering): void {
  const name = fileNameIn(headers);
  const isText = /^text\/(plain|html)/i.test(type) && name === undefined && !/^attachment/i.test(headers.get('content-disposition') ?? '');
  const bytes = decodedBody(body, headers.get('content-transfer-encoding') ?? '');
  if (isText) (/html/i.test(type) ? found.html : found.plain).push(textIn(bytes, parameterIn(type, 'charset')));
  else if (found.attachments.length < mostAttachments) found.attachments.push({ fileName: name ?? 'without a name', bytes });
  else found.hasMore = true;
}

/** What stands between the lines that begin with the boundary; what is before the first and after the last belongs to nobody. */
function partsBetween(body: string, boundary: string): readonly string[] {
  const pieces = `\n${body}`.split(`\n--${boundary}`).slice(1);
  const end = pieces.findIndex((piece) => piece.startsWith('--'));
  return (end < 0 ? pieces : pieces.slice(0, end)).map((piece) => piece.slice(piece.indexOf('\n') + 1));
}
