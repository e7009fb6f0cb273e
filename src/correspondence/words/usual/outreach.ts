import { callUs, commonPlaceholders, exampleLaterDay, ifWeMissIt } from '../common-placeholders.ts';
import type { MessageTemplate } from '../model.ts';

const { reference, phone, link, landlord } = commonPlaceholders;

/** What we say when we ask homes by ourselves. */
export const outreachTemplates: readonly MessageTemplate[] = [
  {
    name: 'outreach-question',
    event: 'We ask how a home is, without anybody having reported anything',
    placeholders: { landlord, phone, reference, link, 'ask by': { means: 'The day we promise to have asked by', example: { day: exampleLaterDay }, isNeeded: true } },
    usual: {
      subject: 'Is your home free of damp and mould?',
      sentences: [
        'We are asking homes near you about damp and mould (((reference))).',
        'Tell us how your home is: ((link))',
        'If we do not hear, we will ring or come to your door by ((ask by)).',
        ifWeMissIt,
        callUs,
      ],
      more: ['It does not matter how it came about: we look for what in the building causes it.'],
    },
  },
];
