import type { Html } from '../../html/index.ts';
import { choice, choiceId, choiceList, controlGroup, dividerBetween } from '../choice-group.ts';
import type { Choice, ChoiceDivider, GroupOptions } from '../choice-group.ts';
import { numbered } from '../content.ts';
import type { Maybe } from '../content.ts';

export type Checkbox = Choice & {
  readonly name?: string | undefined;
  /** `exclusive` unticks the others, as for "None of these". */
  readonly behaviour?: 'exclusive' | undefined;
};

export interface CheckboxesOptions extends GroupOptions {
  readonly name: string;
  readonly idPrefix?: string | undefined;
  readonly items: readonly Maybe<Checkbox | ChoiceDivider>[];
  readonly values?: readonly string[] | undefined;
  readonly describedBy?: string | undefined;
}

/** Any number of choices from a few. */
export function checkboxes(options: CheckboxesOptions): Html {
  const idPrefix = options.idPrefix || options.name;
  return controlGroup(options, { id: idPrefix, describedBy: options.describedBy }, (describedBy) => {
    // Without a fieldset nothing else would say the group's hint and error, so each box does.
    const eachDescribedBy = options.fieldset ? undefined : describedBy;
    const boxes = numbered(options.items).map(([item, number]) => {
      if ('divider' in item) return dividerBetween('checkboxes', item.divider);
      return checkbox(options, item, { id: choiceId(idPrefix, item.id, number), describedBy: eachDescribedBy });
    });
    return choiceList('checkboxes', options, boxes);
  });
}

interface Place {
  readonly id: string;
  readonly describedBy: string | undefined;
}

function checkbox(options: CheckboxesOptions, item: Checkbox, place: Place): Html {
  const isValue = item.checked !== false && Boolean(options.values?.includes(String(item.value)));
  return choice(item, {
    ...place,
    kind: 'checkboxes',
    name: item.name || options.name,
    checked: Boolean(item.checked) || isValue,
    behaviour: item.behaviour,
  });
}
