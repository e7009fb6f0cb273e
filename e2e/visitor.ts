import assert from 'node:assert/strict';
import type { Locator, Page, Response } from 'playwright-core';
import { demonstrationPassword } from '../src/demonstration/index.ts';
import { theBrowser } from './browser.ts';
import { checkPage } from './check-page.ts';
import type { Site } from './site.ts';

export interface VisitorOptions {
  readonly screen?: 'desktop' | 'phone';
  readonly javaScript?: boolean;
}

const screens = { desktop: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } };

/** Somebody at a browser. Every page they come to is checked, and whatever goes wrong unseen is remembered. */
export class Visitor {
  readonly page: Page;
  readonly #lens: Page | undefined;
  readonly #site: Site;
  readonly #wrong: string[] = [];

  private constructor(site: Site, { page, lens }: { readonly page: Page; readonly lens?: Page | undefined }) {
    this.#site = site;
    this.page = page;
    this.#lens = lens;
    page.on('console', (message) => {
      // A page that answers 404 or 422 is also told on the console; what it should answer is asked where it is opened.
      const isOwnStatus = message.text().startsWith('Failed to load resource') && message.location().url === page.url();
      if (message.type() === 'error' && !isOwnStatus) this.#wrong.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => this.#wrong.push(`script: ${error.message}`));
    page.on('requestfailed', (request) => {
      // Pictures come when they are scrolled to: whoever goes on to another page first leaves one half read.
      const wasLeft = request.resourceType() === 'image' && request.failure()?.errorText === 'net::ERR_ABORTED';
      if (!wasLeft) this.#wrong.push(`request: ${request.url()} ${request.failure()?.errorText ?? ''}`);
    });
    page.on('response', (response) => this.#look(response));
  }

  /** A new browser, with no cookies. */
  static async arrive(site: Site, { screen = 'desktop', javaScript = true }: VisitorOptions = {}): Promise<Visitor> {
    const browser = await theBrowser();
    const open = async (javaScriptEnabled: boolean) => {
      const context = await browser.newContext({ viewport: screens[screen], javaScriptEnabled, baseURL: site.address, locale: 'en-GB' });
      context.setDefaultTimeout(8000);
      return context.newPage();
    };
    const page = await open(javaScript);
    if (javaScript) return new Visitor(site, { page });
    const lens = await open(true);
    // Not our scripts: what is looked at is the page as it is without them.
    await lens.context().route('**/*.js', (route) => route.abort());
    return new Visitor(site, { page, lens });
  }

  /** A member of staff of the demonstration who has signed in: `planner@tarnbrook.example`. */
  static async signedIn(site: Site, email: string, options: VisitorOptions = {}): Promise<Visitor> {
    const visitor = await Visitor.arrive(site, options);
    await visitor.signIn(email);
    return visitor;
  }

  async signIn(email: string, password = demonstrationPassword): Promise<void> {
    await this.open('/sign-in');
    await this.write('Email address', email);
    await this.write('Password', password);
    await this.press('Sign in');
  }

  async leave(): Promise<void> {
    await this.#lens?.context().close();
    await this.page.context().close();
  }

  /** Opens an address, and expects this answer. */
  async open(address: string, status = 200): Promise<void> {
    const response = await this.page.goto(address);
    assert.equal(response?.status(), status, `the answer at ${address}`);
    assert.ok(this.path !== '/sign-in' || address.startsWith('/sign-in'), `${address} asks to sign in`);
    await this.check();
  }

  /** Presses what leads to another page. */
  async press(name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> {
    await this.pressOn(this.page.getByRole(role, { name, exact: typeof name === 'string' }).first());
  }

  follow(name: string | RegExp): Promise<void> {
    return this.press(name, 'link');
  }

  async pressOn(target: Locator): Promise<void> {
    await Promise.all([this.page.waitForEvent('framenavigated', (frame) => frame === this.page.mainFrame()), target.click()]);
    await this.page.waitForLoadState('load');
    await this.check();
  }

  async write(label: string | RegExp, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: typeof label === 'string' }).first().fill(text);
  }

  /** Fills the three boxes of a date, as in "27 3 2027", by the question they answer. */
  async writeDate(question: string | RegExp, date: string): Promise<void> {
    const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
    const boxes = this.page.getByRole('group', { name: question }).first();
    for (const [label, text] of [['Day', day], ['Month', month], ['Year', year]] as const) await boxes.getByLabel(label, { exact: true }).fill(String(Number(text)));
  }

  /** Chooses a radio or ticks a box. */
  async choose(label: string | RegExp): Promise<void> {
    await this.page.getByLabel(label, { exact: typeof label === 'string' }).first().check();
  }

  async pick(label: string, option: string | RegExp): Promise<void> {
    const list = this.page.getByLabel(label, { exact: true });
    const text = typeof option === 'string' ? option : await list.locator('option').filter({ hasText: option }).first().textContent();
    await list.selectOption({ label: (text ?? '').trim() });
  }

  /** Chooses a photo, for the field of that name where there are several; with scripts the box it belongs to is dressed up as a button. */
  async attach(photo: { name: string; mimeType: string; buffer: Buffer }, field?: string): Promise<void> {
    await this.page.locator(`input[type="file"]${field === undefined ? '' : `[name="${field}"]`}`).setInputFiles(photo);
  }

  get path(): string {
    return new URL(this.page.url()).pathname;
  }

  /** The heading, without the caption over it. */
  async heading(): Promise<string> {
    return (await this.page.locator('h1').innerText()).trim().split('\n').at(-1) ?? '';
  }

  /** The words on the page, without what is folded away. */
  async words(): Promise<string> {
    return (await this.page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
  }

  async sees(words: string | RegExp): Promise<void> {
    const shown = await this.words();
    const isThere = typeof words === 'string' ? shown.includes(words) : words.test(shown);
    assert.ok(isThere, `${this.path} shows ${String(words)}. It shows: ${shown.slice(0, 1500)}`);
  }

  async seesNot(words: string | RegExp): Promise<void> {
    const shown = await this.words();
    const isThere = typeof words === 'string' ? shown.includes(words) : words.test(shown);
    assert.ok(!isThere, `${this.path} should not show ${String(words)}. It shows: ${shown.slice(0, 500)}`);
  }

  /** The page as it stands, against everything that holds on any page. */
  async check(): Promise<void> {
    await checkPage(this.page, this.#lens);
    assert.deepEqual(this.#wrong.splice(0), [], `went wrong on ${this.path}`);
  }

  #look(response: Response): void {
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= (isPage ? 500 : 400)) this.#wrong.push(`answer: ${response.status()} ${response.url()}`);
    if (!response.url().startsWith(this.#site.address) && !response.url().startsWith('data:')) this.#wrong.push(`outside: ${response.url()}`);
  }
}
