import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { houseStylesheet } from './house-stylesheet.ts';

export { landlordStylesheet } from './landlord-stylesheet.ts';

/** One file for browsers, ready to send. Its path changes whenever any of them does, so it may be kept for ever. */
export interface Asset {
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** The addresses that a page needs. */
export interface PageAssets {
  readonly stylesheet: string;
  readonly script: string;
}

const require = createRequire(import.meta.url);

/** Where GOV.UK Frontend keeps the prebuilt files that ours are made from. */
export function govukAssets(): PageAssets {
  return {
    stylesheet: require.resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'),
    script: require.resolve('govuk-frontend/dist/govuk/govuk-frontend.min.js'),
  };
}

const STYLESHEET = 'putright.css';
const START = 'start.js';
const MOVABLE = 'movable-picture.js';
const CSS = 'text/css; charset=utf-8';
const JAVASCRIPT = 'text/javascript; charset=utf-8';

/** Reads the stylesheet and the scripts. start.js imports its neighbour by a relative path, so they share one folder. */
export function readAssets(): readonly Asset[] {
  const prebuilt = govukAssets();
  const styles = `${houseStylesheet(readFileSync(prebuilt.stylesheet, 'utf8'))}\n${readOurs('house.css')}`;
  const script = readFileSync(prebuilt.script, 'utf8').replace(/\/\/# sourceMappingURL=\S*\s*$/, '');
  const files = [
    { name: STYLESHEET, mediaType: CSS, text: styles },
    { name: START, mediaType: JAVASCRIPT, text: readOurs(START) },
    { name: 'govuk-frontend.min.js', mediaType: JAVASCRIPT, text: script },
    { name: MOVABLE, mediaType: JAVASCRIPT, text: readOurs(MOVABLE) },
  ];
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
  return files.map(({ name, mediaType, text }) => ({
    path: `/assets/${version}/${name}`,
    mediaType,
    bytes: Buffer.from(text, 'utf8'),
  }));
}

function readOurs(name: string): string {
  return readFileSync(fileURLToPath(new URL(`client/${name}`, import.meta.url)), 'utf8');
}

/** Picks out of the assets the two that every page names. */
export function pageAssets(assets: readonly Asset[]): PageAssets {
  return { stylesheet: pathOf(assets, STYLESHEET), script: pathOf(assets, START) };
}

/** The script of a page with a picture that can be moved. */
export const movablePictureIn = (assets: readonly Asset[]): string => pathOf(assets, MOVABLE);

function pathOf(assets: readonly Asset[], name: string): string {
  const asset = assets.find(({ path }) => path.endsWith(`/${name}`));
  if (!asset) throw new Error(`No asset is called ${name}`);
  return asset.path;
}
