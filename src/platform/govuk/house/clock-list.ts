import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { details } from '../components/details.ts';
import { tag } from '../components/tag.ts';

export type ClockState = 'in-time' | 'soon' | 'overdue' | 'met';

export interface Clock {
  readonly title: string;
  /** As in "by Friday 4 December". */
  readonly due: string;
  /** As in "8 working days left". */
  readonly left: string;
  readonly state: ClockState;
  /** How the date was counted, opened by "Why this date?". */
  readonly because?: string | Html | undefined;
}

const TAGS: Readonly<Partial<Record<ClockState, { text: string; classes: string }>>> = {
  overdue: { text: 'Overdue', classes: 'govuk-tag--red' },
  soon: { text: 'Due soon', classes: 'govuk-tag--orange' },
  met: { text: 'Done', classes: 'govuk-tag--green' },
};

/** What is due and when, worst said in words and a tag, never by colour alone. */
export function clockList(clocks: readonly Clock[]): Html {
  return html`<ul class="house-clocks">${clocks.map(clockItem)}</ul>`;
}

function clockItem({ title, due, left, state, because }: Clock): Html {
  const stateTag = TAGS[state];
  return html`<li class="house-clocks__clock house-clocks__clock--${state}">
  <p class="govuk-body house-clocks__title">${title} ${stateTag && tag(stateTag)}</p>
  <p class="govuk-body house-clocks__left">${due}, ${left}</p>
  ${because && details({ summaryText: 'Why this date?', html: html`${because}` })}
</li>`;
}
