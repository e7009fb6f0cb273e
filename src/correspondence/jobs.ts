import { landlordOf, type JobTools, type SliceJobs } from '../platform/jobs/index.ts';
import { everyLandlord } from '../platform/landlord.ts';
import { deliverDue } from './sending/deliver-due.ts';
import type { DeliverySettings, DeliveryTools } from './sending/delivery-tools.ts';
import { sendDueStaffMails } from './staff-mail/send-due.ts';
import { writeDueStaffMails } from './staff-mail/write-due.ts';
import { sendMessagesTask } from './sending/send-messages-task.ts';

const staffMailTask = 'tell-staff-by-email';

/** Sends a landlord's messages when told that there are some, and every landlord's each minute: nothing hangs on being told. */
export function correspondenceJobs(settings: DeliverySettings): SliceJobs {
  return {
    tasks: {
      [sendMessagesTask]: (payload, tools) => send(settings, tools, landlordOf(payload)),
      // One for each message, as the versions before added them: such jobs wait through an upgrade, and would wait for ever.
      'send-message': (payload, tools) => send(settings, tools, landlordOf(payload)),
      'send-waiting-messages': async (_payload, tools) => {
        for await (const { id } of everyLandlord(tools.database)) {
          // One landlord's trouble does not keep the others waiting.
          await send(settings, tools, id).catch((error: Error) => tools.log.error({ task: sendMessagesTask, landlordId: id, error: error.name }));
        }
      },
      [staffMailTask]: async (_payload, { database, now, newId, log }) => {
        for await (const { id } of everyLandlord(database)) {
          await tellStaff({ ...settings, database, now, newId }, id).then(
            (failed) => failed === 0 || log.error({ task: staffMailTask, landlordId: id, failed }),
            (error: Error) => log.error({ task: staffMailTask, landlordId: id, error: error.name }),
          );
        }
      },
    },
    schedule: [{ task: 'send-waiting-messages', everyMinutes: 1 }, { task: staffMailTask, everyMinutes: 1 }],
  };
}

/** Writes what our own people are to hear by email, and sends it. */
async function tellStaff(tools: DeliveryTools, landlordId: string): Promise<number> {
  await writeDueStaffMails(tools, landlordId);
  return sendDueStaffMails(tools, landlordId);
}

async function send(settings: DeliverySettings, { database, now, newId, log }: JobTools, landlordId: string): Promise<void> {
  const tools: DeliveryTools = { ...settings, database, now, newId };
  const failed = await deliverDue(tools, landlordId);
  if (failed > 0) log.error({ task: sendMessagesTask, landlordId, failed });
}
