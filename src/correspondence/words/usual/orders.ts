import { callUs, commonPlaceholders, exampleDay, exampleLaterDay } from '../common-placeholders.ts';
import type { MessageTemplate } from '../model.ts';

const { title: _title, ...common } = commonPlaceholders;
const placeholders = { ...common, link: { ...common.link, means: 'Their link to this one order' }, order: { means: 'The number of the order on its case', example: '2' } } as const;

/** What we say to whoever does the work, where they come by a link. Neither the address nor anybody's name is in it: those are behind the link. */
export const orderTemplates: readonly MessageTemplate[] = [
  {
    name: 'order-link',
    event: 'An order goes to a contractor by a link',
    placeholders: {
      ...placeholders, trade: { means: 'The trade', example: 'plumber' },
      'work by': { means: 'The day by which it is to be done', example: { day: exampleDay }, isNeeded: true },
      'link until': { means: 'The last day on which the link works', example: { day: exampleLaterDay }, isNeeded: true },
    },
    usual: {
      subject: 'An order from ((landlord))',
      sentences: [
        'We have an order for you: ((reference)), order ((order)), ((trade)), to be done by ((work by)).',
        'Read it, then accept it or turn it down: ((link))',
        'The link opens this order only and works until ((link until)).',
        callUs,
      ],
      more: ['Whoever has the link can act for you on this order. Pass it on only to the people who do this work.'],
    },
  },
  {
    name: 'order-changed',
    event: 'Something changes about an order that a contractor has by a link',
    placeholders: { ...placeholders, 'what changed': { means: 'What changed: a sentence of ours', example: 'The day you proposed was accepted.', isEnglish: true } },
    usual: {
      subject: 'Your order has changed',
      sentences: ['News of ((reference)), order ((order)). ((what changed))', 'See the order: ((link))', callUs],
      more: [],
    },
  },
];
