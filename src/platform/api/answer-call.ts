import { createHash } from 'node:crypto';
import type { Database, Sharing, Tx } from '../database/index.ts';
import { NotAllowed } from '../http/problems.ts';
import type { ApiFile, ApiRoute, ApiVisit } from './api-route.ts';
import type { ApiCaller, ApiCallers, EarlierAnswer, PresentedToken } from './callers.ts';
import { describeApiProblem } from './describe-problem.ts';
import { ApiProblem, type ProblemKind } from './problem.ts';

/** A call as it came, before anybody knows who calls. */
export interface Call {
  readonly token: PresentedToken;
  readonly key: string | undefined;
  /** Method, address and all that the body says: a retry has the same. */
  readonly fingerprint: string;
  /** Why what came in is not as its schemas have it. Told only to somebody who may call. */
  readonly invalid: Error | undefined;
  readonly visit: Omit<ApiVisit, 'tx' | 'landlord' | 'actor' | 'scopes'>;
}

export type CallAnswer = { readonly status: number; readonly body: string; readonly replayed: boolean } | { readonly file: ApiFile };

export interface Tools {
  readonly database: Database;
  readonly callers: ApiCallers;
  /** Where calls of the operation may share a transaction. */
  readonly sharing?: Sharing | undefined;
  /** Told as soon as it is proved whose landlord's program calls, whatever it is then answered. */
  readonly onCaller?: (landlordId: string) => void;
}

/** Answers one call in one transaction: who calls, may they, the handler, and the answer kept under its key with what it did. */
export async function answerCall(route: ApiRoute, call: Call, tools: Tools): Promise<CallAnswer> {
  try {
    return await inTransaction(route, call, tools);
  } catch (error) {
    // Another request with this key may have been quicker: then it did the work, and what failed here is its shadow.
    const quicker = call.key === undefined || wasNeverTried(error) ? undefined : await answeredMeanwhile(route, call, tools).catch((problem: Error) => {
      if (problem instanceof ApiProblem) throw problem;
      return undefined;
    });
    if (quicker !== undefined) return quicker;
    throw error;
  }
}

function inTransaction(route: ApiRoute, call: Call, tools: Tools): Promise<CallAnswer> {
  const { landlordId } = call.token;
  const work = (tx: Tx): Promise<CallAnswer> => answerIn(tx, route, call, tools);
  if (route.apart === undefined || tools.sharing === undefined || call.invalid !== undefined) {
    return tools.database.inLandlord(landlordId, (tx) => {
      if (route.method === 'POST') planOnceByKeys(tx);
      return work(tx);
    });
  }
  return tools.sharing({ landlordId, apart: route.apart(call.visit), work });
}

// A program asks the same few questions again and again, each by its key: planning them anew each time costs more than
// answering them. A plan that is kept must not read whole tables because they were small when it was made: one that did so
// with what was answered before read 13,000 rows for each call, until the tables were next analysed. Sent with the first
// question, it takes no time of its own.
export function planOnceByKeys(tx: Tx): void {
  tx.send(`select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)`);
}

async function answerIn(tx: Tx, route: ApiRoute, call: Call, tools: Tools): Promise<CallAnswer> {
  const calling = callerOf(tx, route, call, tools);
  const reading = call.invalid === undefined ? route.readAhead?.({ ...call.visit, tx }) : undefined;
  // What it could not read is nobody's business but a caller's who may.
  reading?.catch(() => undefined);
  const caller = await calling;
  if (caller.earlier !== undefined) return replay(caller.earlier, call);
  if (call.invalid !== undefined) throw call.invalid;
  const { landlord, actor, scopes, tokenId } = caller;
  const answer = await route.handle({ ...call.visit, tx, landlord, actor, scopes }, await reading);
  if ('file' in answer) return answer;
  const { status, value } = answer;
  const body = JSON.stringify(value);
  if (call.key !== undefined) tools.callers.keep(tx, { tokenId, key: call.key, requestHash: hashOf(call), status, body, at: call.visit.now });
  return { status, body, replayed: false };
}

/** Whether the caller may at all, asked before the body of a call that brings files is read. */
export async function mayCall(route: ApiRoute, call: Pick<Call, 'token' | 'key'> & { readonly visit: Pick<Call['visit'], 'now' | 'today'> }, tools: Tools): Promise<void> {
  await tools.database.inLandlord(call.token.landlordId, (tx) => callerOf(tx, route, call, tools));
}

async function callerOf(tx: Tx, route: ApiRoute, { token, key, visit: { now, today } }: Parameters<typeof mayCall>[1], { callers, onCaller }: Tools): Promise<ApiCaller> {
  const caller = await callers.read(tx, { token, key, now, today });
  if (caller === undefined) throw new ApiProblem('token-missing', 'This token opens nothing: it is unknown, expired or revoked, or the person it acts for no longer works here.');
  onCaller?.(token.landlordId);
  if (!caller.scopes.includes(route.scope)) throw new ApiProblem('not-allowed', `This token does not have the scope ${route.scope}.`);
  const { roles } = route;
  if (roles !== 'every role' && !caller.actor.roles.some((role) => roles.includes(role))) throw new NotAllowed(`Only these can do this: ${roles.join(', ')}.`);
  return caller;
}

function replay(earlier: EarlierAnswer, call: Call): CallAnswer {
  if (!earlier.requestHash.equals(hashOf(call))) throw new ApiProblem('key-reused', 'This Idempotency-Key was used before, for another request. Use a new key for a new thing.');
  return { status: earlier.status, body: earlier.body, replayed: true };
}

async function answeredMeanwhile(route: ApiRoute, call: Call, tools: Tools): Promise<CallAnswer | undefined> {
  return tools.database.inLandlord(call.token.landlordId, async (tx) => {
    const { earlier } = await callerOf(tx, route, call, tools);
    return earlier === undefined ? undefined : replay(earlier, call);
  });
}

/** Refused before anything was tried: nobody can have been quicker. */
const neverTried: ReadonlySet<ProblemKind> = new Set<ProblemKind>(['token-missing', 'not-allowed', 'key-reused', 'invalid']);

function wasNeverTried(error: unknown): boolean {
  return neverTried.has(describeApiProblem(error as Error).kind);
}

const hashOf = ({ fingerprint }: Call): Buffer => createHash('sha256').update(fingerprint).digest();
