import assert from 'node:assert/strict';
import { demonstrationPassword } from '../src/demonstration/index.ts';
import type { Site } from './site.ts';

export interface Sent {
  readonly status: number;
  readonly text: string;
  readonly location: string;
}

/** Sends forms over HTTP, as a browser without scripts does: with the cookies, the token and the hidden fields of the page. */
export class FormSender {
  readonly #site: Site;
  readonly #cookies = new Map<string, string>();

  constructor(site: Site) {
    this.#site = site;
  }

  async signIn(email: string): Promise<void> {
    const { status } = await this.send('/sign-in', { email, password: demonstrationPassword }, '/sign-in');
    assert.equal(status, 303);
  }

  get(path: string): Promise<Sent> {
    return this.#ask(path, {});
  }

  /** Sends a form that stands on the page `on`, with the hidden fields it has there. */
  async send(to: string, fields: Readonly<Record<string, string>>, on: string): Promise<Sent> {
    const page = await this.get(on);
    const hidden = Object.fromEntries([...page.text.matchAll(/<input type="hidden" name="(_csrf|seenVersion|version|problem|new)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
    return this.#ask(to, { method: 'POST', body: new URLSearchParams({ ...hidden, ...fields }) });
  }

  /** Fills in the form on a page, and gives the page it leads to once it was taken. */
  async fill(on: string, fields: Readonly<Record<string, string>>, to = on): Promise<string> {
    const sent = await this.send(to, fields, on);
    assert.equal(sent.status, 303, `the form at ${on} is taken: ${/govuk-error-summary[\s\S]{0,900}/.exec(sent.text)?.[0] ?? sent.text.slice(0, 500)}`);
    const shown = await this.get(sent.location);
    assert.equal(shown.status, 200);
    return shown.text;
  }

  /** The first real choice of each of these fields of a page. */
  async firstChoices(on: string, names: readonly string[]): Promise<Record<string, string>> {
    const { text } = await this.get(on);
    return Object.fromEntries(names.map((name) => {
      const select = new RegExp(`<select[^>]* name="${name}"[\\s\\S]*?</select>`).exec(text)?.[0];
      const value = select === undefined ? new RegExp(`name="${name}"[^>]* value="([^"]+)"`).exec(text)?.[1] : /<option value="([^"]+)"/.exec(select)?.[1];
      return [name, value ?? ''];
    }));
  }

  async #ask(path: string, init: RequestInit): Promise<Sent> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.#site.address}${path}`, { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]?.split(/=(.*)/, 2) ?? [];
      this.#cookies.set(name, value);
    }
    const text = await response.text();
    assert.ok(response.status < 500, `${path} answers ${response.status}`);
    return { status: response.status, text, location: response.headers.get('location') ?? '' };
  }
}
