import type { FastifyInstance } from 'fastify';

/**
 * Takes JSON bodies in UTF-8 alone (RFC 8259, 8.1). In any other encoding a letter such as é or £ would be kept as "\uFFFD"
 * for good, and nobody told: such a body is answered 400.
 */
export function readJsonBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string;
    try {
      text = utf8.decode(body as Buffer);
    } catch {
      return done(Object.assign(new Error('The body is not in UTF-8.'), { statusCode: 400 }));
    }
    return parse(request, text, done);
  });
}
