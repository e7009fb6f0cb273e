import { commonPlaceholders, exampleDay, exampleLaterDay, ifWeMissIt } from '../common-placeholders.ts';
import type { MessageTemplate } from '../model.ts';

const place = { means: 'Where they can stay, as staff wrote it', example: 'Larch Hotel, Stockport', isTyped: true } as const;
const firstDay = { means: 'The first day there', example: { day: exampleDay } } as const;
const lastDay = { means: 'The day by which they are home again', example: { day: exampleLaterDay } } as const;
const offer = { ...commonPlaceholders, place: { ...place, isNeeded: true }, 'first day': { ...firstDay, isNeeded: true }, 'last day': { ...lastDay, isNeeded: true } } as const;
const reason = { means: 'Why, as staff wrote it; follows “because”', example: 'the hotel has closed', isTyped: true, isEnglish: true } as const;

const youNeedNot = 'You do not have to go. If you say no, our dates for making your home safe stay as they are, and we look for a place that suits you better.';

/** What we say of somewhere to stay while a home is not safe. */
export const stayTemplates: readonly MessageTemplate[] = [
  {
    name: 'hazard-stay-offered',
    event: 'Somewhere to stay is offered until the home is safe',
    placeholders: offer,
    usual: {
      subject: 'Somewhere to stay until your home is safe',
      sentences: ['We offer you somewhere to stay until your home is safe (((reference))): ((place)), from ((first day)) to ((last day)). We pay for it.', 'Answer, or ask us: ((link))/stay', 'Or call ((phone)).'],
      more: [youNeedNot],
    },
  },
  {
    name: 'hazard-stay-changed',
    event: 'The offer of somewhere to stay is changed before it is answered',
    placeholders: offer,
    usual: {
      subject: 'Our offer of somewhere to stay has changed',
      sentences: ['Our offer of somewhere to stay (((reference))) has changed. It is now ((place)), from ((first day)) to ((last day)). We pay for it.', 'Answer, or ask us: ((link))/stay', 'Or call ((phone)).'],
      more: ['This takes the place of our earlier offer.', youNeedNot],
    },
  },
  {
    name: 'hazard-stay-withdrawn',
    event: 'The offer of somewhere to stay is taken back',
    placeholders: { ...commonPlaceholders, reason, 'next step': { means: 'What we do next; follows “we will”', example: 'make it safe', isEnglish: true, isNeeded: true }, 'next day': { means: 'By when: the day the clock runs to', example: { day: exampleLaterDay }, isNeeded: true } },
    usual: {
      subject: 'We have to take back our offer of somewhere to stay',
      sentences: ['We are sorry. We have to take back our offer of somewhere to stay (((reference))), because ((reason)).', 'By ((next day)) we will ((next step)).', ifWeMissIt, 'Call ((phone)) if you need somewhere to go now.', 'Follow it: ((link))'],
      more: ['We look for another place, and write to you when we have one.'],
    },
  },
  {
    name: 'hazard-stay-not-needed',
    event: 'The home is safe, or no danger, before an offer of somewhere to stay is answered',
    placeholders: { ...commonPlaceholders, place },
    usual: {
      subject: 'You no longer need somewhere to stay',
      sentences: ['You can stay at home: our record says that it is safe now (((reference))). Our offer of somewhere to stay, ((place)), no longer stands.', 'If it does not feel safe, call ((phone)).', 'Follow it: ((link))'],
      more: [],
    },
  },
  {
    name: 'hazard-return-moved',
    event: 'The day on which they come home is moved',
    placeholders: { ...commonPlaceholders, reason, 'return day': { means: 'The day by which they are home again', example: { day: exampleLaterDay }, isNeeded: true } },
    usual: {
      subject: 'You come home on another day',
      sentences: ['You will now be home again by ((return day)) (((reference))), because ((reason)).', ifWeMissIt, 'If that does not suit you, call ((phone)).', 'Follow it: ((link))'],
      more: ['We pay for where you stay until then.'],
    },
  },
];
