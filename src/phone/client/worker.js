import { synchronise } from './send-captured.js';

/**
 * What works behind the page: it answers for the page and its files where there is no network, and sends what waits when the
 * phone finds one, also with the page closed. It keeps no answer that is about a person.
 * @typedef {Event & { waitUntil: (work: Promise<unknown>) => void }} WaitingEvent
 * @typedef {WaitingEvent & { request: Request, respondWith: (answer: Promise<Response>) => void }} FetchingEvent
 * @typedef {{ skipWaiting: () => Promise<void>, clients: { claim: () => Promise<void>, matchAll: () => Promise<{ postMessage: (message: string, transfer: never[]) => void }[]> }, addEventListener: (name: string, act: (event: any) => void) => void, location: Location }} Worker
 */

const keptAs = 'putright-phone-';

/** @param {Worker} worker @param {{ release: string, page: string, addresses: string[] }} shell */
export function workBehind(worker, { release, page, addresses }) {
  const name = `${keptAs}${release}`;
  worker.addEventListener('install', (/** @type {WaitingEvent} */ event) => event.waitUntil(keepShell(worker, name, [page, ...addresses])));
  worker.addEventListener('activate', (/** @type {WaitingEvent} */ event) => event.waitUntil(forgetOthers(worker, name)));
  worker.addEventListener('fetch', (/** @type {FetchingEvent} */ event) => {
    const { pathname, origin } = new URL(event.request.url);
    if (event.request.method !== 'GET' || origin !== worker.location.origin) return;
    if (pathname === page || addresses.includes(pathname)) event.respondWith(kept(name, pathname, event.request));
  });
  worker.addEventListener('sync', (/** @type {WaitingEvent} */ event) => event.waitUntil(sendBehind(worker)));
}

/** @param {Worker} worker @param {string} name @param {string[]} addresses */
async function keepShell(worker, name, addresses) {
  const cache = await caches.open(name);
  await cache.addAll(addresses.map((address) => new Request(address, { cache: 'reload' })));
  await worker.skipWaiting();
}

/** @param {Worker} worker @param {string} name */
async function forgetOthers(worker, name) {
  for (const other of await caches.keys()) if (other.startsWith(keptAs) && other !== name) await caches.delete(other);
  await worker.clients.claim();
}

/** @param {string} name @param {string} pathname @param {Request} request @returns {Promise<Response>} */
async function kept(name, pathname, request) {
  return (await (await caches.open(name)).match(pathname)) ?? fetch(request);
}

/** Throws when it was not all sent, so that the phone tries again. @param {Worker} worker */
async function sendBehind(worker) {
  const outcome = await synchronise();
  for (const client of await worker.clients.matchAll()) client.postMessage('changed', []);
  if (outcome === 'no-signal' || outcome === 'trouble') throw new Error(outcome);
}
