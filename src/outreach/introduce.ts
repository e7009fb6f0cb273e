import { addEventWords, registerCaseKind } from '../casefile/index.ts';
import { outreachEvents } from './views/event-words.ts';
import { stageInWords } from './words.ts';

// What the casefile learns of outreach, once, when this slice is first used.

registerCaseKind('OUT', '/approaches', { kind: 'outreach', name: 'Home asked', stages: stageInWords, priorities: {} });
addEventWords(outreachEvents);
