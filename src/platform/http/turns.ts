import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../database/index.ts';
import type { Admission, Lane } from './admission.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered without waiting for a turn: it asks the database nothing, or takes a turn for each question itself. */
    readonly needsNoTurn?: true;
    /** Its body may be large, so it may take longer to come. */
    readonly takesFiles?: true;
    /** Done in one transaction with others like it: many of these use one connection. */
    readonly sharesTransactions?: true;
  }
}

/** The doors in front of the database. */
export interface Doors {
  /** For whoever uses a connection by themselves. */
  readonly apiece: Admission;
  /** For those who share one. */
  readonly sharing: Admission;
}

/**
 * Every request that uses the database takes its turn once its body is there, and gives it back when its answer is ready
 * to leave: neither a slow sender nor a slow reader keeps others waiting. One that would be refused is refused before
 * its body is read.
 */
export function addTurns(server: FastifyInstance, doors: Doors): void {
  const turns = new WeakMap<FastifyRequest, () => void>();
  server.addHook('onRequest', async (request) => {
    if (needsTurn(request)) doorOf(request, doors).knock(laneOf(request));
  });
  server.addHook('preHandler', async (request) => {
    if (needsTurn(request)) turns.set(request, await doorOf(request, doors).enter(laneOf(request)));
  });
  server.addHook('onSend', async (request) => turns.get(request)?.());
}

function needsTurn(request: FastifyRequest): boolean {
  return !request.is404 && request.routeOptions.config.needsNoTurn !== true;
}

function doorOf(request: FastifyRequest, { apiece, sharing }: Doors): Admission {
  return request.routeOptions.config.sharesTransactions === true ? sharing : apiece;
}

function laneOf({ url }: FastifyRequest): Lane {
  return url.startsWith('/api/') ? 'programs' : 'people';
}

/** The same database, where each transaction takes a turn of its own: for what is done before or without a request's turn. */
export function inTurn(database: Database, admission: Admission): Database {
  const turn = async <T>(work: () => Promise<T>): Promise<T> => {
    const leave = await admission.enter('people');
    try {
      return await work();
    } finally {
      leave();
    }
  };
  return {
    ...database,
    inLandlord: (landlordId, work) => turn(() => database.inLandlord(landlordId, work)),
    inLandlordKeepingIf: (landlordId, keep, work) => turn(() => database.inLandlordKeepingIf(landlordId, keep, work)),
    beforeLandlord: (work, signInName) => turn(() => database.beforeLandlord(work, signInName)),
  };
}
