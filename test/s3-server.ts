import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Settings } from '../src/platform/files/index.ts';

/** A store that speaks as much S3 as we use, with objects in memory. It checks each signature and each hash by itself. */
export interface S3Server {
  readonly settings: S3Settings;
  readonly objects: Map<string, Buffer>;
  /** Uploads in pieces that were neither completed nor given up. */
  readonly unfinished: Map<string, Map<number, Buffer>>;
  /** Answers the next so many requests with "not now". */
  failNext: number;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body?: Buffer | string;
  readonly etag?: string;
}

const keys = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret/of+the+tests' };
const region = 'eu-west-2';
const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();

export async function startS3Server(): Promise<S3Server> {
  const state = { objects: new Map<string, Buffer>(), unfinished: new Map<string, Map<number, Buffer>>(), failNext: 0 };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { status, body: answer = '', etag } = answerTo(request, body, state);
      response.writeHead(status, etag === undefined ? {} : { etag }).end(answer);
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    settings: { endpoint: `http://127.0.0.1:${port}`, bucket: 'putright-test', region, ...keys },
    close: () => new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return Buffer.concat(await request.toArray() as Buffer[]);
}

type State = Pick<S3Server, 'objects' | 'unfinished' | 'failNext'>;

function answerTo(request: IncomingMessage, body: Buffer, state: State): Answer {
  const url = new URL(request.url ?? '', 'http://store');
  if (state.failNext > 0) {
    state.failNext -= 1;
    return { status: 503 };
  }
  if (request.headers['x-amz-content-sha256'] !== sha256(body)) return { status: 400 };
  if (request.headers.authorization !== authorizationOf(request, url)) return { status: 403 };
  const [, bucket, ...path] = url.pathname.split('/');
  if (bucket !== 'putright-test') return { status: 404 };
  return url.search === '' ? whole(request.method ?? '', path.join('/'), body, state) : inPieces({ method: request.method ?? '', key: path.join('/'), query: url.searchParams }, body, state);
}

function whole(method: string, key: string, body: Buffer, { objects }: State): Answer {
  if (method === 'PUT') objects.set(key, body);
  if (method === 'DELETE') objects.delete(key);
  const kept = objects.get(key);
  if (method === 'GET') return kept === undefined ? { status: 404 } : { status: 200, body: kept };
  return { status: method === 'DELETE' ? 204 : 200 };
}

function inPieces({ method, key, query }: { readonly method: string; readonly key: string; readonly query: URLSearchParams }, body: Buffer, { objects, unfinished }: State): Answer {
  if (query.has('uploads')) {
    const id = randomUUID();
    unfinished.set(id, new Map());
    return { status: 200, body: `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>` };
  }
  const id = query.get('uploadId') ?? '';
  const pieces = unfinished.get(id);
  if (pieces === undefined) return { status: 404 };
  if (method === 'PUT') {
    pieces.set(Number(query.get('partNumber')), body);
    return { status: 200, etag: `"${sha256(body).slice(0, 32)}"` };
  }
  unfinished.delete(id);
  if (method === 'DELETE') return { status: 204 };
  return complete(key, body.toString(), [...pieces].toSorted(([one], [other]) => one - other).map(([, piece]) => piece), objects);
}

/** As S3 does: the tags must be those of the pieces, in order, and all but the last must be of five megabytes. */
function complete(key: string, asked: string, pieces: readonly Buffer[], objects: Map<string, Buffer>): Answer {
  const tags = [...asked.matchAll(/<ETag>&quot;([0-9a-f]+)&quot;<\/ETag>/g)].map(([, tag]) => tag);
  const right = JSON.stringify(tags) === JSON.stringify(pieces.map((piece) => sha256(piece).slice(0, 32)));
  const large = pieces.slice(0, -1).every((piece) => piece.length >= 5 * 1024 * 1024);
  if (!right || !large) return { status: 200, body: '<Error><Code>InvalidPart</Code></Error>' };
  objects.set(key, Buffer.concat(pieces));
  return { status: 200, body: '<CompleteMultipartUploadResult/>' };
}

/** AWS Signature Version 4, worked out from the request as it came and not by the library that signed it. */
function authorizationOf({ method, headers }: IncomingMessage, url: URL): string {
  const signed = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1] ?? '';
  const date = String(headers['x-amz-date']);
  const scope = `${date.slice(0, 8)}/${region}/s3/aws4_request`;
  const query = [...url.searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).toSorted().join('&');
  const canonical = [method, url.pathname, query, ...signed.split(';').map((name) => `${name}:${String(headers[name])}`), '', signed, headers['x-amz-content-sha256']].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const key = [date.slice(0, 8), region, 's3', 'aws4_request'].reduce<Buffer | string>((made, part) => hmac(made, part), `AWS4${keys.secretAccessKey}`);
  return `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${hmac(key, toSign).toString('hex')}`;
}
