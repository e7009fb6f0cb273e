import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';

/** Where the bucket is and how we prove who we are. */
export interface S3Settings {
  /** The address of the store, such as https://s3.eu-west-2.amazonaws.com or http://minio:9000. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What we need of the protocol: whole objects, and objects in pieces. */
export interface S3Bucket {
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Response | undefined>;
  remove(key: string): Promise<void>;
  begin(key: string): Promise<S3Upload>;
}

/** An object that is being put in pieces. */
export interface S3Upload {
  /** The tag of the piece, to complete the object with. */
  put(number: number, bytes: Uint8Array): Promise<string>;
  complete(tags: readonly string[]): Promise<void>;
  giveUp(): Promise<void>;
}

/** Of one try. A store that is slower than this is down. */
const longestMs = 30_000;
/** A store that says "not now" is asked again, a little later each time; then whoever waits is told. */
const retries = 3;

/** The store's own words may name the bucket and the key: the number says enough. */
class FileStoreFailed extends Error {
  override name = 'FileStoreFailed';
  constructor(doing: string, status: number) {
    super(`The file store answered ${status} to ${doing}.`);
  }
}

interface Request {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly key: string;
  readonly query?: string;
  readonly body?: Uint8Array | string;
}

type Ask = (request: Request) => Promise<Response>;

/** Speaks to one bucket, by its path, so that a store under any name will do. Each request is signed, with the hash of its body. */
export function openS3Bucket({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings): S3Bucket {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries, initRetryMs: 100 });
  const base = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`;
  const ask: Ask = async ({ method, key, query = '', body }) => {
    const hash = createHash('sha256').update(body ?? '').digest('hex');
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) };
    return client.fetch(`${base}/${key}${query}`, { method, ...sent, headers: { 'x-amz-content-sha256': hash }, signal: AbortSignal.timeout(longestMs * (retries + 1)) });
  };
  return {
    put: async (key, bytes) => done(await ask({ method: 'PUT', key, body: bytes }), 'PUT'),
    get: async (key) => {
      const answer = await ask({ method: 'GET', key });
      if (answer.status === 404) return done(answer, 'GET', [404]).then(() => undefined);
      if (!answer.ok) await done(answer, 'GET');
      return answer;
    },
    remove: async (key) => done(await ask({ method: 'DELETE', key }), 'DELETE', [404]),
    begin: (key) => beginUpload(ask, key),
  };
}

/** Reads the answer to its end, so that its line can be used again. */
async function done(answer: Response, doing: string, alsoGood: readonly number[] = []): Promise<void> {
  await answer.arrayBuffer();
  if (!answer.ok && !alsoGood.includes(answer.status)) throw new FileStoreFailed(doing, answer.status);
}

async function beginUpload(ask: Ask, key: string): Promise<S3Upload> {
  const begun = await ask({ method: 'POST', key, query: '?uploads=' });
  const id = /<UploadId>([^<]+)<\/UploadId>/.exec(await begun.text())?.[1];
  if (!begun.ok || id === undefined) throw new FileStoreFailed('begin an upload', begun.status);
  const upload = `uploadId=${encodeURIComponent(id)}`;
  return {
    put: async (number, bytes) => {
      const answer = await ask({ method: 'PUT', key, query: `?partNumber=${number}&${upload}`, body: bytes });
      await done(answer, 'PUT a piece');
      return answer.headers.get('etag') ?? '';
    },
    complete: async (tags) => {
      const parts = tags.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag.replaceAll('"', '&quot;')}</ETag></Part>`).join('');
      const answer = await ask({ method: 'POST', key, query: `?${upload}`, body: `<CompleteMultipartUpload>${parts}</CompleteMultipartUpload>` });
      // A store may begin to answer "200" before it knows, and tell of its failure in the body.
      const words = await answer.text();
      if (!answer.ok || words.includes('<Error>')) throw new FileStoreFailed('complete an upload', answer.status);
    },
    giveUp: async () => done(await ask({ method: 'DELETE', key, query: `?${upload}` }), 'give up an upload', [404]),
  };
}
