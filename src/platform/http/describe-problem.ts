import { DatabaseUnavailable, NotFound, RecordChanged, type WhyUnavailable } from '../database/index.ts';
import { html, type Html } from '../html/index.ts';
import { FromElsewhere, NotAllowed, TooMuchSent } from './problems.ts';

type ThrownError = Error & { readonly statusCode?: number; readonly code?: string };

export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly words: Html;
  readonly retryAfterSeconds?: number;
}

export const notFound: Problem = {
  status: 404,
  title: 'Page not found',
  words: html`<p class="govuk-body">If you typed the address, check it is correct. If you followed a link from a message, it may have expired or been withdrawn: reply to the message or call us and we will send a new one.</p>
    <p class="govuk-body"><a class="govuk-link" href="/">Go to the first page</a></p>`,
};

/** The address takes only these methods, and was asked by another: most often a form's own address opened by itself. */
export function otherMethod(takes: readonly string[]): Problem {
  const words = takes.includes('GET')
    ? 'There is a page at this address, and it takes nothing that is sent to it. Nothing was saved.'
    : 'This address takes what a form sends, and has no page of its own. Go back to the page with the form, and send it from there. Nothing was saved.';
  return { status: 405, title: 'This address cannot be used in that way', words: html`<p class="govuk-body">${words}</p><p class="govuk-body"><a class="govuk-link" href="/">Go to the first page</a></p>` };
}

/** What happened, in plain words, and what to do next. */
export function describeProblem(error: ThrownError, requestId: string): Problem {
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
      words: html`<p class="govuk-body">Nothing you sent has been saved, so nothing of theirs is lost. Go back to what you wrote, and open the record beside it to see what is there now.</p>`,
    };
  }
  if (error instanceof TooMuchSent || error.code === 'FST_FILES_LIMIT') return tooMuch(error);
  if (error instanceof DatabaseUnavailable) return unavailable(error.why, error.retryAfterSeconds, requestId);
  if (error instanceof FromElsewhere) return fromElsewhere;
  return describeTransportProblem(error, requestId);
}

function tooMuch(error: Error): Problem {
  const limit = error instanceof TooMuchSent ? `A file here can be up to ${inMegabytes(error.upload.bytes)} megabytes, and you can send ${error.upload.files} at a time${error.upload.totalBytes === undefined ? '' : `, ${inMegabytes(error.upload.totalBytes)} megabytes of them together`}.` : 'You sent more files than this page takes.';
  return { status: 413, title: 'What you sent is too large', words: html`<p class="govuk-body">${limit} Go back and choose smaller or fewer ones. Nothing was saved.</p>` };
}

const inMegabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024);

/** A form with files of which only a part came, or whose parts cannot be told apart: what reads them says so in words only. */
const unreadableForm = /unexpected end of (multipart data|form)|boundary not found|needle cannot/i;

function describeTransportProblem(error: ThrownError, requestId: string): Problem {
  const status = error.statusCode ?? (unreadableForm.test(error.message) ? 400 : 500);
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
    words: html`<p class="govuk-body">Nothing you sent has been half-saved. Try again in a few minutes. If it keeps happening, tell us this number: ${requestId}.</p>`,
  };
}

const fromElsewhere: Problem = {
  status: 403,
  title: 'This form was sent from another site',
  words: html`<p class="govuk-body">We take forms from our own pages only, so that no other site can act in your name. Nothing was saved.</p><p class="govuk-body"><a class="govuk-link" href="/">Go to the first page</a></p>`,
};

const unavailableWords: Readonly<Record<WhyUnavailable, { readonly title: string; readonly words: string }>> = {
  busy: { title: 'Putright is busy', words: 'What you asked for took too long, because much else is going on. Nothing was saved. Go back and try again in a few seconds.' },
  away: { title: 'Putright cannot reach its records just now', words: 'Nothing was saved. This usually takes a few seconds: go back and try again. You stay signed in.' },
  full: { title: 'There is no room left to save anything', words: 'Nothing was saved, and nothing can be until the disk has room again. Tell whoever looks after Putright where you work.' },
  unsure: { title: 'We cannot tell whether this was saved', words: 'The line to our records was cut at that very moment. It is there whole, or not at all: look before you send it again.' },
};

function unavailable(why: WhyUnavailable, retryAfterSeconds: number, requestId: string): Problem {
  const { title, words } = unavailableWords[why];
  return { status: 503, title, words: html`<p class="govuk-body">${words}</p><p class="govuk-body">If it keeps happening, tell us this number: ${requestId}.</p>`, retryAfterSeconds };
}
