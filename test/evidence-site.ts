import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { evidenceRoutes } from '../src/evidence/index.ts';
import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { openFolderStore, type FileStore } from '../src/platform/files/index.ts';
import type { Role } from '../src/staff/index.ts';
import { testDatabase } from './database.ts';
import { inventLandlord, openTestCase, testNow, type InventedLandlord } from './invented-landlord.ts';
import { cookieOf, siteByRole } from './site-by-role.ts';

export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface SentForm {
  readonly from: string;
  readonly to?: string;
  readonly cookie: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly files: readonly SentFile[];
}

/** The pages of evidence on a real database, with a landlord and a case. */
export class EvidenceSite {
  readonly database: Database;
  readonly server: FastifyInstance;
  readonly store: FileStore;
  readonly larch: InventedLandlord;
  readonly reference: string;
  readonly caseId: string;
  readonly #close: () => Promise<void>;

  private constructor(parts: Pick<EvidenceSite, 'database' | 'server' | 'store' | 'larch' | 'reference' | 'caseId'>, close: () => Promise<void>) {
    ({ database: this.database, server: this.server, store: this.store, larch: this.larch, reference: this.reference, caseId: this.caseId } = parts);
    this.#close = close;
  }

  static async open(now = testNow): Promise<EvidenceSite> {
    const made = await testDatabase();
    const database = await openDatabase({ connectionString: made.ownerUrl });
    const folder = await mkdtemp(join(tmpdir(), 'putright-evidence-'));
    const store = openFolderStore(folder);
    const server = await siteByRole(database, evidenceRoutes(store), now);
    const larch = await inventLandlord(database);
    const { id, reference } = await openTestCase(database, larch);
    return new EvidenceSite({ database, server, store, larch, reference, caseId: id }, async () => {
      await server.close();
      await database.close();
      await made.close();
      await rm(folder, { recursive: true });
    });
  }

  close(): Promise<void> {
    return this.#close();
  }

  cookie(role: Role, organisationId?: string): string {
    return cookieOf(this.larch, role, organisationId);
  }

  /** Opens the page with the form, and sends it with files. */
  async send({ from, to = from, cookie, fields = {}, files }: SentForm) {
    const shown = await this.server.inject({ url: from, headers: { cookie } });
    const token = /name="_csrf" value="([^"]+)"/.exec(shown.body)?.[1] ?? '';
    const { payload, type } = formWithFiles({ _csrf: token, ...fields }, files);
    const cookies = [cookie, ...shown.cookies.map(({ name, value }) => `${name}=${value}`)].join('; ');
    return this.server.inject({ method: 'POST', url: to, payload, headers: { cookie: cookies, 'content-type': type } });
  }
}

/** A form with files as a browser sends it. */
export function formWithFiles(fields: Readonly<Record<string, string>>, files: readonly SentFile[], field = 'files'): { readonly payload: Buffer; readonly type: string } {
  const boundary = 'between-the-parts';
  const parts = [
    ...Object.entries(fields).map(([name, value]) => Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)),
    ...files.flatMap(({ name, bytes }) => [Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), bytes, Buffer.from('\r\n')]),
  ];
  return { payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]), type: `multipart/form-data; boundary=${boundary}` };
}
