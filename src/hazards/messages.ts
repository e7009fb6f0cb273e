import type { NewMessage, Reference } from '../casefile/index.ts';
import { dateInLondon, type Instant } from '../clock/index.ts';
import { writeMessage, type Reader, type WordValues } from '../correspondence/index.ts';
import { hazardKind } from '../law/index.ts';
import type { HazardTell } from './model.ts';
import { graveInPlainWords } from './words.ts';

/** Who hears of a hazard, and from whom. */
export interface HazardCorrespondent {
  /** Undefined where nobody lives there. */
  readonly recipient: Reader | undefined;
  readonly landlordName: string;
  readonly phone: string;
  readonly emergencyPhone: string;
}

/** Turns what a decision wants told into messages, for this person's channel, language and format. */
export function hazardMessages(tell: readonly HazardTell[], { file, now }: { readonly file: { readonly reference: Reference; readonly title: string }; readonly now: Instant }, to: HazardCorrespondent): NewMessage[] {
  const { recipient, landlordName, phone, emergencyPhone } = to;
  if (recipient === undefined) return [];
  const shared = { landlord: landlordName, phone, 'emergency phone': emergencyPhone, reference: file.reference, title: file.title, link: '{link}' };
  return tell.map((one) => writeMessage(recipient, { template: one.template, values: { ...shared, ...valuesOf(one) }, today: dateInLondon(now) }));
}

function valuesOf(tell: HazardTell): WordValues {
  switch (tell.template) {
    case 'hazard-reported':
      return { 'what we heard': tell.kind === null ? 'somebody has to find out what it is' : hazardKind(tell.kind).name.toLowerCase(), 'next step': tell.next.step, 'next day': { day: tell.next.by } };
    case 'hazard-weighed':
      return { 'how grave': graveInPlainWords[tell.grade], 'next step': tell.next.step, 'next day': { day: tell.next.by } };
    case 'hazard-ruled-out':
      return { reason: tell.reason };
    case 'hazard-stay-offered':
    case 'hazard-stay-changed':
      return { place: tell.stay.place, 'first day': { day: tell.stay.fromOn }, 'last day': { day: tell.stay.untilOn } };
    case 'hazard-stay-not-needed':
      return { place: tell.place };
    case 'hazard-stay-withdrawn':
      return { reason: tell.reason, 'next step': tell.next.step, 'next day': { day: tell.next.by } };
    case 'hazard-return-moved':
      return { 'return day': { day: tell.on }, reason: tell.reason };
    case 'hazard-closed':
      return { 'closed day': { day: tell.on } };
  }
}
