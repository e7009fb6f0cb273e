import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { wordsForScript } from '../attributes.ts';
import type { PluralWords } from '../attributes.ts';
import { contentOf } from '../content.ts';
import { field } from '../form-group.ts';
import type { FieldOptions } from '../form-group.ts';

export interface FileUploadOptions extends FieldOptions {
  readonly multiple?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** True wraps the control for the script that lets files be dropped on it. */
  readonly javascript?: boolean | undefined;
  readonly wrapperClasses?: string | undefined;
  readonly wrapperAttributes?: Attributes | undefined;
  readonly chooseFilesButtonText?: string | undefined;
  readonly noFileChosenText?: string | undefined;
  readonly multipleFilesChosenText?: PluralWords | undefined;
  readonly dropInstructionText?: string | undefined;
  readonly enteredDropZoneText?: string | undefined;
  readonly leftDropZoneText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Chooses a file, or several, to send. */
export function fileUpload(options: FileUploadOptions): Html {
  return field(options, (id, describedBy) => html`${contentOf(options.formGroup?.beforeInput)}
  ${forScript(options, control(options, id, describedBy))}
  ${contentOf(options.formGroup?.afterInput)}`);
}

function control(options: FileUploadOptions, id: string, describedBy: string | undefined): Html {
  const own = {
    class: classNames('govuk-file-upload', options.classes, options.errorMessage && 'govuk-file-upload--error'),
    id,
    name: options.name,
    type: 'file',
    disabled: options.disabled,
    multiple: options.multiple,
    'aria-describedby': describedBy,
  };
  return html`<input${attributes(own)}${attributes(options.attributes)}>`;
}

function forScript(options: FileUploadOptions, inside: Html): Html {
  if (!options.javascript) return inside;
  const own = {
    class: classNames('govuk-file-upload-wrapper', options.wrapperClasses),
    'data-module': 'govuk-file-upload',
    ...wordsForScript({
      'choose-files-button': options.chooseFilesButtonText,
      'no-file-chosen': options.noFileChosenText,
      'multiple-files-chosen': options.multipleFilesChosenText,
      'drop-instruction': options.dropInstructionText,
      'entered-drop-zone': options.enteredDropZoneText,
      'left-drop-zone': options.leftDropZoneText,
    }),
  };
  return html`<div${attributes(own)}${attributes(options.wrapperAttributes)}>${inside}</div>`;
}
