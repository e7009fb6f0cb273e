import type { Database } from '../platform/database/index.ts';
import { landlordOf, payloadText, type JobTools, type SliceJobs } from '../platform/jobs/index.ts';
import { listLandlords } from '../platform/landlord.ts';
import { deliverMessage } from './sending/deliver.ts';
import type { DeliverySettings, DeliveryTools } from './sending/delivery-tools.ts';
import { sendMessageTask } from './sending/send-message-task.ts';
import { overdueMessages } from './queries.ts';

/** Sends each message as it is queued, and every minute those whose job was lost with the worker that held it. */
export function correspondenceJobs(settings: DeliverySettings): SliceJobs {
  return {
    tasks: {
      [sendMessageTask]: (payload, tools) =>
        deliverMessage(deliveryTools(settings, tools), landlordOf(payload), payloadText(payload, 'messageId')),
      'send-waiting-messages': (_payload, tools) => sendWaitingMessages(deliveryTools(settings, tools), tools.log),
    },
    schedule: [{ task: 'send-waiting-messages', everyMinutes: 1 }],
  };
}

function deliveryTools(settings: DeliverySettings, { database, now, newId }: JobTools): DeliveryTools {
  return { ...settings, database, now, newId };
}

/** One message that cannot be handled must not keep the others waiting. */
async function sendWaitingMessages(tools: DeliveryTools, log: JobTools['log']): Promise<void> {
  for (const landlordId of await landlordIds(tools.database)) {
    const ids = await tools.database.inLandlord(landlordId, (tx) => overdueMessages(tx, tools.now));
    const results = await inTurn(ids, (id) => deliverMessage(tools, landlordId, id));
    const failed = results.filter((worked) => !worked).length;
    if (failed > 0) log.error({ task: 'send-waiting-messages', landlordId, failed, of: ids.length });
  }
}

async function inTurn(ids: readonly string[], work: (id: string) => Promise<void>): Promise<boolean[]> {
  const results: boolean[] = [];
  for (const id of ids) results.push(await work(id).then(() => true, () => false));
  return results;
}

async function landlordIds(database: Database): Promise<string[]> {
  return (await database.beforeLandlord(listLandlords)).map(({ id }) => id);
}
