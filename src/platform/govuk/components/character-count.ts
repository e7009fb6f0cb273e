import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { classNames, wordsForScript } from '../attributes.ts';
import type { Attributes, PluralWords } from '../attributes.ts';
import { contentOf } from '../content.ts';
import { hint } from './hint.ts';
import { textarea } from './textarea.ts';
import type { TextareaOptions } from './textarea.ts';

export interface CharacterCountOptions extends TextareaOptions {
  readonly maxlength?: number | undefined;
  readonly maxwords?: number | undefined;
  readonly countType?: 'characters' | 'words' | 'codeUnits' | 'graphemes' | undefined;
  /** The part of the limit, in hundredths, below which the count is not shown. */
  readonly threshold?: number | undefined;
  readonly countMessage?: { readonly classes?: string | undefined } | undefined;
  /** Shown below without script; `%{count}` becomes the limit. */
  readonly textareaDescriptionText?: string | undefined;
  readonly charactersUnderLimitText?: PluralWords | undefined;
  readonly charactersAtLimitText?: string | undefined;
  readonly charactersOverLimitText?: PluralWords | undefined;
  readonly wordsUnderLimitText?: PluralWords | undefined;
  readonly wordsAtLimitText?: string | undefined;
  readonly wordsOverLimitText?: PluralWords | undefined;
}

/** Several lines of text that says how much room is left. The limit is advice: the form still has to check it. */
export function characterCount(options: CharacterCountOptions): Html {
  const id = options.id || options.name;
  return textarea({
    ...options,
    id,
    describedBy: `${id}-info`,
    classes: classNames('govuk-js-character-count', options.classes),
    // The plain component takes these two and this one never did.
    autocomplete: undefined,
    disabled: undefined,
    formGroup: {
      classes: classNames('govuk-character-count', options.formGroup?.classes),
      attributes: { ...scriptAttributes(options), ...options.formGroup?.attributes },
      beforeInput: options.formGroup?.beforeInput,
      afterInput: { html: html`${countMessage(options, id)}${contentOf(options.formGroup?.afterInput)}` },
    },
  });
}

function limitOf(options: CharacterCountOptions): number | undefined {
  return options.maxwords || options.maxlength || undefined;
}

function countTypeOf(options: CharacterCountOptions): CharacterCountOptions['countType'] {
  return options.countType ?? (options.maxwords ? 'words' : undefined);
}

function countMessage(options: CharacterCountOptions, id: string): Html {
  const limit = limitOf(options);
  const usual = `You can enter up to %{count} ${countTypeOf(options) === 'words' ? 'words' : 'characters'}`;
  const words = options.textareaDescriptionText || usual;
  return hint({
    text: limit === undefined ? '' : words.replaceAll('%{count}', String(limit)),
    id: `${id}-info`,
    classes: classNames('govuk-character-count__message', options.countMessage?.classes),
  });
}

function scriptAttributes(options: CharacterCountOptions): Attributes {
  const description = limitOf(options) === undefined ? options.textareaDescriptionText : undefined;
  return {
    'data-module': 'govuk-character-count',
    'data-maxlength': options.maxlength,
    'data-maxwords': options.maxwords,
    'data-threshold': options.threshold,
    'data-count-type': countTypeOf(options),
    ...wordsForScript({
      'textarea-description': description ? { other: description } : undefined,
      'characters-under-limit': options.charactersUnderLimitText,
      'characters-at-limit': options.charactersAtLimitText,
      'characters-over-limit': options.charactersOverLimitText,
      'words-under-limit': options.wordsUnderLimitText,
      'words-at-limit': options.wordsAtLimitText,
      'words-over-limit': options.wordsOverLimitText,
    }),
  };
}
