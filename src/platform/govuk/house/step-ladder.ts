import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes } from '../attributes.ts';

export type StepState = 'done' | 'now' | 'to-come';

export interface Step {
  readonly text: string;
  readonly state: StepState;
  /** A date or a word under the step. */
  readonly note?: string | undefined;
}

const SPOKEN: Readonly<Record<StepState, string>> = { done: 'done', now: 'now', 'to-come': 'not yet' };

/** How far something has come, as an ordered list of steps. The state is in words for those who do not see the colours. */
export function stepLadder({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }): Html {
  return html`<ol class="house-steps" aria-label="${label}">${steps.map(stepItem)}</ol>`;
}

function stepItem({ text, state, note }: Step): Html {
  const own = { class: `house-steps__step house-steps__step--${state}`, 'aria-current': state === 'now' ? 'step' : undefined };
  return html`<li${attributes(own)}>
  ${state === 'done' && html`<span aria-hidden="true">✓ </span>`}${text}<span class="govuk-visually-hidden">: ${SPOKEN[state]}</span>
  ${note && html`<span class="house-steps__note">${note}</span>`}
</li>`;
}
