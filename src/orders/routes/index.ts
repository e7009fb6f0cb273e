import type { FileStore } from '../../platform/files/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { contractorApiRoutes } from './api/contractor-api.ts';
import { orderListApiRoutes } from './api/lists-api.ts';
import { messageApiRoutes } from './api/message-api.ts';
import { orderApiRoutes } from './api/order-api.ts';
import { ourOrderApiRoutes } from './api/our-order-api.ts';
import { authorisationRoutes } from './authorisations.ts';
import { orderLinkRoutes } from './by-link.ts';
import { contractorRoutes } from './contractors.ts';
import { messageRoutes } from './messages.ts';
import { orderRoutes } from './order.ts';
import { ourOrderRoutes } from './our-orders.ts';
import { raiseRoutes } from './raise.ts';
import { rateRoutes } from './rates.ts';
import { orderSettingsRoutes } from './settings.ts';

/** Every address of orders. */
export const ordersRoutes = (store: FileStore): readonly Route[] => [
  ...ourOrderRoutes(store), ...orderLinkRoutes(store), ...raiseRoutes, ...orderRoutes, ...messageRoutes, ...authorisationRoutes, ...contractorRoutes, ...rateRoutes, ...orderSettingsRoutes,
  ...orderApiRoutes, ...ourOrderApiRoutes(store), ...messageApiRoutes, ...contractorApiRoutes, ...orderListApiRoutes,
];
