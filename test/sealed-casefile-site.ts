import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import sharp from 'sharp';
import { evidenceRoutes } from '../src/evidence/index.ts';
import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { openFolderStore, type FileStore } from '../src/platform/files/index.ts';
import type { Route } from '../src/platform/http/index.ts';
import { sealedCasefileRoutes } from '../src/sealed-casefile/index.ts';
import { testDatabase } from './database.ts';
import { formWithFiles } from './evidence-site.ts';
import { inventLandlord, openTestCase, testNow, type InventedLandlord } from './invented-landlord.ts';
import { cookieOf, sendForm, siteByRole } from './site-by-role.ts';

/** The pages of sealed casefiles and evidence on a real database, with a landlord, a case with a photo, and one linked with it. */
export interface SealedCasefileSite {
  readonly database: Database;
  readonly store: FileStore;
  readonly server: FastifyInstance;
  readonly larch: InventedLandlord;
  readonly reference: string;
  readonly linked: string;
  readonly folder: string;
  /** Makes a casefile on the page; where it can be fetched. */
  make(audience: string, reason: string): Promise<string>;
  close(): Promise<void>;
}

export async function openSealedCasefileSite(now = testNow): Promise<SealedCasefileSite> {
  const made = await testDatabase();
  const database = await openDatabase({ connectionString: made.ownerUrl });
  const folder = await mkdtemp(join(tmpdir(), 'putright-sealed-'));
  const store = openFolderStore(join(folder, 'files'));
  const routes: readonly Route[] = [...evidenceRoutes(store), ...sealedCasefileRoutes(store)];
  const server = await siteByRole(database, routes, now);
  const larch = await inventLandlord(database);
  const [main, other] = [await openTestCase(database, larch), await openTestCase(database, larch)];
  await database.inLandlord(larch.id, (tx) => tx.query("insert into case_links (landlord_id, from_case_id, to_case_id, kind, made_at) values ($1, $2, $3, 'caused-by', $4)", [larch.id, main.id, other.id, testNow]));
  const cookie = cookieOf(larch, 'manager');
  const adding = `/cases/${main.reference}/evidence/add`;
  const shown = await server.inject({ url: adding, headers: { cookie } });
  const token = /name="_csrf" value="([^"]+)"/.exec(shown.body)?.[1] ?? '';
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a52' } }).withExif({ IFD0: { Make: 'SomePhone' } }).jpeg().toBuffer();
  const { payload, type } = formWithFiles({ _csrf: token, caption: 'The leak' }, [{ name: 'leak.jpg', bytes: photo }]);
  const cookies = [cookie, ...shown.cookies.map(({ name, value }) => `${name}=${value}`)].join('; ');
  await server.inject({ method: 'POST', url: adding, payload, headers: { cookie: cookies, 'content-type': type } });
  return {
    database, store, server, larch, reference: main.reference, linked: other.reference, folder,
    make: async (audience, reason) => {
      const form = `/cases/${main.reference}/sealed-casefile`;
      return (await sendForm(server, { from: form, to: form, cookie }, { audience, reason })).location;
    },
    close: async () => {
      await server.close();
      await database.close();
      await made.close();
      await rm(folder, { recursive: true });
    },
  };
}
