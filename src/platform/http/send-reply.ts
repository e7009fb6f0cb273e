import type { FastifyReply } from 'fastify';
import { render } from '../html/index.ts';
import { cookieOnTheWire } from './cookies.ts';
import type { Reply } from './replies.ts';

/** Writes an answer to the wire. Pages are never kept by caches: they hold people's records. */
export function sendReply(reply: FastifyReply, answer: Reply, visit: { readonly isSecure: boolean }): FastifyReply {
  for (const { name, value, maxAgeSeconds } of answer.cookies ?? []) {
    reply.setCookie(cookieOnTheWire(name, visit.isSecure), value, { path: '/', httpOnly: true, sameSite: 'lax', secure: visit.isSecure, maxAge: maxAgeSeconds });
  }
  reply.header('cache-control', 'no-store');
  switch (answer.kind) {
    case 'redirect':
      return reply.redirect(answer.to, 303);
    case 'page':
      return reply.code(answer.status).type('text/html; charset=utf-8').send(render(answer.html));
    case 'json':
      return reply.code(answer.status).send(answer.value);
    case 'file': {
      if (answer.keepSeconds !== undefined) reply.header('cache-control', `private, max-age=${answer.keepSeconds}`);
      if (answer.saveAs !== undefined) {
        // Whatever it holds, a download runs nothing and loads nothing, also where a browser shows it all the same.
        reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox").header('content-disposition', `attachment; filename="${answer.saveAs}"`);
      }
      return reply.code(200).type(answer.mediaType).send(answer.bytes);
    }
  }
}
