import { readFileSync } from 'node:fs';
import { currentInstant } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import type { Operations } from './platform/http/index.ts';
import type { Worker } from './platform/jobs/index.ts';
import { landlordGauges, type LandlordGauge, type Metrics } from './platform/metrics/index.ts';
import { migrationsFolder, type OpenProduct } from './platform/open-product.ts';
import { openReadiness } from './platform/readiness/index.ts';

export interface WatchedProduct {
  readonly config: Config;
  readonly product: OpenProduct;
  readonly worker: Worker | undefined;
  readonly metrics: Metrics;
  readonly gauges: readonly LandlordGauge[];
}

/** What this process tells whoever runs it, and how to stop telling. */
export function watchProduct({ config, product, worker, metrics, gauges }: WatchedProduct): { operations: Operations; close: () => Promise<void> } {
  const readiness = openReadiness({ ownerUrl: product.ownerUrl, migrationsFolder, worker });
  for (const gauge of landlordGauges(gauges, product.database, currentInstant)) metrics.watch(gauge);
  metrics.watch({ name: 'putright_jobs', help: 'Jobs in the queue by state', label: 'state', read: async () => {
    const { waiting, running, failed } = await readiness.queue();
    return { waiting, running, failed };
  } });
  metrics.watch({ name: 'putright_jobs_oldest_waiting_seconds', help: 'How long the job that waits longest has been due', read: async () => (await readiness.queue()).oldestSeconds });
  metrics.watch({ name: 'putright_database_connections', help: 'Connections of this process by state', label: 'state', read: () => ({ ...product.database.connections() }) });
  if (worker !== undefined) {
    metrics.watch({ name: 'putright_worker_tick_seconds', help: 'How long ago the worker last did a regular task', read: () => worker.secondsSinceTick() });
    metrics.watch({ name: 'putright_worker_last_asked_seconds', help: 'How long ago the worker last asked for a job and was answered', read: () => worker.secondsUnanswered() });
  }
  return {
    operations: { whyNotReady: readiness.whyNotReady, metrics, metricsToken: config.metricsToken },
    close: readiness.close,
  };
}

/** The version that runs, as its package names it. */
export function versionOfProduct(): string {
  return (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string }).version;
}
