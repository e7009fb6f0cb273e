import type { FastifyReply, FastifyRequest } from 'fastify';
import { placesIn } from '../error-places.ts';
import type { Landlord } from '../landlord.ts';
import { html, render } from '../html/index.ts';
import { publicPage, staffPage, telephone } from './layout.ts';
import { describeProblem, notFound, otherMethod, type Problem } from './describe-problem.ts';
import { TooBusy } from './admission.ts';
import { brokeOff } from './broke-off.ts';
import { methodsOfPaths } from './methods-of-path.ts';
import { readVisit } from './read-visit.ts';
import { discardUpload } from './receive-upload.ts';
import { page } from './replies.ts';
import { sendReply } from './send-reply.ts';
import type { WebServerOptions } from './web-server-options.ts';
import type { SignedIn, Visit } from './visit.ts';

/** Every failure ends here: plain words, what to do next, and never a stack trace. */
export async function answerProblem(error: Error, request: FastifyRequest, reply: FastifyReply, options: WebServerOptions): Promise<FastifyReply> {
  await discardUpload(request);
  if (error instanceof TooBusy) return sendBusy(error, reply);
  const problem = describeProblem(error, request.id);
  if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', problem.retryAfterSeconds);
  if (problem.status >= 500 && !brokeOff(request)) options.log.error({ id: request.id, route: request.routeOptions.url, error: error.name, code: (error as { code?: unknown }).code, at: placesIn(error) });
  const { actor, landlord } = error as { actor?: SignedIn; landlord?: Landlord };
  return sendProblem(problem, { request, reply, options, actor, landlord });
}

/** Written once and sent as it is: when there is too much to do, saying so must cost next to nothing. */
const busyPage = render(publicPage({ csrfToken: '', landlord: undefined, actor: undefined }, {
  title: 'Putright is busy',
  main: html`<h1 class="govuk-heading-l">Putright is busy</h1><p class="govuk-body">More people are asking for pages than we can answer at this moment. Nothing was saved.</p>
    <p class="govuk-body">Try again in a few seconds: go back if you sent a form, or reload the page.</p>`,
}));

function sendBusy({ retryAfterSeconds }: TooBusy, reply: FastifyReply): FastifyReply {
  return reply.code(503).header('retry-after', retryAfterSeconds).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(busyPage);
}

/** Answers an address that nobody has given a page, or whose page takes another method. */
export function unknownPageAnswer(options: WebServerOptions) {
  const methodsOf = methodsOfPaths(options.routes.filter(({ who }) => who !== 'token'));
  return (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const takes = methodsOf(request.url);
    if (takes.length > 0) reply.header('allow', takes.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', '));
    return sendProblem(takes.length === 0 ? notFound : otherMethod(takes), { request, reply, options, actor: undefined, landlord: undefined });
  };
}

interface Answering {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly options: WebServerOptions;
  readonly actor: SignedIn | undefined;
  readonly landlord: Landlord | undefined;
}

async function sendProblem(problem: Problem, { request, reply, options, actor, landlord }: Answering): Promise<FastifyReply> {
  const visit: Visit = { ...(await readVisit(withoutBody(request), reply, options)), actor, landlord };
  const call = landlord !== undefined && actor === undefined && problem.status !== 403 ? html`<p class="govuk-body">Call us on <a class="govuk-link" href="${telephone(landlord.phone)}">${landlord.phone}</a>.</p>` : undefined;
  const main = html`<h1 class="govuk-heading-l">${problem.title}</h1>${problem.words}${call}`;
  const shown = { title: problem.title, main };
  return sendReply(reply, page(actor === undefined ? publicPage(visit, shown) : staffPage(visit, shown), problem.status), visit);
}

/** What was sent may be the very thing that could not be read. */
function withoutBody(request: FastifyRequest): FastifyRequest {
  request.body = undefined;
  return request;
}
