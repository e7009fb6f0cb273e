import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { currentInstant } from '../clock.ts';
import type { Database } from '../database/index.ts';
import { newId } from '../ids.ts';
import { hashSecret } from '../sign-in/index.ts';

/** An address that another service calls with news, such as that a text arrived. It knows a token and gets no page. */
export interface Hook {
  /** Under /hooks/. */
  readonly name: string;
  readonly token: string;
  /** What was sent, as JSON; nothing of it is believed but that the holder of the token sent it. */
  readonly take: (news: unknown, reading: { readonly now: string; readonly newId: () => string; readonly database: Database }) => Promise<void>;
}

/** Puts a hook on the server. Whatever its news is about is answered alike: 204. A wrong token is told nothing but that it is wrong. */
export function addHookRoute(server: FastifyInstance, hook: Hook, options: { readonly database: Database; readonly readClock?: () => string }): void {
  const expected = hashSecret(hook.token);
  server.post(`/hooks/${hook.name}`, {
    // Nobody without the token gets as far as a turn or a body.
    onRequest: async ({ headers }, reply) => {
      const sent = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
      if (!timingSafeEqual(hashSecret(sent), expected)) await reply.code(401).header('cache-control', 'no-store').send({ taken: false });
    },
    handler: async ({ body }, reply) => {
      const now = (options.readClock ?? currentInstant)();
      await hook.take(body, { database: options.database, now, newId: () => newId(Date.parse(now)) });
      return reply.code(204).send();
    },
  });
}
