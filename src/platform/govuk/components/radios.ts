import type { Html } from '../../html/index.ts';
import { choice, choiceId, choiceList, controlGroup, dividerBetween } from '../choice-group.ts';
import type { Choice, ChoiceDivider, GroupOptions } from '../choice-group.ts';
import { numbered } from '../content.ts';
import type { Maybe } from '../content.ts';

export interface RadiosOptions extends GroupOptions {
  readonly name: string;
  readonly idPrefix?: string | undefined;
  readonly items: readonly Maybe<Choice | ChoiceDivider>[];
  readonly value?: string | undefined;
}

/** One choice from a few. */
export function radios(options: RadiosOptions): Html {
  const idPrefix = options.idPrefix || options.name;
  const choices = numbered(options.items).map(([item, number]) =>
    'divider' in item ? dividerBetween('radios', item.divider) : radio(options, item, choiceId(idPrefix, item.id, number)),
  );
  return controlGroup(options, { id: idPrefix }, () => choiceList('radios', options, choices));
}

function radio(options: RadiosOptions, item: Choice, id: string): Html {
  const isValue = Boolean(options.value) && item.checked !== false && String(item.value) === options.value;
  return choice(item, { kind: 'radios', id, name: options.name, checked: Boolean(item.checked) || isValue });
}
