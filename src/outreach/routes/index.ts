import type { Route } from '../../platform/http/index.ts';
import { outreachApiRoutes } from './api.ts';
import { approachRoutes } from './approach.ts';
import { listRoutes } from './lists.ts';
import { newRoutes } from './new.ts';
import { residentRoutes } from './resident.ts';

/** Everything about asking homes by ourselves. */
export const outreachRoutes: readonly Route[] = [...newRoutes, ...listRoutes, ...approachRoutes, ...residentRoutes, ...outreachApiRoutes];
