import type { FileStore } from '../../platform/files/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { sealingApiRoutes } from './api.ts';
import { sealingRoutes } from './pages.ts';

/** Every address of sealed casefiles. */
export function sealedCasefileRoutes(store: FileStore): readonly Route[] {
  return [...sealingRoutes(store), ...sealingApiRoutes(store)];
}
