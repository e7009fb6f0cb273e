import { makeBenchLandlord } from './measure/bench-landlord.ts';
import { ask, runLoad } from './measure/clients.ts';
import { numberOption, type BenchContext, type Figure, type Part } from './measure/figure.ts';
import { startBenchServer } from './measure/postgres-servers.ts';
import { memoryMb } from './measure/processes.ts';
import { fromSomewhere, startProduct } from './measure/product.ts';
import { spreadMs } from './measure/spread.ts';
import { perRequest, watched } from './measure/watched.ts';

// node bench/overload.ts --seconds 60 --clients 200

/** Far more people at once than there is room for, held against eight of them at the same pages in the same run. */
export const part: Part = { name: 'overload', about: 'two hundred people at once, for a minute', run };

const port = 3983;

async function run(context: BenchContext): Promise<Figure[]> {
  const server = await startBenchServer(context);
  const { slug } = await makeBenchLandlord(context, server, { homes: 100, cases: 500 });
  const web = await startProduct(context, { ownerUrl: server.ownerUrl, port, parts: 'web' });
  const seconds = numberOption(context, 'seconds', 60);
  const measure = async (clients: number, forSeconds: number) => {
    const before = memoryMb(web.pid);
    const next = (index: number) => ({ path: `/l/${slug}${index % 2 === 0 ? '' : '/report'}`, headers: fromSomewhere(index) });
    const seen = await watched({ web: web.pid, postgres: server.pid }, () => runLoad({ port, clients, seconds: forSeconds, next }));
    const { accepted, refused, refusedWithRetryAfter, wrong } = seen.result;
    const wrongOnes = Object.values(wrong).reduce((sum, each) => sum + each, 0);
    return {
      acceptedPerSecond: accepted.length / seen.seconds, ...spreadMs(accepted), refusedPerSecond: refused.length / seen.seconds, refusedP95Ms: spreadMs(refused)['p95Ms'] ?? 0,
      refusedSilently: refused.length - refusedWithRetryAfter, wrong: wrongOnes, webMb: memoryMb(web.pid), grownMb: memoryMb(web.pid) - before,
      ...perRequest(seen, accepted.length + refused.length),
    };
  };
  await measure(8, 3);
  const reference = { what: '8 at once', numbers: await measure(8, Math.min(10, seconds)) };
  const numbers = await measure(numberOption(context, 'clients', 200), seconds);
  const after = await ask(port, { path: `/l/${slug}`, headers: fromSomewhere(0) });
  return [{
    what: `pages, ${numberOption(context, 'clients', 200)} at once for ${seconds} s (${server.name})`, numbers: { ...numbers, firstAfterMs: after.status === 200 ? after.ms : Infinity }, reference,
    aims: [{ number: 'p99Ms', atMost: 1000 }, { number: 'wrong', atMost: 0 }, { number: 'refusedSilently', atMost: 0 }, { number: 'webMb', atMost: 200 }, { number: 'firstAfterMs', atMost: 100 }],
  }];
}

if (import.meta.main) {
  process.argv.splice(2, 0, part.name);
  // Not awaited: it imports this file, which would then wait for itself.
  void import('./run.ts');
}
