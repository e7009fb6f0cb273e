import { makeBenchLandlord } from './measure/bench-landlord.ts';
import { ask } from './measure/clients.ts';
import type { BenchContext, Figure, Part } from './measure/figure.ts';
import { startBenchServer } from './measure/postgres-servers.ts';
import { memoryMb } from './measure/processes.ts';
import { startProduct } from './measure/product.ts';

/** What somebody's first page costs to fetch, with everything it needs, as it comes over the wire. */
export const part: Part = { name: 'first-visit', about: 'bytes of a first page with all it needs, and memory of a web process at rest', run };

const port = 3984;

async function run(context: BenchContext): Promise<Figure[]> {
  const server = await startBenchServer(context);
  const { slug } = await makeBenchLandlord(context, server, { homes: 100, cases: 500 });
  const web = await startProduct(context, { ownerUrl: server.ownerUrl, port, parts: 'web' });
  const figures: Figure[] = [];
  for (const [what, path] of [['staff: sign-in page', '/sign-in'], ['resident: report a repair', `/l/${slug}/report`]] as const) {
    const numbers = await visit(path);
    figures.push({ what, numbers: { ...numbers, webMb: memoryMb(web.pid) }, aims: [{ number: 'kilobytes', atMost: 100 }], note: 'bodies as compressed; each answer has about 1 KB of headers besides' });
  }
  return figures;
}

async function visit(path: string): Promise<Record<string, number>> {
  const headers = { 'accept-encoding': 'br, gzip' };
  const page = await ask(port, { path });
  if (page.status !== 200) throw new Error(`${path} was answered ${page.status}.`);
  const wire = await ask(port, { path, headers });
  const needed = new Set(addressesIn(page.body, path));
  let bytes = wire.bytes;
  for (const address of needed) {
    const asset = await ask(port, { path: address, headers });
    if (asset.status !== 200) throw new Error(`${address} was answered ${asset.status}.`);
    bytes += asset.bytes;
    if (!/css/.test(asset.headers['content-type'] ?? '')) continue;
    // What a stylesheet names, such as a typeface, comes with it; added while we walk, so that it is walked too.
    for (const further of addressesIn((await ask(port, { path: address })).body, address)) needed.add(further);
  }
  return { kilobytes: bytes / 1000, requests: needed.size + 1, pageKilobytes: wire.bytes / 1000 };
}

/** Styles, scripts, pictures and typefaces that a browser fetches by itself, on this server. */
export function addressesIn(text: string, base: string): string[] {
  const links = [...text.matchAll(/<link\b[^>]*>/g)].filter(([tag]) => /rel="(stylesheet|icon|preload|mask-icon|manifest)"/.test(tag)).map(([tag]) => /href="([^"]+)"/.exec(tag)?.[1]);
  const sources = [...text.matchAll(/<(?:script|img)\b[^>]*\bsrc="([^"]+)"/g)].map(([, address]) => address);
  const named = [...text.matchAll(/url\(["']?([^"')]+)["']?\)/g)].map(([, address]) => address);
  return [...links, ...sources, ...named]
    .filter((address): address is string => address !== undefined && !address.startsWith('data:') && !address.startsWith('#'))
    .map((address) => new URL(address, `http://127.0.0.1${base}`))
    .filter(({ hostname }) => hostname === '127.0.0.1')
    .map(({ pathname, search }) => pathname + search);
}
