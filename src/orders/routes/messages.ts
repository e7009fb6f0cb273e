import { file, staffRoute, type Route } from '../../platform/http/index.ts';
import { recordView } from '../../staff/index.ts';
import { orderRoles } from '../access.ts';
import { messagesIn, openOrderOfMessages } from './open-messages.ts';

/** An order as repairs messages, to be saved and sent to somebody whose program reads them. */
export const messageRoutes: readonly Route[] = [
  staffRoute('GET', '/cases/:reference/orders/:number/messages.json', orderRoles, async (visit) => {
    const open = await openOrderOfMessages(visit);
    const { file: opened } = open.header;
    await recordView(visit.tx, visit, 'case', opened.id);
    return file(`${JSON.stringify(messagesIn(open), null, 2)}\n`, 'application/json', `${opened.reference}-order-${open.order.number}.json`);
  }),
];
