import type { Route } from '../../platform/http/index.ts';
import { programmeApiRoutes } from './api.ts';
import { formRoutes } from './forms.ts';
import { programmePageRoutes } from './programmes.ts';

/** Pages and operations of planned work. */
export const programmeRoutes: readonly Route[] = [...formRoutes, ...programmePageRoutes, ...programmeApiRoutes];
