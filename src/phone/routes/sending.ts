import type { FileStore } from '../../platform/files/index.ts';
import { json, staffRoute, takesFiles, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { roles } from '../../staff/index.ts';
import { takeCapture } from '../perform.ts';
import { takeFile } from '../take-file.ts';

const onePhoto = { files: 1, bytes: 10 * 1024 * 1024 };

/** What a phone sends: photos one by one, so that a cut costs one of them, then the words they belong to. Whoever may not record visits any more sends for their own: a person decides what becomes of it. */
export function sendingRoutes(store: FileStore): readonly Route[] {
  return [
    takesFiles(onePhoto, staffRoute('POST', '/phone/files', roles, (visit) => answerFile(visit, store))),
    staffRoute('POST', '/phone/captures', roles, (visit) => answerCapture(visit, store)),
  ];
}

async function answerFile(visit: StaffVisit, store: FileStore): Promise<Reply> {
  const taken = await takeFile(visit, store);
  return taken.ok ? json({ kept: true }) : json({ errors: { photos: taken.words } }, 422);
}

async function answerCapture(visit: StaffVisit, store: FileStore): Promise<Reply> {
  const taken = await takeCapture(visit, store);
  if (taken.ok) return json(taken.answer);
  return 'missing' in taken ? json({ missing: taken.missing }, 409) : json({ errors: taken.errors }, 422);
}
