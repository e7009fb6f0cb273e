import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { instant } from './clock/index.ts';
import { apiCallers } from './api-tokens/index.ts';
import { tellWhatChanged } from './casefile/index.ts';
import { claimedLandlord, notifyReceiptsHook, resolveLink } from './correspondence/index.ts';
import { receivedTextsHook } from './evidence/index.ts';
import { resolveOrderLink } from './orders/index.ts';
import { isFirstStart, printSignIns, wholeLandlords, type Saying } from './make-demonstration-here.ts';
import { modules, navigation, searchers, type Module } from './modules.ts';
import { currentInstant } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/database/index.ts';
import { openFileStore } from './platform/files/index.ts';
import { createWebServer, portRefused, refuseTakenPort, usualLimits, type Operations } from './platform/http/index.ts';
import { startWorker, type SliceJobs } from './platform/jobs/index.ts';
import { everyLandlord, listLandlords, type Landlord } from './platform/landlord.ts';
import { openLog, type Log } from './platform/log.ts';
import { openNotifySender, openSmtpMailer, type NotifySender } from './platform/mail/index.ts';
import { openMetrics } from './platform/metrics/index.ts';
import { openProduct, type OpenProduct } from './platform/open-product.ts';
import { policyFrom, policyProblems } from './repairs/index.ts';
import { runFirstDemonstration } from './run-first-demonstration.ts';
import { readSession } from './staff/index.ts';
import { versionOfProduct, watchProduct } from './watch-product.ts';

const fiveMinutes = 300_000;
const longestAnswerMs = 10_000;

export interface StartedProduct {
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts what this process is set to run: the database if it is ours, the worker, the web. */
export async function startProduct(config: Config, saying: Saying): Promise<StartedProduct> {
  if (config.listens) await refuseTakenPort(config);
  const log = openLog(config.logLevel);
  if (config.demonstration && isFirstStart(config)) await runFirstDemonstration();
  const product = await openProduct(config, {
    log: saying.say,
    onIdleError: (error) => log.error({ database: error.message }),
    mostConnections: config.databaseConnections,
    waitForDatabaseMs: fiveMinutes,
  });
  try {
    const landlords = await landlordsOrDemonstration(product, config, saying);
    await refuseLoosePolicies(product.database);
    const parts = modules({
      files: openFileStore(config),
      delivery: {
        mailer: config.smtpUrl === undefined ? undefined : openSmtpMailer({ url: config.smtpUrl, from: config.mailFrom }),
        notify: notifyFrom(config),
        publicAddress: config.publicAddress,
      },
    });
    const running = await startParts(parts, product, config, log);
    if (landlords.some(({ isInvented }) => isInvented)) printSignIns(saying);
    return {
      address: config.publicAddress,
      stop: async () => {
        await running.stop();
        await product.close();
      },
    };
  } catch (error) {
    await product.close();
    throw error;
  }
}

function notifyFrom({ notify }: Config): NotifySender | undefined {
  if (notify === undefined) return undefined;
  const { apiKey, templates, url } = notify;
  return openNotifySender({ apiKey, templates, ...(url === undefined ? {} : { url }) });
}

async function landlordsOrDemonstration(product: OpenProduct, config: Config, saying: Saying): Promise<Landlord[]> {
  const landlords = await wholeLandlords(product, config);
  if (landlords.length > 0) return landlords;
  if (!config.demonstration) {
    saying.say('There is no landlord here yet: add one with npx putright landlord add, then its first administrator.');
    return landlords;
  }
  await runFirstDemonstration();
  return product.database.beforeLandlord(listLandlords);
}

/** A landlord's settings may be stricter than law, never looser. */
async function refuseLoosePolicies(database: Database): Promise<void> {
  const now = instant(currentInstant());
  for await (const { name, settings } of everyLandlord(database)) {
    const problems = policyProblems(policyFrom(settings), now.slice(0, 10) as never);
    if (problems.length > 0) throw new Error(`The settings of ${name} are looser than the law: ${problems.join(' ')}`);
  }
}

function jobsOf(parts: readonly Module[]): SliceJobs {
  const jobs = parts.flatMap((part) => part.jobs ?? []);
  return { tasks: Object.assign({}, ...jobs.map(({ tasks }) => tasks)), schedule: jobs.flatMap(({ schedule }) => schedule) };
}

/** The parts that this process is set to run, and the way to end them: nothing new is taken, what is in hand is finished. */
async function startParts(modules: readonly Module[], product: OpenProduct, config: Config, log: Log): Promise<{ stop: () => Promise<void> }> {
  const metrics = openMetrics({ version: versionOfProduct(), ofProcess: true });
  const worker = config.parts.worker
    ? await startWorker({ ownerUrl: product.ownerUrl, database: product.database, ...jobsOf(modules), log, onJob: metrics.countJob })
    : undefined;
  const watched = watchProduct({ config, product, worker, metrics, gauges: modules.flatMap(({ gauges }) => gauges ?? []) });
  const stop = async (server?: FastifyInstance) => {
    await Promise.all([server && closeSoon(server), worker?.stop()]);
    await watched.close();
  };
  try {
    const server = config.listens ? await serve(config.parts.web ? modules : [], { config, log, database: product.database, operations: watched.operations }) : undefined;
    return { stop: () => stop(server) };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Serving {
  readonly config: Config;
  readonly log: Log;
  readonly database: Database;
  readonly operations: Operations;
}

async function serve(parts: readonly Module[], { config, log, database, operations }: Serving): Promise<FastifyInstance> {
  const server = await createWebServer({
    routes: parts.flatMap(({ routes }) => routes),
    navigation,
    searchers,
    database,
    log,
    publicAddress: config.publicAddress,
    trustProxy: config.trustProxy,
    requestsPerMinute: config.requestsPerMinute,
    // The rest is for the worker, and for what a request asks beside its own transaction.
    admission: { ...usualLimits, atWork: Math.max(2, config.databaseConnections - 4) },
    uploadFolder: join(config.dataDir, 'incoming'),
    operations,
    hooks: [...notifyReceiptsHook(config.notify?.receiptToken), ...receivedTextsHook(config.textsToken, openFileStore(config))],
    readSession,
    resolveLink,
    resolveWorkLink: resolveOrderLink,
    landlordOfLink: claimedLandlord,
    apiCallers,
    tellWhatChanged,
  });
  try {
    await server.listen({ port: config.port, host: config.host });
    return server;
  } catch (error) {
    await server.close();
    throw portRefused(config, error);
  }
}

/** Answers what is in hand, and then ends the connections that would go on asking. */
async function closeSoon(server: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => server.server.closeAllConnections(), longestAnswerMs);
  await server.close();
  clearTimeout(cut);
}
