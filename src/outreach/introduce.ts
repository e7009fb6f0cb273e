import { addEventWords, registerCaseKind } from '../casefile/index.ts';
import { addResidentPage } from '../repairs/index.ts';
import { showApproachToResident } from './routes/resident.ts';
import { outreachEvents } from './views/event-words.ts';
import { stageInWords } from './words.ts';

// What the casefile learns of outreach, once, when this slice is first used.

addResidentPage('outreach', showApproachToResident);
registerCaseKind('OUT', '/approaches', { kind: 'outreach', name: 'Home asked', stages: stageInWords, priorities: {} });
addEventWords(outreachEvents);
