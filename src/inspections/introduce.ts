import { addEventWords, addFigure, registerCaseKind } from '../casefile/index.ts';
import { addStepWhenFixed } from '../repairs/index.ts';
import { drawsToMake } from './store/draws.ts';
import { inspectionEvents, outcomeInWords } from './views/words.ts';

// What the casefile and the repairs learn of inspections, once, when this slice is first used.

registerCaseKind('INS', '/inspections', {
  kind: 'post-inspection',
  name: 'Inspection of finished work',
  stages: { due: 'To be checked', ...outcomeInWords },
  priorities: {},
});
addEventWords(inspectionEvents);
addStepWhenFixed(drawsToMake);
addFigure({
  key: 'inspections-failed',
  label: 'Inspections failed, 30 days',
  isAlert: true,
  countsClosed: true,
  caseIds: (landlord, since) => `select case_id from post_inspections where landlord_id = ${landlord} and outcome = 'failed' and settled_at >= ${since()}`,
});
