import { timingSafeEqual } from 'node:crypto';
import type { FastifyError, FastifyInstance } from 'fastify';
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
  readonly take: (news: unknown, reading: { readonly now: string; readonly newId: () => string; readonly database: Database }) => Promise<HookAnswer>;
}

/** What became of news. What is for nobody yet is answered so that it is sent again: GOV.UK Notify gives up at once at any other refusal. */
export type HookAnswer = 'taken' | 'cannot be read' | 'for nobody here';

const statusOf: Readonly<Record<HookAnswer, number>> = { taken: 204, 'cannot be read': 422, 'for nobody here': 503 };

/** What is wrong with news that never became any; undefined where the fault is ours. */
function whyUnread(status: number): string | undefined {
  if (status === 413) return 'too large';
  return status >= 400 && status < 500 ? 'not JSON' : undefined;
}

/** Puts a hook on the server. A wrong token is told nothing but that it is wrong. */
export function addHookRoute(server: FastifyInstance, hook: Hook, options: { readonly database: Database; readonly readClock?: () => string }): void {
  const expected = hashSecret(hook.token);
  server.post(`/hooks/${hook.name}`, {
    // Nobody without the token gets as far as a turn or a body.
    onRequest: async ({ headers }, reply) => {
      const sent = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
      if (!timingSafeEqual(hashSecret(sent), expected)) await reply.code(401).header('cache-control', 'no-store').send({ taken: false });
    },
    errorHandler: async (error: FastifyError, _request, reply) => {
      const why = whyUnread(error.statusCode ?? 500);
      if (why === undefined) throw error;
      return reply.code(error.statusCode ?? 400).header('cache-control', 'no-store').send({ taken: false, why });
    },
    handler: async (request, reply) => {
      const { body } = request;
      const now = (options.readClock ?? currentInstant)();
      const answer = await hook.take(body, { database: options.database, now, newId: () => newId(Date.parse(now)) });
      if (answer === 'taken') return reply.code(204).send();
      // Neither number nor words: they are somebody's.
      request.log.warn({ hook: hook.name, answer }, 'news that was not taken');
      return reply.code(statusOf[answer]).header('cache-control', 'no-store').send({ taken: false, why: answer });
    },
  });
}
