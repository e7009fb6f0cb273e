import type { FileStore } from '../../platform/files/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { cameInRoutes } from './came-in.ts';
import { dayRoutes } from './day.ts';
import { phonePageRoutes } from './page.ts';
import { sendingRoutes } from './sending.ts';

/** Every address of the page for phones, and of what came in from them. */
export function phoneRoutes(files: FileStore): readonly Route[] {
  return [...phonePageRoutes, ...dayRoutes, ...sendingRoutes(files), ...cameInRoutes(files)];
}
