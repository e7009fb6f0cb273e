import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFound, RecordChanged } from '../database/index.ts';
import type { Landlord } from '../landlord.ts';
import { html, type Html } from '../html/index.ts';
import { publicPage, staffPage, telephone } from './layout.ts';
import { NotAllowed, TooMuchSent } from './problems.ts';
import { readVisit } from './read-visit.ts';
import { discardUpload } from './receive-upload.ts';
import { page } from './replies.ts';
import { sendReply } from './send-reply.ts';
import type { WebServerOptions } from './web-server-options.ts';
import type { SignedIn, Visit } from './visit.ts';

interface Problem {
  readonly status: number;
  readonly title: string;
  readonly words: Html;
}

/** Every failure ends here: plain words, what to do next, and never a stack trace. */
export async function answerProblem(error: Error, request: FastifyRequest, reply: FastifyReply, options: WebServerOptions): Promise<FastifyReply> {
  await discardUpload(request);
  const problem = describeProblem(error, request);
  if (problem.status >= 500) options.log.error({ id: request.id, route: request.routeOptions.url, error: error.name, at: placesIn(error) });
  const { actor, landlord } = error as { actor?: SignedIn; landlord?: Landlord };
  return sendProblem(problem, { request, reply, options, actor, landlord });
}

/** Where it happened. What an error says may quote what somebody wrote, over several lines, so only the places are kept. */
function placesIn({ stack = '', message }: Error): readonly string[] {
  return stack.replace(message, '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 4);
}

/** An address nobody has given a page. */
export function answerUnknownPath(request: FastifyRequest, reply: FastifyReply, options: WebServerOptions): Promise<FastifyReply> {
  return sendProblem(notFound, { request, reply, options, actor: undefined, landlord: undefined });
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

const notFound: Problem = {
  status: 404,
  title: 'Page not found',
  words: html`<p class="govuk-body">If you typed the address, check it is correct. If you followed a link from a message, it may have expired or been withdrawn: reply to the message or call us and we will send a new one.</p>
    <p class="govuk-body"><a class="govuk-link" href="/">Go to the first page</a></p>`,
};

function describeProblem(error: Error & { statusCode?: number; code?: string }, request: FastifyRequest): Problem {
  if (error instanceof NotFound) return notFound;
  if (error instanceof NotAllowed) {
    return {
      status: 403,
      title: 'You do not have permission to see this page',
      words: html`<p class="govuk-body">${error.whoCan}</p><p class="govuk-body">If you need it for your work, ask your administrator to give you that role.</p>`,
    };
  }
  if (error instanceof RecordChanged) {
    return {
      status: 409,
      title: 'Someone else changed this while you were working on it',
      words: html`<p class="govuk-body">Nothing you sent has been saved, so nothing of theirs is lost. Go back, copy what you wrote, then open the record again to see what is there now.</p>`,
    };
  }
  if (error instanceof TooMuchSent || error.code === 'FST_FILES_LIMIT') return tooMuch(error);
  return describeTransportProblem(error, request);
}

function tooMuch(error: Error): Problem {
  const limit = error instanceof TooMuchSent ? `A file here can be up to ${Math.floor(error.upload.bytes / 1024 / 1024)} megabytes, and you can send ${error.upload.files} at a time.` : 'You sent more files than this page takes.';
  return { status: 413, title: 'What you sent is too large', words: html`<p class="govuk-body">${limit} Go back and choose smaller or fewer ones. Nothing was saved.</p>` };
}

/** A form with files of which only a part came: what reads them says so in words only. */
const endedTooSoon = /unexpected end of (multipart data|form)/i;

function describeTransportProblem(error: Error & { statusCode?: number; code?: string }, request: FastifyRequest): Problem {
  const status = error.statusCode ?? (endedTooSoon.test(error.message) ? 400 : 500);
  if (error.code?.startsWith('FST_CSRF') === true) {
    return {
      status: 403,
      title: 'This form is too old to be sent',
      words: html`<p class="govuk-body">Go back, reload the page and send it again. We refuse forms we did not give out ourselves, so that nobody else can act in your name.</p>`,
    };
  }
  if (status === 429) {
    return { status, title: 'Too many requests', words: html`<p class="govuk-body">Wait a minute, then try again. Nothing was saved.</p>` };
  }
  if (status === 413) {
    return { status, title: 'What you sent is too large', words: html`<p class="govuk-body">Go back and send less at once. Nothing was saved.</p>` };
  }
  if (status === 415) {
    return { status, title: 'This page takes no files', words: html`<p class="govuk-body">Go back and send the form as it is. Nothing was saved.</p>` };
  }
  if (status >= 400 && status < 500) {
    return { status, title: 'We could not read what was sent', words: html`<p class="govuk-body">Go back and try again. Nothing was saved.</p>` };
  }
  return {
    status: 500,
    title: 'Sorry, something went wrong on our side',
    words: html`<p class="govuk-body">Nothing you sent has been half-saved. Try again in a few minutes. If it keeps happening, tell us this number: ${request.id}.</p>`,
  };
}
