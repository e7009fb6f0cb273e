import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface RequestFacts {
  /** The pattern, never the address. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
}

/** One figure or several of a kind, each under the value of one label. */
export type Reading = number | Readonly<Record<string, number>>;

export interface Watched {
  readonly name: string;
  readonly help: string;
  /** What the keys of a reading of several are called. */
  readonly label?: string;
  readonly kind?: 'counter';
  readonly read: () => Reading | Promise<Reading>;
}

/** Figures for Prometheus. Labels hold patterns, kinds and states: never a name, an id or a word of anybody's. */
export interface Metrics {
  readonly contentType: string;
  countRequest(facts: RequestFacts, seconds: number): void;
  countJob(task: string, outcome: 'done' | 'failed', seconds: number): void;
  /** A figure that is read whenever somebody asks. One that cannot be read is left out. */
  watch(watched: Watched): void;
  text(): Promise<string>;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Opens the figures of this process; with its own memory, processor and event loop when `ofProcess`. */
export function openMetrics({ version, ofProcess }: { readonly version: string; readonly ofProcess: boolean }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (ofProcess) collectDefaultMetrics({ register: registry });
  new Gauge({ name: 'putright_build_info', help: 'The version that runs', labelNames: ['version', 'node'], registers }).set({ version, node: process.version }, 1);
  const requests = new Histogram({ name: 'putright_http_request_seconds', help: 'Requests by route, method and status', labelNames: ['route', 'method', 'status'], buckets: seconds, registers });
  const jobs = new Histogram({ name: 'putright_job_seconds', help: 'Jobs by task and what came of them', labelNames: ['task', 'outcome'], buckets: seconds, registers });
  return {
    contentType: registry.contentType,
    countRequest: ({ route, method, status }, took) => requests.observe({ route, method, status }, took),
    countJob: (task, outcome, took) => jobs.observe({ task, outcome }, took),
    watch: (watched) => addWatched(registry, watched),
    text: () => registry.metrics(),
  };
}

function addWatched(registry: Registry, { name, help, label, kind, read }: Watched): void {
  const configuration = { name, help, labelNames: label === undefined ? [] : [label], registers: [] };
  const told = async (set: (labels: Record<string, string>, value: number) => void) => {
    const reading = await Promise.resolve().then(read).catch(() => ({}));
    const readings = typeof reading === 'number' ? [['', reading] as const] : Object.entries(reading);
    for (const [key, value] of readings) set(label === undefined ? {} : { [label]: key }, value);
  };
  // What is reset is nought, and nought would be a lie where nothing could be read.
  const metric = kind === 'counter'
    ? new Counter({ ...configuration, async collect() { this.reset(); if (label === undefined) this.remove(); await told((labels, value) => this.inc(labels, value)); } })
    : new Gauge({ ...configuration, async collect() { this.reset(); if (label === undefined) this.remove(); await told((labels, value) => this.set(labels, value)); } });
  registry.registerMetric(metric);
}
