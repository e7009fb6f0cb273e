import { english, type MessageTemplate, type OwnWording, type Wording } from './model.ts';
import { hazardTemplates } from './usual/hazards.ts';
import { orderTemplates } from './usual/orders.ts';
import { outreachTemplates } from './usual/outreach.ts';
import { repairTemplates } from './usual/repairs.ts';
import { standingTemplates } from './usual/standing.ts';
import { visitTemplates } from './usual/visits.ts';
import { workTemplates } from './usual/work.ts';

/** The line that goes with a message in English to somebody who reads another language. */
export const languageLine: MessageTemplate = {
  name: 'language-line',
  event: 'Added when somebody reads a language that a message has no words in',
  placeholders: {
    language: { means: 'Their language', example: 'Polish', isNeeded: true },
    phone: { means: 'The number people ring', example: '0161 496 0000', isNeeded: true },
  },
  usual: { subject: 'In your language', sentences: ['We can send this in ((language)): call ((phone)).'], more: [] },
};

/** Every message that an event sends. */
export const templates: readonly MessageTemplate[] = [...repairTemplates, ...visitTemplates, ...workTemplates, ...standingTemplates, ...orderTemplates, ...hazardTemplates, ...outreachTemplates];

const byName = new Map([...templates, languageLine].map((template) => [template.name, template]));

/** The template of this name, or undefined: any text may be asked for. */
export const templateNamed = (name: string): MessageTemplate | undefined => byName.get(name);

export const sameLanguage = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

export interface ChosenWording {
  readonly wording: Wording;
  readonly language: string;
  /** They read another language, and there are no words in it. */
  readonly missingLanguage: string | null;
}

/** The landlord's words in the person's language; else its own in English, else ours. */
export function chooseWording(template: MessageTemplate, language: string, own: readonly OwnWording[]): ChosenWording {
  const inLanguage = (wanted: string) => own.find((one) => one.template === template.name && sameLanguage(one.language, wanted));
  const inEnglish = inLanguage(english) ?? template.usual;
  if (language.trim() === '' || sameLanguage(language, english)) return { wording: inEnglish, language: english, missingLanguage: null };
  const theirs = inLanguage(language);
  if (theirs !== undefined) return { wording: theirs, language: theirs.language, missingLanguage: null };
  return { wording: inEnglish, language: english, missingLanguage: language.trim() };
}
