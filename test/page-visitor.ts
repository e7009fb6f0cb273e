import type { FastifyInstance } from 'fastify';

/** What came back, with the form on it. */
export interface Shown {
  readonly status: number;
  readonly url: string;
  readonly text: string;
  /** The h1, in plain text. */
  readonly heading: string;
  /** What the page would send again: its hidden fields, and what its boxes and lists hold. */
  readonly values: Readonly<Record<string, string>>;
}

export interface Press {
  readonly button?: readonly [name: string, value: string];
  /** Where the pressed button sends the form, when not where the form says. */
  readonly action?: string;
  readonly photos?: readonly Buffer[];
}

/** Somebody with a browser and no JavaScript: opens pages, fills in what they show, and sends exactly what is in the form. */
export class PageVisitor {
  readonly #server: FastifyInstance;
  readonly #network: string;
  readonly #cookies = new Map<string, string>();
  last: Shown = { status: 0, url: '', text: '', heading: '', values: {} };

  constructor(server: FastifyInstance, network = '203.0.113.1') {
    this.#server = server;
    this.#network = network;
  }

  async open(url: string): Promise<Shown> {
    return this.#follow(await this.#server.inject({ method: 'GET', url, remoteAddress: this.#network, headers: { cookie: this.#cookie() } }), url);
  }

  /** Sends the form whose address begins with `to`, or the last one of the page that is sent by POST, with these answers in it. */
  async send(answers: Readonly<Record<string, string>>, { button, action, photos }: Press = {}, to = ''): Promise<Shown> {
    const form = formOf(this.last.text, to);
    const fields: Record<string, string> = { ...valuesOf(form), ...answers, ...(button === undefined ? {} : { [button[0]]: button[1] }) };
    const url = action ?? decoded(/action="([^"]*)"/.exec(form)?.[1] ?? this.last.url);
    const { payload, type } = sendsFiles(form, button) ? multipart(fields, photos ?? []) : urlencoded(fields);
    return this.#follow(
      await this.#server.inject({ method: 'POST', url, payload, remoteAddress: this.#network, headers: { cookie: this.#cookie(), 'content-type': type } }),
      url,
    );
  }

  #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async #follow(answer: Awaited<ReturnType<FastifyInstance['inject']>>, url: string): Promise<Shown> {
    for (const { name, value } of answer.cookies) this.#cookies.set(name, value);
    const { location } = answer.headers;
    if (answer.statusCode === 303 && typeof location === 'string') return this.open(location);
    const heading = decoded((/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(answer.body)?.[1] ?? '').replaceAll(/<[^>]+>/g, '')).trim();
    this.last = { status: answer.statusCode, url, text: answer.body, heading, values: valuesOf(formOf(answer.body, '')) };
    return this.last;
  }
}

function formOf(page: string, to: string): string {
  const forms = page.match(/<form[\s\S]*?<\/form>/g) ?? [];
  return forms.findLast((form) => /method="post"/.test(form) && (to === '' || form.includes(`action="${to}`))) ?? '';
}

/** What a form would send as it stands. A browser drops a new line that a box of text begins with. */
export function valuesOf(form: string): Record<string, string> {
  const boxes = [...form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g)].map(([, name = '', text = '']) => [name, decoded(text.replace(/^\r?\n/, ''))]);
  const lists = [...form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)].map(([, name = '', options = '']) => [name, decoded(firstGroup(/<option value="([^"]*)"[^>]* selected/, options))]);
  const inputs = [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => valueOfInput(tag));
  return Object.fromEntries([...inputs, ...boxes, ...lists]);
}

/** What one input would send: nothing for a file, nor for a choice that is not made. */
function valueOfInput(tag: string): [string, string][] {
  const type = firstGroup(/type="(\w+)"/, tag);
  const isUnchosen = (type === 'radio' || type === 'checkbox') && !tag.includes(' checked');
  return type === 'file' || isUnchosen ? [] : [[firstGroup(/ name="([^"]*)"/, tag), decoded(firstGroup(/ value="([^"]*)"/, tag))]];
}

const firstGroup = (pattern: RegExp, text: string): string => pattern.exec(text)?.[1] ?? '';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Text of a page as a person reads it. */
export function decoded(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
}

// A browser sends every new line as two characters.
const asSent = (value: string) => value.replaceAll(/\r?\n/g, '\r\n');

function urlencoded(fields: Readonly<Record<string, string>>) {
  const pairs = Object.entries(fields).map(([name, value]): [string, string] => [name, asSent(value)]);
  return { payload: new URLSearchParams(pairs).toString(), type: 'application/x-www-form-urlencoded' };
}

/** As the form says, unless the pressed button says otherwise. */
function sendsFiles(form: string, button: Press['button']): boolean {
  const pressed = button === undefined ? '' : (form.match(/<button[^>]*>/g) ?? []).find((one) => one.includes(`name="${button[0]}" value="${button[1]}"`)) ?? '';
  return form.includes('enctype="multipart/form-data"') && !pressed.includes('formenctype="application/x-www-form-urlencoded"');
}

function multipart(fields: Readonly<Record<string, string>>, photos: readonly Buffer[]) {
  const boundary = '----a-boundary-nobody-types';
  const texts = Object.entries(fields).map(([name, value]) => Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${asSent(value)}\r\n`));
  // A box for files that was left alone is sent as one nameless, empty file.
  const files = photos.length === 0 ? [{ filename: '', bytes: Buffer.alloc(0) }] : photos.map((bytes, at) => ({ filename: `photo-${at + 1}.jpg`, bytes }));
  const parts = files.map(({ filename, bytes }) => Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="photos"; filename="${filename}"\r\ncontent-type: image/jpeg\r\n\r\n`), bytes, Buffer.from('\r\n'),
  ]));
  return { payload: Buffer.concat([...texts, ...parts, Buffer.from(`--${boundary}--\r\n`)]), type: `multipart/form-data; boundary=${boundary}` };
}
