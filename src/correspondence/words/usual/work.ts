import { callUs, commonPlaceholders, exampleDay, exampleLaterDay, ifWeMissIt } from '../common-placeholders.ts';
import type { MessageTemplate } from '../model.ts';

const doneDay = { means: 'The day the work was done', example: { day: exampleDay }, isNeeded: true } as const;
const answerBy = { means: 'The day by which we ask for an answer', example: { day: exampleLaterDay }, isNeeded: true } as const;

/** What we say once work is done, or more is needed. */
export const workTemplates: readonly MessageTemplate[] = [
  {
    name: 'work-done',
    event: 'The work is done: is it fixed?',
    placeholders: { ...commonPlaceholders, 'done day': doneDay, 'answer by': answerBy },
    usual: {
      subject: 'Is it fixed?',
      sentences: [
        'We did the work for “((title))” (((reference))) on ((done day)).',
        'Is it fixed? Please tell us by ((answer by)): ((link))',
        'One tap is enough. If it is not fixed, we open the same repair again.',
        callUs,
      ],
      more: ['We do not close your repair until you have answered, or we have tried three times to reach you.'],
    },
  },
  {
    name: 'fixed-reminder',
    event: 'We asked whether it is fixed and have no answer',
    placeholders: {
      ...commonPlaceholders, 'done day': doneDay, 'answer by': answerBy,
      'what follows': { means: 'What happens without an answer: a sentence of ours', example: 'If we do not hear by then, we will ask you once more.', isEnglish: true },
    },
    usual: {
      subject: 'Is it fixed? We would like to know',
      sentences: [
        'On ((done day)) we did the work for “((title))” (((reference))).',
        'Is it fixed? Please tell us by ((answer by)): ((link))',
        '((what follows))',
        callUs,
      ],
      more: [],
    },
  },
  {
    name: 'not-fixed',
    event: 'They said that it is not fixed',
    placeholders: {
      ...commonPlaceholders, 'next step': { means: 'What we do next; follows “we will”', example: 'ring you about what we do next', isTyped: true, isEnglish: true },
      'next day': { means: 'By when', example: { day: exampleDay }, isNeeded: true },
    },
    usual: {
      subject: 'Your repair is open again',
      sentences: [
        'Thank you for telling us. We are sorry that it is not fixed: “((title))”.',
        'Repair ((reference)) is open again. By ((next day)) we will ((next step)).',
        ifWeMissIt,
        callUs,
        'Your repair: ((link))',
      ],
      more: ['We have recorded that our first repair did not work. You can also make a complaint: call us or use your link.'],
    },
  },
  {
    name: 'follow-on',
    event: 'There is more work to do',
    placeholders: {
      ...commonPlaceholders, work: { means: 'What is still to be done', example: 'plaster the wall', isTyped: true, isEnglish: true },
      'work by': { means: 'By when', example: { day: exampleLaterDay }, isNeeded: true },
      'first repair': { means: 'Whether the first repair stays open: a sentence of ours', example: 'Your first repair stays open until this work is done too.', isEnglish: true },
      'new reference': { means: 'The follow-on’s own number', example: 'REP-2026-08999', isNeeded: true },
    },
    usual: {
      subject: 'There is more work to do',
      sentences: [
        'There is more to do for “((title))” (((reference))): ((work)).',
        'We will do it by ((work by)), as ((new reference)).',
        ifWeMissIt,
        callUs,
        'Your repair: ((link))',
      ],
      more: ['((first repair))'],
    },
  },
];
