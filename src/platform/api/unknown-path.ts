import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../log.ts';
import { methodsOfPaths, type KnownRoute } from '../http/methods-of-path.ts';
import { ApiProblem } from './problem.ts';
import { sendApiProblem } from './send-problem.ts';

/** Whether an address belongs to the API, so that what is wrong with it is told to a program and not to a person. */
export function isOfApi(url: string): boolean {
  return /^\/api(?:\/v\d|$|\?)/.test(url);
}

/** Answers an address of the API that nothing stands at, or that takes another method. */
export function unknownPathAnswer(routes: readonly KnownRoute[], log: Log) {
  const methodsOf = methodsOfPaths(routes);
  return (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const takes = methodsOf(request.url);
    if (takes.length === 0) return sendApiProblem(new ApiProblem('not-found', 'There is no such address in this API: see /api/openapi.json.'), request, reply, log);
    reply.header('allow', takes.join(', '));
    return sendApiProblem(new ApiProblem('method-not-allowed', `This address takes ${takes.join(' and ')}.`), request, reply, log);
  };
}
