import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../bin/chromium.ts';
import { demonstrationPassword } from '../src/demonstration/index.ts';
import { signalTo, type Signal } from './signal.ts';
import type { Site } from './site.ts';

/** Somebody's phone, with the page for visits on it: its signal comes and goes, and what it keeps stays when it is closed. */
export class Handset {
  readonly signal: Signal;
  /** What failed on its pages unseen. */
  readonly faults: string[] = [];
  readonly #site: Site;
  readonly #folder: string;
  #opened: { readonly context: BrowserContext; readonly page: Page } | undefined;

  private constructor(site: Site, signal: Signal, folder: string) {
    this.#site = site;
    this.signal = signal;
    this.#folder = folder;
  }

  static async open(site: Site): Promise<Handset> {
    const handset = new Handset(site, await signalTo(site.address), await mkdtemp(join(tmpdir(), 'putright-phone-')));
    await handset.#openBrowser();
    return handset;
  }

  get context(): BrowserContext {
    return this.#now().context;
  }

  get page(): Page {
    return this.#now().page;
  }

  #now() {
    if (this.#opened === undefined) throw new Error('The phone is not open.');
    return this.#opened;
  }

  /** A browser of its own with a folder that stays when it is closed, as a phone's does. */
  async #openBrowser(): Promise<void> {
    const context = await chromium.launchPersistentContext(this.#folder, {
      ...(findChromium() === undefined ? {} : { executablePath: findChromium() as string }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'], viewport: { width: 360, height: 740 }, baseURL: this.signal.address, locale: 'en-GB',
    });
    context.setDefaultTimeout(10_000);
    await context.clock.install({ time: this.#site.clock.now });
    const page = context.pages()[0] ?? (await context.newPage());
    page.on('pageerror', (error) => this.faults.push(error.message));
    this.#opened = { context, page };
  }

  async signIn(email: string): Promise<void> {
    await this.page.goto('/sign-in?returnTo=/phone');
    await this.page.getByLabel('Email address').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(demonstrationPassword);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByText(/sent and up to date/).waitFor();
  }

  async noSignal(): Promise<void> {
    this.signal.lose();
    await this.context.setOffline(true);
  }

  async foundSignal(): Promise<void> {
    this.signal.find();
    await this.context.setOffline(false);
  }

  async shows(words: string | RegExp): Promise<void> {
    const shown = async () => (await this.page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
    await this.until(async () => (typeof words === 'string' ? (await shown()).includes(words) : words.test(await shown()))).catch(async () => assert.fail(`The phone should show ${String(words)}. It shows: ${await shown()}`));
  }

  async until(holds: () => boolean | Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 80; tries += 1) {
      if (await holds()) return;
      await pause(100);
    }
    throw new Error('It did not come to that.');
  }

  /** The browser is gone, with whatever it held in memory; there is still no signal when it comes back. */
  async closeAndOpen(): Promise<void> {
    await this.context.close();
    await this.#openBrowser();
    await this.noSignal();
    await this.page.goto('/phone');
    await this.shows(/No signal/);
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.signal.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
