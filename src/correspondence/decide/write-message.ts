import type { NewMessage } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import { compose } from '../words/compose.ts';
import { fill } from '../words/fill.ts';
import { english, type OwnWording, type WordValues } from '../words/model.ts';
import { chooseWording, languageLine, templateNamed } from '../words/templates.ts';
import { isLargePrint, type ChosenAddress, type MessageTask } from './choose-address.ts';

/** Who hears from us, by what way, in what words. */
export interface Reader extends ChosenAddress {
  readonly residentId: string | null;
  readonly name: string;
  readonly language: string;
  readonly format: string;
  /** The landlord's own words in force, in English and in this person's language. */
  readonly wordings: readonly OwnWording[];
}

/** What happened, and what is to be said of it. */
export interface ToSay {
  readonly template: string;
  readonly values: WordValues;
  readonly today: PlainDate;
  /** The id of the part of the case that it tells of, such as a visit, for whoever asks later whether they were told. */
  readonly about?: string | undefined;
}

/** The message for this reader. What no program can do for them goes along as tasks: nobody is silently left with less. */
export function writeMessage(reader: Reader, { template: name, values, today, about }: ToSay): NewMessage {
  const template = templateNamed(name);
  if (template === undefined) throw new Error(`There is no message called "${name}".`);
  const { channel, address, name: recipientName, residentId, wordings } = reader;
  const chosen = chooseWording(template, reader.language, wordings);
  const line = chosen.missingLanguage === null ? null : lineFor(chosen.missingLanguage, { values, today, wordings });
  const written = compose({ template, ...chosen, line, values, channel, recipientName, today });
  const missing: MessageTask[] = chosen.missingLanguage === null ? [] : [{ kind: 'language', detail: chosen.missingLanguage }];
  return {
    channel, address, recipientName, residentId, template: name, ...written,
    language: chosen.language, largePrint: isLargePrint(reader.format), facts: { values, ...(about === undefined ? {} : { about }) }, tasks: [...reader.tasks, ...missing],
  };
}

function lineFor(language: string, { values, today, wordings }: Pick<ToSay, 'values' | 'today'> & Pick<Reader, 'wordings'>): string {
  const { wording, language: ofLine } = chooseWording(languageLine, language, wordings);
  return wording.sentences.map((sentence) => fill(sentence, { ...values, language }, { language: ofLine, today })).join(' ');
}

/** A reader of whom we know only where to write. */
export const plainReader = (way: Pick<Reader, 'channel' | 'address' | 'name' | 'residentId'>, wordings: readonly OwnWording[]): Reader => ({
  ...way, language: english, format: 'standard', tasks: [], wordings,
});
