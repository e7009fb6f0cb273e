import { keepQuestions } from '../diagnosis/index.ts';
import { dateInLondon } from '../clock/index.ts';
import { actorOf } from '../staff/index.ts';
import { inventedQuestions } from './invented-questions.ts';
import type { Making, SettledLandlord } from './settle-landlord.ts';

/** What the service team asks, by its own door; only of a landlord whose schedule has the codes. */
export async function settleQuestions({ id, invented, members }: SettledLandlord, making: Making): Promise<void> {
  const manager = members.find(({ roles }) => roles.includes('manager'));
  if (manager === undefined || invented.contractors.length === 0) return;
  const actor = actorOf({ staffId: manager.id, name: manager.name, roles: manager.roles, teamIds: [], organisationId: manager.organisationId });
  const from = dateInLondon(making.startedAt);
  await making.database.inLandlord(id, async (tx) => {
    for (const [problem, questions] of Object.entries(inventedQuestions)) {
      const kept = await keepQuestions({ tx, actor, now: making.startedAt, today: from }, { problem, seenVersion: 0 }, { questions, from, why: 'So that whoever comes brings what is needed.' });
      if (!kept.ok) throw new Error(`The demonstration's own questions of “${problem}” are not right: ${Object.values(kept.problems).join(' ')}`);
    }
  });
}
