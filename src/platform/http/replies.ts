import type { Readable } from 'node:stream';
import type { Html } from '../html/index.ts';

export interface CookieToSet {
  readonly name: string;
  readonly value: string;
  readonly maxAgeSeconds: number;
}

/** What a route answers. A status of 400 or more rolls the request's transaction back. */
export type Reply = (
  | { readonly kind: 'page'; readonly status: number; readonly html: Html }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'json'; readonly status: number; readonly value: unknown }
  | { readonly kind: 'file'; readonly bytes: Buffer | string | Readable; readonly mediaType: string; readonly saveAs?: string; readonly keepSeconds?: number }
) & { readonly cookies?: readonly CookieToSet[] };

/** A page; 422 when it comes back with errors. */
export function page(html: Html, status = 200): Reply {
  return { kind: 'page', status, html };
}

/** Go there next with GET (303), so that reloading never repeats what was done. */
export function redirect(to: string, cookies: readonly CookieToSet[] = []): Reply {
  return { kind: 'redirect', to, cookies };
}

/** A JSON answer. */
export function json(value: unknown, status = 200): Reply {
  return { kind: 'json', status, value };
}

/** Bytes with their type, or a stream of them, which is read after the request's transaction has ended; `saveAs` makes the browser keep them as a file of that name. */
export function file(bytes: Buffer | string | Readable, mediaType: string, saveAs?: string): Reply {
  return { kind: 'file', bytes, mediaType, ...(saveAs === undefined ? {} : { saveAs }) };
}
