import { callUs, commonPlaceholders, exampleDay, exampleLaterDay, ifWeMissIt } from '../common-placeholders.ts';
import type { MessageTemplate } from '../model.ts';

const hours = { means: 'The hours of the visit', example: { hours: 'morning' }, isNeeded: true } as const;
const reason = { means: 'Why, as staff wrote it; follows “because”', example: 'the part has not arrived', isTyped: true, isEnglish: true } as const;

/** What we say of visits. */
export const visitTemplates: readonly MessageTemplate[] = [
  {
    name: 'visit-booked',
    event: 'A visit is booked',
    placeholders: { ...commonPlaceholders, 'visit day': { means: 'The day of the visit', example: { day: exampleDay }, isNeeded: true }, 'visit hours': hours },
    usual: {
      subject: 'We will visit your home',
      sentences: [
        'We will visit on ((visit day)), ((visit hours)), about “((title))” (((reference))).',
        'Ask to see their identity card before you let anyone in.',
        'If we do not come, a manager is told and will contact you.',
        callUs,
        'See or change this visit: ((link))',
      ],
      more: ['You need to be in, or another adult who can let us in. If that day does not suit you, tell us and we will find another.'],
    },
  },
  {
    name: 'contractor-day',
    event: 'A day is agreed on which somebody comes who works for us',
    placeholders: { ...commonPlaceholders, 'visit day': { means: 'The day they come', example: { day: exampleDay }, isNeeded: true }, 'visit hours': hours },
    usual: {
      subject: 'Somebody who works for us will visit your home',
      sentences: [
        'A contractor of ours will come on ((visit day)), ((visit hours)), about “((title))” (((reference))).',
        'Ask to see their identity card before you let anyone in.',
        callUs,
        'See the day, or tell us that it does not suit you: ((link))',
      ],
      more: ['You need to be in, or another adult who can let them in. If that day does not suit you, tell us and we will find another.'],
    },
  },
  {
    name: 'contractor-done',
    event: 'Somebody who works for us has done what we ordered, before we ask whether it is fixed',
    placeholders: { ...commonPlaceholders, 'done day': { means: 'The day it was done', example: { day: exampleDay }, isNeeded: true } },
    usual: {
      subject: 'Work on your home was done',
      sentences: [
        'Our contractor tells us that work on “((title))” (((reference))) was done on ((done day)).',
        'If anything is left, we tell you what comes next. When all of it is done, we ask you whether it is fixed.',
        callUs,
        'If it is not right, tell us: ((link))',
      ],
      more: [],
    },
  },
  {
    name: 'visit-reminder',
    event: 'The day before a visit, and on its morning',
    placeholders: { ...commonPlaceholders, 'visit day': { means: 'The day of the visit', example: { day: exampleDay }, isNeeded: true }, 'visit hours': hours },
    usual: {
      subject: 'We are coming to your home',
      sentences: [
        'We will visit on ((visit day)), ((visit hours)), about “((title))” (((reference))).',
        'Ask to see their identity card before you let anyone in.',
        'If we do not come, a manager is told and will contact you.',
        callUs,
        'See or change this visit: ((link))',
      ],
      more: ['If you cannot be in, tell us now and we will find another time.'],
    },
  },
  {
    name: 'visit-missed',
    event: 'We missed a visit',
    placeholders: {
      ...commonPlaceholders, 'visit day': { means: 'The day we should have come', example: { day: exampleDay }, isNeeded: true }, 'visit hours': hours,
      'ring by': { means: 'The day by which we ring', example: { day: exampleLaterDay }, isNeeded: true },
    },
    usual: {
      subject: 'We are sorry that we did not come',
      sentences: [
        'We said we would come on ((visit day)), ((visit hours)), about “((title))” (((reference))). We did not. We are sorry.',
        'By ((ring by)) we will ring you to agree another time.',
        ifWeMissIt,
        callUs,
        'If we did come, tell us: ((link))',
      ],
      more: [],
    },
  },
  {
    name: 'contractor-no-access',
    event: 'Somebody who works for us came and nobody could let them in',
    placeholders: {
      ...commonPlaceholders, 'visit day': { means: 'The day they came', example: { day: exampleDay }, isNeeded: true },
      'ring by': { means: 'The day by which we ring', example: { day: exampleLaterDay }, isNeeded: true },
    },
    usual: {
      subject: 'We could not get in',
      sentences: [
        'Our contractor came on ((visit day)) about “((title))” (((reference))); nobody could let them in.',
        'Your repair stays open. By ((ring by)) we will ring you to agree a day.',
        ifWeMissIt,
        callUs,
        'Not what happened? ((link))',
      ],
      more: [],
    },
  },
  {
    name: 'contractor-missed',
    event: 'The day on which somebody who works for us should have come has passed, and nobody wrote down that they did',
    placeholders: {
      ...commonPlaceholders, 'visit day': { means: 'The day they should have come', example: { day: exampleDay }, isNeeded: true },
      'ring by': { means: 'The day by which we ring', example: { day: exampleLaterDay }, isNeeded: true },
    },
    usual: {
      subject: 'We are sorry if our contractor did not come',
      sentences: [
        'Our contractor should have come on ((visit day)) about “((title))” (((reference))), and we think they did not. We are sorry.',
        'By ((ring by)) we will ring you to agree a day.',
        ifWeMissIt,
        callUs,
        'If they did come: ((link))',
      ],
      more: [],
    },
  },
  {
    name: 'remedy-offered',
    event: 'We offer a sum for a visit we missed',
    placeholders: {
      ...commonPlaceholders, 'visit day': { means: 'The day we should have come', example: { day: exampleDay }, isNeeded: true },
      sum: { means: 'The sum', example: '15 pounds', isNeeded: true },
    },
    usual: {
      subject: 'What we offer you for the visit we missed',
      sentences: [
        'We did not come on ((visit day)) about “((title))” (((reference))). We are sorry, and we offer you ((sum)) for it.',
        'It does not take the place of the repair, which goes on.',
        'If you do not agree, tell us, or make a complaint: ((link))',
        callUs,
      ],
      more: [],
    },
  },
  {
    name: 'visit-moved',
    event: 'A visit is moved',
    placeholders: {
      ...commonPlaceholders, 'old day': { means: 'The day it was to be', example: { day: exampleDay }, isNeeded: true },
      'visit day': { means: 'The new day', example: { day: exampleLaterDay }, isNeeded: true }, 'visit hours': hours, reason,
    },
    usual: {
      subject: 'Your visit has a new date',
      sentences: [
        'Your visit about “((title))” (((reference))) has moved from ((old day)) because ((reason)).',
        'We will now visit on ((visit day)), ((visit hours)).',
        'If we do not come, a manager is told and will contact you.',
        callUs,
        'See or change it: ((link))',
      ],
      more: [],
    },
  },
  {
    name: 'visit-cancelled',
    event: 'A visit is cancelled',
    placeholders: {
      ...commonPlaceholders, 'visit day': { means: 'The day it was to be', example: { day: exampleDay }, isNeeded: true }, reason,
      'next step': { means: 'What we do next; follows “we will”', example: 'ring you to agree another', isTyped: true, isEnglish: true },
      'next day': { means: 'By when', example: { day: exampleLaterDay }, isNeeded: true },
    },
    usual: {
      subject: 'Your visit is cancelled',
      sentences: [
        'We are not coming on ((visit day)) about “((title))” (((reference))) because ((reason)).',
        'Your repair stays open. By ((next day)) we will ((next step)).',
        ifWeMissIt,
        callUs,
        'Your repair: ((link))',
      ],
      more: [],
    },
  },
  {
    name: 'no-access',
    event: 'We came and could not get in',
    placeholders: {
      ...commonPlaceholders, 'visit day': { means: 'The day we came', example: { day: exampleDay }, isNeeded: true },
      'what we tried': { means: 'How we tried to reach them', example: 'knocked, rang your mobile', isTyped: true, isEnglish: true },
      'ring by': { means: 'The day by which we ring', example: { day: exampleLaterDay }, isNeeded: true },
    },
    usual: {
      subject: 'We came and could not get in',
      sentences: [
        'We came on ((visit day)) about “((title))” (((reference))) and could not get in. We tried: ((what we tried)).',
        'Your repair stays open. We will ring you by ((ring by)) to agree a new visit.',
        ifWeMissIt,
        callUs,
        'Or choose here: ((link))',
      ],
      more: ['If we have the wrong number for you, or it is hard for you to reach the door, tell us and we will write it down for next time.'],
    },
  },
];
