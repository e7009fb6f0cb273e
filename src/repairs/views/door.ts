import type { WorkOrder } from '../../orders/index.ts';
import { insetText } from '../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../platform/html/index.ts';
import type { DoorInstructions } from '../../residents/index.ts';
import { paragraph } from './form-page.ts';

/** The register of site hazards of the place, as it stands; nothing where it has none, or nobody goes there now. */
export function dangersOfPlace(register: string | undefined): Html {
  if (register === undefined) return nothing;
  return insetText({ html: html`<strong>Register of site hazards</strong><ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">${register.split('\n').map((line) => html`<li>${line}</li>`)}</ul>` });
}

export interface AtTheDoor {
  /** Undefined once nobody goes there. */
  readonly door: DoorInstructions | undefined;
  readonly order?: Pick<WorkOrder, 'accessNeeds'> | undefined;
}

/** What to know at the door: the instruction, never the diagnosis behind it. */
export function atTheDoor({ door, order }: AtTheDoor): Html {
  if (door === undefined) return nothing;
  // An order is drawn up from the household's own instructions, so what stands in both is said once.
  const ordered = (order?.accessNeeds ?? '').split('\n').filter((line) => line.trim() !== '' && !door.instructions.includes(line));
  const words = [...door.instructions, ...ordered, ...(door.notYetAsked ? ['Nobody has asked this household what they need: ask before you start'] : [])];
  if (words.length === 0) return paragraph('Nothing special is needed at the door.');
  return insetText({ html: html`<strong>At the door</strong><ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">${words.map((line) => html`<li>${line}</li>`)}</ul>` });
}
