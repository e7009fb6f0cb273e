import type { FileStore } from '../../platform/files/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { inspectionApiRoutes } from './api.ts';
import { inspectionPageRoutes } from './inspection.ts';
import { listRoutes } from './list.ts';
import { rulesRoutes } from './rules.ts';
import { settleRoutes } from './settle.ts';

/** Every address of inspections: the list, one inspection, what was found, the rules, and the same for programs. */
export function inspectionRoutes(files: FileStore): readonly Route[] {
  return [...listRoutes, ...inspectionPageRoutes, ...settleRoutes(files), ...rulesRoutes, ...inspectionApiRoutes];
}
