import { readForm, type Parsed } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { HazardStage } from '../model.ts';

/** What whoever lives there says to an offered stay: yes, no with why, or a question. */
export interface SaidOfStay {
  readonly moveId: string;
  readonly answer: 'accepted' | 'refused' | 'ask';
  readonly words: string;
}

export function parseSaidOfStay(body: FormBody): Parsed<SaidOfStay> {
  const read = readForm(body);
  const answer = read.oneOf('answer', ['accepted', 'refused', 'ask'], 'Choose whether you will stay there, or ask us something first');
  const words = answer === 'refused' || answer === 'ask' ? read.needed('words', answer === 'ask' ? 'Write your question' : 'Tell us why, so that we can find a place that suits you') : read.text('words');
  return read.result(() => (answer === undefined ? undefined : { moveId: formText(body, 'moveId'), answer, words }));
}

export const whatTheySay = ['danger', 'back', 'other'] as const;
/** That somebody could be hurt now, that it has come back (or never went), or anything else. */
export type WhatTheySay = (typeof whatTheySay)[number];

/** What there is to say of a hazard at this stage. */
export function sayingsAt(stage: HazardStage): readonly WhatTheySay[] {
  if (stage === 'watched') return ['danger', 'back', 'other'];
  return stage === 'closed' || stage === 'not-a-hazard' ? ['danger', 'back'] : ['danger', 'other'];
}

export interface SaidOfHazard {
  readonly what: WhatTheySay;
  readonly words: string;
}

export function parseSaidOfHazard(body: FormBody, stage: HazardStage): Parsed<SaidOfHazard> {
  const read = readForm(body);
  const what = read.oneOf('what', sayingsAt(stage), 'Choose what it is');
  const words = read.needed('words', 'Tell us in a few words what is wrong');
  return read.result(() => (what === undefined ? undefined : { what, words }));
}
