import { stayTemplates } from './hazard-stays.ts';
import { commonPlaceholders, exampleDay, exampleLaterDay, ifWeMissIt } from '../common-placeholders.ts';
import type { MessageTemplate } from '../model.ts';

const placeholders = {
  ...commonPlaceholders,
  'emergency phone': { means: 'The number people ring at any hour', example: '0161 496 0001', isNeeded: true },
} as const;

const nextStep = { means: 'What we do next; follows “we will”', example: 'find out what is wrong', isEnglish: true, isNeeded: true } as const;
const nextDay = { means: 'By when: the day the clock runs to', example: { day: exampleDay }, isNeeded: true } as const;
const ifWorse = 'If it gets worse, call ((emergency phone)) at any hour; else call ((phone)).';

/** What we say of a danger in somebody's home: what we were told, how serious it is, and how it ends. */
export const hazardTemplates: readonly MessageTemplate[] = [
  {
    name: 'hazard-reported',
    event: 'A hazard is reported',
    placeholders: { ...placeholders, 'what we heard': { means: 'The kind of danger, in words of ours', example: 'damp and mould', isEnglish: true }, 'next step': nextStep, 'next day': nextDay },
    usual: {
      subject: 'We were told about a danger in your home',
      sentences: ['We were told about a possible danger in your home: ((what we heard)) (((reference))).', 'By ((next day)) we will ((next step)).', ifWeMissIt, ifWorse, 'Follow it: ((link))'],
      more: ['You can tell us more at any time. What you know helps the person who comes.'],
    },
  },
  {
    name: 'hazard-weighed',
    event: 'A hazard is weighed',
    placeholders: { ...placeholders, 'how grave': { means: 'How serious it is, in words of ours; follows “we think the danger is”', example: 'an emergency: we make it safe within 24 hours', isEnglish: true, isNeeded: true }, 'next step': nextStep, 'next day': { ...nextDay, example: { day: exampleLaterDay } } },
    usual: {
      subject: 'How serious the danger in your home is',
      sentences: ['We think the danger in your home (((reference))) is ((how grave)).', 'By ((next day)) we will ((next step)).', ifWeMissIt, ifWorse, 'Follow it: ((link))'],
      more: ['If somebody at home is young, old, ill or expecting a baby and we do not know, tell us: it may make it more urgent.'],
    },
  },
  {
    name: 'hazard-ruled-out',
    event: 'Two people agree that it is no hazard',
    placeholders: { ...placeholders, reason: { means: 'Why, as staff wrote it; follows “because”', example: 'the wall is dry by meter', isTyped: true, isEnglish: true } },
    usual: {
      subject: 'We found no danger',
      sentences: ['We looked into the possible danger in your home (((reference))). Two of us agree that there is none, because ((reason)).', 'If you do not agree, tell us or make a complaint.', ifWorse, 'The record: ((link))'],
      more: ['You can make a complaint now or later, by phone or in writing. If the problem comes back, tell us and we will look at it again.'],
    },
  },
  ...stayTemplates,
  {
    name: 'hazard-closed',
    event: 'A hazard is put right and closed',
    placeholders: { ...placeholders, 'closed day': { means: 'The day it was closed', example: { day: exampleDay }, isNeeded: true } },
    usual: {
      subject: 'The danger in your home is put right',
      sentences: ['We closed ((reference)), “((title))”, on ((closed day)).', 'If it comes back or is not right, tell us.', ifWorse, 'The record: ((link))'],
      more: [],
    },
  },
  {
    name: 'hazard-summary',
    event: 'The written summary of an investigation, once two people have seen it',
    neverAText: true,
    placeholders: {
      ...placeholders, phone: { means: commonPlaceholders.phone.means, example: commonPlaceholders.phone.example }, 'emergency phone': { means: placeholders['emergency phone'].means, example: placeholders['emergency phone'].example },
      summary: { means: 'The summary itself: what was found, what is done by when, and how to complain', example: 'We found damp on one wall. We treat it, and finish by Friday 4 December. If anything is unclear, call 0161 496 0000.', isNeeded: true, isEnglish: true },
    },
    usual: { subject: 'What we found at your home, and what we will do', sentences: ['((summary))', 'Follow ((reference)) by this link: ((link))'], more: [] },
  },
];
