import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../bin/chromium.ts';
import { beforeServerStops } from '../test/server.ts';

let launched: Promise<Browser> | undefined;

/** The one browser of the run; each person in a journey has a context of their own in it. */
export function theBrowser(): Promise<Browser> {
  launched ??= launch();
  return launched;
}

async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('The journeys need Chromium: see e2e/README.md.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
    ],
  });
}

beforeServerStops.unshift(async () => {
  const browser = await launched;
  launched = undefined;
  await browser?.close();
});
