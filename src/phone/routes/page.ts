import { NotFound } from '../../platform/database/index.ts';
import { assetPaths, file, json, openRoute, page, publicPage, type Route } from '../../platform/http/index.ts';
import { readClient, workerText } from '../client-files.ts';
import { phonePage, phoneTitle } from '../views/phone-page.ts';

const javaScript = 'text/javascript; charset=utf-8';
const aYear = 31_536_000;
const client = readClient();
const govuk = assetPaths.find((path) => path.endsWith('/govuk-frontend.min.js')) ?? '';
const manifest = '/phone/manifest.webmanifest';

/** The page, what it is made of, and how it is installed. None of it is about anybody, so anyone may have it. */
export const phonePageRoutes: readonly Route[] = [
  openRoute('GET', '/phone', async (visit) =>
    page(publicPage({ ...visit, landlord: undefined, actor: undefined }, { title: phoneTitle, main: phonePage(govuk), manifest, scripts: [client.addressOf('app.js')] }))),
  openRoute('GET', '/phone-worker.js', async () => file(workerText(client), javaScript)),
  openRoute('GET', '/phone/files/:release/:name', async ({ params }) => {
    const found = client.files.find(({ name }) => name === params['name']);
    if (found === undefined || params['release'] !== client.release) throw new NotFound('file');
    return { kind: 'file', bytes: found.text, mediaType: javaScript, keepSeconds: aYear };
  }),
  openRoute('GET', '/phone/icon.svg', async () => file(icon, 'image/svg+xml')),
  openRoute('GET', manifest, async () => json({
    name: 'Putright visits', short_name: 'Visits', id: '/phone', start_url: '/phone', scope: '/', display: 'standalone', lang: 'en-GB',
    background_color: '#ffffff', theme_color: '#0b3d3a',
    icons: [{ src: '/phone/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any maskable' }],
  })),
];

/** A house with a tick, within the middle that every phone shows of an icon. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" fill="#0b3d3a"/>
<path d="M256 120 400 240v150H112V240z" fill="none" stroke="#fff" stroke-width="28" stroke-linejoin="round"/>
<path d="m190 300 48 48 90-98" fill="none" stroke="#fff" stroke-width="28" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
