import type { PresentedToken } from './callers.ts';

const shape = /^Bearer +putright_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([A-Za-z0-9_-]{43,100})$/i;

/** The token in an Authorization header; undefined for anything else. */
export function readBearer(header: string | undefined): PresentedToken | undefined {
  const [, one, two, three, four, five, secret] = shape.exec(header ?? '') ?? [];
  if (secret === undefined) return undefined;
  return { landlordId: [one, two, three, four, five].join('-').toLowerCase(), secret };
}

/** How a token is written: its landlord's id, so that we know where to look, and its secret. */
export function writeToken({ landlordId, secret }: PresentedToken): string {
  return `putright_${landlordId.replaceAll('-', '')}_${secret}`;
}

/** An Idempotency-Key as sent; undefined when there is none, or it is not 1 to 255 visible ASCII characters. */
export function readIdempotencyKey(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' && /^[!-~]{1,255}$/.test(header) ? header : undefined;
}

/** The version in an If-Match header; undefined when there is none, 'unreadable' when it is no version of ours. */
export function readIfMatch(header: string | undefined): number | undefined | 'unreadable' {
  if (header === undefined) return undefined;
  const version = /^"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  return version === undefined ? 'unreadable' : Number(version);
}
