import { callUs, commonPlaceholders, exampleDay, ifWeMissIt } from '../common-placeholders.ts';
import type { MessageTemplate } from '../model.ts';

/** What we say at the beginning and the end of a repair. */
export const repairTemplates: readonly MessageTemplate[] = [
  {
    name: 'report-received',
    event: 'A repair is reported',
    placeholders: {
      ...commonPlaceholders, 'what we heard': { means: 'What they told us, in their words', example: 'water drips from the pipe when I run the tap', isTyped: true },
      'next step': { means: 'What we do next; follows “we will”', example: 'tell you when we will visit', isTyped: true, isEnglish: true },
      'next day': { means: 'By when', example: { day: exampleDay }, isNeeded: true },
    },
    usual: {
      subject: 'We have your repair report',
      sentences: [
        'We have your report, ((reference)): ((what we heard)).',
        'By ((next day)) we will ((next step)).',
        ifWeMissIt,
        callUs,
        'Follow your repair or correct us: ((link))',
      ],
      more: ['If anything gets worse or feels dangerous, call us straight away.'],
    },
  },
  {
    name: 'repair-cancelled',
    event: 'A repair is cancelled',
    placeholders: { ...commonPlaceholders, reason: { means: 'Why, as staff wrote it; follows “because”', example: 'you told us that it stopped', isTyped: true, isEnglish: true } },
    usual: {
      subject: 'Your repair is cancelled',
      sentences: [
        'We have cancelled repair ((reference)), “((title))”, because ((reason)).',
        'If you do not agree, tell us and a manager will look at it again: ((link))',
        callUs,
      ],
      more: ['You can also make a complaint, now or later: call us or use the same link. You do not have to ask us to look again first.'],
    },
  },
  {
    name: 'repair-closed',
    event: 'A repair is closed',
    placeholders: {
      ...commonPlaceholders, 'closed day': { means: 'The day it was closed', example: { day: exampleDay }, isNeeded: true },
      why: { means: 'Why: “because” and a full stop of ours', example: 'because you told us it is fixed. Thank you.', isEnglish: true },
    },
    usual: {
      subject: 'Your repair is closed',
      sentences: [
        'We closed repair ((reference)), “((title))”, on ((closed day)) ((why))',
        'If it comes back or is not right, tell us and we will open it again: ((link))',
        callUs,
      ],
      more: [],
    },
  },
  {
    name: 'new-link',
    event: 'Staff send a new link',
    placeholders: commonPlaceholders,
    usual: {
      subject: 'A new link to your repair',
      sentences: ['Here is a new link to follow your repair ((reference)): ((link))', 'The old link no longer works.', 'If you did not expect this, call ((phone)).'],
      more: [],
    },
  },
];
