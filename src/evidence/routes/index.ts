import type { FileStore } from '../../platform/files/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { evidenceApiRoutes } from './api.ts';
import { caseEvidenceRoutes } from './case-evidence.ts';
import { orphanFileRoutes } from './orphan-files.ts';
import { orphanApiRoutes } from './orphans-api.ts';
import { orphanRoutes } from './orphans.ts';
import { photoRoutes } from './photos.ts';
import { sealedRoutes } from './sealed.ts';

/** Every address of evidence. */
export function evidenceRoutes(store: FileStore): readonly Route[] {
  return [...photoRoutes(store), ...caseEvidenceRoutes(store), ...sealedRoutes(store), ...evidenceApiRoutes(store), ...orphanFileRoutes(store), ...orphanRoutes, ...orphanApiRoutes(store)];
}
