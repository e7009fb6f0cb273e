import { filledIn } from './report-words.ts';
import type { Chance } from './seeded.ts';

/** What operatives and planners write down whatever the problem is. Invented, like the words of residents; what is of one problem is in work-words.ts. */
const chased: readonly string[] = ['Rang twice, no answer, left a message.', 'Texted to ask whether it is fixed.', 'Rang in the evening, phone switched off.', 'Left a message with {who}.', 'Rang, number engaged.', 'Rang the second number, no reply.'];
const calls: readonly string[] = ['Rang to say the part is on order and should be here this week.', 'Explained why the visit moved and agreed the new day.', 'Rang to check how things are. No change. We will keep the visit.', 'Told them who is coming and about what time.', 'Asked about access and parking. Key safe by the door.', 'Rang after they chased. Said sorry for the wait.', 'Left a voicemail with the date of the visit.', 'Spoke to {who}, who will be in.'];
const noAccess: readonly string[] = ['No answer at the door or on the phone.', 'Child answered, no adult in.', 'Neighbour says they are away until the weekend.', 'Gate locked, rang twice.', 'Resident rang later, had gone to work.', 'Knocked for ten minutes, telly on, no reply.', 'Resident asked for another day at the door.'];

const saying = (from: readonly string[]) => (chance: Chance): string => filledIn(chance.pick(from), chance);

export const chasedWords = saying(chased);
export const callWords = saying(calls);
export const noAccessWords = saying(noAccess);
