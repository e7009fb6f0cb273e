import { nextStep } from '../decide/next-step.ts';
import { dueMessages } from '../queries/index.ts';
import { takeMessagesForChange } from '../store/messages.ts';
import { deliverMessage } from './deliver.ts';
import { carriersOf, type DeliveryTools } from './delivery-tools.ts';
import { leaveOutStopped } from './stopped-since.ts';
import { keepHere } from './keep-here.ts';

/**
 * Sends what waits: what stays here a hundred together, the rest one by one. One that cannot be handled does
 * not keep the others waiting. Gives how many failed.
 */
export async function deliverDue(tools: DeliveryTools, landlordId: string): Promise<number> {
  const tried = new Set<string>();
  let failed = 0;
  for (;;) {
    const due = await tools.database.inLandlord(landlordId, (tx) => dueMessages(tx, tools.now, [...tried]));
    if (due.length === 0) return failed;
    const kept = new Set(await keepTogether(tools, landlordId, due).catch(() => []));
    for (const id of due.filter((one) => !kept.has(one))) {
      tried.add(id);
      await deliverMessage(tools, landlordId, id).catch(() => (failed += 1));
    }
  }
}

function keepTogether(tools: DeliveryTools, landlordId: string, ids: readonly string[]): Promise<string[]> {
  return tools.database.inLandlord(landlordId, async (tx) => {
    const messages = await takeMessagesForChange(tx, ids);
    const kept = messages.filter((message) => nextStep(message, tools.now, carriersOf(tools)).step === 'keep here');
    const leaving = await leaveOutStopped(tx, kept, tools);
    if (leaving.length > 0) await keepHere(tx, leaving, tools);
    return kept.map(({ id }) => id);
  });
}
