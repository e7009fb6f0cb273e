import { dateInLondon, longDate, type PlainDate } from '../../clock/index.ts';
import { hazardKind, limitInWords, ruleOn } from '../../law/index.ts';
import type { Hazard, Investigation, PromisedWork, SummaryWords } from '../model.ts';
import { basisOfHazard } from './clocks.ts';
import type { ToldBy } from './context.ts';
import { lawOfDuty } from './duties.ts';

export interface SummaryFacts extends Pick<ToldBy, 'address' | 'phone' | 'emergencyPhone'> {
  readonly hazard: Hazard;
  readonly today: PlainDate;
}

/**
 * The written summary as the resident reads it, but for greeting and signature. The writer's words are between our own: what
 * danger it is, the days, whom to call and how to complain stand in each, whatever the writer forgot.
 */
export function summaryText(words: SummaryWords, { hazard, address, phone, emergencyPhone, today }: SummaryFacts): string {
  const { investigation } = hazard;
  if (investigation === null) return '';
  const looked = `We looked into it at ${address} on ${longDate(dateInLondon(investigation.concludedAt), today)}${investigation.how === 'remote' ? ', by photos, video or phone' : ''}.`;
  return [
    `${looked} This is what we found and what happens next.`,
    'What we found', danger(hazard, investigation, today), ended(words.found),
    ...works(words, hazard, today),
    ...(words.stay === '' ? [] : ['Somewhere to stay', ended(words.stay)]),
    'How to reach us', `Call ${phone} if anything here is unclear, or if a day does not suit you. If it gets worse, call ${emergencyPhone} at any hour.${renewal(investigation, today)}`,
    'If you are not happy with this', `You can make a complaint at any time: call ${phone}, write to us, or tell anybody who works for us. You can also ask the Housing Ombudsman for free advice at any time: www.housing-ombudsman.org.uk.`,
  ].join('\n\n');
}

function danger(hazard: Hazard, { found }: Investigation, today: PlainDate): string {
  const kind = hazard.triage?.kind ?? hazard.suspected;
  const what = kind === null ? '' : `: ${hazardKind(kind).name.toLowerCase()}`;
  const isEmergency = hazard.grade === 'emergency' || found === 'emergency';
  if (!isEmergency && found === 'neither') return `We found no emergency hazard and no significant hazard${what === '' ? '' : ` of this kind${what}`}.`;
  const whose = basisOfHazard(hazard).basis === 'law' ? 'the law asks us to make safe' : 'we make safe';
  const limit = limitInWords(ruleOn(lawOfDuty[isEmergency ? 'emergency' : 'make-safe'], today).limit);
  return `It is ${isEmergency ? 'an emergency' : 'a significant'} hazard${what}. That is a danger which ${whose} within ${limit}${isEmergency ? '' : ' of looking into it'}.`;
}

function works({ safety, prevention, nothingBecause }: SummaryWords, { madeSafeAt }: Hazard, today: PlainDate): readonly string[] {
  const lines = [
    ...(madeSafeAt === null ? [] : [`We made it safe on ${longDate(dateInLondon(madeSafeAt), today)}.`]),
    ...(safety === null ? [] : [`To make your home safe: ${promised(safety, today)}`]),
    ...(prevention === null ? [] : [`To stop it coming back: ${promised(prevention, today)}`]),
    ...(nothingBecause === '' ? [] : [`${safety === null && prevention === null && madeSafeAt === null ? 'Nothing needs doing' : 'Nothing more needs doing'}. This is why: ${ended(nothingBecause)}`]),
    ...(safety === null && prevention === null ? [] : ['If we miss one of these days, a manager is told and will contact you.']),
  ];
  return lines.length === 0 ? [] : ['What we will do', ...lines];
}

function promised({ words, beginBy, doneBy }: PromisedWork, today: PlainDate): string {
  const by = beginBy === doneBy ? `We will begin and finish by ${longDate(doneBy, today)}.` : `We will begin by ${longDate(beginBy, today)} and finish by ${longDate(doneBy, today)}.`;
  return `${ended(words)} ${by}`;
}

/** Of one made from afar: that somebody comes, and how soon, once they ask. */
function renewal({ how }: Investigation, today: PlainDate): string {
  return how === 'remote' ? ` You may ask us to come and look in person: we do so within ${limitInWords(ruleOn(lawOfDuty.renewed, today).limit)} of your asking.` : '';
}

const ended = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
