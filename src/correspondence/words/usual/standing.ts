import { callUs, commonPlaceholders, exampleDay, exampleLaterDay, ifWeMissIt } from '../common-placeholders.ts';
import type { MessageTemplate } from '../model.ts';

const nextDay = { means: 'By when', example: { day: exampleLaterDay }, isNeeded: true } as const;
const workBy = { means: 'The day we promise it by', example: { day: exampleLaterDay }, isNeeded: true } as const;
const programme = { means: 'The programme of planned work', example: 'the new roofs of Larch Estate', isTyped: true, isEnglish: true } as const;
const reason = { means: 'Why, as staff wrote it; follows “because”', example: 'the whole roof will be renewed', isTyped: true, isEnglish: true } as const;

/** What we say when a repair takes longer than a visit: mended for now, nobody let us in, planned work, opened again. */
export const standingTemplates: readonly MessageTemplate[] = [
  {
    name: 'temporary-fix',
    event: 'It is mended for now',
    placeholders: { ...commonPlaceholders, work: { means: 'The permanent repair, as staff wrote it', example: 'replace the worktop', isTyped: true, isEnglish: true, isNeeded: true }, 'work by': workBy },
    usual: {
      subject: 'Mended for now',
      sentences: [
        'We came about “((title))” (((reference))) and mended it for now. Your repair stays open.',
        'By ((work by)) we will do the permanent repair: ((work)).',
        ifWeMissIt,
        callUs,
        'Your repair: ((link))',
      ],
      more: ['If it gets worse before then, tell us: we come sooner.'],
    },
  },
  {
    name: 'access-step',
    event: 'A manager decides how we get in',
    placeholders: { ...commonPlaceholders, step: { means: 'What was decided', example: 'formal letter', isTyped: true, isEnglish: true, isNeeded: true }, 'next day': { ...nextDay, example: { day: exampleDay } } },
    usual: {
      subject: 'We still need to get in to do your repair',
      sentences: [
        'We came several times about “((title))” (((reference))) and could not get in. It stays open.',
        'The next step is: ((step)). By ((next day)) we will tell you more.',
        ifWeMissIt,
        'Is a time better, or is it hard to let us in? Tell us: ((link))',
        callUs,
      ],
      more: [],
    },
  },
  {
    name: 'waits-for-programme',
    event: 'Planned work will do the repair',
    placeholders: { ...commonPlaceholders, programme, 'work by': workBy, reason },
    usual: {
      subject: 'Your repair is part of planned work',
      sentences: [
        'We will do the work for “((title))” (((reference))) as part of ((programme)) because ((reason)).',
        'By ((work by)) we will have done it.',
        ifWeMissIt,
        'Your repair stays open until then. If it gets worse, tell us: ((link))',
        callUs,
      ],
      more: [],
    },
  },
  {
    name: 'programme-changed',
    event: 'The planned work changed, and the repair is open again',
    placeholders: { ...commonPlaceholders, programme, reason, 'next day': nextDay },
    usual: {
      subject: 'Your repair is open again',
      sentences: [
        'Your repair “((title))” (((reference))) was to be done as part of ((programme)). It is open again because ((reason)).',
        'By ((next day)) we will ring you about what we do instead.',
        ifWeMissIt,
        callUs,
        'Your repair: ((link))',
      ],
      more: [],
    },
  },
  {
    name: 'opened-again',
    event: 'The resident does not agree that it was cancelled',
    placeholders: { ...commonPlaceholders, 'next day': nextDay },
    usual: {
      subject: 'Your repair is open again',
      sentences: [
        'You told us that you do not agree. Your repair “((title))” (((reference))) is open again, and a manager has been told.',
        'By ((next day)) we will ring you about what we do next.',
        ifWeMissIt,
        callUs,
        'Your repair: ((link))',
      ],
      more: [],
    },
  },
];
