export function toBytes(text: string, encoding: 'latin1' | 'base64' = 'latin1'): Uint8Array {
  return Uint8Array.from(Buffer.from(text, encoding));
}

/** The bytes of a part as they were before they were made fit for the post. */
export function decodedBody(body: string, encoding: string): Uint8Array {
  if (/base64/i.test(encoding)) return toBytes(body.replaceAll(/[^a-z0-9+/]/gi, ''), 'base64');
  return /quoted-printable/i.test(encoding) ? quotedPrintable(body) : toBytes(body);
}

export function quotedPrintable(text: string): Uint8Array {
  return toBytes(text.replaceAll(/[ \t]+(?=\r?\n|$)/g, '').replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))));
}

/** The text that bytes are in this charset; one that nobody knows is read as UTF-8. No control characters come through. */
export function textIn(bytes: Uint8Array, charset = 'utf-8'): string {
  return decoderFor(charset).decode(bytes).replaceAll('\r\n', '\n').replaceAll(/[^\P{Cc}\n\t]/gu, '');
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset.trim() === '' ? 'utf-8' : charset);
  } catch {
    return new TextDecoder();
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** The words of a message that came only as HTML: what a person would read, and nothing that runs. */
export function textOfHtml(source: string): string {
  return source.replaceAll(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, '').replaceAll(/<(br|\/p|\/div|\/tr|\/li)\b[^>]*>/gi, '\n').replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|nbsp|#39);/g, (_all, name: string) => entities[name] ?? '').replaceAll(/\n{3,}/g, '\n\n');
}
